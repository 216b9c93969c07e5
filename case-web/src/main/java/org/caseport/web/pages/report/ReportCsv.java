package org.caseport.web.pages.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseport.domain.report.FactFilter.Column;
import org.caseport.domain.report.Report;
import org.caseport.domain.report.ReportColumn;
import org.caseport.domain.report.ReportFigures.Line;
import org.caseport.domain.report.ReportFigures.Place;
import org.caseport.domain.report.ReportRequest;
import org.caseport.web.application.report.ReadingReports;
import org.caseport.web.application.report.ReadingReports.Scope;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FileResponse;
import org.caseport.web.pages.Labels;
import org.caseport.web.text.CsvFile;

/** Writes the table of a report, and the cases behind its numbers, as CSV. Cases are sent while they are read. */
@RequestScoped
public class ReportCsv {

    private static final int AT_ONCE = 500;
    private static final String TYPE = "text/csv;charset=UTF-8";

    @Inject
    ReadingReports reading;

    @Inject
    ReportsPage page;

    @Inject
    ReportWords words;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    /** The table, with numbers without units: times in seconds, shares in percent. */
    Response table() {
        Optional<Scope> scope = page.scope();
        if (scope.isEmpty()) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        ReportParameters asked = page.parameters(scope.get());
        Report report = reading.read(asked.request());
        journal(asked, "");
        return FileResponse.saving(name(asked, asked.request().kind().code()), TYPE, out -> write(report, asked, out));
    }

    private void write(Report report, ReportParameters asked, OutputStream out) throws IOException {
        ReportTable table = new ReportTable(report, asked, words, labels, "", "");
        try (CsvFile csv = new CsvFile(out, asked.request().zone())) {
            List<String> headings =
                    new ArrayList<>(List.of(labels.of(asked.request().groupBy())));
            List<ReportTable.Part> parts = table.parts();
            parts.forEach(part -> headings.addAll(part.headings()));
            csv.line(headings);
            int lines = parts.get(0).lines().size();
            for (int i = 0; i < lines + parts.get(0).totals().size(); i++) {
                List<String> cells = new ArrayList<>();
                for (ReportTable.Part part : parts) {
                    ReportTable.Line line =
                            i < lines ? part.lines().get(i) : part.totals().get(i - lines);
                    if (cells.isEmpty()) {
                        cells.add(line.name());
                    }
                    line.cells().forEach(cell -> cells.add(cell.plain()));
                }
                csv.line(cells);
            }
        }
    }

    /** The cases behind a number; behind the first column of the report where the address names none. */
    Response cases() {
        Optional<Scope> scope = page.scope();
        if (scope.isEmpty()) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        ReportParameters asked = page.parameters(scope.get());
        ReportColumn column =
                asked.column() == null ? asked.request().kind().columns().get(0) : asked.column();
        journal(asked, " " + column.code());
        return FileResponse.saving(
                name(asked, asked.request().kind().code() + "-" + column.code()),
                TYPE,
                out -> write(asked.request(), column, asked.row(), out));
    }

    private void journal(ReportParameters asked, String column) {
        reading.exporting(user.person().id(), asked.request(), column);
    }

    private void write(ReportRequest request, ReportColumn column, String row, OutputStream out) throws IOException {
        try (CsvFile csv = new CsvFile(out, request.zone())) {
            csv.line(Stream.of("case", "at", "severity", "service", "agent", "due", "clock", "elapsed", "comment")
                    .map(name -> labels.format("reports.csv." + name))
                    .toList());
            Place after = null;
            List<Line> some;
            do {
                some = reading.list(request, column, row, after, AT_ONCE);
                for (Line line : some) {
                    csv.line(cells(csv, line));
                    after = line.place();
                }
                csv.flush();
            } while (some.size() == AT_ONCE);
        }
    }

    private List<String> cells(CsvFile csv, Line line) {
        String severity = line.severity();
        String service = line.service();
        String agent = line.agent();
        return List.of(
                line.displayId().digits(),
                csv.time(line.at()),
                severity == null ? "" : words.value(Column.SEVERITY, severity),
                service == null ? "" : words.service(service),
                agent == null || !page.isForSupport() ? "" : words.agent(agent),
                line.due() == null ? "" : csv.time(line.due()),
                line.seconds() == null ? "" : line.seconds().toString(),
                line.elapsed() == null ? "" : line.elapsed().toString(),
                line.comment());
    }

    private static String name(ReportParameters asked, String what) {
        return what + "-" + asked.request().first() + "-" + asked.request().last() + ".csv";
    }
}
