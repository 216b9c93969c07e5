package org.caseport.web.pages.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.report.GroupBy;
import org.caseport.domain.report.Report;
import org.caseport.domain.report.ReportColumn;
import org.caseport.domain.report.ReportFigures.Measured;
import org.caseport.domain.report.ReportFigures.Ranked;
import org.caseport.domain.report.ReportKind;
import org.caseport.domain.report.ReportRequest;
import org.caseport.web.pages.Labels;
import org.jspecify.annotations.Nullable;

/** The table of a report: on the page, with every number a link, and as CSV. */
final class ReportTable {

    private static final long WHOLE = 1_000;

    private final Report report;
    private final ReportParameters asked;
    private final ReportWords words;
    private final Labels labels;
    private final String page;
    private final String cases;

    /**
     * @param page the address of the page of reports
     * @param cases the address of a case, without its id
     */
    ReportTable(Report report, ReportParameters asked, ReportWords words, Labels labels, String page, String cases) {
        this.report = report;
        this.asked = asked;
        this.words = words;
        this.labels = labels;
        this.page = page;
        this.cases = cases;
    }

    /**
     * A number.
     *
     * @param plain for programs that read CSV: without units and thousands' separators
     * @param address where it leads; null for a number that is not one of cases
     */
    public record Cell(
            String heading,
            String text,
            String plain,
            @Nullable String address) {

        /** Whether nothing was counted. */
        public boolean isZero() {
            return plain.isEmpty() || plain.equals("0");
        }
    }

    /** A row, with its name. */
    public record Line(String key, String name, List<Cell> cells) {

        public Line {
            cells = List.copyOf(cells);
        }

        /** Whether nothing was counted in it. */
        public boolean isZero() {
            return cells.stream().allMatch(Cell::isZero);
        }
    }

    /**
     * A part of the report with its own heading.
     *
     * @param id of the element
     * @param title empty for the first
     */
    public record Part(String id, String title, List<String> headings, List<Line> lines, List<Line> totals) {

        public Part {
            headings = List.copyOf(headings);
            lines = List.copyOf(lines);
            totals = List.copyOf(totals);
        }
    }

    List<Part> parts() {
        return report.request().kind().tables().stream().map(this::part).toList();
    }

    /** The parts in which something was counted, and the first in any case. */
    List<Part> counted() {
        return report.request().kind().tables().stream()
                .filter(table ->
                        table.name().isEmpty() || isCounted(table, report.total()) || isCounted(table, report.before()))
                .map(this::part)
                .toList();
    }

    private static boolean isCounted(ReportKind.Table table, Report.@Nullable Row row) {
        return row != null && table.columns().stream().anyMatch(column -> row.count(column) > 0);
    }

    private Part part(ReportKind.Table table) {
        String name = table.name();
        List<Line> totals = new ArrayList<>(List.of(line(table, report.total())));
        Report.Row before = report.before();
        if (before != null) {
            totals.add(line(table, before));
        }
        return new Part(
                name.isEmpty() ? "reportTable" : "reportTable-" + name,
                name.isEmpty()
                        ? ""
                        : labels.format(
                                "reports.part." + report.request().kind().code() + "." + name),
                totals.get(0).cells().stream().map(Cell::heading).toList(),
                report.rows().stream().map(row -> line(table, row)).toList(),
                totals);
    }

    private Line line(ReportKind.Table table, Report.Row row) {
        List<Cell> cells = new ArrayList<>();
        for (ReportColumn column : table.columns()) {
            cells.add(count(column, row));
            share(column, row).ifPresent(cells::add);
        }
        for (ReportKind.Measure measure : table.measures()) {
            for (int percent : ReportKind.PERCENTS) {
                cells.add(percentile(table, measure, percent, row.percentiles().getOrDefault(measure, List.of())));
            }
        }
        return new Line(row.key(), words.row(report.request(), row.key()), cells);
    }

    /** The share, or the mean, that stands after this column. */
    private Optional<Cell> share(ReportColumn column, Report.Row row) {
        return switch (column) {
            case NOT_NEEDED -> Optional.of(shareOf("met", ReportColumn.MET, ReportColumn.MISSED, row));
            case CALLS_NOT_IN_TIME ->
                Optional.of(shareOf("calls", ReportColumn.CALLS_IN_TIME, ReportColumn.CALLS_NOT_IN_TIME, row));
            case REOPENED_BY_SUPPORT ->
                Optional.of(share("reopened", row.count(ReportColumn.REOPENINGS), row.count(ReportColumn.RESOLUTIONS)));
            case FORECASTS_NEAR ->
                Optional.of(share("near", row.count(ReportColumn.FORECASTS_NEAR), row.count(ReportColumn.FORECASTS)));
            case STARS_5 -> Optional.of(mean(row));
            default -> Optional.empty();
        };
    }

    private Cell shareOf(String key, ReportColumn one, ReportColumn other, Report.Row row) {
        return share(key, row.count(one), row.count(one) + row.count(other));
    }

    private Cell count(ReportColumn column, Report.Row row) {
        long number = row.count(column);
        Map<String, String> query = asked.list(column, row.key());
        return new Cell(
                labels.of(column),
                labels.number(number),
                Long.toString(number),
                number == 0 ? null : page + ReportParameters.written(query));
    }

    private Cell share(String key, long part, long whole) {
        String heading = labels.format("reports.share." + key);
        if (whole == 0) {
            return new Cell(heading, "–", "", null);
        }
        long thousandths = Math.round(part * (double) WHOLE / whole);
        return new Cell(heading, words.share(thousandths), Double.toString(thousandths / 10.0), null);
    }

    private Cell mean(Report.Row row) {
        String heading = labels.format("reports.mean");
        long answers = row.count(ReportColumn.RATINGS);
        if (answers == 0) {
            return new Cell(heading, "–", "", null);
        }
        long stars = 0;
        List<ReportColumn> columns = List.of(
                ReportColumn.STARS_1,
                ReportColumn.STARS_2,
                ReportColumn.STARS_3,
                ReportColumn.STARS_4,
                ReportColumn.STARS_5);
        for (int i = 0; i < columns.size(); i++) {
            stars += (i + 1L) * row.count(columns.get(i));
        }
        double mean = Math.round(stars * 100.0 / answers) / 100.0;
        return new Cell(heading, labels.format("reports.decimal", mean), Double.toString(mean), null);
    }

    private Cell percentile(ReportKind.Table table, ReportKind.Measure measure, int percent, List<Ranked> ranks) {
        Measured measured = measure.measured();
        boolean named = table.columns().size() > 1 && !table.measures().isEmpty();
        String heading = named
                ? labels.format("reports.percentile", percent, labels.help(measure.column()))
                : labels.format("reports.percentile", percent, labels.of(measured));
        return ranks.stream()
                .filter(ranked -> ranked.percent() == percent)
                .findFirst()
                .map(ranked -> new Cell(
                        heading,
                        words.measured(measured, ranked.value()),
                        measured == Measured.SHARE
                                ? Double.toString(ranked.value() / 10.0)
                                : Long.toString(ranked.value()),
                        caseAddress(ranked.caseId())))
                .orElseGet(() -> new Cell(heading, "–", "", null));
    }

    private String caseAddress(CaseId id) {
        return cases + id.value();
    }

    /** The number of cases opened in an hour of the week; 0 for a row that has none. */
    long opened(int hour) {
        return report.hours().getOrDefault(Integer.toString(hour), 0L);
    }

    /** Where the number of an hour of the week leads. */
    String hourAddress(int hour) {
        ReportRequest request = asked.request();
        ReportParameters byHour = new ReportParameters(
                new ReportRequest(
                        request.kind(),
                        request.first(),
                        request.last(),
                        request.zone(),
                        GroupBy.HOUR,
                        request.compare(),
                        request.asOf(),
                        request.filter(),
                        request.visibility()),
                List.of(),
                true,
                null,
                ReportRequest.ALL,
                null,
                null);
        return page + ReportParameters.written(byHour.list(ReportColumn.OPENED, Integer.toString(hour)));
    }
}
