package org.caseport.web.application.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.DependentCounts;
import org.caseport.domain.account.Memberships;
import org.caseport.domain.account.PasswordResets;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Assignee;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Deactivates people, who then can't sign in by any way until they are reactivated, and whose programs can't call the
 * Support API. What they did stays under their name.
 */
@ApplicationScoped
@Transactional
public class DeactivatingPeople {

    @Inject
    People people;

    @Inject
    Memberships memberships;

    @Inject
    Agents agents;

    @Inject
    DependentCounts dependents;

    @Inject
    PasswordResets passwordResets;

    @Inject
    ReleasingCases releasing;

    @Inject
    Event<SignInsRevoked> revoked;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** What depends on the person. */
    public DependentCounts.Counts dependentsOf(Administrator by, Person person) {
        return dependents.of(person);
    }

    /** The agents who can get the open cases of this person, by name. */
    public List<Agent> colleaguesOf(Administrator by, Person person) {
        return agents.all().stream()
                .filter(agent -> !agent.id().equals(person.id()))
                .toList();
    }

    /**
     * Deactivates the person.
     *
     * @param to the agent who gets the person's open cases; null for the queue
     */
    public Outcome<Person> deactivate(Administrator by, PersonId id, @Nullable PersonId to) {
        // The lock makes two administrators who deactivate each other wait for one another.
        boolean administers =
                people.lockedAdministrators().stream().anyMatch(one -> one.id().equals(by.id()));
        // The account is locked before its people, as by whoever changes their permissions.
        boolean last = administers
                && people.find(id)
                        .map(Person::account)
                        .filter(account -> memberships.isLastAdministrator(account, id))
                        .isPresent();
        Optional<Person> found = administers ? people.lock(id) : Optional.empty();
        if (found.isEmpty()) {
            return refused(by, null, JournalAct.PERSON_DEACTIVATED, Rejection.NotFound.PERSON);
        }
        Person person = found.get();
        if (by.id().equals(id)) {
            return refused(by, person, JournalAct.PERSON_DEACTIVATED, Why.ONESELF);
        }
        if (!person.isActive()) {
            return refused(by, person, JournalAct.PERSON_DEACTIVATED, Why.INACTIVE);
        }
        if (last) {
            return refused(by, person, JournalAct.PERSON_DEACTIVATED, Why.LAST_OF_ACCOUNT);
        }
        Optional<Agent> colleague = to == null || to.equals(id) ? Optional.empty() : agents.find(to);
        if (to != null && colleague.isEmpty()) {
            return refused(by, person, JournalAct.PERSON_DEACTIVATED, Why.NO_SUCH_AGENT);
        }
        people.deactivate(id, clock.instant());
        int released = releasing.release(
                by.id(),
                id,
                colleague.map(agent -> new Assignee(agent.id(), agent.name())).orElse(null));
        passwordResets.removeOf(id);
        revoked.fire(new SignInsRevoked(id));
        String detail = new CaseHandover(released, to).detail();
        journal.done(person.account(), by.id(), JournalAct.PERSON_DEACTIVATED, id.value(), detail, clock.instant());
        return new Outcome.Done<>(people.find(id).orElse(person));
    }

    /** Lets the person sign in again. */
    public Outcome<Person> reactivate(Administrator by, PersonId id) {
        Optional<Person> found = people.lock(id);
        if (found.isEmpty()) {
            return refused(by, null, JournalAct.PERSON_REACTIVATED, Rejection.NotFound.PERSON);
        }
        Person person = found.get();
        if (person.isActive()) {
            return refused(by, person, JournalAct.PERSON_REACTIVATED, Why.ACTIVE);
        }
        people.deactivate(id, null);
        journal.done(person.account(), by.id(), JournalAct.PERSON_REACTIVATED, id.value(), "", clock.instant());
        return new Outcome.Done<>(people.find(id).orElse(person));
    }

    private Outcome<Person> refused(Administrator by, @Nullable Person person, JournalAct act, Rejection why) {
        journal.refused(
                person == null ? null : person.account(),
                by.id(),
                act,
                person == null ? null : person.id().value(),
                why.code(),
                clock.instant());
        return new Outcome.Refused<>(why);
    }

    /** Why nobody was deactivated or reactivated. */
    public enum Why implements Rejection {
        /** Nobody deactivates oneself, so that the portal always has an administrator. */
        ONESELF,
        INACTIVE,
        ACTIVE,
        /** The account's other members would have no administrator. */
        LAST_OF_ACCOUNT,
        /** The colleague works no cases, or not any more. */
        NO_SUCH_AGENT;

        @Override
        public String code() {
            return name();
        }
    }
}
