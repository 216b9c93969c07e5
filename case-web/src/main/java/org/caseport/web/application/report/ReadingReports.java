package org.caseport.web.application.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.report.FactHistory;
import org.caseport.domain.report.GroupBy;
import org.caseport.domain.report.Grouping;
import org.caseport.domain.report.Report;
import org.caseport.domain.report.ReportColumn;
import org.caseport.domain.report.ReportFigures;
import org.caseport.domain.report.ReportFigures.Line;
import org.caseport.domain.report.ReportFigures.Measured;
import org.caseport.domain.report.ReportFigures.Place;
import org.caseport.domain.report.ReportFigures.Ranked;
import org.caseport.domain.report.ReportKind;
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
        Map<ReportColumn, Map<String, Long>> counts = new EnumMap<>(ReportColumn.class);
        Map<Measured, Map<String, List<Ranked>>> percentiles = new EnumMap<>(Measured.class);
        ReportKind kind = request.kind();
        Grouping grouping = request.grouping();
        Set<String> keys = new TreeSet<>();
        for (ReportColumn column : kind.columns()) {
            Map<String, Long> found = figures.counts(request.selection(column, ReportRequest.ALL), grouping);
            keys.addAll(found.keySet());
            counts.put(column, found);
        }
        for (Measured measured : kind.measured()) {
            percentiles.put(
                    measured,
                    figures.percentiles(
                            request.selection(kind.columns().get(0), ReportRequest.ALL),
                            grouping,
                            measured,
                            ReportKind.PERCENTS));
        }
        List<Report.Row> rows = new ArrayList<>();
        for (String key : keysOf(request, keys)) {
            Map<ReportColumn, Long> ofRow = new EnumMap<>(ReportColumn.class);
            counts.forEach((column, all) -> ofRow.put(column, all.getOrDefault(key, 0L)));
            Map<Measured, List<Ranked>> ranks = new EnumMap<>(Measured.class);
            percentiles.forEach((measured, all) -> ranks.put(measured, all.getOrDefault(key, List.of())));
            rows.add(new Report.Row(key, ofRow, ranks));
        }
        if (request.groupBy().column().isPresent()) {
            rows.sort(Comparator.comparingLong((Report.Row row) -> -sum(row)).thenComparing(Report.Row::key));
        }
        return new Report(
                request,
                rows,
                whole(request, ReportRequest.ALL),
                request.compare() ? whole(request, ReportRequest.BEFORE) : null,
                kind == ReportKind.VOLUME
                        ? figures.counts(
                                request.selection(ReportColumn.OPENED, ReportRequest.ALL),
                                new Grouping.ByHour(request.period(), request.zone()))
                        : Map.of());
    }

    private static long sum(Report.Row row) {
        return row.counts().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Parts of time are rows also where nothing happened. */
    private static List<String> keysOf(ReportRequest request, Set<String> found) {
        if (request.groupBy() == GroupBy.TIME) {
            return IntStream.range(0, request.parts().size())
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

    private Report.Row whole(ReportRequest request, String which) {
        Map<ReportColumn, Long> counts = new EnumMap<>(ReportColumn.class);
        Map<Measured, List<Ranked>> ranks = new EnumMap<>(Measured.class);
        for (ReportColumn column : request.kind().columns()) {
            counts.put(column, figures.count(request.selection(column, which)));
        }
        for (Measured measured : request.kind().measured()) {
            ranks.put(
                    measured,
                    figures.percentiles(
                            request.selection(request.kind().columns().get(0), which), measured, ReportKind.PERCENTS));
        }
        return new Report.Row(which, counts, ranks);
    }

    /** The facts behind a number, oldest first. */
    public List<Line> list(ReportRequest request, ReportColumn column, String row, @Nullable Place after, int most) {
        return figures.lines(request.selection(column, row), after, most);
    }

    /** How long the list is: the number that stands in the report. */
    public long count(ReportRequest request, ReportColumn column, String row) {
        return figures.count(request.selection(column, row));
    }
}
