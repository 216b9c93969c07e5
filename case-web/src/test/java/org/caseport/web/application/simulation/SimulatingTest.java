package org.caseport.web.application.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.DEVELOPER;
import static org.caseport.web.application.SupportDesk.MONDAY_NINE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.accountplan.PlanChangeImpact;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.simulation.Simulation;
import org.caseport.domain.simulation.SimulationLine;
import org.caseport.domain.simulation.SubmittedCases;
import org.caseport.policy.book.PlanTerms;
import org.caseport.policy.book.PolicyBook;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.Injector;
import org.caseport.web.Told;
import org.caseport.web.application.ChangedBook;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.SingleBookPolicies;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.simulation.BooksToCompare.ComparedBook;
import org.caseport.web.application.simulation.Simulating.Why;
import org.caseport.web.fakes.CasesAsSubmitted;
import org.caseport.web.fakes.InMemorySimulations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatingTest {

    private static final Administrator TOMASZ = new Administrator(new PersonId("tomasz"), "Tomasz");
    private static final LocalDate MONDAY = LocalDate.ofInstant(MONDAY_NINE, ZoneOffset.UTC);
    private static final String DRAFT = "policy-3";

    private static final String BUSINESS_ANSWERS = "answers: { low: 24 h, normal: 12 h, high: 4 h, urgent: 1 h }";

    private static final String LATER_ANSWERS =
            "answers: { low: 24 business hours, normal: 12 business hours, high: 4 h }";

    private final SupportDesk desk = new SupportDesk();
    private final InMemorySimulations simulations = new InMemorySimulations();
    private final CasesAsSubmitted submitted = new CasesAsSubmitted(desk.cases);
    private final Map<String, ComparedBook> drafts = new HashMap<>();
    private ComparedBook inForce =
            new ComparedBook("2022-05", "one", PolicyBooks.shipped().inForce(MONDAY_NINE));

    private final BooksToCompare books = new BooksToCompare() {
        @Override
        public Optional<String> nameOf(String id) {
            return draft(id).map(ComparedBook::name);
        }

        @Override
        public Optional<ComparedBook> draft(String id) {
            return Optional.ofNullable(drafts.get(id));
        }

        @Override
        public ComparedBook inForce(Instant at) {
            return inForce;
        }
    };

    private Simulating simulating = server();

    /** A server that has just started. */
    private Simulating server() {
        PastAccounts past = desk.fill(new PastAccounts());
        Injector injector = new Injector()
                .with(simulations, submitted, past, new Told<>())
                .with(BooksToCompare.class, books)
                .with(SingleBookPolicies.class, SimulatingTest::policy);
        injector.fill(past);
        Simulating server = injector.fill(desk.fill(new Simulating()));
        server.atOnce = 2;
        return server;
    }

    private static CasePolicy policy(PolicyBook book) {
        return CasePolicy.readingFrom(PolicyBooks.of(List.of(book.inForceFrom(LocalDate.EPOCH))), Catalogs.shipped());
    }

    private void draft(String sha256, String before, String after) {
        drafts.put(
                DRAFT,
                new ComparedBook(
                        "2026-12", sha256, ChangedBook.with(before, after).inForce(MONDAY_NINE)));
    }

    @BeforeEach
    void a_draft_answers_business_later() {
        draft("two", BUSINESS_ANSWERS, LATER_ANSWERS);
        submitted.withDraftsOrKeys.add(BUSINESS.account());
    }

    private Simulation start(AccountId... accounts) {
        Outcome<Simulation> started =
                simulating.start(TOMASZ, DRAFT, MONDAY.minusDays(90), MONDAY, ZoneOffset.UTC, List.of(accounts));
        return SupportDesk.done(started);
    }

    private void open(String severity) {
        Map<String, String> fields = new HashMap<>(SupportDesk.completeTechnicalCase());
        fields.put(DraftFields.SEVERITY, severity);
        desk.openCase(BUSINESS, fields);
        desk.later(Duration.ofMinutes(7));
    }

    private void run() {
        for (int i = 0; simulations.running().isPresent(); i++) {
            assertThat(i).isLessThan(100);
            simulating.step().ifPresent(desk::later);
        }
    }

    private Simulation latest() {
        return simulations.latestOf(DRAFT).orElseThrow();
    }

    private long count(String name) {
        return latest().count(name);
    }

    @Test
    void each_case_of_the_period_is_compared_once() {
        List.of("low", "normal", "normal", "high", "urgent").forEach(this::open);
        desk.openCase(DEVELOPER);
        desk.later(Duration.ofMinutes(7));

        Simulation begun = start();
        run();

        assertThat(begun.total()).isEqualTo(6);
        assertThat(latest().state()).isEqualTo(Simulation.State.FINISHED);
        assertThat(latest().done()).isEqualTo(6);
        assertThat(count("target.stays")).isEqualTo(2);
        assertThat(count("target.later.1440m-1440b")).isEqualTo(1);
        assertThat(count("target.later.720m-720b")).isEqualTo(2);
        assertThat(count("target.no-longer-granted.60m-")).isEqualTo(1);
        assertThat(count("refused.severity.refused.not-in-plan")).isEqualTo(1);
        assertThat(latest().sum(SimulationResults.DUE_BEFORE)).isEqualTo(6);
        assertThat(latest().sum(SimulationResults.DUE_AFTER)).isEqualTo(5);
        assertThat(simulations.lines).hasSize((int) latest().lines()).hasSize(7);
        assertThat(simulations.lines)
                .filteredOn(line -> line.list().equals("target.later.720m-720b"))
                .extracting(SimulationLine::dueBefore, SimulationLine::dueAfter)
                .containsExactly(
                        tuple(Instant.parse("2026-11-23T21:07:00Z"), Instant.parse("2026-11-24T11:07:00Z")),
                        tuple(Instant.parse("2026-11-23T21:14:00Z"), Instant.parse("2026-11-24T11:14:00Z")));
    }

    @Test
    void only_chosen_accounts_are_gone_through() {
        open("normal");
        desk.openCase(DEVELOPER);
        desk.later(Duration.ofMinutes(7));

        Simulation begun = start(DEVELOPER.account());
        run();

        assertThat(begun.total()).isEqualTo(1);
        assertThat(latest().done()).isEqualTo(1);
        assertThat(count("target.stays")).isEqualTo(1);
    }

    @Test
    void after_a_restart_in_the_middle_the_results_are_those_of_one_without() {
        List.of("low", "normal", "normal", "high", "urgent", "low", "normal").forEach(this::open);
        start();
        run();
        Simulation whole = latest();
        List<SimulationLine> lines = List.copyOf(simulations.lines);

        start();
        simulating.step().ifPresent(desk::later);
        assertThat(latest().done()).isBetween(1L, 6L);
        simulating = server();
        run();

        assertThat(latest().counts()).isEqualTo(whole.counts());
        assertThat(latest().done()).isEqualTo(whole.done());
        assertThat(simulations.lines).isEqualTo(lines);
    }

    @Test
    void a_part_is_followed_by_a_pause_in_which_nothing_is_done_on_any_server() {
        open("low");
        open("low");
        open("low");
        start();

        Duration pause = simulating.step().orElseThrow();
        Simulation after = latest();

        assertThat(pause).isPositive();
        assertThat(after.nextAt()).isEqualTo(desk.clock.instant().plus(pause));
        assertThat(server().step()).contains(pause);
        assertThat(latest()).isEqualTo(after);
    }

    @Test
    void one_that_is_stopped_keeps_its_results_and_does_not_go_on() {
        List.of("low", "low", "low", "low", "low").forEach(this::open);
        start();
        simulating.step().ifPresent(desk::later);
        Simulation then = latest();

        assertThat(simulating.stop(TOMASZ, DRAFT)).isInstanceOf(Outcome.Done.class);
        simulating.step();

        assertThat(latest().state()).isEqualTo(Simulation.State.STOPPED);
        assertThat(latest().counts()).isEqualTo(then.counts()).isNotEmpty();
        assertThat(simulating.stop(TOMASZ, DRAFT)).isEqualTo(new Outcome.Refused<>(Why.NOT_RUNNING));
        assertThat(desk.journal)
                .extracting(JournalEntry::act, JournalEntry::target, JournalEntry::outcome)
                .endsWith(
                        tuple("policy.simulated", DRAFT, "done"),
                        tuple("policy.simulation-stopped", DRAFT, "done"),
                        tuple("policy.simulation-stopped", DRAFT, "refused"));
    }

    @Test
    void results_are_out_of_date_when_a_book_changes_and_one_that_runs_ends_there() {
        open("low");
        open("low");
        open("low");
        start();
        simulating.step().ifPresent(desk::later);
        assertThat(overview().outOfDate()).isFalse();

        draft("three", BUSINESS_ANSWERS, "answers: { low: 24 h, normal: 12 h, high: 4 h }");
        assertThat(overview().outOfDate()).isTrue();
        simulating.step();

        assertThat(latest().state()).isEqualTo(Simulation.State.STOPPED);
        draft("two", BUSINESS_ANSWERS, LATER_ANSWERS);
        assertThat(overview().outOfDate()).isFalse();
        inForce = new ComparedBook("2026-11", "four", inForce.book());
        assertThat(overview().outOfDate()).isTrue();
    }

    private ReadingSimulations.Overview overview() {
        ReadingSimulations reading = new Injector()
                .with(simulations, simulating)
                .with(BooksToCompare.class, books)
                .fill(desk.fill(new ReadingSimulations()));
        return reading.of(TOMASZ, DRAFT).orElseThrow();
    }

    @Test
    void a_case_is_compared_under_the_plan_that_its_account_had_then() {
        open("normal");
        desk.accounts.store(desk.accounts.find(BUSINESS.account()).orElseThrow().with(new SupportPlan("basic")));

        start();
        run();

        assertThat(count("target.later.720m-720b")).isEqualTo(1);
    }

    @Test
    void open_drafts_are_refused_for_what_the_draft_takes_away_and_not_for_what_they_lack() {
        desk.dependents.drafts.add(draftOf("1", Map.of("caseType", "technical", "severity", "urgent")));
        desk.dependents.drafts.add(draftOf("2", Map.of("caseType", "technical", "severity", "low")));

        start();
        run();

        assertThat(count("draft.severity.refused.not-in-plan")).isEqualTo(1);
        assertThat(latest().sum(SimulationResults.DRAFTS)).isEqualTo(1);
    }

    private static PlanChangeImpact.Draft draftOf(String number, Map<String, String> fields) {
        return new PlanChangeImpact.Draft(new DraftId("0".repeat(31) + number), BUSINESS.id(), DraftFields.of(fields));
    }

    @Test
    void what_is_no_draft_no_period_or_no_account_is_refused() {
        ZoneId zone = ZoneOffset.UTC;
        assertThat(simulating.start(TOMASZ, "policy-9", MONDAY, MONDAY, zone, List.of()))
                .isEqualTo(new Outcome.Refused<>(Why.NO_SUCH_DRAFT));
        assertThat(simulating.start(TOMASZ, DRAFT, MONDAY, MONDAY.minusDays(1), zone, List.of()))
                .isEqualTo(new Outcome.Refused<>(Why.NO_PERIOD));
        assertThat(simulating.start(TOMASZ, DRAFT, MONDAY.plusDays(2), MONDAY.plusDays(3), zone, List.of()))
                .isEqualTo(new Outcome.Refused<>(Why.NO_PERIOD));
        assertThat(simulating.start(TOMASZ, DRAFT, MONDAY.minusMonths(24).minusDays(1), MONDAY, zone, List.of()))
                .isEqualTo(new Outcome.Refused<>(Why.PERIOD_TOO_LONG));
        assertThat(simulating.start(TOMASZ, DRAFT, MONDAY, MONDAY, zone, List.of(new AccountId("999999999999"))))
                .isEqualTo(new Outcome.Refused<>(Why.NO_SUCH_ACCOUNT));
        assertThat(simulations.byDraft).isEmpty();
        assertThat(desk.refusals()).hasSize(5);
    }

    @Test
    void the_period_ends_now_so_that_cases_that_are_opened_meanwhile_do_not_count() {
        open("low");
        Simulation begun = start();
        desk.later(Duration.ofSeconds(1));
        open("low");
        run();

        assertThat(begun.scope().until()).isEqualTo(begun.startedAt());
        assertThat(latest().done()).isEqualTo(1);
        assertThat(LocalDate.ofInstant(begun.scope().from(), ZoneOffset.UTC)).isEqualTo(MONDAY.minusDays(90));
        assertThat(LocalTime.ofInstant(begun.scope().from(), ZoneOffset.UTC)).isEqualTo(LocalTime.MIDNIGHT);
    }

    @Test
    void keys_of_an_account_that_loses_the_api_are_listed_with_their_holders() {
        submitted.keys.add(new SubmittedCases.Key("AK1", BUSINESS.id()));
        SupportCase opened = desk.openCase(BUSINESS);
        drafts.put(
                DRAFT,
                new ComparedBook(
                        "2026-12", "two", withoutApi(PolicyBooks.shipped().inForce(MONDAY_NINE))));

        start();
        run();

        assertThat(count(SimulationResults.KEYS)).isEqualTo(1);
        assertThat(simulations.lines)
                .filteredOn(line -> line.list().equals(SimulationResults.KEYS))
                .extracting(SimulationLine::account, SimulationLine::subject, SimulationLine::person)
                .containsExactly(tuple(opened.account(), "AK1", BUSINESS.id()));
    }

    /** The same without the Support API in any plan. */
    private static PolicyBook withoutApi(PolicyBook book) {
        return new PolicyBook(
                book.version(),
                book.effective(),
                book.limits(),
                book.caseTypes(),
                book.firstResponse(),
                book.silence(),
                book.afterResolution(),
                book.draftsKept(),
                book.term(),
                book.phone(),
                book.chat(),
                book.languages(),
                book.plans().stream()
                        .map(plan -> new PlanTerms(
                                plan.plan(),
                                plan.name(),
                                plan.changedBy(),
                                plan.formerly(),
                                plan.reachableBy(),
                                plan.answers(),
                                plan.contacts(),
                                false,
                                plan.casesPerHour(),
                                plan.callsPerSecond()))
                        .toList());
    }
}
