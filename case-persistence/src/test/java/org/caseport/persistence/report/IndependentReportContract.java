package org.caseport.persistence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.InactivityDeadline;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.report.CaseFacts;
import org.caseport.domain.report.CaseTraits;
import org.caseport.domain.report.FactFilter;
import org.caseport.domain.report.FactFilter.Column;
import org.caseport.domain.report.FactSelection;
import org.caseport.domain.report.FactWriter;
import org.caseport.domain.report.GroupBy;
import org.caseport.domain.report.Grouping;
import org.caseport.domain.report.ReportColumn;
import org.caseport.domain.report.ReportFigures;
import org.caseport.domain.report.ReportFigures.Line;
import org.caseport.domain.report.ReportFigures.Measured;
import org.caseport.domain.report.ReportFigures.Open;
import org.caseport.domain.report.ReportFigures.Ranked;
import org.caseport.domain.report.ReportKind;
import org.caseport.domain.report.ReportRequest;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.Sample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reports are equal to the digit to what a calculation of its own finds in the journal, which an account's export holds
 * too: over a year with both clock changes, in zones with whole, half and odd hours.
 */
abstract class IndependentReportContract extends DatabaseContract {

    private static final int CASES = 40;
    private static final int ACTS = 7;
    private static final int YEAR = 2026;
    private static final Instant AS_OF = Instant.parse("2026-12-29T15:30:00Z");
    private static final Duration LONG = Duration.ofDays(400);
    private static final Body TEXT = new Body("Text.");

    /** A line of the journal, as a program would read it from the export. */
    private record Entry(String caseId, Instant at, String act, List<String> words) {}

    @ParameterizedTest
    @ValueSource(strings = {"Europe/London", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia"})
    void reports_are_what_the_journal_of_the_account_gives(ZoneId zone) {
        Member member = Sample.memberOf(database);
        List<Entry> journal = lived(member, zone);
        LocalDate spring = LocalDate.of(YEAR, 3, 1);
        LocalDate autumn = LocalDate.of(YEAR, 10, 15);

        for (ReportRequest request : List.of(
                request(ReportKind.BACKLOG, spring, spring.plusDays(30), zone, member.account()),
                request(ReportKind.BACKLOG, autumn, autumn.plusDays(30), zone, member.account()),
                request(
                        ReportKind.BACKLOG,
                        LocalDate.of(YEAR, 1, 1),
                        LocalDate.of(YEAR, 12, 31),
                        zone,
                        member.account()))) {
            backlogAgrees(request, journal);
        }
        ReportRequest year = request(
                ReportKind.REOPENED, LocalDate.of(YEAR, 1, 1), LocalDate.of(YEAR, 12, 28), zone, member.account());
        agrees(year, ReportColumn.OPENED, journal, entry -> entry.act().equals("case.opened"));
        agrees(year, ReportColumn.RESOLUTIONS, journal, entry -> isTo(entry, "resolved"));
        agrees(year, ReportColumn.REOPENINGS, journal, entry -> isTo(entry, "reopened"));
        agrees(
                year,
                ReportColumn.REOPENED_BY_CUSTOMER,
                journal,
                entry -> isTo(entry, "reopened") && entry.words().get(2).equals("CUSTOMER"));
        agrees(year, ReportColumn.RESPONSES, journal, firstResponses(journal)::contains);
        timesAgree(year, journal);
    }

    private static ReportRequest request(
            ReportKind kind, LocalDate first, LocalDate last, ZoneId zone, AccountId account) {
        FactFilter ours = FactFilter.NONE.with(Column.ACCOUNT, account.digits());
        return new ReportRequest(kind, first, last, zone, GroupBy.TIME, false, AS_OF, ours, null);
    }

    // Cases that live around the clock changes of the zone, and anywhere in the year.

    private List<Entry> lived(Member member, ZoneId zone) {
        Random random = new Random(zone.hashCode());
        List<Instant> changes = new ArrayList<>();
        Instant from = Instant.parse(YEAR + "-01-02T00:00:00Z");
        for (ZoneOffsetTransition next = zone.getRules().nextTransition(from);
                next != null && next.getInstant().isBefore(AS_OF);
                next = zone.getRules().nextTransition(next.getInstant())) {
            changes.add(next.getInstant());
        }
        List<Entry> journal = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Instant opened = changes.isEmpty() || i % 2 == 0
                    ? from.plusSeconds(random.nextInt(350 * 86_400))
                    : changes.get(i / 2 % changes.size()).plusSeconds(random.nextInt(3 * 86_400) - 2 * 86_400L);
            SupportCase lived = Sample.supportCase(member, "Case " + i, opened);
            live(member, lived, random);
            database.<List<JournalEntry>>ask(kept -> kept.trail.of(lived.id()))
                    .forEach(entry -> journal.add(new Entry(
                            lived.id().value(),
                            entry.at(),
                            entry.act(),
                            List.of(entry.detail().split(" ", -1)))));
        }
        return journal;
    }

    private void live(Member member, SupportCase lived, Random random) {
        List<CaseEvent> opened = List.of(lived.opened());
        database.act(kept -> kept.cases.add(lived));
        tell(lived, opened);
        Instant now = lived.openedAt();
        for (int i = 0; i < ACTS; i++) {
            now = now.plusSeconds(1 + random.nextInt(random.nextBoolean() ? 7_200 : 20 * 86_400));
            if (now.isAfter(AS_OF)) {
                return;
            }
            try {
                tell(lived, act(member, lived, random.nextInt(8), now));
            } catch (IllegalStateException refused) {
                // An act that the case does not allow now.
            }
        }
    }

    private static List<CaseEvent> act(Member member, SupportCase lived, int act, Instant now) {
        return switch (act) {
            case 0 -> lived.take(Sample.AIKO, now);
            case 1 -> lived.supportReplies(Sample.AIKO, TEXT, List.of(), now);
            case 2 ->
                lived.askForInformation(
                        Sample.AIKO, TEXT, List.of(), new InactivityDeadline(now.plus(LONG), now.plus(LONG)), now);
            case 3 -> lived.customerReplies(member, TEXT, List.of(), now);
            case 4, 5 -> lived.agentResolves(Sample.AIKO, TEXT, List.of(), now);
            case 6 -> lived.reopen(member, TEXT, List.of(), LONG, now);
            default -> lived.agentReopens(Sample.AIKO, now);
        };
    }

    private void tell(SupportCase lived, List<CaseEvent> events) {
        database.act(kept -> {
            kept.cases.store(lived);
            CaseFacts facts = kept.adapter(CaseFacts.class);
            CaseTraits traits = facts.traitsOf(lived.id()).orElseThrow();
            for (CaseEvent event : events) {
                kept.journal.append(JournalEntry.of(event));
                new FactWriter((id, of, until) -> Duration.between(of.openedAt(), until), false)
                        .of(event, traits, () -> facts.isDecided(lived.id()))
                        .forEach(facts::add);
            }
        });
    }

    // The calculation of its own, in plain loops over the lines of the journal.

    private static boolean isTo(Entry entry, String status) {
        return entry.act().equals("case.status-changed") && entry.words().get(1).equals(status);
    }

    private static Set<Entry> firstResponses(List<Entry> journal) {
        Map<String, Entry> first = new HashMap<>();
        for (Entry entry : journal) {
            if (entry.act().equals("case.communication-added")
                    && entry.words().get(0).equals("SUPPORT")) {
                first.putIfAbsent(entry.caseId(), entry);
            }
        }
        return Set.copyOf(first.values());
    }

    private static Map<String, Instant> opened(List<Entry> journal) {
        return journal.stream()
                .filter(entry -> entry.act().equals("case.opened"))
                .collect(Collectors.toMap(Entry::caseId, Entry::at));
    }

    /** By day and by hour of the week, each with its list. */
    private void agrees(ReportRequest request, ReportColumn column, List<Entry> journal, Predicate<Entry> counted) {
        Map<String, Long> byHour = new HashMap<>();
        Map<LocalDate, Long> byDay = new TreeMap<>();
        for (Entry entry : journal) {
            ZonedDateTime local = entry.at().atZone(request.zone());
            if (counted.test(entry) && !local.toLocalDate().isAfter(request.last())) {
                byHour.merge(
                        Integer.toString(24 * (local.getDayOfWeek().getValue() - 1) + local.getHour()), 1L, Long::sum);
                byDay.merge(local.toLocalDate(), 1L, Long::sum);
            }
        }
        FactSelection all = request.selection(column, ReportRequest.ALL);
        assertThat(database.<Map<String, Long>>ask(kept -> kept.adapter(ReportFigures.class)
                        .counts(all, new Grouping.ByHour(request.period(), request.zone()))))
                .as(column + " by hour in " + request.zone())
                .isEqualTo(byHour);
        byDay.entrySet().stream().limit(4).forEach(day -> {
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
            assertThat(list(ofDay.selection(column, ReportRequest.ALL))).hasSize(Math.toIntExact(day.getValue()));
        });
    }

    private void timesAgree(ReportRequest request, List<Entry> journal) {
        Map<String, Instant> opened = opened(journal);
        LocalDate last = request.last();
        List<Long> times = journal.stream()
                .filter(entry -> isTo(entry, "resolved"))
                .filter(entry ->
                        !entry.at().atZone(request.zone()).toLocalDate().isAfter(last))
                .map(entry ->
                        Duration.between(opened.get(entry.caseId()), entry.at()).toSeconds())
                .sorted()
                .toList();
        List<Ranked> ranked = database.ask(kept -> kept.adapter(ReportFigures.class)
                .percentiles(
                        request.selection(ReportColumn.RESOLUTIONS, ReportRequest.ALL),
                        Measured.ELAPSED,
                        ReportKind.PERCENTS));
        assertThat(ranked)
                .extracting(Ranked::value)
                .containsExactlyElementsOf(ReportKind.PERCENTS.stream()
                        .map(percent -> times.get((times.size() * percent + 99) / 100 - 1))
                        .toList());
    }

    private void backlogAgrees(ReportRequest request, List<Entry> journal) {
        List<Open> found = database.ask(kept -> kept.adapter(ReportFigures.class)
                .open(request.selection(ReportColumn.OPEN, ReportRequest.ALL), request.grouping()));
        Map<String, Long> expected = new HashMap<>();
        List<LocalDate> parts = request.parts();
        for (int part = 0; part < parts.size() && request.hasBegun(part); part++) {
            Instant end = request.lastOf(parts.get(part))
                    .plusDays(1)
                    .atStartOfDay(request.zone())
                    .toInstant();
            for (String key : open(journal, end.isBefore(AS_OF) ? end : AS_OF)) {
                expected.merge(part + " " + key, 1L, Long::sum);
            }
        }
        assertThat(found.stream()
                        .collect(Collectors.toMap(one -> one.key() + " " + one.turn() + " " + one.age(), Open::cases)))
                .as(request.toString())
                .isEqualTo(expected);
        for (int part = 0; part < parts.size() && request.hasBegun(part); part += 9) {
            for (ReportColumn column : request.kind().columns()) {
                String row = Integer.toString(part);
                long number = found.stream()
                        .filter(one -> one.key().equals(row) && column.counts(one.turn(), one.age()))
                        .mapToLong(Open::cases)
                        .sum();
                FactSelection selection = request.selection(column, row);
                assertThat(list(selection)).as(column + " " + row).hasSize(Math.toIntExact(number));
                assertThat(database.<Long>ask(
                                kept -> kept.adapter(ReportFigures.class).count(selection)))
                        .isEqualTo(number);
            }
        }
    }

    /** Whose turn and how old each case was that was open then. */
    private static List<String> open(List<Entry> journal, Instant end) {
        Map<String, String> status = new HashMap<>();
        Map<String, Instant> opened = opened(journal);
        for (Entry entry : journal) {
            if (entry.at().isBefore(end)) {
                if (entry.act().equals("case.opened")) {
                    status.put(entry.caseId(), "unassigned");
                } else if (entry.act().equals("case.status-changed")) {
                    status.put(entry.caseId(), entry.words().get(1));
                }
            }
        }
        List<String> open = new ArrayList<>();
        status.forEach((id, now) -> {
            if (!now.equals("resolved")) {
                Duration age = Duration.between(opened.get(id), end);
                long days = age.toDays();
                String old = days < 1
                        ? "UNDER_1_DAY"
                        : days < 3
                                ? "FROM_1_DAY"
                                : days < 7 ? "FROM_3_DAYS" : days < 30 ? "FROM_7_DAYS" : "FROM_30_DAYS";
                open.add((now.equals("pending-customer-action") ? "CUSTOMER " : "SUPPORT ") + old);
            }
        });
        return open;
    }

    private List<Line> list(FactSelection selection) {
        return database.ask(kept -> kept.adapter(ReportFigures.class).lines(selection, null, 1_000));
    }
}
