package org.caseport.web.application.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Memberships;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEventRecorder;
import org.caseport.domain.erasure.Erasure;
import org.caseport.domain.erasure.Erasures;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.jspecify.annotations.Nullable;

/** Erases a person on request. The journal holds only the opaque id, before and after. */
@ApplicationScoped
@Transactional
public class ErasingPeople {

    /** Open cases are counted up to this number. */
    public static final int COUNTED = 100;

    private static final int CASES_AT_ONCE = 500;

    @Inject
    People people;

    @Inject
    Memberships memberships;

    @Inject
    Erasures erasures;

    @Inject
    Journal journal;

    @Inject
    CaseEventRecorder caseJournal;

    @Inject
    Clock clock;

    /**
     * The person who would be erased.
     *
     * @param openCases up to {@link #COUNTED}
     * @param why what prevents the erasure; null when nothing does
     */
    public record Candidate(Person person, int openCases, Outcome.@Nullable Why why) {}

    public Optional<Candidate> candidate(Administrator by, PersonId id) {
        return people.find(id)
                .map(person -> new Candidate(person, erasures.openCasesOf(person, COUNTED), objection(by, person)));
    }

    /**
     * Erases the person.
     *
     * @param texts whether what the person wrote and attached is erased too
     */
    public Outcome erase(Administrator by, PersonId id, boolean texts) {
        // The lock makes concurrent erasures wait, so that two administrators can't erase each other.
        boolean administers =
                people.lockedAdministrators().stream().anyMatch(one -> one.id().equals(by.id()));
        Optional<Person> found = people.find(id);
        if (!administers || found.isEmpty()) {
            refused(null, by, id, administers ? "NO_SUCH_PERSON" : "NOT_ADMINISTRATOR");
            return new Outcome.NoSuchPerson();
        }
        Person person = found.get();
        if (person.account() != null) {
            memberships.lockedAdministratorsOf(person.account());
        }
        Outcome.Why why = objection(by, person);
        if (why != null) {
            refused(person.account(), by, id, why.name());
            return new Outcome.Refused(person, why);
        }
        Erasure erasure = new Erasure(id, person.email(), texts, by.id(), clock.instant());
        erasures.begin(erasure);
        journal.done(
                person.account(), by.id(), JournalAct.PERSON_ERASED, id.value(), texts ? "texts" : "", clock.instant());
        return new Outcome.Begun(erasure);
    }

    private Outcome.@Nullable Why objection(Administrator by, Person person) {
        if (by.id().equals(person.id())) {
            return Outcome.Why.ONESELF;
        }
        if (person.roles().contains(Role.ADMINISTRATOR)
                && people.administrators().stream().allMatch(one -> one.id().equals(person.id()))) {
            return Outcome.Why.LAST_OF_PORTAL;
        }
        AccountId account = person.account();
        return account != null && isLast(person, account) ? Outcome.Why.LAST_OF_ACCOUNT : null;
    }

    /** Whether the person is the only administrator of an account that has other members. */
    private boolean isLast(Person person, AccountId account) {
        List<Person> administrators = memberships.administratorsOf(account);
        return administrators.size() == 1
                && administrators.get(0).id().equals(person.id())
                && memberships.of(account, null, 2).size() > 1;
    }

    public List<Erasure> unfinished() {
        return erasures.unfinished();
    }

    /** Erases the person from some more cases; false when there are none left. */
    public boolean goOn(Erasure erasure) {
        Optional<Erasures.Step> step = erasures.next(erasure.person(), CASES_AT_ONCE);
        step.ifPresent(taken -> {
            taken.unassigned()
                    .forEach(id -> caseJournal.record(
                            new CaseEvent.Assigned(id, erasure.by(), erasure.person(), null, clock.instant())));
            if (taken.finished()) {
                journal.done(
                        null,
                        erasure.by(),
                        JournalAct.PERSON_ERASURE_FINISHED,
                        erasure.person().value(),
                        "",
                        clock.instant());
            }
        });
        return step.filter(taken -> !taken.finished()).isPresent();
    }

    private void refused(@Nullable AccountId account, Administrator by, PersonId id, String why) {
        journal.refused(account, by.id(), JournalAct.PERSON_ERASED, id.value(), why, clock.instant());
    }

    /** The result of erasing a person. */
    public sealed interface Outcome {

        /** The person is erased; the person's cases follow. */
        record Begun(Erasure erasure) implements Outcome {}

        record Refused(Person person, Why why) implements Outcome {}

        record NoSuchPerson() implements Outcome {}

        /** The reason that prevents an erasure. */
        enum Why {
            /** Nobody can erase oneself; another administrator can. */
            ONESELF,
            /** The portal would have no administrator any more. */
            LAST_OF_PORTAL,
            /** The account's other members would have no administrator. */
            LAST_OF_ACCOUNT
        }
    }
}
