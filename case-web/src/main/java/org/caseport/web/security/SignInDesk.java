package org.caseport.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.SignIns;
import org.caseport.domain.audit.Journal;
import org.caseport.domain.audit.JournalEntry;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The book of who is signed in. Each verb is a short transaction; no password is ever checked inside one. */
@ApplicationScoped
@Transactional
public class SignInDesk {

    @Inject
    SignIns signIns;

    @Inject
    People people;

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

    /** Whoever holds this token and was not idle for too long. */
    Optional<Person> holder(SignInToken token) {
        Instant now = clock.instant();
        return signIns.holder(token.hash(), now, now.minus(idle)).flatMap(people::find);
    }

    /** The same for a page that asks by itself: a tab left open must not keep anybody signed in. */
    Optional<Person> holderUntouched(SignInToken token) {
        return Optional.ofNullable(stillSignedIn(Set.of(token.hash())).get(token.hash()))
                .flatMap(people::find);
    }

    /** For whom of these tokens' hashes still stand, by hash. */
    public Map<String, PersonId> stillSignedIn(Set<String> tokenHashes) {
        return signIns.holders(tokenHashes, clock.instant().minus(idle));
    }

    public Optional<Account> accountOf(Person person) {
        return person.account() == null ? Optional.empty() : accounts.find(person.account());
    }

    public Optional<Person> personNamed(String email) {
        return people.findByEmail(email);
    }

    Optional<Person> person(PersonId id) {
        return people.find(id);
    }

    Optional<String> passwordHashOf(Person person) {
        return people.passwordHashOf(person.id());
    }

    /**
     * Lets an attempt begin, or says how long it has to wait. The attempt counts as failed until it succeeds, so that
     * many at once don't get more guesses than many in a row.
     */
    Duration admit(String email) {
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

    SignInToken welcome(Person person, String email) {
        Instant now = clock.instant();
        SignInToken token = SignInToken.fresh();
        signIns.clearFailures(email);
        signIns.start(token.hash(), person.id(), now);
        journal.append(new JournalEntry(
                person.account(), person.id(), "sign-in", person.id().value(), "done", "", now));
        return token;
    }

    /** Notes the refusal and says how long the next attempt has to wait. */
    Duration refuse(String email, String why) {
        Instant now = clock.instant();
        @Nullable
        String whom =
                people.findByEmail(email).map(person -> person.id().value()).orElse(null);
        journal.append(new JournalEntry(null, null, "sign-in", whom, "refused", why, now));
        return Lockout.left(signIns.failuresOf(email), now);
    }

    void end(SignInToken token, @Nullable Person person) {
        signIns.end(token.hash());
        ended.fire(new SignInEnded(token.hash()));
        if (person != null) {
            journal.append(new JournalEntry(
                    person.account(), person.id(), "sign-out", person.id().value(), "done", "", clock.instant()));
        }
    }

    void remember(Person person, @Nullable String language, @Nullable String theme) {
        people.remember(person.id(), language, theme);
    }
}
