package org.caseport.web.application.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.Invitations;
import org.caseport.domain.account.Memberships;
import org.caseport.domain.account.PasswordResets;
import org.caseport.domain.account.People;
import org.caseport.domain.account.PeopleManager;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.directory.DirectoryIdentities;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.RetryOnDuplicateKey;
import org.jspecify.annotations.Nullable;

/** Changes the details, the role and the skills of people. What a directory decides is not changed here. */
@ApplicationScoped
@Transactional
@RetryOnDuplicateKey
public class ManagingPeople {

    /** The languages in which the pages are. */
    private static final Set<String> LANGUAGES_OF_PAGES = Set.of("en", "ja");

    /** The roles that can be chosen. */
    public static final List<Role> ROLES = List.of(Role.MEMBER, Role.AGENT, Role.SUPERVISOR, Role.ADMINISTRATOR);

    @Inject
    People people;

    @Inject
    Memberships memberships;

    @Inject
    PasswordResets passwordResets;

    @Inject
    Accounts accounts;

    @Inject
    Agents agents;

    @Inject
    Invitations invitations;

    @Inject
    DirectoryIdentities identities;

    @Inject
    ReleasingCases releasing;

    @Inject
    OthersChanges others;

    @Inject
    Event<SignInsRevoked> revoked;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    public Optional<Person> find(PeopleManager by, PersonId id) {
        return people.find(id);
    }

    /** Everything that can be changed of the person, as it is stored. */
    public PersonFields fields(PeopleManager by, Person person) {
        return stored(person);
    }

    private PersonFields stored(Person person) {
        return PersonFields.of(person, agents.find(person.id()).orElse(null));
    }

    /** Whether the company's directory decides the person's name, address and role. */
    public boolean isByDirectory(PeopleManager by, Person person) {
        return identities.isKnown(person.id());
    }

    /**
     * Changes name, address and language.
     *
     * @param shown the fields as the page showed them
     */
    public Outcome<Person> changeDetails(Administrator by, PersonId id, PersonFields typed, PersonFields shown) {
        return change(
                by.id(),
                JournalAct.PERSON_CHANGED,
                id,
                PersonFields.DETAILS,
                typed,
                shown,
                (person, fields, changed) -> {
                    people.store(new Person(
                            id,
                            fields.get(PersonFields.EMAIL),
                            fields.get(PersonFields.NAME),
                            person.roles(),
                            person.account(),
                            person.language(),
                            person.theme(),
                            person.grants()));
                    if (changed.contains(PersonFields.EMAIL)) {
                        // A link in the mailbox of the old address must not open the person's sign-in.
                        passwordResets.removeOf(id);
                    }
                    if (changed.contains(PersonFields.LANGUAGE)) {
                        String language = fields.get(PersonFields.LANGUAGE);
                        people.remember(id, language.isEmpty() ? null : language, person.theme());
                    }
                });
    }

    /**
     * Changes the role. The person has to sign in again; cases of somebody who is no agent any more go back to the
     * queue.
     *
     * @param shown the fields as the page showed them
     */
    public Outcome<Person> changeRole(Administrator by, PersonId id, PersonFields typed, PersonFields shown) {
        // The lock makes two administrators who take the role from each other wait for one another.
        boolean administers =
                people.lockedAdministrators().stream().anyMatch(one -> one.id().equals(by.id()));
        if (!administers) {
            return refused(by.id(), JournalAct.PERSON_CHANGED, null, id, Rejection.NotFound.PERSON);
        }
        // The account is locked before its people, as by whoever changes their permissions.
        people.find(id).map(Person::account).ifPresent(memberships::lockedAdministratorsOf);
        return change(
                by.id(), JournalAct.PERSON_CHANGED, id, PersonFields.ROLES, typed, shown, (person, fields, changed) -> {
                    Set<Role> roles = fields.roles();
                    Person now = new Person(
                            id,
                            person.email(),
                            person.name(),
                            roles,
                            roles.contains(Role.MEMBER) ? fields.account() : null,
                            person.language(),
                            person.theme());
                    people.store(now);
                    if (person.worksCases() && !now.worksCases()) {
                        releasing.release(by.id(), id, null);
                    }
                    revoked.fire(new SignInsRevoked(id));
                });
    }

    /**
     * Changes the languages and services of an agent, and how many open cases the agent has at most.
     *
     * @param shown the fields as the page showed them
     */
    public Outcome<Person> changeSkills(PeopleManager by, PersonId id, PersonFields typed, PersonFields shown) {
        return change(
                by.id(),
                JournalAct.PERSON_SKILLS_CHANGED,
                id,
                PersonFields.SKILLS,
                typed,
                shown,
                (person, fields, changed) -> agents.setSkills(
                        id,
                        PersonFields.codes(fields.get(PersonFields.LANGUAGES)),
                        PersonFields.codes(fields.get(PersonFields.SERVICES)),
                        fields.mostOpen()));
    }

    /** Stores changed fields of a person. */
    private interface Storing {

        void store(Person person, PersonFields fields, Set<String> changed);
    }

    private Outcome<Person> change(
            PersonId by,
            JournalAct act,
            PersonId id,
            List<String> fields,
            PersonFields typed,
            PersonFields shown,
            Storing storing) {
        Optional<Person> found = people.lock(id);
        boolean skills = act == JournalAct.PERSON_SKILLS_CHANGED;
        if (found.isEmpty() || (skills && agents.find(id).isEmpty())) {
            return refused(by, act, null, id, Rejection.NotFound.PERSON);
        }
        Person person = found.get();
        PersonFields stored = stored(person);
        MergedFields merged = MergedFields.of(fields, typed::get, shown::get, stored::get);
        if (!merged.conflicts().isEmpty()) {
            Map<String, OthersChanges.OthersChange> conflicts = new TreeMap<>();
            merged.conflicts()
                    .forEach(field -> conflicts.put(field, others.of(null, act, id.value(), field, stored.get(field))));
            return refused(by, act, person, id, new ChangedMeanwhile(stored, conflicts));
        }
        PersonFields now = stored.with(merged.changes());
        Set<String> changed = merged.changes().keySet();
        List<PersonFields.Problem> problems = problems(person, now, fields, changed);
        if (!problems.isEmpty()) {
            return refused(by, act, person, id, new Faulty(problems));
        }
        if (!changed.isEmpty()) {
            storing.store(person, now, changed);
            String detail = String.join(" ", changed)
                    + (changed.contains(PersonFields.ROLE) ? " to " + now.get(PersonFields.ROLE) : "");
            journal.done(person.account(), by, act, id.value(), detail, clock.instant());
        }
        return new Outcome.Done<>(people.find(id).orElse(person));
    }

    private List<PersonFields.Problem> problems(
            Person person, PersonFields now, List<String> fields, Set<String> changed) {
        List<PersonFields.Problem> problems = new ArrayList<>(now.problems(fields, LANGUAGES_OF_PAGES));
        boolean directory = identities.isKnown(person.id());
        for (String field : List.of(PersonFields.NAME, PersonFields.EMAIL, PersonFields.ROLE, PersonFields.ACCOUNT)) {
            if (directory && changed.contains(field)) {
                problems.add(new PersonFields.Problem(field, PersonFields.Kind.BY_DIRECTORY));
            }
        }
        if (changed.contains(PersonFields.EMAIL) && isTaken(person, now.get(PersonFields.EMAIL))) {
            problems.add(new PersonFields.Problem(PersonFields.EMAIL, PersonFields.Kind.TAKEN));
        }
        if (changed.contains(PersonFields.ACCOUNT) && person.account() != null) {
            problems.add(new PersonFields.Problem(PersonFields.ACCOUNT, PersonFields.Kind.NOT_CHOSEN));
        } else if (changed.contains(PersonFields.ROLE) || changed.contains(PersonFields.ACCOUNT)) {
            problemOfRole(person, now).ifPresent(problems::add);
        }
        return problems;
    }

    private boolean isTaken(Person person, String email) {
        return people.findByEmail(email)
                        .filter(other -> !other.id().equals(person.id()))
                        .isPresent()
                || invitations.findByEmail(email).isPresent();
    }

    private Optional<PersonFields.Problem> problemOfRole(Person person, PersonFields now) {
        Set<String> offered = ROLES.stream().map(Role::name).collect(Collectors.toSet());
        if (!offered.contains(now.get(PersonFields.ROLE))) {
            return Optional.of(new PersonFields.Problem(PersonFields.ROLE, PersonFields.Kind.NOT_CHOSEN));
        }
        AccountId account = now.account();
        boolean member = now.roles().contains(Role.MEMBER);
        if (member && (account == null || accounts.find(account).isEmpty())) {
            return Optional.of(new PersonFields.Problem(PersonFields.ACCOUNT, PersonFields.Kind.NOT_CHOSEN));
        }
        if (person.account() != null && !member && memberships.isLastAdministrator(person.account(), person.id())) {
            return Optional.of(new PersonFields.Problem(PersonFields.ROLE, PersonFields.Kind.LAST_OF_ACCOUNT));
        }
        boolean last = person.roles().contains(Role.ADMINISTRATOR)
                && !now.roles().contains(Role.ADMINISTRATOR)
                && people.administrators().stream().allMatch(one -> one.id().equals(person.id()));
        return last
                ? Optional.of(new PersonFields.Problem(PersonFields.ROLE, PersonFields.Kind.LAST_ADMINISTRATOR))
                : Optional.empty();
    }

    private Outcome<Person> refused(PersonId by, JournalAct act, @Nullable Person person, PersonId id, Rejection why) {
        journal.refused(
                person == null ? null : person.account(),
                by,
                act,
                person == null ? null : id.value(),
                why.code(),
                clock.instant());
        return new Outcome.Refused<>(why);
    }

    /** Fields have to be corrected. */
    public record Faulty(List<PersonFields.Problem> problems) implements Rejection {

        public Faulty {
            problems = List.copyOf(problems);
        }

        @Override
        public String code() {
            return problems.stream()
                    .map(problem -> problem.field() + ":" + problem.kind())
                    .collect(Collectors.joining(" "));
        }
    }

    /**
     * Somebody else has changed the same fields since they were shown.
     *
     * @param stored all fields as they are now
     * @param conflicts the changes of others, by field
     */
    public record ChangedMeanwhile(PersonFields stored, Map<String, OthersChanges.OthersChange> conflicts)
            implements Rejection {

        public ChangedMeanwhile {
            conflicts = Map.copyOf(conflicts);
        }

        @Override
        public String code() {
            return "CHANGED_MEANWHILE";
        }
    }
}
