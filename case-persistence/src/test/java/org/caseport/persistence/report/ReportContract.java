package org.caseport.persistence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.ActingSide;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.report.CaseFact;
import org.caseport.domain.report.CaseFacts;
import org.caseport.domain.report.CaseTraits;
import org.caseport.domain.report.FactFilter;
import org.caseport.domain.report.FactFilter.Column;
import org.caseport.domain.report.FactHistory;
import org.caseport.domain.report.FactKind;
import org.caseport.domain.report.FactReplay;
import org.caseport.domain.report.FactSelection;
import org.caseport.domain.report.FactWriter;
import org.caseport.domain.report.GroupBy;
import org.caseport.domain.report.ReportColumn;
import org.caseport.domain.report.ReportFigures;
import org.caseport.domain.report.ReportFigures.Line;
import org.caseport.domain.report.ReportFigures.Measured;
import org.caseport.domain.report.ReportFigures.Place;
import org.caseport.domain.report.ReportFigures.Ranked;
import org.caseport.domain.report.ReportKind;
import org.caseport.domain.report.ReportRequest;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What reports promise, whatever the database: each number is compared to one that the test works out by itself. */
abstract class ReportContract extends DatabaseContract {

    private static final Instant AS_OF = Instant.parse("2026-12-31T00:00:00Z");
    private static final List<String> PLANS = List.of("basic", "business", "enterprise");

    /** All but what is open at an instant, and chats and calls, which are counted by the same statements. */
    private static final Set<ReportKind> REPORTS_OF_EVENTS =
            EnumSet.complementOf(EnumSet.of(ReportKind.BACKLOG, ReportKind.CHATS, ReportKind.CALLS));

    private static final List<FactKind> KINDS = List.of(
            FactKind.OPENED,
            FactKind.FIRST_RESPONSE,
            FactKind.TARGET_MET,
            FactKind.TARGET_MISSED,
            FactKind.RESOLVED,
            FactKind.REOPENED,
            FactKind.RATED);

    /** Facts around both clock changes of the zone, an hour before, in and after each, and anywhere in the year. */
    private List<CaseFact> generated(ZoneId zone, AccountId account, long seed) {
        Random random = new Random(seed);
        List<Instant> changes = new ArrayList<>();
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        for (var next = zone.getRules().nextTransition(from);
                next != null && next.getInstant().isBefore(AS_OF);
                next = zone.getRules().nextTransition(next.getInstant())) {
            changes.add(next.getInstant());
        }
        List<CaseFact> facts = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            Instant near = changes.isEmpty() || i % 2 == 0
                    ? from.plusSeconds(random.nextInt(360 * 86_400))
                    : changes.get(i / 2 % changes.size()).plusSeconds(random.nextInt(4 * 86_400) - 2 * 86_400L);
            facts.add(fact(account, i, near, random));
        }
        return facts;
    }

    private static CaseFact fact(AccountId account, int i, Instant at, Random random) {
        FactKind kind = KINDS.get(random.nextInt(KINDS.size()));
        String plan = random.nextInt(5) == 0 ? null : PLANS.get(random.nextInt(PLANS.size()));
        CaseTraits traits = new CaseTraits(
                new DisplayId(Long.toString(1_000_000_000L + i)),
                at.minusSeconds(3_600),
                new PersonId("requester"),
                plan,
                random.nextBoolean() ? "normal" : "urgent",
                "technical",
                random.nextBoolean() ? "compute" : "storage",
                null,
                "en",
                "web",
                7_200L,
                Promise.Clock.AROUND_THE_CLOCK,
                at,
                CaseStatus.WORK_IN_PROGRESS,
                random.nextInt(4) == 0 ? null : new PersonId("agent-" + random.nextInt(3)),
                null,
                0);
        Duration taken = random.nextInt(6) == 0 ? null : Duration.ofSeconds(random.nextInt(10_000));
        // Some became known only after the instant as of which reports are read.
        Instant recorded = random.nextInt(10) == 0 ? AS_OF.plusSeconds(1 + random.nextInt(99)) : at;
        return new CaseFact(
                new CaseId(String.format("case-%s-muen-2026-%016x", account.digits(), i % 90)),
                kind,
                at,
                recorded,
                random.nextBoolean() ? ActingSide.CUSTOMER : ActingSide.AGENT,
                null,
                traits.assignee(),
                traits,
                taken,
                Duration.ofSeconds(random.nextInt(100_000)),
                kind == FactKind.RATED ? Integer.toString(1 + random.nextInt(5)) : "",
                false);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/London,2026-03-20,2026-04-05",
        "Europe/London,2026-10-25,2026-10-25",
        "Europe/London,2026-01-01,2026-12-30",
        "Asia/Kolkata,2026-02-01,2026-04-30",
        "America/St_Johns,2026-03-08,2026-03-08",
        "America/St_Johns,2026-10-20,2026-11-05",
        "Pacific/Apia,2026-01-01,2026-12-30",
        "Australia/Lord_Howe,2026-04-01,2026-10-31"
    })
    void every_number_is_what_the_test_works_out_and_its_list_is_that_long(
            ZoneId zone, LocalDate first, LocalDate last) {
        AccountId account = Sample.memberOf(database).account();
        List<CaseFact> facts = generated(zone, account, zone.hashCode());
        database.act(kept -> facts.forEach(kept.adapter(CaseFacts.class)::add));
        FactFilter ours = FactFilter.NONE.with(Column.ACCOUNT, account.digits());

        for (ReportKind kind : REPORTS_OF_EVENTS) {
            for (GroupBy by : GroupBy.values()) {
                ReportRequest request = new ReportRequest(kind, first, last, zone, by, true, AS_OF, ours, null);
                for (ReportColumn column : kind.columns()) {
                    Map<String, Long> expected = expected(facts, request, column);
                    assertThat(counts(request, column))
                            .as(zone + " " + column + " by " + by)
                            .isEqualTo(expected);
                    // The lists of the first column of each report, of a few rows: each is walked through page by page.
                    if (column == kind.columns().get(0)) {
                        expected.entrySet().stream().limit(5).forEach(row -> assertThat(
                                        listed(request, column, row.getKey()))
                                .hasSize(Math.toIntExact(row.getValue())));
                    }
                }
            }
        }
    }

    private Map<String, Long> expected(List<CaseFact> facts, ReportRequest request, ReportColumn column) {
        List<CaseFact> known =
                facts.stream().filter(fact -> !fact.recordedAt().isAfter(AS_OF)).toList();
        return known.stream()
                .filter(counted(column))
                .filter(fact -> fact.kind() != FactKind.RATED || isLastOfItsResolution(fact, known))
                .filter(fact -> {
                    LocalDate day = fact.at().atZone(request.zone()).toLocalDate();
                    return !day.isBefore(request.first()) && !day.isAfter(request.last());
                })
                .collect(Collectors.groupingBy(fact -> keyOf(fact, request), Collectors.counting()));
    }

    private static boolean isLastOfItsResolution(CaseFact rated, List<CaseFact> known) {
        List<CaseFact> later = known.stream()
                .filter(fact ->
                        fact.caseId().equals(rated.caseId()) && fact.at().isAfter(rated.at()))
                .toList();
        Instant resolvedAgain = later.stream()
                .filter(fact -> fact.kind() == FactKind.RESOLVED)
                .map(CaseFact::at)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        return later.stream()
                .noneMatch(fact -> fact.kind() == FactKind.RATED && fact.at().isBefore(resolvedAgain));
    }

    private static Predicate<CaseFact> counted(ReportColumn column) {
        return switch (column) {
            case MET -> fact -> fact.kind() == FactKind.TARGET_MET;
            case MISSED -> fact -> fact.kind() == FactKind.TARGET_MISSED;
            case NOT_NEEDED -> fact -> fact.kind() == FactKind.TARGET_NOT_NEEDED;
            case RESPONSES -> fact -> fact.kind() == FactKind.FIRST_RESPONSE;
            case OPENED -> fact -> fact.kind() == FactKind.OPENED;
            case RESOLUTIONS -> fact -> fact.kind() == FactKind.RESOLVED;
            case REOPENINGS -> fact -> fact.kind() == FactKind.REOPENED;
            case REOPENED_BY_CUSTOMER -> fact -> fact.kind() == FactKind.REOPENED && fact.side() == ActingSide.CUSTOMER;
            case REOPENED_BY_SUPPORT -> fact -> fact.kind() == FactKind.REOPENED && fact.side() == ActingSide.AGENT;
            case RATINGS -> fact -> fact.kind() == FactKind.RATED;
            case STARS_1, STARS_2, STARS_3, STARS_4, STARS_5 ->
                fact -> fact.kind() == FactKind.RATED && column.name().endsWith(fact.detail());
            default -> fact -> false;
        };
    }

    private static String keyOf(CaseFact fact, ReportRequest request) {
        ZonedDateTime local = fact.at().atZone(request.zone());
        return switch (request.groupBy()) {
            case TIME -> {
                List<LocalDate> parts = request.parts();
                int part = 0;
                while (part + 1 < parts.size() && !parts.get(part + 1).isAfter(local.toLocalDate())) {
                    part++;
                }
                yield Integer.toString(part);
            }
            case HOUR ->
                Integer.toString(
                        (local.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue()) * 24 + local.getHour());
            case PLAN -> orUnknown(fact.traits().plan());
            case SEVERITY -> orUnknown(fact.traits().severity());
            case CASE_TYPE -> fact.traits().caseType();
            case SERVICE -> orUnknown(fact.traits().service());
            case LANGUAGE -> fact.traits().language();
            case METHOD -> fact.traits().method();
            case ACCOUNT -> fact.caseId().account().digits();
            case AGENT -> orUnknown(fact.agent() == null ? null : fact.agent().value());
        };
    }

    private static String orUnknown(String value) {
        return value == null ? "-" : value;
    }

    private Map<String, Long> counts(ReportRequest request, ReportColumn column) {
        return new HashMap<>(database.ask(kept -> kept.adapter(ReportFigures.class)
                .counts(request.selection(column, ReportRequest.ALL), request.grouping())));
    }

    /** Page by page, so that every number is seen to be a list that can be walked through. */
    private List<Line> listed(ReportRequest request, ReportColumn column, String row) {
        FactSelection selection = request.selection(column, row);
        List<Line> all = new ArrayList<>();
        Place after = null;
        List<Line> page;
        do {
            Place from = after;
            page = database.ask(kept -> kept.adapter(ReportFigures.class).lines(selection, from, 25));
            all.addAll(page);
            after = page.isEmpty() ? null : page.get(page.size() - 1).place();
        } while (page.size() == 25);
        assertThat(all).extracting(Line::number).doesNotHaveDuplicates();
        assertThat(all).extracting(Line::at).isSorted();
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAKEN", "ELAPSED", "SHARE"})
    void percentiles_are_values_of_real_cases_by_nearest_rank(Measured measured) {
        AccountId account = Sample.memberOf(database).account();
        List<CaseFact> facts = generated(ZoneId.of("Europe/London"), account, 7);
        database.act(kept -> facts.forEach(kept.adapter(CaseFacts.class)::add));
        ReportRequest request = new ReportRequest(
                ReportKind.RESPONSE,
                LocalDate.parse("2026-01-01"),
                LocalDate.parse("2026-12-30"),
                ZoneId.of("Europe/London"),
                GroupBy.PLAN,
                false,
                AS_OF,
                FactFilter.NONE.with(Column.ACCOUNT, account.digits()),
                null);
        FactSelection selection = request.selection(ReportColumn.RESPONSES, ReportRequest.ALL);
        Function<CaseFact, Long> value =
                switch (measured) {
                    case TAKEN ->
                        fact -> fact.taken() == null ? null : fact.taken().toSeconds();
                    case ELAPSED -> fact -> fact.elapsed().toSeconds();
                    case SHARE ->
                        fact -> fact.taken() == null ? null : fact.taken().toSeconds() * 1000 / 7_200;
                    case HELD -> throw new IllegalArgumentException("generated facts don't follow each other");
                };

        Map<String, List<Ranked>> byPlan = database.ask(kept -> kept.adapter(ReportFigures.class)
                .percentiles(selection, request.grouping(), measured, ReportKind.PERCENTS));
        List<Ranked> all = database.ask(
                kept -> kept.adapter(ReportFigures.class).percentiles(selection, measured, ReportKind.PERCENTS));

        Map<String, List<CaseFact>> groups = facts.stream()
                .filter(fact -> fact.kind() == FactKind.FIRST_RESPONSE
                        && !fact.recordedAt().isAfter(AS_OF)
                        && fact.at().isBefore(Instant.parse("2026-12-31T00:00:00Z"))
                        && value.apply(fact) != null)
                .collect(Collectors.groupingBy(fact -> keyOf(fact, request)));
        assertThat(byPlan.keySet()).isEqualTo(groups.keySet());
        groups.forEach((plan, of) -> assertThat(byPlan.get(plan))
                .as(plan)
                .extracting(Ranked::value)
                .containsExactlyElementsOf(nearest(of, value)));
        assertThat(all)
                .extracting(Ranked::value)
                .containsExactlyElementsOf(
                        nearest(groups.values().stream().flatMap(List::stream).toList(), value));
        assertThat(all).allSatisfy(ranked -> assertThat(facts)
                .anyMatch(fact -> fact.caseId().equals(ranked.caseId())
                        && Long.valueOf(ranked.value()).equals(value.apply(fact))));
    }

    private static List<Long> nearest(List<CaseFact> facts, Function<CaseFact, Long> value) {
        List<Long> sorted =
                facts.stream().map(value).sorted(Comparator.naturalOrder()).toList();
        return ReportKind.PERCENTS.stream()
                .map(percent -> sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1))
                .toList();
    }

    @Test
    void a_rating_that_was_changed_counts_once_for_its_resolution_as_it_was_given_last() {
        Member member = Sample.memberOf(database);
        SupportCase rated = Sample.supportCase(member, "Rated", Sample.MONDAY_NINE);
        List<CaseEvent> events = new ArrayList<>(rated.agentResolves(Sample.AIKO, null, List.of(), at(60)));
        events.add(new CaseEvent.Rated(rated.id(), member.id(), 1, at(120)));
        events.add(new CaseEvent.Rated(rated.id(), member.id(), 4, at(180)));
        events.addAll(rated.agentReopens(Sample.AIKO, at(240)));
        events.addAll(rated.agentResolves(Sample.AIKO, null, List.of(), at(300)));
        events.add(new CaseEvent.Rated(rated.id(), member.id(), 2, at(360)));
        database.act(kept -> {
            kept.cases.add(rated);
            CaseFacts facts = kept.adapter(CaseFacts.class);
            CaseTraits traits = facts.traitsOf(rated.id()).orElseThrow();
            events.forEach(event -> new FactWriter((id, of, until) -> null, false)
                    .of(event, traits, () -> true)
                    .forEach(facts::add));
        });

        assertThat(ratings(member.account(), ReportColumn.RATINGS, AS_OF)).isEqualTo(2);
        assertThat(ratings(member.account(), ReportColumn.STARS_1, AS_OF)).isZero();
        assertThat(ratings(member.account(), ReportColumn.STARS_2, AS_OF)).isEqualTo(1);
        assertThat(ratings(member.account(), ReportColumn.STARS_4, AS_OF)).isEqualTo(1);
        assertThat(ratings(member.account(), ReportColumn.STARS_1, at(150))).isEqualTo(1);
    }

    private static Instant at(long seconds) {
        return Sample.MONDAY_NINE.plusSeconds(seconds);
    }

    /** The number, which is the length of its list. */
    private long ratings(AccountId account, ReportColumn column, Instant asOf) {
        ReportRequest request = new ReportRequest(
                ReportKind.RATINGS,
                LocalDate.parse("2026-11-01"),
                LocalDate.parse("2026-11-30"),
                ZoneId.of("UTC"),
                GroupBy.TIME,
                false,
                asOf,
                FactFilter.NONE.with(Column.ACCOUNT, account.digits()),
                null);
        List<Line> listed = listed(request, column, ReportRequest.ALL);
        assertThat(database.<Long>ask(
                        kept -> kept.adapter(ReportFigures.class).count(request.selection(column, ReportRequest.ALL))))
                .isEqualTo(listed.size());
        return listed.size();
    }

    @Test
    void a_member_counts_only_cases_that_the_member_may_see() {
        Member member = Sample.memberOf(database);
        SupportCase own = Sample.supportCase(member, "Own", Sample.MONDAY_NINE);
        SupportCase other = Sample.supportCase(Sample.colleague(member.account()), "Other", Sample.MONDAY_NINE);
        database.act(kept -> {
            for (SupportCase one : List.of(own, other)) {
                kept.cases.add(one);
                CaseFacts facts = kept.adapter(CaseFacts.class);
                CaseTraits traits = facts.traitsOf(one.id()).orElseThrow();
                new FactWriter((id, of, until) -> null, false)
                        .of(one.opened(), traits, () -> false)
                        .forEach(facts::add);
            }
        });

        assertThat(opened(new Visibility.OfMember(member.account(), member.id(), false)))
                .isEqualTo(1);
        assertThat(opened(new Visibility.OfMember(member.account(), member.id(), true)))
                .isEqualTo(2);
        assertThat(opened(new Visibility.OfMember(Sample.memberOf(database).account(), member.id(), true)))
                .isZero();
    }

    private long opened(Visibility visibility) {
        ReportRequest request = new ReportRequest(
                ReportKind.VOLUME,
                LocalDate.parse("2026-11-01"),
                LocalDate.parse("2026-11-30"),
                ZoneId.of("UTC"),
                GroupBy.TIME,
                false,
                AS_OF,
                FactFilter.NONE,
                visibility);
        return database.ask(kept ->
                kept.adapter(ReportFigures.class).count(request.selection(ReportColumn.OPENED, ReportRequest.ALL)));
    }

    @Test
    void the_past_is_filled_in_once_from_journal_and_cases() {
        Member member = Sample.memberOf(database);
        SupportCase done = Sample.supportCase(member, "Filled in", Sample.MONDAY_NINE);
        Instant answered = Sample.MONDAY_NINE.plusSeconds(600);
        List<CaseEvent> events = new ArrayList<>(List.of(done.opened()));
        events.addAll(done.take(Sample.AIKO, Sample.MONDAY_NINE.plusSeconds(60)));
        events.addAll(done.supportReplies(Sample.AIKO, new Body("Hello"), List.of(), answered));
        events.addAll(done.agentResolves(Sample.AIKO, null, List.of(), answered.plusSeconds(60)));
        database.act(kept -> {
            kept.cases.add(done);
            events.forEach(event -> kept.journal.append(JournalEntry.of(event)));
        });

        int first = fill(done.id());
        int second = fill(done.id());

        assertThat(first).isEqualTo(7);
        assertThat(second).isZero();
        assertThat(kindsOf(done.id()))
                .containsExactlyInAnyOrder(
                        FactKind.OPENED,
                        FactKind.ASSIGNED,
                        FactKind.TAKEN_UP,
                        FactKind.FIRST_RESPONSE,
                        FactKind.TARGET_MET,
                        FactKind.REPLIED,
                        FactKind.RESOLVED);
        assertThat(database.count("case_fact", "case_id = '" + done.id().value() + "' and filled = false"))
                .isZero();
    }

    private int fill(CaseId id) {
        return database.ask(kept -> {
            CaseFacts facts = kept.adapter(CaseFacts.class);
            CaseTraits traits = facts.traitsOf(id).orElseThrow();
            return kept.adapter(FactHistory.class)
                    .fill(
                            id,
                            FactReplay.of(
                                    id,
                                    traits,
                                    kept.trail.of(id),
                                    (any, of, until) -> Duration.ZERO,
                                    (any, at) -> Optional.empty()),
                            Sample.MONDAY_NINE.plusSeconds(7_200));
        });
    }

    private List<FactKind> kindsOf(CaseId id) {
        List<Line> lines =
                database.ask(kept -> kept.adapter(ReportFigures.class).of(id, AS_OF));
        return lines.stream().map(Line::kind).toList();
    }

    @Test
    void cases_that_a_server_of_the_release_before_leaves_without_facts_are_found() {
        Member member = Sample.memberOf(database);
        Instant now = Instant.now().plus(Duration.ofHours(1));
        SupportCase left = Sample.supportCase(member, "Left behind", now.minus(Duration.ofMinutes(30)));
        database.act(kept -> {
            kept.cases.add(left);
            kept.journal.append(JournalEntry.of(left.opened()));
        });
        List<CaseId> next;
        do {
            next = database.ask(kept -> kept.adapter(FactHistory.class).nextOfAll(50));
        } while (!next.isEmpty());
        assertThat(database.<Optional<Instant>>ask(
                        kept -> kept.adapter(FactHistory.class).completeSince()))
                .isPresent();

        List<CaseId> found =
                database.ask(kept -> kept.adapter(FactHistory.class).leftBehind(now, 50));
        fill(left.id());
        List<CaseId> again =
                database.ask(kept -> kept.adapter(FactHistory.class).leftBehind(now.plusSeconds(60), 50));

        assertThat(found).contains(left.id());
        assertThat(again).doesNotContain(left.id());
    }
}
