package org.caseport.persistence.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.desk.DeskFigures;
import org.caseport.domain.desk.Queue;
import org.caseport.domain.desk.Queue.Filter;
import org.caseport.domain.desk.Queue.Line;
import org.caseport.domain.desk.Queue.View;
import org.caseport.domain.search.CaseReference;
import org.caseport.persistence.QueryCount;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the queue promises, whatever the database. The sample cases are in Japanese, on compute, and due in 26 h. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class QueueContract {

    private static final Agent AIKO = agent("aiko", Set.of("en", "ja"), Set.of());
    private static final Agent ENGLISH = agent("ines", Set.of("en"), Set.of());
    private static final Agent STORAGE = agent("kim", Set.of("ja"), Set.of("storage"));
    private static final Instant NOON = MONDAY_NINE.plus(Duration.ofHours(3));
    private static final Instant SOON = NOON.plus(Duration.ofHours(1));

    private TestDatabase database;
    private Member member;

    abstract TestDatabase open();

    @BeforeAll
    void open_the_database() {
        database = open();
    }

    /** The queue is one for all accounts, so no test may leave a case in it. */
    @BeforeEach
    void begin_with_an_empty_queue() {
        for (String table : List.of("attachment", "communication", "support_case")) {
            database.act(kept ->
                    kept.entities.createNativeQuery("delete from " + table).executeUpdate());
        }
        member = Sample.memberOf(database);
    }

    @AfterAll
    void close_the_database() throws Exception {
        database.close();
    }

    @Test
    void unanswered_cases_come_first_by_due_then_those_that_wait_for_support_then_those_that_wait_for_the_customer() {
        SupportCase asked = stored("asked", MONDAY_NINE);
        Sample.asked(asked, MONDAY_NINE.plusSeconds(10));
        SupportCase touchedLate = answered("touched late", MONDAY_NINE.plusSeconds(60));
        SupportCase touchedEarly = answered("touched early", MONDAY_NINE.plusSeconds(30));
        SupportCase dueLate = stored("due late", MONDAY_NINE);
        SupportCase dueEarly = stored("due early", MONDAY_NINE);
        promise(dueLate, Duration.ofHours(9));
        promise(dueEarly, Duration.ofHours(2));
        SupportCase resolved = stored("resolved", MONDAY_NINE);
        resolved.agentResolves(AIKO, null, List.of(), NOON);
        store(asked, touchedLate, touchedEarly, dueLate, dueEarly, resolved);

        assertThat(subjects(View.ALL_OPEN, Filter.NONE))
                .containsExactly("due early", "due late", "touched early", "touched late", "asked");
    }

    @Test
    void every_view_shows_its_cases_and_no_others() {
        SupportCase fresh = stored("fresh", MONDAY_NINE);
        SupportCase mine = stored("mine", MONDAY_NINE);
        mine.take(AIKO, NOON);
        SupportCase asked = stored("asked", MONDAY_NINE);
        Sample.asked(asked, NOON);
        SupportCase soon = stored("soon", MONDAY_NINE);
        promise(soon, Duration.ofMinutes(200));
        SupportCase soonAndNew = stored("soon and new", NOON.minus(Duration.ofMinutes(10)));
        promise(soonAndNew, Duration.ofMinutes(50));
        SupportCase atRisk = stored("at risk", NOON.minus(Duration.ofHours(12)));
        promise(atRisk, Duration.ofHours(14));
        SupportCase missed = stored("missed", MONDAY_NINE);
        promise(missed, Duration.ofHours(2));
        store(fresh, mine, asked, soon, soonAndNew, atRisk, missed);
        String[] unassigned = {"missed", "soon", "soon and new", "at risk", "fresh"};

        assertThat(subjects(View.UNASSIGNED, Filter.NONE)).containsExactlyInAnyOrder(unassigned);
        assertThat(subjects(View.CAN_TAKE, Filter.NONE)).containsExactlyInAnyOrder(unassigned);
        assertThat(subjects(View.MINE, Filter.NONE)).containsExactly("mine");
        assertThat(subjects(View.WAITING_FOR_US, Filter.NONE))
                .containsExactlyInAnyOrder("missed", "soon", "soon and new", "at risk", "fresh", "mine");
        assertThat(subjects(View.WAITING_FOR_CUSTOMER, Filter.NONE)).containsExactly("asked");
        assertThat(subjects(View.DUE_SOON, Filter.NONE)).containsExactlyInAnyOrder("soon", "soon and new");
        assertThat(subjects(View.AT_RISK, Filter.NONE)).containsExactlyInAnyOrder("soon", "at risk");
        assertThat(subjects(View.MISSED, Filter.NONE)).containsExactly("missed");
        assertThat(subjects(View.CALLS, Filter.NONE)).hasSize(7);
        assertThat(subjects(View.CHATS, Filter.NONE)).isEmpty();
    }

    @Test
    void the_number_of_each_view_is_how_many_cases_it_shows_and_all_are_counted_in_one_query() {
        List<SupportCase> many = Sample.cases(member, 7);
        many.get(0).take(AIKO, NOON);
        Sample.asked(many.get(1), NOON);
        promise(many.get(2), Duration.ofMinutes(200));
        promise(many.get(3), Duration.ofHours(2));
        promise(many.get(4), Duration.ofHours(2));
        promise(many.get(5), Duration.ofMinutes(185));
        many.forEach(this::store);

        for (Agent agent : List.of(AIKO, ENGLISH, STORAGE, agent("nobody", Set.of(), Set.of()))) {
            Map<View, Integer> counts = database.ask(kept -> {
                QueryCount count = new QueryCount();
                Map<View, Integer> all = count.during(kept.entities, () -> kept.queue.counts(agent, NOON, SOON));
                assertThat(count.statements()).isEqualTo(1);
                return all;
            });
            for (View view : View.values()) {
                int shown = view == View.MISSED_SINCE
                        ? 0
                        : many(kept -> kept.queue.page(agent, view, Filter.NONE, null, NOON, SOON, 50))
                                .size();
                assertThat(counts.getOrDefault(view, 0))
                        .as(agent.name() + ": " + view)
                        .isEqualTo(shown);
            }
        }
    }

    @Test
    void a_view_shows_what_an_agent_can_take_by_language_and_service() {
        store(stored("fresh", MONDAY_NINE));

        assertThat(subjects(AIKO, View.CAN_TAKE, Filter.NONE)).hasSize(1);
        assertThat(subjects(ENGLISH, View.CAN_TAKE, Filter.NONE)).isEmpty();
        assertThat(subjects(STORAGE, View.CAN_TAKE, Filter.NONE)).isEmpty();
        assertThat(next(ENGLISH)).isEmpty();
        assertThat(next(STORAGE)).isEmpty();
        assertThat(next(agent("nobody", Set.of(), Set.of()))).isEmpty();
        assertThat(next(AIKO)).isPresent();
    }

    @Test
    void agents_search_what_members_do_and_the_names_and_addresses_of_requesters() {
        database.act(kept -> kept.people.store(Sample.person(member)));
        SupportCase wanted = stored("Neue Straße", MONDAY_NINE);
        SupportCase other = stored("Another street", MONDAY_NINE);
        wanted.customerReplies(member, new Body("The handshake fails."), List.of(), NOON);
        store(wanted, other);

        assertThat(subjects(View.ALL_OPEN, text("STRASSE"))).containsExactly("Neue Straße");
        assertThat(subjects(View.ALL_OPEN, text("handsh"))).containsExactly("Neue Straße");
        assertThat(subjects(View.ALL_OPEN, text("handshake street"))).isEmpty();
        assertThat(subjects(View.ALL_OPEN, text("jurgen otani street"))).containsExactly("Another street");
        assertThat(subjects(View.ALL_OPEN, text(member.email()))).hasSize(2);
    }

    @Test
    void a_requester_with_another_name_and_address_is_found_by_these_and_not_by_the_old_address() {
        database.act(kept -> kept.people.store(Sample.person(member)));
        store(stored("Oven", MONDAY_NINE));
        String renamed = "m" + member.id() + "@renamed.example";
        database.act(kept -> {
            Person person = kept.people.find(member.id()).orElseThrow();
            kept.people.store(new Person(
                    person.id(),
                    renamed,
                    "Mathilda Strauß",
                    person.roles(),
                    person.account(),
                    person.language(),
                    person.theme(),
                    person.grants()));
        });

        assertThat(subjects(View.ALL_OPEN, text(renamed))).containsExactly("Oven");
        assertThat(subjects(View.ALL_OPEN, text("mathilda strauss"))).containsExactly("Oven");
        assertThat(subjects(View.ALL_OPEN, text(member.email()))).isEmpty();
    }

    @Test
    void what_is_found_in_one_account_does_not_depend_on_how_much_others_have() {
        SupportCase wanted = stored("The case of the oven", MONDAY_NINE);
        store(wanted);
        List<SupportCase> others = Sample.cases(Sample.memberOf(database), 120);
        database.act(kept -> others.forEach(kept.cases::store));
        Filter inAccount = new Filter(
                "case", Set.of(), null, null, null, null, member.account().digits(), null, null, null);

        assertThat(subjects(View.ALL_OPEN, inAccount)).containsExactly("The case of the oven");
        Map<View, Integer> counts = database.ask(kept -> kept.queue.counts(AIKO, NOON, SOON));
        assertThat(counts).as("counted no further").containsEntry(View.ALL_OPEN, Queue.MOST_COUNTED);
    }

    @Test
    void what_is_found_is_paged_to_its_end_in_one_query_a_page() {
        Sample.cases(member, 12).forEach(this::store);
        Filter found = text("case");

        List<CaseId> seen = new ArrayList<>();
        Queue.Place after = null;
        List<Line> page;
        do {
            Queue.Place from = after;
            page = database.ask(kept -> {
                QueryCount count = new QueryCount();
                List<Line> lines = count.during(
                        kept.entities, () -> kept.queue.page(AIKO, View.ALL_OPEN, found, from, NOON, SOON, 5));
                assertThat(count.statements()).isEqualTo(1);
                return lines;
            });
            page.forEach(line -> seen.add(line.id()));
            after = page.isEmpty() ? null : page.get(page.size() - 1).place();
        } while (after != null);

        assertThat(seen).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void resolved_cases_are_found_by_their_status_and_among_all() {
        SupportCase resolved = stored("Oven cold", MONDAY_NINE);
        resolved.agentResolves(AIKO, null, List.of(), NOON);
        SupportCase open = stored("Oven hot", MONDAY_NINE.plusSeconds(1));
        store(resolved, open);

        assertThat(subjects(View.ALL_OPEN, text("oven"))).containsExactly("Oven hot");
        assertThat(subjects(View.ALL_OPEN, text("oven", Set.of(CaseStatus.RESOLVED))))
                .containsExactly("Oven cold");
        assertThat(subjects(View.ALL_OPEN, text("oven", Set.of(CaseStatus.values()))))
                .containsExactly("Oven hot", "Oven cold");
        Filter all = text("", Set.of(CaseStatus.values()));
        Line first = page(AIKO, View.ALL_OPEN, all).get(0);
        assertThat(many(kept -> kept.queue.page(AIKO, View.ALL_OPEN, all, first.place(), NOON, SOON, 5)))
                .extracting(Line::subject)
                .containsExactly("Oven cold");
    }

    @Test
    void the_queue_is_asked_for_any_time() {
        SupportCase missed = stored("Oven cold", MONDAY_NINE);
        store(missed);

        for (View view : View.values()) {
            for (Instant early : Sample.DISTANT_PAST) {
                for (Instant late : Sample.DISTANT_FUTURE) {
                    assertThat(page(AIKO, view, since(late))).as(view.name()).hasSizeLessThan(2);
                    assertThat(pageAfter(view, new Queue.Place(0, early, missed.id())))
                            .hasSizeLessThan(2);
                    assertThat(pageAfter(view, new Queue.Place(9, late, missed.id())))
                            .isEmpty();
                }
            }
        }
    }

    private List<Line> pageAfter(View view, Queue.Place place) {
        return many(kept -> kept.queue.page(AIKO, view, Filter.NONE, place, NOON, SOON, 5));
    }

    private static Filter since(Instant since) {
        return new Filter("", Set.of(), null, null, null, null, "", null, since, null);
    }

    private static Filter text(String text, Set<CaseStatus> statuses) {
        return new Filter(text, statuses, null, null, null, null, "", null, null, null);
    }

    @Test
    void a_filter_narrows_a_view_and_takes_signs_of_patterns_for_no_words() {
        SupportCase percent = stored("100% full_disk!", MONDAY_NINE);
        SupportCase other = stored("100 disks are full", MONDAY_NINE);
        store(percent, other);
        Filter none = Filter.NONE;

        assertThat(subjects(View.ALL_OPEN, text("100%"))).hasSize(2);
        assertThat(subjects(View.ALL_OPEN, text("L_D"))).isEmpty();
        assertThat(subjects(View.ALL_OPEN, text("DISK"))).hasSize(2);
        assertThat(subjects(View.ALL_OPEN, text(other.displayId().digits()))).containsExactly("100 disks are full");
        assertThat(subjects(View.ALL_OPEN, filter(Set.of(CaseStatus.REOPENED), null, null, null)))
                .isEmpty();
        assertThat(subjects(View.ALL_OPEN, filter(Set.of(CaseStatus.UNASSIGNED), Severity.URGENT, "compute", "ja")))
                .hasSize(2);
        assertThat(subjects(View.ALL_OPEN, filter(Set.of(), Severity.LOW, null, null)))
                .isEmpty();
        assertThat(subjects(View.ALL_OPEN, filter(Set.of(), null, "storage", null)))
                .isEmpty();
        assertThat(subjects(View.ALL_OPEN, filter(Set.of(), null, null, "en"))).isEmpty();
        assertThat(subjects(View.ALL_OPEN, account("bergmann"))).hasSize(2);
        assertThat(subjects(View.ALL_OPEN, account(member.account().digits()))).hasSize(2);
        assertThat(subjects(View.ALL_OPEN, account("somebody else"))).isEmpty();
        assertThat(none.text()).isEmpty();
    }

    @Test
    void pages_join_without_gap_or_double_and_cost_one_query_each() {
        Sample.cases(member, 25).forEach(this::store);
        List<SupportCase> late = Sample.cases(member, 5);
        late.forEach(one -> one.supportReplies(AIKO, new Body("On it."), List.of(), NOON));
        late.forEach(this::store);

        List<CaseId> seen = new ArrayList<>();
        Queue.Place after = null;
        for (int i = 0; i < 6; i++) {
            Queue.Place from = after;
            List<Line> page = database.ask(kept -> {
                QueryCount count = new QueryCount();
                List<Line> lines = count.during(
                        kept.entities, () -> kept.queue.page(AIKO, View.ALL_OPEN, Filter.NONE, from, NOON, SOON, 5));
                assertThat(count.statements()).isEqualTo(1);
                return lines;
            });
            page.forEach(line -> seen.add(line.id()));
            after = page.get(page.size() - 1).place();
        }

        assertThat(seen).hasSize(30).doesNotHaveDuplicates();
        Queue.Place last = after;
        assertThat(many(kept -> kept.queue.page(AIKO, View.ALL_OPEN, Filter.NONE, last, NOON, SOON, 5)))
                .isEmpty();
    }

    @Test
    void a_line_says_what_the_queue_shows() {
        SupportCase fresh = stored("Ofen kalt", MONDAY_NINE);
        fresh.assign(AIKO.id(), new org.caseport.domain.cases.Assignee(AIKO.id(), "Aiko"), NOON);
        fresh.escalate(AIKO, NOON);
        store(fresh);

        Line line = page(AIKO, View.ALL_OPEN, Filter.NONE).get(0);

        assertThat(line.subject()).isEqualTo("Ofen kalt");
        assertThat(line.accountName()).isEqualTo("Bäckerei Bergmann 🥨");
        assertThat(line.plan().code()).isEqualTo("business");
        assertThat(line.assignee()).isEqualTo(new org.caseport.domain.cases.Assignee(AIKO.id(), "Aiko"));
        assertThat(line.escalated()).isTrue();
        assertThat(line.due()).isEqualTo(fresh.request().promise().due());
        assertThat(line.atRisk()).isEqualTo(fresh.request().promise().usedUpAt(75));
        assertThat(line.isUnanswered()).isTrue();
    }

    @Test
    void the_most_urgent_case_that_waits_for_support_is_next() {
        SupportCase asked = stored("asked", MONDAY_NINE);
        Sample.asked(asked, NOON);
        asked.assign(AIKO.id(), null, NOON);
        SupportCase late = stored("due late", MONDAY_NINE);
        SupportCase early = stored("due early", MONDAY_NINE);
        promise(early, Duration.ofHours(2));
        SupportCase taken = stored("taken", MONDAY_NINE);
        promise(taken, Duration.ofHours(1));
        taken.take(ENGLISH, NOON);
        store(asked, late, early, taken);

        assertThat(takeNext(AIKO)).contains(early.id());
        assertThat(takeNext(AIKO)).contains(late.id());
        assertThat(takeNext(AIKO)).isEmpty();
    }

    @Test
    void a_case_that_somebody_holds_is_passed_over_without_waiting() {
        SupportCase first = stored("first", MONDAY_NINE);
        SupportCase second = stored("second", MONDAY_NINE);
        promise(first, Duration.ofHours(2));
        store(first, second);

        Optional<CaseId> meanwhile = database.ask(kept -> {
            assertThat(kept.queue.next(AIKO, NOON)).contains(first.id());
            return takeNext(ENGLISH_AND_JAPANESE);
        });

        assertThat(meanwhile).contains(second.id());
    }

    private static final Agent ENGLISH_AND_JAPANESE = agent("kenji", Set.of("en", "ja"), Set.of());

    @Test
    void eight_agents_at_once_get_two_hundred_cases_and_none_twice_and_none_is_forgotten() throws Exception {
        List<SupportCase> cases = Sample.cases(member, 200);
        database.act(kept -> cases.forEach(kept.cases::store));
        ExecutorService desk = Executors.newFixedThreadPool(8);
        List<CaseId> taken = new ArrayList<>();
        try {
            List<Future<List<CaseId>>> shifts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Agent agent = agent("agent-" + i, Set.of("ja"), Set.of("compute"));
                Callable<List<CaseId>> shift = () -> takeAll(agent);
                shifts.add(desk.submit(shift));
            }
            for (Future<List<CaseId>> shift : shifts) {
                taken.addAll(shift.get());
            }
        } finally {
            desk.shutdownNow();
        }

        assertThat(taken).hasSize(200).doesNotHaveDuplicates();
        assertThat(subjects(View.UNASSIGNED, Filter.NONE)).isEmpty();
    }

    private List<CaseId> takeAll(Agent agent) {
        List<CaseId> taken = new ArrayList<>();
        for (Optional<CaseId> next = takeNext(agent); next.isPresent(); next = takeNext(agent)) {
            taken.add(next.get());
        }
        return taken;
    }

    @Test
    void what_was_solved_before_on_the_same_service_is_found_by_its_words() {
        SupportCase solved = stored("Instance refuses connections", MONDAY_NINE);
        solved.agentResolves(AIKO, null, List.of(), NOON);
        SupportCase open = stored("Instance refuses connections again", MONDAY_NINE);
        store(solved, open);

        assertThat(many(kept -> kept.queue.resolvedLike(open, 3)))
                .extracting("subject")
                .containsExactly("Instance refuses connections");
        assertThat(many(kept -> kept.queue.resolvedLike(solved, 3))).isEmpty();
        assertThat(one(kept -> kept.queue.named(new CaseReference.ByNumber(solved.displayId()))))
                .contains(solved.id());
    }

    @Test
    void the_desks_figures_are_those_of_the_lists() {
        SupportCase missed = stored("missed", MONDAY_NINE);
        promise(missed, Duration.ofHours(2));
        SupportCase lateAndResolved = stored("late and resolved", MONDAY_NINE);
        promise(lateAndResolved, Duration.ofHours(1));
        lateAndResolved.agentResolves(AIKO, new Body("Done."), List.of(), NOON);
        SupportCase inTime = stored("in time", MONDAY_NINE);
        promise(inTime, Duration.ofHours(2));
        inTime.supportReplies(AIKO, new Body("Hello."), List.of(), MONDAY_NINE.plusSeconds(60));
        SupportCase asked = stored("asked", MONDAY_NINE);
        Sample.asked(asked, NOON);
        store(missed, lateAndResolved, inTime, asked);
        Filter sinceMorning =
                new Filter("", Set.of(), null, null, null, null, "", null, MONDAY_NINE.plusSeconds(1), null);

        assertThat(database.<Integer>ask(kept -> kept.figures.missedSince(MONDAY_NINE.plusSeconds(1), NOON)))
                .isEqualTo(2);
        assertThat(subjects(View.MISSED_SINCE, sinceMorning)).containsExactly("late and resolved", "missed");
        assertThat(many(kept -> kept.figures.open()))
                .containsExactlyInAnyOrder(
                        new DeskFigures.Heap(CaseStatus.UNASSIGNED, Severity.URGENT, 1),
                        new DeskFigures.Heap(CaseStatus.WORK_IN_PROGRESS, Severity.URGENT, 1),
                        new DeskFigures.Heap(CaseStatus.PENDING_CUSTOMER_ACTION, Severity.URGENT, 1));
        assertThat(many(kept -> kept.figures.mostUrgentUnanswered(5)))
                .extracting(Line::subject)
                .containsExactly("missed");
        assertThat(many(kept -> kept.figures.loads()))
                .containsExactlyInAnyOrder(
                        new DeskFigures.Load(null, 1, 1),
                        new DeskFigures.Load(AIKO.id(), 1, 1),
                        new DeskFigures.Load(Sample.AIKO.id(), 1, 0));
    }

    // What the sentences above are made of.

    private static Agent agent(String id, Set<String> languages, Set<String> services) {
        return new Agent(new PersonId(id), id, false, languages, services);
    }

    private static Filter text(String text) {
        return new Filter(text, Set.of(), null, null, null, null, "", null, null, null);
    }

    private static Filter account(String account) {
        return new Filter("", Set.of(), null, null, null, null, account, null, null, null);
    }

    private static Filter filter(Set<CaseStatus> statuses, Severity severity, String service, String language) {
        return new Filter("", statuses, null, severity, service, language, "", null, null, null);
    }

    private SupportCase stored(String subject, Instant at) {
        return Sample.supportCase(member, subject, at);
    }

    private SupportCase answered(String subject, Instant at) {
        SupportCase answered = stored(subject, MONDAY_NINE);
        answered.supportReplies(AIKO, new Body("On it."), List.of(), at);
        return answered;
    }

    /** The case was promised an answer so long after it was opened. */
    private static void promise(SupportCase supportCase, Duration target) {
        Instant from = supportCase.openedAt();
        Promise promise = new Promise(
                target,
                Promise.Clock.AROUND_THE_CLOCK,
                from.plus(target),
                Sample.BERLIN,
                "2022-05",
                List.of(new Promise.Stretch(from, from.plus(target), Promise.Why.COUNTED, null)),
                Sample.WARNINGS);
        Severity severity = supportCase.request().severity();
        supportCase.reclassify(AIKO, Severity.LOW, promise, from);
        supportCase.reclassify(AIKO, severity, promise, from);
    }

    private void store(SupportCase... cases) {
        database.act(kept -> List.of(cases).forEach(kept.cases::store));
    }

    private <T> List<T> many(Function<TestDatabase.Kept, List<T>> question) {
        return database.ask(question);
    }

    private <T> Optional<T> one(Function<TestDatabase.Kept, Optional<T>> question) {
        return database.ask(question);
    }

    private Optional<CaseId> next(Agent agent) {
        return database.ask(kept -> kept.queue.next(agent, NOON));
    }

    private Optional<CaseId> takeNext(Agent agent) {
        return database.ask(kept -> {
            Optional<CaseId> next = kept.queue.next(agent, NOON);
            next.ifPresent(id -> {
                SupportCase held =
                        kept.cases.lock(Visibility.ofSupport(id.account()), id).orElseThrow();
                assertThat(held.assignee()).isNull();
                held.take(agent, NOON);
                kept.cases.store(held);
            });
            return next;
        });
    }

    private List<Line> page(Agent agent, View view, Filter filter) {
        return database.ask(kept -> kept.queue.page(agent, view, filter, null, NOON, SOON, 100));
    }

    private List<String> subjects(Agent agent, View view, Filter filter) {
        return page(agent, view, filter).stream().map(Line::subject).toList();
    }

    private List<String> subjects(View view, Filter filter) {
        return subjects(AIKO, view, filter);
    }
}
