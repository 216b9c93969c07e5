package org.caseport.web.pages.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.report.FactFilter.Column;
import org.caseport.domain.report.GroupBy;
import org.caseport.domain.report.Report;
import org.caseport.domain.report.ReportColumn;
import org.caseport.domain.report.ReportFigures.Line;
import org.caseport.domain.report.ReportKind;
import org.caseport.domain.report.ReportRequest;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.application.report.ExplainingTargets;
import org.caseport.web.application.report.ReadingReports;
import org.caseport.web.application.report.ReadingReports.Scope;
import org.caseport.web.frame.RequestPaths;
import org.caseport.web.pages.CatalogNames;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.caseport.web.pages.Redirects;
import org.caseport.web.pages.workspace.CurrentAgent;
import org.caseport.web.text.Languages;
import org.jspecify.annotations.Nullable;

/**
 * Backs {@code workspace/reports.xhtml} for supervisors and {@code reports.xhtml} for members who administer their
 * account. All that is chosen stands in the address.
 */
@Named
@RequestScoped
public class ReportsPage {

    static final String FOR_SUPPORT = "/workspace/reports";
    static final String FOR_MEMBERS = "/reports";
    static final String CASES_OF_SUPPORT = "/workspace/case?id=";

    private static final int PAGE = 50;
    private static final int HOURS = 24;
    private static final int DAYS = 7;
    private static final int SHADES = 5;

    @Inject
    ReadingReports reading;

    @Inject
    ExplainingTargets explaining;

    @Inject
    ReportWords words;

    @Inject
    CurrentUser user;

    @Inject
    CurrentAgent currentAgent;

    @Inject
    CatalogNames catalog;

    @Inject
    CasePolicy policy;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    @Inject
    Clock clock;

    private @Nullable ReportParameters asked;
    private @Nullable Report report;
    private List<Line> listed = List.of();
    private @Nullable List<Comment> comments;

    /** Answers 404 to those for whom there is no such page, and completes the address. */
    public void enter() {
        Optional<Scope> scope = scope();
        if (scope.isEmpty()) {
            Redirects.notFound();
            return;
        }
        ReportParameters read = parameters(scope.get());
        if (!read.complete() && read.problems().isEmpty()) {
            Redirects.to(here()
                    + ReportParameters.written(
                            read.column() == null ? read.query() : read.list(read.column(), read.row())));
            return;
        }
        asked = read;
        if (read.column() != null) {
            listed = reading.list(read.request(), read.column(), read.row(), read.after(), PAGE + 1);
        } else if (read.why() == null) {
            report = ShorterPeriod.read(read.request(), reading::read);
            asked = report.request().equals(read.request()) ? read : read.shorter(report.request());
        }
    }

    Optional<Scope> scope() {
        return isForSupport()
                ? currentAgent.ifAny().flatMap(reading::scopeOf)
                : user.isMember() ? reading.scopeOf(user.member()) : Optional.empty();
    }

    ReportParameters parameters(Scope scope) {
        Map<String, String> given = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> given.put(name, values[0]));
        return ReportParameters.of(given, user.zone(), clock.instant(), scope.visibility());
    }

    /** Whether this is the page for supervisors. */
    public boolean isForSupport() {
        String path = RequestPaths.path(request);
        return path.startsWith("/workspace/") || path.startsWith("/data/workspace/");
    }

    public String here() {
        return user.root() + (isForSupport() ? FOR_SUPPORT : FOR_MEMBERS);
    }

    private ReportParameters asked() {
        if (asked == null) {
            throw new IllegalStateException("there is no report for this person");
        }
        return asked;
    }

    /** Whether a report, a list or an explanation can be drawn. */
    public boolean isReady() {
        return asked != null;
    }

    public boolean isReport() {
        return report != null;
    }

    public boolean isList() {
        return asked != null && asked.column() != null;
    }

    public boolean isExplained() {
        return asked != null && asked.column() == null && asked.why() != null;
    }

    /** What was wrong with the address, in sentences. */
    public List<String> problems() {
        return asked().problems().stream()
                .map(problem -> labels.format("reports.problem." + problem, ReportRequest.MOST_YEARS))
                .toList();
    }

    /** Whether the facts of earlier cases are still being filled in. */
    public boolean isFillingIn() {
        return reading.isFillingIn();
    }

    public String accountName() {
        return isForSupport() ? "" : user.account().name();
    }

    // What can be chosen

    /** A report to choose, with its address. */
    public record Choice(String label, String address, boolean chosen) {}

    public List<Choice> reports() {
        return Arrays.stream(ReportKind.values())
                .map(kind -> new Choice(
                        labels.of(kind),
                        here() + ReportParameters.written(with("report", kind.code())),
                        asked().request().kind() == kind))
                .toList();
    }

    private Map<String, String> with(String name, String value) {
        Map<String, String> query = asked().query();
        query.put(name, value);
        if (name.equals("report")
                && ReportKind.of(value).filter(kind -> !kind.isByHour()).isPresent()
                && asked().request().groupBy() == GroupBy.HOUR) {
            query.put("group", GroupBy.TIME.code());
        }
        return query;
    }

    public List<Option> periods() {
        return Arrays.stream(ReportPeriod.values())
                .map(period -> new Option(period.code(), labels.of(period)))
                .toList();
    }

    /** Own zone, the account's and UTC, and the one that is chosen. */
    public List<Option> zones() {
        List<String> names = new ArrayList<>(List.of(user.zone().getId()));
        if (isForSupport()) {
            names.addAll(words.zonesOf(asked().request().filter()));
        } else {
            names.add(user.account().zone().getId());
        }
        names.add(asked().request().zone().getId());
        names.add("UTC");
        return names.stream().distinct().map(name -> new Option(name, name)).toList();
    }

    public List<Option> groups() {
        return Arrays.stream(GroupBy.values())
                .filter(by -> ReportParameters.isOffered(by, asked().request().kind(), isForSupport()))
                .map(by -> new Option(by.code(), labels.of(by)))
                .toList();
    }

    public List<Option> plans() {
        Instant now = clock.instant();
        return policy.plans(now).stream()
                .map(plan -> new Option(plan.code(), labels.of(plan)))
                .toList();
    }

    public List<Option> severities() {
        return Arrays.stream(Severity.values())
                .map(one -> new Option(one.code(), labels.of(one)))
                .toList();
    }

    public List<Option> types() {
        return Arrays.stream(CaseType.values())
                .map(one -> new Option(one.code(), labels.of(one)))
                .toList();
    }

    public List<Option> services() {
        return catalog.services();
    }

    public List<Option> languages() {
        return Languages.SPOKEN.stream()
                .map(code -> new Option(code, labels.of(new ContactLanguage(code))))
                .toList();
    }

    public List<Option> methods() {
        return Arrays.stream(ContactMethod.values())
                .map(one -> new Option(one.code(), labels.of(one)))
                .toList();
    }

    public List<Option> agents() {
        return words.agents();
    }

    /** The value of a field of the form. */
    public String get(String name) {
        return asked == null ? "" : asked.query().getOrDefault(name, "");
    }

    /** Whether a filter is set, so that the filters are shown open. */
    public boolean isNarrowed() {
        return asked != null && !asked.request().filter().values().isEmpty();
    }

    // The report

    public String title() {
        return asked == null
                ? labels.format("reports.title")
                : labels.of(asked.request().kind());
    }

    public String definition() {
        return labels.help(asked().request().kind());
    }

    public String periodName() {
        return words.period(asked().request().first(), asked().request().last());
    }

    public String zoneName() {
        return asked().request().zone().getId();
    }

    public String asOf() {
        return labels.instant(asked().request().asOf());
    }

    /** The same report as it is now. */
    public String nowAddress() {
        Map<String, String> query = asked().query();
        query.remove("asOf");
        return here() + ReportParameters.written(query);
    }

    private ReportTable table() {
        if (report == null) {
            throw new IllegalStateException("no report was read");
        }
        return new ReportTable(report, asked(), words, labels, here(), cases());
    }

    private String cases() {
        return user.root() + (isForSupport() ? CASES_OF_SUPPORT : "/cases/case?id=");
    }

    public List<ReportTable.Part> tables() {
        return table().counted();
    }

    public String rowHeading() {
        return labels.of(asked().request().groupBy());
    }

    public boolean isNothing() {
        return report != null && report.total().counts().values().stream().allMatch(number -> number == 0);
    }

    public String chart() {
        if (report == null) {
            throw new IllegalStateException("no report was read");
        }
        return ReportChart.of(report, words, labels);
    }

    public String chartName() {
        return labels.format("reports.chart", title(), periodName());
    }

    public String tableCsv() {
        return csv("table");
    }

    private String csv(String what) {
        return user.root() + (isForSupport() ? "/data/workspace/reports/" : "/data/reports/") + what + ".csv"
                + ReportParameters.written(asked().query());
    }

    // Comments of ratings

    /** What was written with a rating. */
    public record Comment(String number, String address, String stars, String at, String text) {}

    /** The latest comments of the ratings in the period; the list behind the number has all. */
    public List<Comment> comments() {
        if (comments == null) {
            comments = report == null || report.request().kind() != ReportKind.RATINGS
                    ? List.of()
                    : reading.comments(report.request(), PAGE).stream()
                            .map(line -> new Comment(
                                    line.displayId().digits(),
                                    cases() + line.caseId().value(),
                                    line.detail(),
                                    labels.instant(line.at()),
                                    line.comment()))
                            .toList();
        }
        return comments;
    }

    // The heat table of volume

    /** An hour of the week: how many, where it leads, and how dark, from 0 to 5. */
    public record Heat(long number, String address, int shade) {}

    /** A day of the week with its hours. */
    public record HeatDay(String name, List<Heat> hours) {

        public HeatDay {
            hours = List.copyOf(hours);
        }
    }

    public boolean isHeated() {
        return report != null && !report.hours().isEmpty();
    }

    public List<String> heatHours() {
        return IntStream.range(0, HOURS)
                .mapToObj(hour -> String.format(Locale.ROOT, "%02d", hour))
                .toList();
    }

    public List<HeatDay> heat() {
        ReportTable table = table();
        long most = report == null
                ? 0
                : report.hours().values().stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0);
        return IntStream.range(0, DAYS)
                .mapToObj(day -> new HeatDay(
                        labels.weekday(day),
                        IntStream.range(day * HOURS, (day + 1) * HOURS)
                                .mapToObj(hour -> new Heat(
                                        table.opened(hour),
                                        table.hourAddress(hour),
                                        most == 0 ? 0 : (int) Math.ceil(table.opened(hour) * (double) SHADES / most)))
                                .toList()))
                .toList();
    }

    // The list behind a number

    /** A fact of the list. */
    public record Found(
            String number,
            @Nullable String address,
            String at,
            String severity,
            String service,
            String agent,
            String taken,
            String note,
            String comment,
            @Nullable String why) {}

    public String listTitle() {
        return labels.format(
                "reports.list.title",
                asked().column() == null ? "" : labels.of(asked().column()),
                words.row(asked().request(), asked().row()));
    }

    /** What the last column says: for a missed target, which counts when it is due, the target itself. */
    public String timeHead() {
        return labels.format(asked().column() == ReportColumn.MISSED ? "reports.missedTarget" : "reports.taken");
    }

    public long listSize() {
        return asked().column() == null ? 0 : reading.count(asked().request(), asked().column(), asked().row());
    }

    public List<Found> found() {
        return listed.stream().limit(PAGE).map(this::found).toList();
    }

    private Found found(Line line) {
        String agent = line.agent();
        Long seconds = line.seconds() == null ? line.elapsed() : line.seconds();
        return new Found(
                line.displayId().digits(),
                line.exists() ? cases() + line.caseId().value() : null,
                labels.instant(line.at()),
                line.severity() == null
                        ? labels.format("reports.unknown")
                        : words.value(Column.SEVERITY, line.severity()),
                line.service() == null ? labels.format("reports.unknown") : words.service(line.service()),
                agent == null ? labels.format("queue.nobody") : words.agent(agent),
                seconds == null ? "–" : labels.roundedSpan(Duration.ofSeconds(seconds)),
                line.filled() ? labels.format("reports.filled") : "",
                line.comment(),
                isForSupport() && asked().column() == ReportColumn.MISSED
                        ? here() + ReportParameters.written(why(line))
                        : null);
    }

    private Map<String, String> why(Line line) {
        Map<String, String> query = asked().query();
        query.put("why", line.caseId().value());
        return query;
    }

    public boolean isFurther() {
        return listed.size() > PAGE;
    }

    public String furtherAddress() {
        Map<String, String> query = listQuery();
        query.put("after", ReportParameters.written(listed.get(PAGE - 1).place()));
        return here() + ReportParameters.written(query);
    }

    public boolean isPaged() {
        return asked().after() != null;
    }

    public String firstAddress() {
        return here() + ReportParameters.written(listQuery());
    }

    private Map<String, String> listQuery() {
        ReportParameters now = asked();
        return now.column() == null ? now.query() : now.list(now.column(), now.row());
    }

    public String casesCsv() {
        return user.root() + (isForSupport() ? "/data/workspace/reports/" : "/data/reports/") + "cases.csv"
                + ReportParameters.written(listQuery());
    }

    public String backAddress() {
        return here() + ReportParameters.written(asked().query());
    }

    // Why a target was missed

    /** Who had the case, from when until when, and how much of the target's clock that was. */
    public record Held(String who, String from, String until, String taken) {}

    public String whyTitle() {
        return explained()
                .map(missed ->
                        labels.format("reports.why.title", missed.displayId().digits()))
                .orElse("");
    }

    public String whyText() {
        return explained()
                .map(missed -> labels.format(
                        "reports.why.text",
                        labels.instant(missed.due()),
                        missed.target() == null ? "–" : labels.duration(missed.target(), missed.clock())))
                .orElseGet(() -> labels.format("reports.why.none"));
    }

    public List<Held> held() {
        return explained().stream()
                .flatMap(missed -> missed.holders().stream())
                .map(holder -> new Held(
                        holder.agent() == null
                                ? labels.format("queue.nobody")
                                : words.agent(holder.agent().value()),
                        labels.instant(holder.from()),
                        labels.instant(holder.until()),
                        holder.taken() == null ? "–" : labels.roundedSpan(holder.taken())))
                .toList();
    }

    public String whyCase() {
        return asked().why() == null ? "" : cases() + asked().why().value();
    }

    private Optional<ExplainingTargets.Missed> explained() {
        return asked().why() == null
                ? Optional.empty()
                : explaining.missed(
                        currentAgent.agent(), asked().why(), asked().request().asOf());
    }
}
