package org.caseport.web.pages.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.caseport.domain.report.ReportMail;
import org.caseport.domain.report.ReportMail.Rhythm;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.report.OrderingReportMails;
import org.caseport.web.application.report.ReadingReports.Scope;
import org.caseport.web.demo.DemoMode;
import org.caseport.web.mail.MailSettings;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.caseport.web.pages.Redirects;
import org.caseport.web.pages.workspace.CurrentAgent;
import org.jspecify.annotations.Nullable;

/** Backs the part of {@code workspace/reports.xhtml} in which supervisors order reports by mail and stop them. */
@Named
@RequestScoped
public class ReportMailPage {

    private static final String ORDERED = "ordered";
    private static final String STOPPED = "stopped";
    private static final Set<String> PROBLEMS = Set.of("TOO_MANY", "NO_SUCH_MAIL");

    @Inject
    OrderingReportMails ordering;

    @Inject
    ReportsPage page;

    @Inject
    ReportWords words;

    @Inject
    CurrentAgent currentAgent;

    @Inject
    CurrentUser user;

    @Inject
    MailSettings mail;

    @Inject
    DemoMode demo;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private @Nullable List<Line> mails;

    /**
     * A report that is mailed.
     *
     * @param address of this report about the period that ended last
     */
    public record Line(String id, String name, String address, String rhythm, String next) {}

    /** Whether reports can be ordered here: by supervisors, where mails are sent. A form that was sent decides anew. */
    public boolean isOffered() {
        boolean sent = request.getMethod().equals("POST");
        return page.isForSupport()
                && (mail.isSet() || demo.isOn())
                && (sent || page.isReport())
                && page.scope().isPresent();
    }

    /** What the report that is shown is named by, for the form. */
    public List<Option> query() {
        return page.scope().map(page::parameters).stream()
                .flatMap(asked -> asked.query().entrySet().stream())
                .map(one -> new Option(one.getKey(), one.getValue()))
                .toList();
    }

    public List<Option> rhythms() {
        return Arrays.stream(Rhythm.values())
                .map(rhythm -> new Option(code(rhythm), labels.of(rhythm)))
                .toList();
    }

    private static String code(Rhythm rhythm) {
        return rhythm.name().toLowerCase(Locale.ROOT);
    }

    /** At what time of which zone it is mailed. */
    public String text() {
        return labels.format(
                "reports.mail.text",
                ReportMail.HOUR.format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)),
                user.zone().getId());
    }

    public List<Line> mails() {
        List<Line> known = mails;
        if (known == null) {
            known = currentAgent.ifAny().stream()
                    .flatMap(agent -> ordering.of(agent).stream())
                    .map(this::line)
                    .toList();
            mails = known;
        }
        return known;
    }

    private Line line(ReportMail order) {
        List<String> parts = new ArrayList<>(List.of(labels.of(order.kind()), labels.of(order.groupBy())));
        Map<String, String> query = new LinkedHashMap<>();
        query.put("report", order.kind().code());
        query.put("period", order.rhythm() == Rhythm.WEEKLY ? "last-week" : "last-month");
        query.put("group", order.groupBy().code());
        if (order.compare()) {
            query.put("compare", "1");
        }
        new TreeMap<>(order.filter().values()).forEach((column, value) -> {
            parts.add(words.value(column, value));
            query.put(ReportParameters.nameOf(column), value);
        });
        return new Line(
                order.id(),
                String.join(" · ", parts),
                page.here() + ReportParameters.written(query),
                labels.of(order.rhythm()),
                labels.day(order.next()));
    }

    /** Orders the report that is shown. */
    public void order() {
        Optional<Scope> scope = page.scope();
        if (scope.isPresent()) {
            Rhythm rhythm = Arrays.stream(Rhythm.values())
                    .filter(one -> code(one).equals(request.getParameter("rhythm")))
                    .findFirst()
                    .orElse(Rhythm.WEEKLY);
            back(
                    scope.get(),
                    ordering.order(
                            currentAgent.agent(), page.parameters(scope.get()).request(), rhythm, user.language()),
                    ORDERED);
        }
    }

    public void stop() {
        String id = Optional.ofNullable(request.getParameter("mailed")).orElse("");
        page.scope().ifPresent(scope -> back(scope, ordering.stop(currentAgent.agent(), id), STOPPED));
    }

    private void back(Scope scope, Outcome<?> outcome, String done) {
        Map<String, String> query = page.parameters(scope).query();
        query.put("mail", outcome.rejection().map(why -> why.code()).orElse(done));
        Redirects.to(page.here() + ReportParameters.written(query) + "#mails");
    }

    private String came() {
        return Optional.ofNullable(request.getParameter("mail")).orElse("");
    }

    /** What was done; empty for nothing. */
    public String done() {
        return came().equals(ORDERED) || came().equals(STOPPED) ? labels.format("reports.mail." + came()) : "";
    }

    /** Why it was not done; empty for nothing. */
    public String problem() {
        return PROBLEMS.contains(came())
                ? labels.format("reports.mail.problem." + came(), OrderingReportMails.MOST)
                : "";
    }
}
