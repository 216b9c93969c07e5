package org.caseport.web.application.account;

import static org.caseport.web.application.SupportDesk.KIM;
import static org.caseport.web.application.SupportDesk.LEE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.DependentCounts;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.PeopleManager;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.directory.DirectoryIdentities;
import org.caseport.domain.directory.DirectoryIdentity;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.journal.JournalSearch;
import org.caseport.domain.journal.RecordedEntry;
import org.caseport.web.Told;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.fakes.InMemoryMemberships;
import org.caseport.web.fakes.InMemoryPasswordResets;
import org.caseport.web.fakes.InMemoryPeople;
import org.caseport.web.fakes.QueueOfCases;
import org.jspecify.annotations.Nullable;

/** A support desk with an administrator, two agents and a member, whose people are looked after. */
abstract class PeopleFixture {

    static final Administrator ROOT = new Administrator(new PersonId("root"), "Tomasz");
    static final PeopleManager RUTH = new PeopleManager(new PersonId("ruth"), "Ruth");
    static final PersonId BEA = new PersonId("bea");
    static final PersonId DIRK = new PersonId("dirk");

    final SupportDesk desk = new SupportDesk();
    final InMemoryPeople people = new InMemoryPeople();
    final InMemoryPasswordResets resets = new InMemoryPasswordResets();
    final Told<SignInsRevoked> revoked = new Told<>();
    final ManagingPeople keeping = desk.fill(new ManagingPeople());
    final DeactivatingPeople deactivating = desk.fill(new DeactivatingPeople());
    final SuspendingAccounts suspending = desk.fill(new SuspendingAccounts());

    PeopleFixture() {
        ReleasingCases releasing = desk.fill(new ReleasingCases());
        releasing.queue = new QueueOfCases(desk.cases);
        OthersChanges others = desk.fill(new OthersChanges());
        others.people = people;
        others.entries = new Entries();
        keeping.people = people;
        keeping.identities = new OnlyDirk();
        keeping.releasing = releasing;
        keeping.others = others;
        suspending.others = others;
        suspending.people = people;
        suspending.dependents = new AFew();
        keeping.passwordResets = resets;
        InMemoryMemberships memberships = new InMemoryMemberships(people.all);
        keeping.memberships = memberships;
        deactivating.memberships = memberships;
        keeping.revoked = revoked;
        deactivating.people = people;
        deactivating.releasing = releasing;
        deactivating.passwordResets = resets;
        deactivating.revoked = revoked;
        deactivating.dependents = new AFew();
        person("root", "Tomasz", Set.of(Role.ADMINISTRATOR), null);
        person("ruth", "Ruth", EnumSet.of(Role.AGENT, Role.SUPERVISOR), null);
        person("kim", KIM.name(), Set.of(Role.AGENT), null);
        person("lee", LEE.name(), Set.of(Role.AGENT), null);
        person("dirk", "Dirk", Set.of(Role.AGENT), null);
        person("bea", "Bea", Set.of(Role.MEMBER), SupportDesk.BUSINESS.account());
    }

    void person(String id, String name, Set<Role> roles, @Nullable AccountId account) {
        people.store(new Person(new PersonId(id), id + "@a.example", name, roles, account, null, null));
    }

    /** Makes this member the one who administers the account, which has another member. */
    void administersWithOthers(PersonId id) {
        Person member = find(id);
        people.store(new Person(
                id,
                member.email(),
                member.name(),
                member.roles(),
                member.account(),
                null,
                null,
                EnumSet.allOf(Grant.class)));
        person("carl", "Carl", Set.of(Role.MEMBER), member.account());
    }

    Person find(PersonId id) {
        return people.find(id).orElseThrow();
    }

    /** An open case that Kim works on. */
    SupportCase caseOfKim() {
        SupportCase opened = desk.openCase(SupportDesk.BUSINESS);
        opened.take(KIM, desk.clock.now);
        return opened;
    }

    /** The journal that the desk has written, latest first. */
    private final class Entries implements JournalSearch {

        @Override
        public List<Found> find(Filter filter, @Nullable Place after, int most) {
            List<JournalEntry> latestFirst = new ArrayList<>(desk.journal);
            Collections.reverse(latestFirst);
            return latestFirst.stream()
                    .filter(entry -> filter.act() == null || filter.act().equals(entry.act()))
                    .filter(entry -> filter.target() == null || filter.target().equals(entry.target()))
                    .map(entry -> new Found(new RecordedEntry(SupportDesk.BUSINESS.account(), 1, entry, ""), 0))
                    .toList();
        }

        @Override
        public boolean did(AccountId account, PersonId person, String act, String target, Instant since) {
            return false;
        }
    }

    /** As many as the tests say. */
    static final class AFew implements DependentCounts {

        @Override
        public Counts of(Person person) {
            return new Counts(1, 2, 3, 4, 5);
        }

        @Override
        public AccountCounts of(AccountId account) {
            return new AccountCounts(6, 7, 8);
        }
    }

    /** Dirk comes from the company's directory. */
    private static final class OnlyDirk implements DirectoryIdentities {

        @Override
        public Optional<PersonId> find(DirectoryIdentity id) {
            return Optional.empty();
        }

        @Override
        public boolean isKnown(PersonId person) {
            return person.equals(DIRK);
        }

        @Override
        public void link(DirectoryIdentity id, PersonId person, Instant now) {
            throw new UnsupportedOperationException();
        }
    }
}
