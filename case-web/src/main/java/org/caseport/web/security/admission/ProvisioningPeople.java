package org.caseport.web.security.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.account.SignIns;
import org.caseport.domain.directory.DirectoryIdentities;
import org.caseport.domain.directory.DirectoryIdentity;
import org.caseport.domain.directory.DirectorySignIns;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.text.BlankText;
import org.caseport.web.application.RetryOnDuplicateKey;
import org.caseport.web.directory.DirectoryPerson;
import org.caseport.web.directory.SignInRules.Standing;
import org.caseport.web.directory.SignInSettings;
import org.caseport.web.security.session.SignInEnded;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Creates and updates people from the directory by the operator's rules, at each sign-in and check, and shuts them out.
 * A person is recognised by the directory's id, never by the e-mail address.
 */
@ApplicationScoped
@Transactional
@RetryOnDuplicateKey
public class ProvisioningPeople {

    private static final Logger LOG = Logger.getLogger(ProvisioningPeople.class.getName());
    private static final Pattern EMAIL = Pattern.compile("(?=.{3,254}$)[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");
    private static final int LONGEST_NAME = 100;

    @Inject
    People people;

    @Inject
    Accounts accounts;

    @Inject
    Agents agents;

    @Inject
    DirectoryIdentities identities;

    @Inject
    DirectorySignIns directorySignIns;

    @Inject
    SignIns signIns;

    @Inject
    SignInSettings signInSettings;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    @Inject
    Event<SignInEnded> ended;

    /** The languages of an agent whom the directory creates; only administrators change them later. */
    @Inject
    @ConfigProperty(name = "caseport.signin.agent.languages", defaultValue = "en")
    String agentLanguages;

    /** Creates or updates a person whom the directory has authenticated, or says why not. */
    public Outcome admit(DirectoryPerson who) {
        Optional<Person> known = identities.find(who.id()).flatMap(people::find);
        if (known.filter(person -> !person.isActive()).isPresent()) {
            return refused(who, known, SignInDenialReason.DEACTIVATED);
        }
        Optional<Standing> standing = signInSettings.rules().standingOf(who);
        if (standing.isEmpty()) {
            LOG.log(Level.INFO, "no rule lets somebody in by {0} who is in the groups {1}", new Object[] {
                who.way().code(), who.groups()
            });
            known.ifPresent(person -> shutOut(person, SignInDenialReason.NO_RULE));
            return refused(who, known, SignInDenialReason.NO_RULE);
        }
        if (standing.get().account() != null
                && accounts.find(standing.get().account()).isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "a rule makes somebody member of {0}, which is no account",
                    standing.get().account());
            known.ifPresent(person -> shutOut(person, SignInDenialReason.NO_ACCOUNT));
            return refused(who, known, SignInDenialReason.NO_ACCOUNT);
        }
        if (known.isPresent()) {
            return new Outcome.Admitted(updated(known.get(), who, standing.get()));
        }
        if (!EMAIL.matcher(BlankText.strip(who.email())).matches()) {
            return refused(who, known, SignInDenialReason.NO_EMAIL);
        }
        Optional<Person> namesake = people.findByEmail(who.email());
        if (namesake.isEmpty()) {
            return new Outcome.Admitted(created(who, standing.get()));
        }
        return mayLink(namesake.get(), who)
                ? new Outcome.Admitted(linked(namesake.get(), who, standing.get()))
                : refused(who, namesake, SignInDenialReason.EMAIL_TAKEN);
    }

    /**
     * Updates a person who did not sign in but was looked up in the directory. Creates nobody, such as a person who was
     * erased meanwhile.
     */
    public void checkAgain(DirectoryPerson who) {
        if (identities.find(who.id()).isPresent()) {
            admit(who);
        }
    }

    /** Ends all sign-ins of a person of the directory and removes all roles. */
    public void shutOut(DirectoryIdentity id, SignInDenialReason why) {
        identities.find(id).flatMap(people::find).ifPresent(person -> shutOut(person, why));
    }

    private void shutOut(Person person, SignInDenialReason why) {
        endAllOf(person);
        if (!person.roles().isEmpty()) {
            people.store(withStanding(person, person.email(), person.name(), new Standing(Set.of(), null)));
            told(person, JournalAct.PERSON_SHUT_OUT, why.code());
        }
    }

    private Person created(DirectoryPerson who, Standing standing) {
        PersonId id = new PersonId(UUID.randomUUID().toString());
        Person person =
                new Person(id, who.email(), nameOf(who, who.email()), standing.roles(), standing.account(), null, null);
        people.store(person);
        identities.link(who.id(), id, clock.instant());
        if (standing.roles().contains(Role.AGENT)) {
            agents.setSkills(id, languages(), Set.of(), null);
        }
        told(person, JournalAct.PERSON_CREATED, who.way().code() + " " + roles(standing));
        return person;
    }

    /**
     * Whether to link the local person with the same e-mail: only if the settings say so and the directory has verified
     * the address. Never if a directory knows the local person already, since addresses change hands, and never an
     * administrator, whose password is for when directories fail.
     */
    private boolean mayLink(Person namesake, DirectoryPerson who) {
        return signInSettings.linksByEmail()
                && namesake.isActive()
                && who.verified()
                && !namesake.roles().contains(Role.ADMINISTRATOR)
                && !identities.isKnown(namesake.id());
    }

    private Person linked(Person person, DirectoryPerson who, Standing standing) {
        identities.link(who.id(), person.id(), clock.instant());
        told(person, JournalAct.PERSON_LINKED, who.way().code());
        return updated(person, who, standing);
    }

    private Person updated(Person person, DirectoryPerson who, Standing standing) {
        Person now = withStanding(person, emailOf(person, who), nameOf(who, person.name()), standing);
        if (!now.equals(person)) {
            people.store(now);
        }
        if (!now.roles().equals(person.roles()) || accountChanged(now, person)) {
            told(now, JournalAct.PERSON_CHANGED, who.way().code() + " " + roles(standing));
        }
        return now;
    }

    private static boolean accountChanged(Person now, Person before) {
        return now.account() == null ? before.account() != null : !now.account().equals(before.account());
    }

    private static Person withStanding(Person person, String email, String name, Standing standing) {
        return new Person(
                person.id(), email, name, standing.roles(), standing.account(), person.language(), person.theme());
    }

    /** The directory's address, unless it has none or somebody else here uses it. */
    private String emailOf(Person person, DirectoryPerson who) {
        String email = BlankText.strip(who.email());
        boolean free = EMAIL.matcher(email).matches()
                && people.findByEmail(email)
                        .filter(other -> !other.id().equals(person.id()))
                        .isEmpty();
        return free ? email : person.email();
    }

    private static String nameOf(DirectoryPerson who, String otherwise) {
        String name = BlankText.strip(who.name());
        String chosen = name.isEmpty() ? otherwise : name;
        return chosen.length() > LONGEST_NAME ? chosen.substring(0, LONGEST_NAME) : chosen;
    }

    private Set<String> languages() {
        return new LinkedHashSet<>(Arrays.asList(agentLanguages.strip().split("[,\\s]+")));
    }

    private void endAllOf(Person person) {
        for (String token : directorySignIns.tokensOf(person.id())) {
            signIns.end(token);
            ended.fire(new SignInEnded(token));
        }
    }

    private Outcome refused(DirectoryPerson who, Optional<Person> whom, SignInDenialReason why) {
        @Nullable String target = whom.map(person -> person.id().value()).orElse(null);
        journal.refused(null, null, JournalAct.SIGN_IN, target, who.way().code() + " " + why.code(), clock.instant());
        return new Outcome.Refused(why);
    }

    private void told(Person person, JournalAct act, String detail) {
        journal.done(person.account(), null, act, person.id().value(), detail, clock.instant());
    }

    private static String roles(Standing standing) {
        return String.join(
                " ",
                standing.roles().stream()
                        .sorted()
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    /** The result of admitting a person of a directory. */
    public sealed interface Outcome {

        record Admitted(Person person) implements Outcome {}

        record Refused(SignInDenialReason why) implements Outcome {}
    }
}
