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
import org.caseport.domain.journal.JournalEntry;
import org.jspecify.annotations.Nullable;

/** Erases a person on request. The journal has the opaque id and nothing else, before and after. */
@ApplicationScoped
@Transactional
public class ErasingPeople {

    /** Up to how many open cases are counted. */
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
     * Who would be erased.
     *
     * @param openCases up to {@link #COUNTED}
     * @param why what stands in the way; null when nothing does
     */
    public record Candidate(Person person, int openCases, Outcome.@Nullable Why why) {}

    public Optional<Candidate> candidate(Administrator by, PersonId id) {
        return people.find(id)
                .map(person -> new Candidate(person, erasures.openCasesOf(person, COUNTED), objection(by, person)));
    }

    /**
     * Makes the person nobody.
     *
     * @param texts whether what the person wrote and attached goes too
     */
    public Outcome erase(Administrator by, PersonId id, boolean texts) {
        // Whoever erases waits here, so that no two administrators can erase each other at once.
        boolean administers = erasures.lockedAdministrators().stream()
                .anyMatch(one -> one.id().equals(by.id()));
        Optional<Person> found = people.find(id);
        if (!administers || found.isEmpty()) {
            append(null, by, id, "refused", administers ? "NO_SUCH_PERSON" : "NOT_ADMINISTRATOR");
            return new Outcome.NoSuchPerson();
        }
        Person person = found.get();
        if (person.account() != null) {
            memberships.lockedAdministratorsOf(person.account());
        }
        Outcome.Why why = objection(by, person);
        if (why != null) {
            append(person.account(), by, id, "refused", why.name());
            return new Outcome.Refused(person, why);
        }
        Erasure erasure = new Erasure(id, person.email(), texts, by.id(), clock.instant());
        erasures.begin(erasure);
        append(person.account(), by, id, "done", texts ? "texts" : "");
        return new Outcome.Begun(erasure);
    }

    private Outcome.@Nullable Why objection(Administrator by, Person person) {
        if (by.id().equals(person.id())) {
            return Outcome.Why.ONESELF;
        }
        if (person.roles().contains(Role.ADMINISTRATOR)
                && erasures.administrators().stream().allMatch(one -> one.id().equals(person.id()))) {
            return Outcome.Why.LAST_OF_PORTAL;
        }
        AccountId account = person.account();
        return account != null && isLast(person, account) ? Outcome.Why.LAST_OF_ACCOUNT : null;
    }

    /** Who is alone in an account leaves nobody behind. */
    private boolean isLast(Person person, AccountId account) {
        List<Person> administrators = memberships.administratorsOf(account);
        return administrators.size() == 1
                && administrators.get(0).id().equals(person.id())
                && memberships.of(account, null, 2).size() > 1;
    }

    public List<Erasure> unfinished() {
        return erasures.unfinished();
    }

    /** Goes through some more cases; false when there is nothing left to do. */
    public boolean goOn(Erasure erasure) {
        Optional<Erasures.Step> step = erasures.next(erasure.person(), CASES_AT_ONCE);
        step.ifPresent(taken -> {
            taken.unassigned()
                    .forEach(id -> caseJournal.record(
                            new CaseEvent.Assigned(id, erasure.by(), erasure.person(), null, clock.instant())));
            if (taken.finished()) {
                journal.append(new JournalEntry(
                        null,
                        erasure.by(),
                        "person.erasure-finished",
                        erasure.person().value(),
                        "done",
                        "",
                        clock.instant()));
            }
        });
        return step.filter(taken -> !taken.finished()).isPresent();
    }

    private void append(@Nullable AccountId account, Administrator by, PersonId id, String outcome, String detail) {
        journal.append(
                new JournalEntry(account, by.id(), "person.erased", id.value(), outcome, detail, clock.instant()));
    }

    /** What came of erasing a person. */
    public sealed interface Outcome {

        /** The person is nobody from now on; cases are gone through next. */
        record Begun(Erasure erasure) implements Outcome {}

        record Refused(Person person, Why why) implements Outcome {}

        record NoSuchPerson() implements Outcome {}

        /** What stands in the way. */
        enum Why {
            /** Nobody erases oneself: another administrator does. */
            ONESELF,
            /** Nobody would run the portal any more. */
            LAST_OF_PORTAL,
            /** Members would be left whom nobody administers. */
            LAST_OF_ACCOUNT
        }
    }
}
