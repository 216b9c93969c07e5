package org.caseport.web.security.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.PasswordResets;
import org.caseport.domain.account.PendingSignIns;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.SignIn;
import org.caseport.domain.account.SignIns;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.policy.sla.TimeZones;
import org.caseport.web.application.account.SignInsRevoked;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Starts, finds and ends sign-ins, and counts failed attempts. Each method is a short transaction; no password is
 * checked inside one.
 */
@ApplicationScoped
@Transactional
public class ManagingSignIns {

    @Inject
    SignIns signIns;

    @Inject
    PendingSignIns pendingSignIns;

    @Inject
    People people;

    @Inject
    PasswordResets passwordResets;

    @Inject
    Accounts accounts;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    @Inject
    Event<SignInEnded> ended;

    @Inject
    @ConfigProperty(name = "caseport.session.idle", defaultValue = "PT8H")
    Duration idle;

    @Inject
    @ConfigProperty(name = "caseport.session.longest", defaultValue = "PT24H")
    Duration longest;

    /** The person who is signed in with this token; empty if it has ended. */
    public Optional<Person> holder(RandomToken token) {
        return recognise(token, false).map(UserPrincipal::person);
    }

    /**
     * The sign-in with this token, and when it ends.
     *
     * @param unattended whether an open page sent the request by itself, which must not keep anybody signed in
     */
    public Optional<UserPrincipal> recognise(RandomToken token, boolean unattended) {
        Optional<SignIn> found = unattended
                ? signIns.find(token.hash(), bounds())
                : signIns.holder(token.hash(), clock.instant(), bounds());
        return found.flatMap(signIn -> people.find(signIn.person())
                .filter(Person::isActive)
                .map(person -> new UserPrincipal(
                        person,
                        signIn.tokenHash(),
                        new SessionLifetime(
                                signIn.seenAt().plus(idle), signIn.startedAt().plus(longest)))));
    }

    /** How long before the end of a sign-in to warn the person. */
    public Duration warning() {
        return SessionLifetime.warning(idle);
    }

    /** The people of those tokens that are still valid, by the token's hash. */
    public Map<String, PersonId> stillSignedIn(Set<String> tokenHashes) {
        return signIns.holders(tokenHashes, bounds());
    }

    /** The person's sign-ins, the one used last first. */
    public List<SignIn> signInsOf(Person person) {
        return signIns.of(person.id(), bounds());
    }

    /** Whether the person is signed in on any device. */
    public boolean isSignedIn(PersonId person) {
        return !signIns.of(person, bounds()).isEmpty();
    }

    /** Ends all other sign-ins of the person. */
    public void endOthers(UserPrincipal here) {
        for (SignIn other : signIns.of(here.person().id(), new SignIn.Bounds(Instant.EPOCH, Instant.EPOCH))) {
            if (!other.tokenHash().equals(here.tokenHash())) {
                signIns.end(other.tokenHash());
                ended.fire(new SignInEnded(other.tokenHash()));
            }
        }
        pendingSignIns.endAllOf(here.person().id());
        record(here.person(), JournalAct.SIGN_OUT_OTHERS, "");
    }

    /** Ends all sign-ins of the person, on every device. */
    public void endAllOf(Person person) {
        endAllOf(person.id());
    }

    void endAllOf(@Observes SignInsRevoked event) {
        endAllOf(event.person());
    }

    private void endAllOf(PersonId person) {
        for (SignIn one : signIns.of(person, new SignIn.Bounds(Instant.EPOCH, Instant.EPOCH))) {
            signIns.end(one.tokenHash());
            ended.fire(new SignInEnded(one.tokenHash()));
        }
        pendingSignIns.endAllOf(person);
    }

    /** The browser and the system of a sign-in. */
    public Device deviceOf(SignIn signIn) {
        return Device.ofCode(signIn.device());
    }

    /** Ends one of the person's sign-ins; false when there is no such sign-in. */
    public boolean endOne(PersonId by, Person person, String id) {
        Optional<SignIn> found = signIns.of(person.id(), bounds()).stream()
                .filter(signIn -> signIn.id().equals(id))
                .findFirst();
        found.ifPresent(signIn -> {
            signIns.end(signIn.tokenHash());
            ended.fire(new SignInEnded(signIn.tokenHash()));
            String detail = by.equals(person.id()) ? "other" : "administrator";
            journal.done(person.account(), by, JournalAct.SIGN_OUT, person.id().value(), detail, clock.instant());
        });
        return found.isPresent();
    }

    public void setPassword(Person person, String hash) {
        people.setPasswordHash(person.id(), hash);
        passwordResets.removeOf(person.id());
        record(person, JournalAct.PASSWORD_CHANGED, "");
    }

    private SignIn.Bounds bounds() {
        Instant now = clock.instant();
        return new SignIn.Bounds(now.minus(idle), now.minus(longest));
    }

    public Optional<Account> accountOf(Person person) {
        return person.account() == null ? Optional.empty() : accounts.find(person.account());
    }

    public Optional<Person> personNamed(String email) {
        return people.findByEmail(email);
    }

    public Optional<Person> person(PersonId id) {
        return people.find(id);
    }

    public Optional<String> passwordHashOf(Person person) {
        return people.passwordHashOf(person.id());
    }

    /**
     * Begins an attempt and returns zero, or returns how long the name is locked. The attempt counts as failed until it
     * succeeds, so that many at once get no more guesses than many in a row.
     */
    public Duration admit(String email) {
        Instant now = clock.instant();
        SignIns.Failures failures = signIns.failuresOf(email);
        Duration left = Lockout.left(failures, now);
        if (!left.isZero()) {
            return left;
        }
        if (failures.inARow() > 0 && failures.last().plus(Lockout.FORGOTTEN).isBefore(now)) {
            signIns.clearFailures(email);
        }
        signIns.noteFailure(email, now);
        return Duration.ZERO;
    }

    /** How long the name is still locked. */
    public Duration left(String email) {
        return Lockout.left(signIns.failuresOf(email), clock.instant());
    }

    public RandomToken start(Person person, String email) {
        return start(person, email, "");
    }

    /** Signs the person in; {@code with} names the second factor, for the journal. */
    public RandomToken start(Person person, String email, String with) {
        RandomToken token = RandomToken.fresh();
        signIns.clearFailures(email);
        signIns.start(token.hash(), person.id(), clock.instant());
        record(person, JournalAct.SIGN_IN, with);
        return token;
    }

    public SignIns.Failures failuresOf(String email) {
        return signIns.failuresOf(email);
    }

    /** Takes back the attempt that was admitted; earlier failures still count. */
    public void confirmed(String email, SignIns.Failures before) {
        signIns.takeBackFailure(email, before);
    }

    /**
     * Notes the browser and the system of a sign-in. At the first sign-in, people of support get the browser's time
     * zone; members read times in the zone of their account until they choose another.
     *
     * @param zone the name of the browser's time zone; empty where it is not known
     */
    public void describe(RandomToken token, Device device, String zone) {
        signIns.describe(token.hash(), device.code());
        if (TimeZones.isOne(zone)) {
            signIns.find(token.hash(), bounds())
                    .flatMap(signIn -> people.find(signIn.person()))
                    .filter(person -> person.zone() == null && person.account() == null)
                    .ifPresent(person -> people.setZone(person.id(), ZoneId.of(zone)));
        }
    }

    /** Stores the language of the pages and the time zone; null goes back to the default. */
    public void choose(Person person, @Nullable String language, @Nullable ZoneId zone) {
        people.remember(person.id(), language, person.theme());
        people.setZone(person.id(), zone);
    }

    /** Begins the second step for a person whose password was right. */
    public RandomToken startSecondFactor(Person person) {
        RandomToken token = RandomToken.fresh();
        pendingSignIns.begin(token.hash(), person.id(), clock.instant());
        return token;
    }

    public Optional<Person> holderOfStep(RandomToken token) {
        return pendingSignIns
                .holder(token.hash(), clock.instant().minus(PendingSignIns.LONGEST))
                .flatMap(people::find)
                .filter(Person::isActive);
    }

    public void endStep(RandomToken token) {
        pendingSignIns.end(token.hash());
    }

    /** Journals the failed attempt; returns how long the name is locked now. */
    public Duration refuse(String email, String why) {
        Instant now = clock.instant();
        @Nullable
        String whom =
                people.findByEmail(email).map(person -> person.id().value()).orElse(null);
        journal.refused(null, null, JournalAct.SIGN_IN, whom, why, now);
        return Lockout.left(signIns.failuresOf(email), now);
    }

    public void end(RandomToken token, @Nullable Person person) {
        signIns.end(token.hash());
        ended.fire(new SignInEnded(token.hash()));
        if (person != null) {
            record(person, JournalAct.SIGN_OUT, "");
        }
    }

    private void record(Person person, JournalAct act, String detail) {
        journal.done(person.account(), person.id(), act, person.id().value(), detail, clock.instant());
    }

    public void remember(Person person, @Nullable String language, @Nullable String theme) {
        people.remember(person.id(), language, theme);
    }
}
