package org.caseport.persistence.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.Assignee;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.live.CasePresence;
import org.caseport.domain.live.CasePresence.Attendant;
import org.caseport.domain.live.Revisions;
import org.caseport.domain.live.Topic;
import org.caseport.persistence.QueryCount;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What open pages rely on, whatever the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LiveContract {

    private TestDatabase database;

    abstract TestDatabase open();

    @BeforeAll
    void open_the_database() {
        database = open();
    }

    @AfterAll
    void close_the_database() throws Exception {
        database.close();
    }

    @Test
    void a_reply_gives_the_case_its_account_and_the_queue_another_revision() {
        SupportCase ours = stored();
        List<Topic> topics = List.of(
                new Topic.CustomersCase(ours.id(), sightOn(ours)),
                new Topic.AgentsCase(ours.id()),
                new Topic.CasesOf(sightOn(ours)),
                new Topic.Queue());
        Map<Topic, Long> before = revisions(topics);

        change(ours.id(), found -> found.supportReplies(Sample.AIKO, new Body("Hello"), List.of(), later(1)));

        Map<Topic, Long> after = revisions(topics);
        assertThat(before).containsOnlyKeys(topics);
        assertThat(topics).allSatisfy(topic -> assertThat(after.get(topic)).isNotEqualTo(before.get(topic)));
        assertThat(revisions(topics)).isEqualTo(after);
    }

    @Test
    void another_assignee_moves_the_case_for_agents_and_not_for_its_customer() {
        SupportCase ours = stored();
        List<Topic> topics = List.of(
                new Topic.CustomersCase(ours.id(), sightOn(ours)), new Topic.AgentsCase(ours.id()), new Topic.Queue());
        Map<Topic, Long> before = revisions(topics);

        change(
                ours.id(),
                found -> found.assign(Sample.AIKO.id(), new Assignee(Sample.AIKO.id(), Sample.AIKO.name()), later(1)));

        Map<Topic, Long> after = revisions(topics);
        assertThat(after.get(topics.get(0))).isEqualTo(before.get(topics.get(0)));
        assertThat(after.get(topics.get(1))).isNotEqualTo(before.get(topics.get(1)));
        assertThat(after.get(topics.get(2))).isNotEqualTo(before.get(topics.get(2)));
    }

    @Test
    void what_does_not_exist_has_no_revision_and_an_account_without_cases_has_one() {
        Member member = Sample.memberOf(database);
        CaseId none = CaseId.of(member.account(), 2026, 4711);
        Visibility.OfMember visibility = new Visibility.OfMember(member.account(), member.id(), true);

        assertThat(revisions(List.of(
                        new Topic.CustomersCase(none, visibility),
                        new Topic.AgentsCase(none),
                        new Topic.CasesOf(visibility))))
                .containsOnlyKeys(new Topic.CasesOf(visibility));
    }

    @Test
    void a_thousand_topics_cost_a_handful_of_queries() {
        SupportCase ours = stored();
        List<Topic> topics = new ArrayList<>(List.of(new Topic.CustomersCase(ours.id(), sightOn(ours))));
        for (int i = 0; i < 1_000; i++) {
            topics.add(new Topic.CustomersCase(CaseId.of(ours.account(), 2026, i), sightOn(ours)));
        }

        QueryCount count = new QueryCount();
        database.act(kept -> count.during(kept.entities, () -> revisionsIn(kept, topics)));

        assertThat(count.statements()).isBetween(1, 6);
    }

    @Test
    void an_agent_is_at_a_case_until_leaving_it_or_not_heard_of_for_a_while() {
        SupportCase ours = stored();
        PersonId aiko = agent("Aiko");
        PersonId kim = agent("Kim");
        Topic topic = new Topic.Presence(ours.id());
        Set<Long> seen = new HashSet<>(List.of(revisions(List.of(topic)).get(topic)));

        database.act(kept -> attendance(kept).note(ours.id(), aiko, false, MONDAY_NINE));
        assertThat(seen.add(revisions(List.of(topic)).get(topic))).isTrue();
        database.act(kept -> attendance(kept).note(ours.id(), kim, false, later(1)));
        assertThat(seen.add(revisions(List.of(topic)).get(topic))).isTrue();
        database.act(kept -> attendance(kept).note(ours.id(), kim, true, later(2)));
        assertThat(seen.add(revisions(List.of(topic)).get(topic))).isTrue();
        database.act(kept -> attendance(kept).note(ours.id(), kim, true, later(3)));
        assertThat(seen.add(revisions(List.of(topic)).get(topic))).isFalse();

        assertThat(at(ours.id(), MONDAY_NINE))
                .containsExactly(new Attendant(aiko, "Aiko", false), new Attendant(kim, "Kim", true));
        assertThat(at(ours.id(), later(1))).extracting(Attendant::name).containsExactly("Kim");
        database.act(kept -> attendance(kept).leave(ours.id(), kim));
        assertThat(at(ours.id(), later(1))).isEmpty();
        database.act(kept -> attendance(kept).deleteBefore(later(1)));
        assertThat(at(ours.id(), MONDAY_NINE)).isEmpty();
    }

    @Test
    void two_tabs_of_one_agent_may_come_at_the_same_instant() throws Exception {
        SupportCase ours = stored();
        PersonId aiko = agent("Aiko");
        ExecutorService tabs = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> come = () -> {
                database.act(kept -> attendance(kept).note(ours.id(), aiko, false, MONDAY_NINE));
                return null;
            };
            for (Future<Void> tab : tabs.invokeAll(List.of(come, come, come, come))) {
                tab.get();
            }
        } finally {
            tabs.shutdown();
        }

        assertThat(at(ours.id(), MONDAY_NINE)).hasSize(1);
    }

    @Test
    void nobody_is_at_a_case_that_does_not_exist() {
        Member member = Sample.memberOf(database);
        CaseId none = CaseId.of(member.account(), 2026, 4711);

        database.act(kept -> attendance(kept).note(none, new PersonId("aiko"), true, MONDAY_NINE));

        assertThat(database.lines("select case_id from attendance where account_id = '"
                        + member.account().digits() + "'"))
                .isEmpty();
    }

    private SupportCase stored() {
        Member member = Sample.memberOf(database);
        SupportCase supportCase = Sample.supportCase(member, "Cold", MONDAY_NINE);
        database.act(kept -> {
            kept.cases.store(supportCase);
            kept.journal.append(JournalEntry.of(supportCase.opened()));
        });
        return supportCase;
    }

    private void change(CaseId id, Function<SupportCase, List<CaseEvent>> act) {
        database.act(kept -> {
            SupportCase found =
                    kept.cases.find(Visibility.ofSupport(id.account()), id).orElseThrow();
            List<CaseEvent> events = act.apply(found);
            kept.cases.store(found);
            events.forEach(event -> kept.journal.append(JournalEntry.of(event)));
        });
    }

    private PersonId agent(String name) {
        PersonId id = new PersonId(Sample.draftId().value());
        database.act(kept ->
                kept.people.store(new Person(id, id + "@support.example", name, Set.of(Role.AGENT), null, null, null)));
        return id;
    }

    private List<Attendant> at(CaseId id, Instant since) {
        return database.ask(kept -> attendance(kept).at(id, since));
    }

    private Map<Topic, Long> revisions(List<Topic> topics) {
        return database.ask(kept -> revisionsIn(kept, topics));
    }

    private static Map<Topic, Long> revisionsIn(TestDatabase.Kept kept, List<Topic> topics) {
        return kept.adapter(Revisions.class).of(topics, MONDAY_NINE);
    }

    private static CasePresence attendance(TestDatabase.Kept kept) {
        return kept.adapter(CasePresence.class);
    }

    /** As whoever opened it sees it. */
    private static Visibility.OfMember sightOn(SupportCase opened) {
        return new Visibility.OfMember(opened.account(), opened.requester(), true);
    }

    private static Instant later(int seconds) {
        return MONDAY_NINE.plus(Duration.ofSeconds(seconds));
    }
}
