package org.caseport.persistence.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.DependentCounts;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.account.SignIn;
import org.caseport.domain.cases.Assignee;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.QueryCount;
import org.caseport.persistence.Sample;
import org.junit.jupiter.api.Test;

/** What both databases keep about people who are deactivated, about agents' limits and about devices. */
abstract class PeopleContract extends DatabaseContract {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void a_deactivated_person_is_found_and_keeps_everything_and_no_change_brings_the_person_back() {
        Member member = Sample.memberOf(database);
        Person person = Sample.person(member);
        database.act(kept -> {
            kept.people.store(person);
            kept.people.deactivate(member.id(), MONDAY_NINE);
            kept.people.store(person);
        });

        Person gone = database.<Optional<Person>>ask(kept -> kept.people.find(member.id()))
                .orElseThrow();
        assertThat(gone.deactivatedAt()).isEqualTo(MONDAY_NINE);
        assertThat(gone.isActive()).isFalse();
        assertThat(gone.grants()).isEqualTo(person.grants());
        assertMany(kept -> kept.memberships.of(member.account(), null, 10)).isEmpty();
        assertMany(kept -> kept.memberships.of(member.account(), List.of(member.id())))
                .isEmpty();
        assertMany(kept -> kept.memberships.everyOf(member.account(), null, 10)).hasSize(1);

        database.act(kept -> kept.people.deactivate(member.id(), null));

        assertOne(kept -> kept.people.lock(member.id())).contains(person);
        assertMany(kept -> kept.memberships.of(member.account(), null, 10)).containsExactly(person);
    }

    @Test
    void people_are_found_at_once_by_one_query() {
        Member one = Sample.memberOf(database);
        Member other = Sample.memberOf(database);
        database.act(kept -> List.of(one, other).forEach(member -> kept.people.store(Sample.person(member))));
        PersonId unknown = new PersonId(UUID.randomUUID().toString());

        QueryCount count = new QueryCount();
        List<Person> found = database.ask(
                kept -> count.during(kept.entities, () -> kept.people.findAll(Set.of(one.id(), other.id(), unknown))));

        assertThat(found).extracting(Person::id).containsExactlyInAnyOrder(one.id(), other.id());
        assertThat(count.statements()).isEqualTo(1);
        assertMany(kept -> kept.people.findAll(Set.of())).isEmpty();
    }

    @Test
    void what_a_member_may_do_does_not_go_along_to_another_account() {
        Member member = Sample.memberOf(database);
        Member other = Sample.memberOf(database);
        Person before = Sample.person(member);
        database.act(kept -> {
            kept.people.store(before);
            kept.memberships.grant(member.id(), EnumSet.allOf(Grant.class));
        });
        Person moved = new Person(
                before.id(), before.email(), before.name(), before.roles(), other.account(), null, null, Grant.USUAL);

        database.act(kept -> kept.people.store(moved));

        assertOne(kept -> kept.people.find(member.id())).contains(moved);
    }

    @Test
    void a_deactivated_agent_is_offered_nowhere_and_a_limit_survives_the_round_trip() {
        Person agent = stored(Role.AGENT);
        database.act(kept -> kept.agents.setSkills(agent.id(), Set.of("ja"), Set.of("dns"), 7));

        Agent found = database.<Optional<Agent>>ask(kept -> kept.agents.find(agent.id()))
                .orElseThrow();
        assertThat(found).isEqualTo(new Agent(agent.id(), agent.name(), false, Set.of("ja"), Set.of("dns"), 7));
        database.act(kept -> kept.people.deactivate(agent.id(), MONDAY_NINE));

        assertOne(kept -> kept.agents.find(agent.id())).isEmpty();
        assertThat(database.<List<Agent>>ask(kept -> kept.agents.all()))
                .extracting(Agent::id)
                .doesNotContain(agent.id());
    }

    @Test
    void of_two_administrators_who_deactivate_each_other_at_once_one_stays() throws Exception {
        database.<List<Person>>ask(kept -> kept.people.administrators())
                .forEach(other -> database.act(kept -> kept.people.deactivate(other.id(), MONDAY_NINE)));
        List<Person> two = List.of(stored(Role.ADMINISTRATOR), stored(Role.ADMINISTRATOR));
        AtomicInteger turn = new AtomicInteger();

        List<Boolean> done = atOnce(2, () -> {
            int mine = turn.getAndIncrement();
            return database.<Boolean>ask(kept -> {
                boolean administers = kept.people.lockedAdministrators().stream()
                        .anyMatch(one -> one.id().equals(two.get(mine).id()));
                if (administers) {
                    kept.people.deactivate(two.get(1 - mine).id(), MONDAY_NINE);
                }
                return administers;
            });
        });

        assertThat(done).containsExactlyInAnyOrder(true, false);
        assertMany(kept -> kept.people.administrators()).hasSize(1);
    }

    @Test
    void what_depends_on_a_person_is_counted() {
        Member member = Sample.memberOf(database);
        Person agent = stored(Role.AGENT);
        Person person = Sample.person(member);
        SupportCase open = Sample.supportCase(member, "open", MONDAY_NINE);
        SupportCase resolved = Sample.supportCase(member, "resolved", MONDAY_NINE);
        open.assign(agent.id(), new Assignee(agent.id(), agent.name()), MONDAY_NINE);
        resolved.assign(agent.id(), new Assignee(agent.id(), agent.name()), MONDAY_NINE);
        resolved.agentResolves(Sample.AIKO, null, List.of(), MONDAY_NINE.plusSeconds(60));
        database.act(kept -> {
            kept.people.store(person);
            kept.cases.add(open);
            kept.cases.add(resolved);
            kept.drafts.store(Sample.draft(member));
        });

        assertThat(dependentsOf(person)).isEqualTo(new DependentCounts.Counts(0, 1, 1, 0, 0));
        assertThat(dependentsOf(agent)).isEqualTo(new DependentCounts.Counts(1, 0, 0, 0, 0));
        assertThat(database.<Integer>ask(kept -> kept.queue.lockedOpenOf(agent.id())))
                .isEqualTo(1);
        assertThat(database.<List<CaseId>>ask(kept -> kept.queue.openOf(agent.id(), 10)))
                .containsExactly(open.id());
    }

    @Test
    void a_time_zone_is_kept_and_no_change_of_the_person_loses_it() {
        Person agent = stored(Role.AGENT);
        database.act(kept -> kept.people.setZone(agent.id(), ZoneId.of("Asia/Tokyo")));
        database.act(kept -> kept.people.store(agent));

        assertThat(database.<Optional<Person>>ask(kept -> kept.people.find(agent.id())))
                .map(Person::zone)
                .contains(ZoneId.of("Asia/Tokyo"));
        database.act(kept -> kept.people.setZone(agent.id(), null));
        assertOne(kept -> kept.people.find(agent.id())).contains(agent);
    }

    @Test
    void the_device_of_a_sign_in_is_kept() {
        Person agent = stored(Role.AGENT);
        String token = "device " + agent.id();
        database.act(kept -> {
            kept.signIns.start(token, agent.id(), MONDAY_NINE);
            kept.signIns.describe(token, "Firefox/Linux");
        });

        SignIn found = database.<List<SignIn>>ask(
                        kept -> kept.signIns.of(agent.id(), new SignIn.Bounds(Instant.EPOCH, Instant.EPOCH)))
                .get(0);

        assertThat(found.device()).isEqualTo("Firefox/Linux");
        assertThat(found.id()).isEqualTo(token.substring(0, 16));
    }

    private DependentCounts.Counts dependentsOf(Person person) {
        return database.ask(kept -> kept.adapter(DependentCounts.class).of(person));
    }

    private Person stored(Role role) {
        String id = UUID.randomUUID().toString();
        Person person =
                new Person(new PersonId(id), id + "@support.example", "P " + id, Set.of(role), null, null, null);
        database.act(kept -> kept.people.store(person));
        return person;
    }
}
