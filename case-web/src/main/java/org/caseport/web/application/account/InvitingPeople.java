package org.caseport.web.application.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Invitation;
import org.caseport.domain.account.Invitations;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Memberships;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.text.BlankText;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.RateLimiting;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.RetryOnDuplicateKey;
import org.jspecify.annotations.Nullable;

/**
 * Invites people to create a sign-in: administrators of the portal anybody, an account's administrators its members.
 * The caller makes the token of a link; here only its hash is known.
 */
@ApplicationScoped
@Transactional
@RetryOnDuplicateKey
public class InvitingPeople {

    /** How long a link works. */
    public static final Duration VALID = Duration.ofDays(7);

    /** How long an invitation stays on the list after its link has expired, so that it can be sent again. */
    public static final Duration REMEMBERED = Duration.ofDays(30);

    /** How many invitations a page shows. */
    public static final int SHOWN = 100;

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

    @Inject
    Invitations invitations;

    @Inject
    People people;

    @Inject
    Accounts accounts;

    @Inject
    Memberships memberships;

    @Inject
    Agents agents;

    @Inject
    RateLimiting rateLimiting;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** Invites anybody. */
    public Outcome<Invited> invite(Administrator by, Request request, String tokenHash) {
        return invite(by.id(), request, tokenHash);
    }

    /** Invites a member to the caller's own account. */
    public Outcome<Invited> invite(Member by, String email, String name, String tokenHash) {
        if (!by.may(Grant.ADMINISTER)) {
            return refused(by.account(), by.id(), new Rejection.NotGranted(Grant.ADMINISTER));
        }
        return invite(by.id(), new Request(email, name, Role.MEMBER, by.account(), Set.of(), Set.of()), tokenHash);
    }

    private Outcome<Invited> invite(PersonId by, Request request, String tokenHash) {
        String email = Person.signInName(request.email());
        List<Problem> problems = problems(request, email);
        if (!problems.isEmpty()) {
            return refused(known(request.account()), by, new Faulty(problems));
        }
        Duration wait = rateLimiting.invite(by, request.account(), email);
        if (!wait.isZero()) {
            return refused(request.account(), by, new RateLimited(wait));
        }
        Optional<Problem> known = knownAddress(email);
        if (known.isPresent()) {
            return refused(request.account(), by, new Faulty(List.of(known.get())));
        }
        Instant now = clock.instant();
        Invitation invitation = new Invitation(
                UUID.randomUUID().toString(),
                email,
                BlankText.strip(request.name()),
                request.role(),
                request.account(),
                worksCases(request.role()) ? request.languages() : Set.of(),
                worksCases(request.role()) ? request.services() : Set.of(),
                worksCases(request.role()) ? PersonFields.number(request.mostOpen()) : null,
                by,
                now,
                now.plus(VALID));
        invitations.store(invitation, tokenHash);
        done(invitation, by, JournalAct.INVITATION_SENT, request.role().name());
        return new Outcome.Done<>(new Invited(invitation, accountOf(invitation)));
    }

    /** What is wrong, except that the address is known already: whoever asks for that is counted first. */
    private List<Problem> problems(Request request, String email) {
        List<Problem> problems = new ArrayList<>();
        if (!Person.isSignInName(email)) {
            problems.add(Problem.NO_EMAIL);
        }
        if (BlankText.isBlank(request.name())) {
            problems.add(Problem.NO_NAME);
        } else if (BlankText.strip(request.name()).length() > Person.LONGEST_NAME) {
            problems.add(Problem.NAME_TOO_LONG);
        }
        if (request.role() == Role.MEMBER
                && (request.account() == null
                        || accounts.find(request.account()).isEmpty())) {
            problems.add(Problem.NO_ACCOUNT);
        }
        if (worksCases(request.role()) && request.languages().isEmpty()) {
            problems.add(Problem.NO_LANGUAGE);
        }
        if (worksCases(request.role()) && !PersonFields.isNumber(request.mostOpen())) {
            problems.add(Problem.NO_NUMBER);
        }
        return problems;
    }

    private Optional<Problem> knownAddress(String email) {
        if (people.findByEmail(email).isPresent()) {
            return Optional.of(Problem.EMAIL_TAKEN);
        }
        return invitations.findByEmail(email).map(other -> Problem.EMAIL_INVITED);
    }

    private static boolean worksCases(Role role) {
        return role == Role.AGENT || role == Role.SUPERVISOR;
    }

    private @Nullable Account accountOf(Invitation invitation) {
        return Optional.ofNullable(invitation.account()).flatMap(accounts::find).orElse(null);
    }

    /** All open invitations, latest first. */
    public List<Invitation> open(Administrator by) {
        return invitations.list(null, SHOWN);
    }

    /** The names of the accounts to which these invite. */
    public Map<AccountId, String> accountNames(Administrator by, List<Invitation> invitations) {
        Set<AccountId> ids = invitations.stream()
                .flatMap(invitation -> Stream.ofNullable(invitation.account()))
                .collect(Collectors.toSet());
        return accounts.names(ids);
    }

    /** The open invitations to an account, latest first. */
    public List<Invitation> open(Administrator by, AccountId account) {
        return invitations.list(account, SHOWN);
    }

    /** The open invitations to the caller's account, latest first; empty when the caller does not administer it. */
    public List<Invitation> open(Member by) {
        return by.may(Grant.ADMINISTER) ? invitations.list(by.account(), SHOWN) : List.of();
    }

    /** Makes the old link stop working and a new one valid from now on. */
    public Outcome<Invited> resend(Administrator by, String id, String tokenHash) {
        return resend(null, by.id(), find(id), tokenHash);
    }

    public Outcome<Invited> resend(Member by, String id, String tokenHash) {
        return resend(by.account(), by.id(), own(by, id), tokenHash);
    }

    private Outcome<Invited> resend(
            @Nullable AccountId actingFor, PersonId by, Optional<Invitation> found, String tokenHash) {
        if (found.isEmpty()) {
            return refused(actingFor, by, JournalAct.INVITATION_RESENT, null, Rejection.NotFound.INVITATION);
        }
        Invitation old = found.get();
        Duration wait = rateLimiting.invite(by, old.account(), old.email());
        if (!wait.isZero()) {
            Rejection why = new RateLimited(wait);
            return refused(old.account(), by, JournalAct.INVITATION_RESENT, old.id(), why);
        }
        Instant now = clock.instant();
        Invitation renewed = old.renewed(by, now, now.plus(VALID));
        invitations.store(renewed, tokenHash);
        done(renewed, by, JournalAct.INVITATION_RESENT, "");
        return new Outcome.Done<>(new Invited(renewed, accountOf(renewed)));
    }

    /** Makes the link stop working; false when there is no such invitation. */
    public boolean withdraw(Administrator by, String id) {
        return withdraw(null, by.id(), find(id));
    }

    public boolean withdraw(Member by, String id) {
        return withdraw(by.account(), by.id(), own(by, id));
    }

    private boolean withdraw(@Nullable AccountId actingFor, PersonId by, Optional<Invitation> found) {
        found.ifPresent(invitation -> {
            invitations.remove(invitation.id());
            done(invitation, by, JournalAct.INVITATION_WITHDRAWN, "");
        });
        if (found.isEmpty()) {
            refused(actingFor, by, JournalAct.INVITATION_WITHDRAWN, null, Rejection.NotFound.INVITATION);
        }
        return found.isPresent();
    }

    private Optional<Invitation> find(String id) {
        return ID.matcher(id).matches() ? invitations.find(id) : Optional.empty();
    }

    private Optional<Invitation> own(Member by, String id) {
        return by.may(Grant.ADMINISTER)
                ? find(id).filter(invitation -> by.account().equals(invitation.account()))
                : Optional.empty();
    }

    /** The invitation of a link that still works. */
    public Optional<Invitation> valid(String tokenHash) {
        return invitations.findByToken(tokenHash).filter(this::isGood);
    }

    /** Whether an invitation can be accepted: in time, and while its inviter may still invite. */
    private boolean isGood(Invitation invitation) {
        return !invitation.isExpired(clock.instant())
                && people.find(invitation.invitedBy())
                        .filter(inviter -> mayInvite(inviter, invitation.account()))
                        .isPresent();
    }

    private static boolean mayInvite(Person inviter, @Nullable AccountId account) {
        boolean administersAccount = inviter.roles().contains(Role.MEMBER)
                && inviter.grants().contains(Grant.ADMINISTER)
                && account != null
                && account.equals(inviter.account());
        return inviter.isActive() && (inviter.roles().contains(Role.ADMINISTRATOR) || administersAccount);
    }

    /**
     * Creates the invited person, once.
     *
     * @return empty when the link does not work any more, or somebody has taken the address meanwhile
     */
    public Optional<Person> accept(String tokenHash, String name, String passwordHash) {
        Optional<Invitation> held = invitations.lockByToken(tokenHash).filter(this::isGood);
        if (held.isEmpty() || people.findByEmail(held.get().email()).isPresent()) {
            return Optional.empty();
        }
        Invitation invitation = held.get();
        if (!invitations.remove(invitation.id())) {
            return Optional.empty();
        }
        Person person = new Person(
                new PersonId(UUID.randomUUID().toString()),
                invitation.email(),
                BlankText.strip(name),
                roles(invitation.role()),
                invitation.account(),
                null,
                null,
                grants(invitation));
        people.store(person);
        people.setPasswordHash(person.id(), passwordHash);
        if (worksCases(invitation.role())) {
            agents.setSkills(person.id(), invitation.languages(), invitation.services(), invitation.mostOpen());
        }
        done(
                invitation,
                person.id(),
                JournalAct.INVITATION_ACCEPTED,
                invitation.role().name());
        return Optional.of(person);
    }

    /** The first member of an account administers it. */
    private Set<Grant> grants(Invitation invitation) {
        AccountId account = invitation.account();
        if (account == null) {
            return Set.of();
        }
        // Two who come at once are not both the first.
        accounts.lock(account);
        Set<Grant> grants = EnumSet.copyOf(Grant.USUAL);
        if (memberships.of(account, null, 1).isEmpty()) {
            grants.add(Grant.ADMINISTER);
        }
        return grants;
    }

    /** A supervisor is an agent too. */
    private static Set<Role> roles(Role role) {
        return role == Role.SUPERVISOR ? EnumSet.of(Role.AGENT, Role.SUPERVISOR) : EnumSet.of(role);
    }

    private void done(Invitation invitation, PersonId by, JournalAct act, String detail) {
        journal.done(invitation.account(), by, act, invitation.id(), detail, clock.instant());
    }

    private Outcome<Invited> refused(@Nullable AccountId account, PersonId by, Rejection why) {
        return refused(account, by, JournalAct.INVITATION_SENT, null, why);
    }

    private Outcome<Invited> refused(
            @Nullable AccountId account, PersonId by, JournalAct act, @Nullable String invitation, Rejection why) {
        journal.refused(account, by, act, invitation, why.code(), clock.instant());
        return new Outcome.Refused<>(why);
    }

    /** The account if it exists: nothing else may have a chain in the journal. */
    private @Nullable AccountId known(@Nullable AccountId account) {
        return account != null && accounts.find(account).isPresent() ? account : null;
    }

    /**
     * Whom to invite, as typed.
     *
     * @param account for members: the account to which they will belong
     * @param languages for agents and supervisors: the languages in which they work
     * @param services for agents and supervisors: the services on which they work; empty for all
     * @param mostOpen for agents and supervisors: how many open cases they get at most by taking the next one, as
     *     typed; empty for no limit
     */
    public record Request(
            String email,
            String name,
            Role role,
            @Nullable AccountId account,
            Set<String> languages,
            Set<String> services,
            String mostOpen) {

        public Request {
            languages = Set.copyOf(languages);
            services = Set.copyOf(services);
            mostOpen = BlankText.strip(mostOpen);
        }

        /** A person without a limit of open cases. */
        public Request(
                String email,
                String name,
                Role role,
                @Nullable AccountId account,
                Set<String> languages,
                Set<String> services) {
            this(email, name, role, account, languages, services, "");
        }
    }

    /** What has to be corrected before an invitation can be sent. Its sentences are in the message bundle. */
    public enum Problem {
        NO_EMAIL("email"),
        /** Somebody signs in with this address. */
        EMAIL_TAKEN("email"),
        /** This address has an open invitation. */
        EMAIL_INVITED("email"),
        NO_NAME("name"),
        NAME_TOO_LONG("name"),
        NO_ACCOUNT("account"),
        NO_LANGUAGE("languages"),
        /** The number of open cases is none from 1 to {@link PersonFields#HIGHEST}. */
        NO_NUMBER("mostOpen");

        private final String field;

        Problem(String field) {
            this.field = field;
        }

        public String field() {
            return field;
        }
    }

    /**
     * An invitation whose link can be sent.
     *
     * @param account the account of an invited member; null for people of support
     */
    public record Invited(Invitation invitation, @Nullable Account account) {}

    /**
     * As many invitations as allowed were sent by the person, for the account or to the address.
     *
     * @param left how long until the next one may be sent
     */
    public record RateLimited(Duration left) implements Rejection {

        @Override
        public String code() {
            return "TOO_MANY";
        }
    }

    /** Something has to be corrected. */
    public record Faulty(List<Problem> problems) implements Rejection {

        public Faulty {
            problems = List.copyOf(problems);
        }

        @Override
        public String code() {
            return problems.stream().map(Enum::name).collect(Collectors.joining(" "));
        }
    }
}
