package org.caseport.web.pages.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.Person;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.report.Report;
import org.caseport.domain.report.ReportRequest;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.application.report.ReportTables;
import org.caseport.web.pages.CatalogNames;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;

/** Writes the tables of reports for mails, in the words and with the addresses of the page. */
@ApplicationScoped
class MailedReportTables implements ReportTables {

    @Inject
    Catalog catalog;

    @Inject
    CasePolicy policy;

    @Inject
    Agents agents;

    @Inject
    Accounts accounts;

    @Inject
    Clock clock;

    @Override
    public Written write(Report report, Person reader, Locale language, String portal) {
        CurrentUser user = CurrentUser.reading(reader, language);
        Labels labels = Labels.of(user, policy, clock);
        ReportWords words = ReportWords.of(labels, CatalogNames.of(user, labels, catalog), agents, accounts);
        ReportRequest request = report.request();
        ReportParameters asked = new ReportParameters(request, List.of(), true, null, ReportRequest.ALL, null, null);
        String page = portal + ReportsPage.FOR_SUPPORT;
        ReportTable table = new ReportTable(report, asked, words, labels, page, portal + ReportsPage.CASES_OF_SUPPORT);
        String rows = labels.of(request.groupBy());
        return new Written(
                labels.of(request.kind()),
                words.period(request.first(), request.last()),
                request.zone().getId(),
                labels.instant(request.asOf()),
                labels.help(request.kind()),
                portal.isEmpty() ? "" : page + ReportParameters.written(asked.query()),
                table.counted().stream()
                        .map(part -> table(part, rows, !portal.isEmpty()))
                        .toList());
    }

    private static Table table(ReportTable.Part part, String rows, boolean linked) {
        List<String> headings = new ArrayList<>(List.of(rows));
        headings.addAll(part.headings());
        return new Table(
                part.title(),
                headings,
                Stream.concat(
                                part.lines().stream().map(line -> line(line, false, linked)),
                                part.totals().stream().map(line -> line(line, true, linked)))
                        .toList());
    }

    private static Line line(ReportTable.Line line, boolean total, boolean linked) {
        return new Line(
                line.name(),
                total,
                line.cells().stream()
                        .map(cell -> new Cell(cell.text(), linked ? cell.address() : null))
                        .toList());
    }
}
