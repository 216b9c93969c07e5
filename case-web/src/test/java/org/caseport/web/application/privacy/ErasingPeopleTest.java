package org.caseport.web.application.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.MONDAY_NINE;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.erasure.Erasure;
import org.caseport.domain.erasure.Erasures;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.web.fakes.InMemoryMemberships;
import org.caseport.web.fakes.InMemoryPeople;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ErasingPeopleTest {

    private static final AccountId EVERLINE = new AccountId("555555555555");
    private static final CaseId CASE = new CaseId("case-555555555555-muen-2026-0123456789abcdef");

    private final InMemoryPeople people = new InMemoryPeople();
    private final InMemoryMemberships memberships = new InMemoryMemberships();
    private final List<JournalEntry> told = new ArrayList<>();
    private final List<CaseEvent> events = new ArrayList<>();
    private final Steps erasures = new Steps();
    private final ErasingPeople erasing = new ErasingPeople();
    private final FinishingErasures finishing = new FinishingErasures();
    private final Administrator root = new Administrator(new PersonId("root"), "Root");

    ErasingPeopleTest() {
        erasing.people = people;
        erasing.memberships = memberships;
        erasing.erasures = erasures;
        erasing.journal = told::add;
        erasing.caseJournal = events::add;
        erasing.clock = Clock.fixed(MONDAY_NINE, ZoneOffset.UTC);
        finishing.erasing = erasing;
        person("root", Role.ADMINISTRATOR, null, Set.of());
        person("ana", Role.MEMBER, EVERLINE, EnumSet.allOf(Grant.class));
        person("ben", Role.MEMBER, EVERLINE, Grant.USUAL);
    }

    private void person(String id, Role role, @Nullable AccountId account, Set<Grant> grants) {
        Person person = new Person(
                new PersonId(id), id + "@x.example", "Name of " + id, Set.of(role), account, null, null, grants);
        people.store(person);
        memberships.byId.put(person.id(), person);
    }

    private ErasingPeople.Outcome erase(String id) {
        return finishing.erase(root, new PersonId(id), true);
    }

    @Test
    void a_person_is_erased_once_and_the_journal_has_the_id_alone() {
        erasures.steps = 3;

        assertThat(erase("ben")).isInstanceOf(ErasingPeople.Outcome.Begun.class);
        assertThat(erase("ben")).isEqualTo(new ErasingPeople.Outcome.NoSuchPerson());

        assertThat(erasures.begun).singleElement().satisfies(erasure -> {
            assertThat(erasure.email()).isEqualTo("ben@x.example");
            assertThat(erasure.texts()).isTrue();
        });
        assertThat(told)
                .extracting(entry -> entry.act() + " " + entry.target() + " " + entry.outcome() + " " + entry.detail())
                .containsExactly(
                        "person.erased ben done texts",
                        "person.erasure-finished ben done ",
                        "person.erased ben refused NO_SUCH_PERSON");
        assertThat(told)
                .noneMatch(entry ->
                        entry.toString().contains("@") || entry.toString().contains("Name"));
        assertThat(events)
                .containsExactly(new CaseEvent.Assigned(CASE, root.id(), new PersonId("ben"), null, MONDAY_NINE));
    }

    @Test
    void nobody_erases_oneself_not_even_the_last_one() {
        assertThat(refusal("root")).isEqualTo(ErasingPeople.Outcome.Why.ONESELF);
    }

    @Test
    void whoever_was_erased_meanwhile_erases_nobody_any_more() {
        person("other", Role.ADMINISTRATOR, null, Set.of());
        people.all.remove(root.id());

        assertThat(erase("other")).isEqualTo(new ErasingPeople.Outcome.NoSuchPerson());
        assertThat(told).extracting(JournalEntry::detail).containsExactly("NOT_ADMINISTRATOR");
    }

    @Test
    void another_administrator_of_the_portal_can_be_erased() {
        person("other", Role.ADMINISTRATOR, null, Set.of());

        assertThat(erase("other")).isInstanceOf(ErasingPeople.Outcome.Begun.class);
    }

    @Test
    void the_last_administrator_of_an_account_stays_until_there_is_another_one() {
        assertThat(refusal("ana")).isEqualTo(ErasingPeople.Outcome.Why.LAST_OF_ACCOUNT);
        assertThat(erasing.candidate(root, new PersonId("ana")))
                .map(ErasingPeople.Candidate::why)
                .contains(ErasingPeople.Outcome.Why.LAST_OF_ACCOUNT);
        assertThat(erasures.begun).isEmpty();
        assertThat(told).singleElement().satisfies(entry -> {
            assertThat(entry.account()).isEqualTo(EVERLINE);
            assertThat(entry.detail()).isEqualTo("LAST_OF_ACCOUNT");
        });

        memberships.grant(new PersonId("ben"), EnumSet.allOf(Grant.class));

        assertThat(erase("ana")).isInstanceOf(ErasingPeople.Outcome.Begun.class);
    }

    @Test
    void who_is_alone_in_an_account_can_be_erased() {
        memberships.byId.remove(new PersonId("ben"));

        assertThat(erase("ana")).isInstanceOf(ErasingPeople.Outcome.Begun.class);
    }

    @Test
    void what_is_too_much_for_one_click_is_finished_later() {
        erasures.steps = 1_000;

        erase("ben");
        assertThat(finishing.isUnfinished(new PersonId("ben"))).isTrue();
        finishing.finish();

        assertThat(finishing.isUnfinished(new PersonId("ben"))).isFalse();
        assertThat(told).extracting(JournalEntry::act).containsExactly("person.erased", "person.erasure-finished");
    }

    private ErasingPeople.Outcome.Why refusal(String id) {
        return ((ErasingPeople.Outcome.Refused) erase(id)).why();
    }

    /** So many steps, the first of which takes a case from whoever is erased. */
    private final class Steps implements Erasures {

        final List<Erasure> begun = new ArrayList<>();
        int steps = 1;
        private int done;

        @Override
        public int openCasesOf(Person person, int most) {
            return 1;
        }

        @Override
        public void begin(Erasure erasure) {
            begun.add(erasure);
            people.all.remove(erasure.person());
        }

        @Override
        public List<Erasure> unfinished() {
            return done < steps ? List.copyOf(begun) : List.of();
        }

        @Override
        public Optional<Step> next(PersonId person, int most) {
            if (done >= steps) {
                return Optional.empty();
            }
            done++;
            return Optional.of(new Step(done == 1 ? List.of(CASE) : List.of(), done == steps));
        }
    }
}
