package org.caseport.web.pages.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
            @Nullable String address) {}

    /** A row, with its name. */
    public record Line(String key, String name, List<Cell> cells) {

        public Line {
            cells = List.copyOf(cells);
        }
    }

    List<String> headings() {
        return line(report.total()).cells().stream().map(Cell::heading).toList();
    }

    List<Line> lines() {
        return report.rows().stream().map(this::line).toList();
    }

    /** The sums, and those of the period before. */
    List<Line> totals() {
        List<Line> totals = new ArrayList<>(List.of(line(report.total())));
        Report.Row before = report.before();
        if (before != null) {
            totals.add(line(before));
        }
        return totals;
    }

    private Line line(Report.Row row) {
        ReportKind kind = report.request().kind();
        List<Cell> cells = new ArrayList<>();
        for (ReportColumn column : kind.columns()) {
            cells.add(count(column, row));
        }
        if (kind == ReportKind.TARGETS) {
            long met = row.count(ReportColumn.MET);
            cells.add(share("met", met, met + row.count(ReportColumn.MISSED)));
        }
        if (kind == ReportKind.REOPENED) {
            cells.add(share("reopened", row.count(ReportColumn.REOPENINGS), row.count(ReportColumn.RESOLUTIONS)));
        }
        if (kind == ReportKind.RATINGS) {
            cells.add(mean(row));
        }
        for (Measured measured : kind.measured()) {
            for (int percent : ReportKind.PERCENTS) {
                cells.add(percentile(measured, percent, row.percentiles().getOrDefault(measured, List.of())));
            }
        }
        return new Line(row.key(), words.row(report.request(), row.key()), cells);
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

    private Cell percentile(Measured measured, int percent, List<Ranked> ranks) {
        String heading = labels.format("reports.percentile", percent, labels.of(measured));
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
