package org.caseport.web.application.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.report.FactHistory;
import org.caseport.domain.report.GroupBy;
import org.caseport.domain.report.Grouping;
import org.caseport.domain.report.Report;
import org.caseport.domain.report.ReportColumn;
import org.caseport.domain.report.ReportFigures;
import org.caseport.domain.report.ReportFigures.Line;
import org.caseport.domain.report.ReportFigures.Place;
import org.caseport.domain.report.ReportFigures.Ranked;
import org.caseport.domain.report.ReportKind;
import org.caseport.domain.report.ReportKind.Measure;
import org.caseport.domain.report.ReportRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads reports for supervisors, about all accounts, and for members who administer their account, about the cases of
 * it that they may see. A number and its list are read by one condition.
 */
@ApplicationScoped
@Transactional
public class ReadingReports {

    @Inject
    ReportFigures figures;

    @Inject
    FactHistory history;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /**
     * What somebody may read reports about.
     *
     * @param visibility the cases; null for all
     */
    public record Scope(@Nullable Visibility visibility) {}

    /** Everything, for supervisors; empty for other agents. */
    public Optional<Scope> scopeOf(Agent agent) {
        return agent.supervisor() ? Optional.of(new Scope(null)) : Optional.empty();
    }

    /** The own account, for members who administer it; empty for other members. */
    public Optional<Scope> scopeOf(Member member) {
        return member.may(Grant.ADMINISTER) ? Optional.of(new Scope(Visibility.of(member))) : Optional.empty();
    }

    /** Whether the facts of earlier cases are still being filled in. */
    public boolean isFillingIn() {
        return history.completeSince().isEmpty();
    }

    public Report read(ReportRequest request) {
        ReportKind kind = request.kind();
        Grouping grouping = request.grouping();
        Map<ReportColumn, Map<String, Long>> counts =
                kind == ReportKind.BACKLOG ? open(request, grouping) : counts(request, grouping);
        Map<Measure, Map<String, List<Ranked>>> percentiles = new HashMap<>();
        Set<String> keys = new TreeSet<>();
        counts.values().forEach(found -> keys.addAll(found.keySet()));
        for (Measure measure : kind.measures()) {
            percentiles.put(
                    measure,
                    figures.percentiles(
                            request.selection(measure.column(), ReportRequest.ALL),
                            grouping,
                            measure.measured(),
                            ReportKind.PERCENTS));
        }
        List<Report.Row> rows = new ArrayList<>();
        for (String key : keysOf(request, keys)) {
            Map<ReportColumn, Long> ofRow = new EnumMap<>(ReportColumn.class);
            counts.forEach((column, all) -> ofRow.put(column, all.getOrDefault(key, 0L)));
            Map<Measure, List<Ranked>> ranks = new HashMap<>();
            percentiles.forEach((measure, all) -> ranks.put(measure, all.getOrDefault(key, List.of())));
            rows.add(new Report.Row(key, ofRow, ranks));
        }
        if (request.groupBy().column().isPresent()) {
            rows.sort(Comparator.comparingLong((Report.Row row) -> -sum(row)).thenComparing(Report.Row::key));
        }
        return new Report(
                request,
                rows,
                kind == ReportKind.BACKLOG ? atTheEnd(request, counts) : whole(request, ReportRequest.ALL),
                request.compare() ? whole(request, ReportRequest.BEFORE) : null,
                kind == ReportKind.VOLUME
                        ? figures.counts(
                                request.selection(ReportColumn.OPENED, ReportRequest.ALL),
                                new Grouping.ByHour(request.period(), request.zone()))
                        : Map.of());
    }

    private Map<ReportColumn, Map<String, Long>> counts(ReportRequest request, Grouping grouping) {
        Map<ReportColumn, Map<String, Long>> counts = new EnumMap<>(ReportColumn.class);
        for (ReportColumn column : request.kind().columns()) {
            counts.put(column, figures.counts(request.selection(column, ReportRequest.ALL), grouping));
        }
        return counts;
    }

    /** The cases that are open, all columns from one statement. */
    private Map<ReportColumn, Map<String, Long>> open(ReportRequest request, Grouping grouping) {
        List<ReportFigures.Open> open = figures.open(request.selection(ReportColumn.OPEN, ReportRequest.ALL), grouping);
        Map<ReportColumn, Map<String, Long>> counts = new EnumMap<>(ReportColumn.class);
        for (ReportColumn column : request.kind().columns()) {
            Map<String, Long> ofColumn = new HashMap<>();
            open.stream()
                    .filter(one -> column.counts(one.turn(), one.age()))
                    .forEach(one -> ofColumn.merge(one.key(), one.cases(), Long::sum));
            counts.put(column, ofColumn);
        }
        return counts;
    }

    private static long sum(Report.Row row) {
        return row.counts().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Parts of time are rows also where nothing happened. */
    private static List<String> keysOf(ReportRequest request, Set<String> found) {
        if (request.groupBy() == GroupBy.TIME) {
            return IntStream.range(0, request.parts().size())
                    .filter(part -> request.kind() != ReportKind.BACKLOG || request.hasBegun(part))
                    .mapToObj(Integer::toString)
                    .toList();
        }
        if (request.groupBy() == GroupBy.HOUR) {
            return found.stream()
                    .sorted(Comparator.comparingInt(Integer::parseInt))
                    .toList();
        }
        return List.copyOf(found);
    }

    /** What is open at the end of the period is what is open at the end of its last part, or in all groups. */
    private static Report.Row atTheEnd(ReportRequest request, Map<ReportColumn, Map<String, Long>> counts) {
        int begun = (int) IntStream.range(0, request.parts().size())
                .filter(request::hasBegun)
                .count();
        String last = Integer.toString(begun - 1);
        Map<ReportColumn, Long> open = new EnumMap<>(ReportColumn.class);
        counts.forEach((column, byKey) -> open.put(
                column,
                request.groupBy() == GroupBy.TIME
                        ? byKey.getOrDefault(last, 0L)
                        : byKey.values().stream().mapToLong(Long::longValue).sum()));
        return new Report.Row(ReportRequest.ALL, open, Map.of());
    }

    private Report.Row whole(ReportRequest request, String which) {
        Map<ReportColumn, Long> counts = new EnumMap<>(ReportColumn.class);
        Map<Measure, List<Ranked>> ranks = new HashMap<>();
        if (request.kind() == ReportKind.BACKLOG) {
            Grouping once = new Grouping.ByTime(
                    List.of(which.equals(ReportRequest.BEFORE) ? request.before() : request.period()));
            open(request, once).forEach((column, found) -> counts.put(column, found.getOrDefault("0", 0L)));
        } else {
            request.kind()
                    .columns()
                    .forEach(column -> counts.put(column, figures.count(request.selection(column, which))));
        }
        for (Measure measure : request.kind().measures()) {
            ranks.put(
                    measure,
                    figures.percentiles(
                            request.selection(measure.column(), which), measure.measured(), ReportKind.PERCENTS));
        }
        return new Report.Row(which, counts, ranks);
    }

    /** The facts behind a number, oldest first. */
    public List<Line> list(ReportRequest request, ReportColumn column, String row, @Nullable Place after, int most) {
        return figures.lines(request.selection(column, row), after, most);
    }

    /** The ratings in the period that have a comment, latest first. */
    public List<Line> comments(ReportRequest request, int most) {
        return figures.comments(request.selection(ReportColumn.RATINGS, ReportRequest.ALL), most);
    }

    /** Journals that somebody exports a report, or the cases behind a column of it. */
    public void exporting(PersonId person, ReportRequest request, String column) {
        Visibility visibility = request.visibility();
        journal.done(
                visibility == null ? null : visibility.account(),
                person,
                JournalAct.REPORT_EXPORTED,
                null,
                request.kind().code() + " " + request.first() + " " + request.last() + column,
                clock.instant());
    }

    /** How long the list is: the number that stands in the report. */
    public long count(ReportRequest request, ReportColumn column, String row) {
        return figures.count(request.selection(column, row));
    }
}
