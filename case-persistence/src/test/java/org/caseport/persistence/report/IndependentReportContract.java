package org.caseport.persistence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.report.FactFilter;
import org.caseport.domain.report.FactFilter.Column;
import org.caseport.domain.report.FactSelection;
import org.caseport.domain.report.GroupBy;
import org.caseport.domain.report.Grouping;
import org.caseport.domain.report.ReportColumn;
import org.caseport.domain.report.ReportFigures;
import org.caseport.domain.report.ReportFigures.Line;
import org.caseport.domain.report.ReportFigures.Measured;
import org.caseport.domain.report.ReportFigures.Open;
import org.caseport.domain.report.ReportFigures.Ranked;
import org.caseport.domain.report.ReportKind;
import org.caseport.domain.report.ReportKind.Measure;
import org.caseport.domain.report.ReportRequest;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.database.TestDatabase.Kept;
import org.caseport.persistence.report.Recalculation.Counted;
import org.junit.jupiter.api.Test;

/**
 * Reports are equal to the digit to what {@link Recalculation} finds in what an account's export holds: over a year of
 * a {@link RandomHistory} with both clock changes, in zones with whole, half and odd hours, also after people were
 * deactivated and erased.
 */
abstract class IndependentReportContract extends DatabaseContract {

    private static final int YEAR = RandomHistory.YEAR;
    private static final Instant AS_OF = RandomHistory.AS_OF;
    private static final List<ZoneId> ZONES = Stream.of(
                    "Europe/London", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia")
            .map(ZoneId::of)
            .toList();
    private static final Instant MIDSUMMER = Instant.parse(YEAR + "-06-24T00:00:00Z");
    private static final LocalDate FIRST = LocalDate.of(YEAR, 1, 1);
    private static final LocalDate LAST = LocalDate.of(YEAR, 12, 28);

    @Test
    void reports_are_what_the_export_of_the_account_gives() {
        RandomHistory history = new RandomHistory(database, ZONES, 19);
        history.goOn(MIDSUMMER);
        numbersStay(history, history::finish);
        Recalculation again = history.exported();

        for (ZoneId zone : ZONES) {
            reportsAgree(zone, again, history);
            backlogAgrees(zone, again, history);
            agentsAndSeveritiesAgree(zone, again, history);
        }

        history.deactivateAndErasePeople();
        Recalculation afterwards = history.exported();
        numbersAgree(ZONES.get(0), afterwards, history);
        backlogAgrees(ZONES.get(0), afterwards, history);
    }

    private void reportsAgree(ZoneId zone, Recalculation again, RandomHistory history) {
        for (ReportKind kind : ReportKind.values()) {
            if (kind == ReportKind.BACKLOG) {
                continue;
            }
            ReportRequest year = request(kind, FIRST, LAST, zone, history.account());
            for (ReportColumn column : kind.columns()) {
                agrees(year, column, again, history);
            }
            for (Measure measure : kind.measures()) {
                percentilesAgree(year, measure, again, history);
            }
        }
    }

    private void numbersAgree(ZoneId zone, Recalculation again, RandomHistory history) {
        for (ReportKind kind : ReportKind.values()) {
            ReportRequest year = request(kind, FIRST, LAST, zone, history.account());
            if (kind != ReportKind.BACKLOG) {
                kind.columns().forEach(column -> numberAgrees(year, column, again, history));
            }
        }
    }

    private static ReportRequest request(
            ReportKind kind, LocalDate first, LocalDate last, ZoneId zone, AccountId account) {
        return request(kind, first, last, zone, account, AS_OF);
    }

    private static ReportRequest request(
            ReportKind kind, LocalDate first, LocalDate last, ZoneId zone, AccountId account, Instant asOf) {
        FactFilter ours = FactFilter.NONE.with(Column.ACCOUNT, account.digits());
        return new ReportRequest(kind, first, last, zone, GroupBy.TIME, false, asOf, ours, null);
    }

    /** Every number as of an instant stays the same, and its list has that length, while others work and afterwards. */
    private void numbersStay(RandomHistory history, Runnable work) {
        List<FactSelection> all = Stream.of(ReportKind.values())
                .map(kind -> request(kind, FIRST, LAST, ZONES.get(0), history.account(), MIDSUMMER))
                .flatMap(request ->
                        request.kind().columns().stream().map(column -> request.selection(column, ReportRequest.ALL)))
                .toList();
        Map<FactSelection, Long> numbers = new HashMap<>();
        all.forEach(one -> numbers.put(one, database.ask(kept -> figures(kept).count(one))));
        CompletableFuture<Void> others = CompletableFuture.runAsync(work);
        boolean done;
        do {
            done = others.isDone();
            for (FactSelection one : all) {
                assertThat(database.<Long>ask(kept -> figures(kept).count(one)))
                        .as(one + " of " + history)
                        .isEqualTo(numbers.get(one));
                assertThat(list(one)).as(one + " of " + history).hasSize(Math.toIntExact(numbers.get(one)));
            }
        } while (!done);
        others.join();
    }

    private static List<Counted> within(ReportRequest request, List<Counted> all) {
        return all.stream()
                .filter(one -> {
                    LocalDate day = one.at().atZone(request.zone()).toLocalDate();
                    return !day.isBefore(request.first()) && !day.isAfter(request.last());
                })
                .toList();
    }

    /** In all, by day and by hour of the week, each day with its list. */
    private void agrees(ReportRequest request, ReportColumn column, Recalculation again, RandomHistory history) {
        Map<String, Long> byHour = new HashMap<>();
        Map<LocalDate, Long> byDay = new TreeMap<>();
        for (Counted one : within(request, again.of(column))) {
            ZonedDateTime local = one.at().atZone(request.zone());
            int hour = 24 * (local.getDayOfWeek().getValue() - 1) + local.getHour();
            byHour.merge(Integer.toString(hour), 1L, Long::sum);
            byDay.merge(local.toLocalDate(), 1L, Long::sum);
        }
        assertThat(byHour).as(column + " happens in " + history).isNotEmpty();
        assertThat(counts(request, column, new Grouping.ByHour(request.period(), request.zone())))
                .as(column + " by hour of " + history)
                .isEqualTo(byHour);
        numberAgrees(request, column, again, history);
        byDay.entrySet().stream().limit(2).forEach(day -> {
            ReportRequest ofDay = new ReportRequest(
                    request.kind(),
                    day.getKey(),
                    day.getKey(),
                    request.zone(),
                    GroupBy.TIME,
                    false,
                    AS_OF,
                    request.filter(),
                    null);
            assertThat(list(ofDay.selection(column, ReportRequest.ALL)))
                    .as(column + " on " + day.getKey() + " of " + history)
                    .hasSize(Math.toIntExact(day.getValue()));
        });
    }

    /** The number in all, and the length of its list. */
    private void numberAgrees(ReportRequest request, ReportColumn column, Recalculation again, RandomHistory history) {
        int number = within(request, again.of(column)).size();
        FactSelection all = request.selection(column, ReportRequest.ALL);
        assertThat(database.<Long>ask(kept -> figures(kept).count(all)))
                .as(column + " of " + history)
                .isEqualTo(number);
        assertThat(list(all)).as("list of " + column + " of " + history).hasSize(number);
    }

    /** Each percentile is the value of one thing that was counted, by nearest rank. */
    private void percentilesAgree(ReportRequest request, Measure measure, Recalculation again, RandomHistory history) {
        Function<Counted, Long> value =
                switch (measure.measured()) {
                    case ELAPSED, HELD -> one -> one.elapsed().toSeconds();
                    case TAKEN -> one -> one.taken().toSeconds();
                    case SHARE ->
                        one -> one.taken().toSeconds() * 1_000 / one.target().toSeconds();
                };
        List<Counted> counted = measure.measured() == Measured.HELD ? again.held() : again.of(measure.column());
        List<Long> values =
                within(request, counted).stream().map(value).sorted().toList();
        List<Ranked> ranked = database.ask(kept -> figures(kept)
                .percentiles(
                        request.selection(measure.column(), ReportRequest.ALL),
                        measure.measured(),
                        ReportKind.PERCENTS));
        assertThat(ranked)
                .as(measure + " of " + history)
                .extracting(Ranked::value)
                .containsExactlyElementsOf(ReportKind.PERCENTS.stream()
                        .map(percent -> values.get((values.size() * percent + 99) / 100 - 1))
                        .toList());
    }

    /** Targets stand with the severity by which they were decided, responses and rings with whoever answered. */
    private void agentsAndSeveritiesAgree(ZoneId zone, Recalculation again, RandomHistory history) {
        for (ReportKind kind : List.of(ReportKind.TARGETS, ReportKind.RESPONSE, ReportKind.CHATS)) {
            ReportRequest year = request(kind, FIRST, LAST, zone, history.account());
            for (ReportColumn column : kind.columns()) {
                List<Counted> counted = within(year, again.of(column));
                if (kind != ReportKind.CHATS) {
                    assertThat(counts(year, column, new Grouping.ByColumn(Column.SEVERITY)))
                            .as(column + " by severity of " + history)
                            .isEqualTo(by(Counted::severity, counted));
                }
                if (column == ReportColumn.RESPONSES || column.name().startsWith("RINGS")) {
                    assertThat(counts(year, column, new Grouping.ByColumn(Column.AGENT)))
                            .as(column + " by agent of " + history)
                            .isEqualTo(by(Counted::agent, counted));
                }
            }
        }
    }

    private static Map<String, Long> by(Function<Counted, String> key, List<Counted> counted) {
        return counted.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private void backlogAgrees(ZoneId zone, Recalculation again, RandomHistory history) {
        LocalDate spring = LocalDate.of(YEAR, 3, 1);
        LocalDate autumn = LocalDate.of(YEAR, 10, 15);
        AccountId account = history.account();
        for (ReportRequest request : List.of(
                request(ReportKind.BACKLOG, spring, spring.plusDays(30), zone, account),
                request(ReportKind.BACKLOG, autumn, autumn.plusDays(30), zone, account),
                request(ReportKind.BACKLOG, FIRST, LocalDate.of(YEAR, 12, 31), zone, account))) {
            backlogAgrees(request, again, history);
        }
    }

    private void backlogAgrees(ReportRequest request, Recalculation again, RandomHistory history) {
        List<Open> found = database.ask(kept ->
                figures(kept).open(request.selection(ReportColumn.OPEN, ReportRequest.ALL), request.grouping()));
        Map<String, Long> expected = new HashMap<>();
        List<LocalDate> parts = request.parts();
        for (int part = 0; part < parts.size() && request.hasBegun(part); part++) {
            Instant end = request.lastOf(parts.get(part))
                    .plusDays(1)
                    .atStartOfDay(request.zone())
                    .toInstant();
            for (String key : again.open(end.isBefore(AS_OF) ? end : AS_OF)) {
                expected.merge(part + " " + key, 1L, Long::sum);
            }
        }
        assertThat(found.stream()
                        .collect(Collectors.toMap(one -> one.key() + " " + one.turn() + " " + one.age(), Open::cases)))
                .as(request + " of " + history)
                .isEqualTo(expected);
        for (int part = 0; part < parts.size() && request.hasBegun(part); part += 14) {
            for (ReportColumn column : request.kind().columns()) {
                String row = Integer.toString(part);
                long number = found.stream()
                        .filter(one -> one.key().equals(row) && column.counts(one.turn(), one.age()))
                        .mapToLong(Open::cases)
                        .sum();
                assertThat(list(request.selection(column, row)))
                        .as(column + " " + row)
                        .hasSize(Math.toIntExact(number));
            }
        }
    }

    private Map<String, Long> counts(ReportRequest request, ReportColumn column, Grouping grouping) {
        return database.ask(kept -> figures(kept).counts(request.selection(column, ReportRequest.ALL), grouping));
    }

    private List<Line> list(FactSelection selection) {
        return database.ask(kept -> figures(kept).lines(selection, null, 10_000));
    }

    private static ReportFigures figures(Kept kept) {
        return kept.adapter(ReportFigures.class);
    }
}
