package org.caseport.web.security.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.PasswordResets;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.web.directory.SignInSettings;
import org.caseport.web.security.session.ManagingSignIns;
import org.jspecify.annotations.Nullable;

/** Sets a new password for a person who has forgotten the old one, by a link that works once. */
@ApplicationScoped
@Transactional
public class ResettingPasswords {

    /** How long a link works. */
    public static final Duration VALID = Duration.ofHours(1);

    @Inject
    People people;

    @Inject
    PasswordResets resets;

    @Inject
    ManagingSignIns managingSignIns;

    @Inject
    SignInSettings signInSettings;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** Stores a link for the person with this address; empty when nobody signs in with a password of ours there. */
    Optional<Begun> begin(String email, String tokenHash) {
        Optional<Person> found = people.findByEmail(email);
        if (found.filter(this::hasPassword).isEmpty()) {
            refused(
                    JournalAct.PASSWORD_LINK_SENT,
                    found.orElse(null),
                    found.isEmpty() ? "NO_SUCH_PERSON" : "NO_PASSWORD");
            return Optional.empty();
        }
        Person person = found.get();
        Instant until = clock.instant().plus(VALID);
        resets.store(person.id(), tokenHash, until);
        done(JournalAct.PASSWORD_LINK_SENT, person);
        return Optional.of(new Begun(person, until));
    }

    /** Journals that the mail server did not take the mail. */
    void notSent(Person person) {
        refused(JournalAct.PASSWORD_LINK_SENT, person, "MAIL_NOT_TAKEN");
    }

    /** The person of a link that works. */
    Optional<Person> holder(String tokenHash) {
        return resets.find(tokenHash, clock.instant()).flatMap(people::find).filter(this::hasPassword);
    }

    /** Uses the link and ends all sign-ins of the person; empty when the link does not work any more. */
    Optional<Person> finish(String tokenHash, String passwordHash) {
        Optional<Person> taken = resets.take(tokenHash, clock.instant()).flatMap(people::find);
        if (taken.filter(this::hasPassword).isEmpty()) {
            refused(JournalAct.PASSWORD_RESET, taken.orElse(null), "LINK_OVER");
            return Optional.empty();
        }
        Person person = taken.get();
        people.setPasswordHash(person.id(), passwordHash);
        managingSignIns.endAllOf(person);
        done(JournalAct.PASSWORD_RESET, person);
        return taken;
    }

    /** A link replaces a password; it gives none to somebody who signs in through a directory. */
    private boolean hasPassword(Person person) {
        return signInSettings.isOpenByPassword(person)
                && people.passwordHashOf(person.id()).isPresent();
    }

    private void done(JournalAct act, Person person) {
        journal.done(person.account(), person.id(), act, person.id().value(), "", clock.instant());
    }

    /** Nobody is signed in, so the entry has no person; it is about the one who would have got the link. */
    private void refused(JournalAct act, @Nullable Person person, String why) {
        journal.refused(null, null, act, person == null ? null : person.id().value(), why, clock.instant());
    }

    /** A link that can be sent. */
    record Begun(Person person, Instant until) {}
}
