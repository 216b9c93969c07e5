package org.caseport.web.pages.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Agents;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.report.FactFilter;
import org.caseport.domain.report.FactFilter.Column;
import org.caseport.domain.report.FactSelection;
import org.caseport.domain.report.GroupBy;
import org.caseport.domain.report.ReportFigures.Measured;
import org.caseport.domain.report.ReportRequest;
import org.caseport.web.pages.CatalogNames;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.caseport.web.text.Texts;
import org.jspecify.annotations.Nullable;

/** What rows, values and numbers of reports are called in the reader's language. */
@RequestScoped
public class ReportWords {

    private static final int HOURS_A_DAY = 24;

    @Inject
    Labels labels;

    @Inject
    CatalogNames catalog;

    @Inject
    Agents agents;

    @Inject
    Accounts accounts;

    private @Nullable Map<String, String> agentNames;
    private @Nullable Map<String, String> services;
    private final Map<String, String> accountNames = new HashMap<>();

    /** The words for somebody who reads them without a request. */
    @SuppressWarnings("UnnecessaryAssignment") // Outside of a request nothing is injected.
    static ReportWords of(Labels labels, CatalogNames catalog, Agents agents, Accounts accounts) {
        ReportWords words = new ReportWords();
        words.labels = labels;
        words.catalog = catalog;
        words.agents = agents;
        words.accounts = accounts;
        return words;
    }

    /** The name of a row. */
    String row(ReportRequest request, String key) {
        if (key.equals(ReportRequest.ALL)) {
            return labels.format("reports.total");
        }
        if (key.equals(ReportRequest.BEFORE)) {
            return labels.format(
                    "reports.before",
                    period(request.firstBefore(), request.first().minusDays(1)));
        }
        return switch (request.groupBy()) {
            case TIME -> part(request, Integer.parseInt(key));
            case HOUR -> hour(Integer.parseInt(key));
            default ->
                request.groupBy().column().map(column -> value(column, key)).orElse(key);
        };
    }

    /** The same where there is little room: a stretch of time by its first day. */
    String shortRow(ReportRequest request, String key) {
        return request.groupBy() == GroupBy.TIME
                ? request.parts().get(Integer.parseInt(key)).format(texts().times("times.dayOfYear"))
                : row(request, key);
    }

    private String part(ReportRequest request, int number) {
        LocalDate first = request.parts().get(number);
        LocalDate last = request.lastOf(first);
        if (!first.equals(last)) {
            return period(first, last);
        }
        FactSelection.Stretch day =
                request.grouping().stretches(Integer.toString(number)).get(0);
        long hours = Duration.between(day.from(), day.until()).toHours();
        return hours == HOURS_A_DAY ? labels.day(first) : labels.format("reports.day.hours", labels.day(first), hours);
    }

    String period(LocalDate first, LocalDate last) {
        return first.equals(last) ? labels.day(first) : labels.format("reports.period", day(first), day(last));
    }

    private String day(LocalDate day) {
        return day.format(texts().times("times.dayWithYear"));
    }

    private Texts texts() {
        return new Texts(labels.locale());
    }

    String hour(int number) {
        String day = labels.weekday(number / HOURS_A_DAY);
        return String.format(Locale.ROOT, "%s %02d:00", day, number % HOURS_A_DAY);
    }

    /** The name of a value that facts are grouped by or narrowed to. */
    String value(Column column, String code) {
        if (code.equals(FactFilter.UNKNOWN)) {
            return labels.format(column == Column.AGENT ? "queue.nobody" : "reports.unknown");
        }
        return switch (column) {
            case ACCOUNT -> account(code);
            case PLAN -> plan(code);
            case SEVERITY ->
                Arrays.stream(Severity.values())
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .map(one -> labels.of(one))
                        .orElse(code);
            case CASE_TYPE ->
                Arrays.stream(CaseType.values())
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .map(one -> labels.of(one))
                        .orElse(code);
            case SERVICE -> service(code);
            case LANGUAGE -> labels.of(new ContactLanguage(code));
            case METHOD ->
                Arrays.stream(ContactMethod.values())
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .map(one -> labels.of(one))
                        .orElse(code);
            case AGENT -> agent(code);
        };
    }

    private String plan(String code) {
        try {
            return labels.of(new SupportPlan(code));
        } catch (IllegalArgumentException former) {
            return code;
        }
    }

    private String account(String digits) {
        return accountNames.computeIfAbsent(
                digits,
                any -> digits.matches("[0-9]{12}")
                        ? accounts.find(new AccountId(digits))
                                .map(Account::name)
                                .orElse(digits)
                        : digits);
    }

    /** The zone of the account that a report is narrowed to; none for all accounts. */
    List<String> zonesOf(FactFilter filter) {
        return filter.get(Column.ACCOUNT).filter(digits -> digits.matches("[0-9]{12}")).stream()
                .flatMap(digits -> accounts.find(new AccountId(digits)).stream())
                .map(account -> account.zone().getId())
                .toList();
    }

    String service(String code) {
        Map<String, String> known = services;
        if (known == null) {
            known = new HashMap<>();
            for (Option option : catalog.services()) {
                known.put(option.code(), option.label());
            }
            services = known;
        }
        return known.getOrDefault(code, code);
    }

    /** The name of an agent, or that the person is none any more: reports keep no names. */
    String agent(String id) {
        Map<String, String> known = agentNames;
        if (known == null) {
            known = new HashMap<>();
            for (var agent : agents.all()) {
                known.put(agent.id().value(), agent.name());
            }
            agentNames = known;
        }
        return known.getOrDefault(id, labels.format("reports.formerAgent"));
    }

    List<Option> agents() {
        return agents.all().stream()
                .map(agent -> new Option(agent.id().value(), agent.name()))
                .toList();
    }

    /** A value of which percentiles are taken. */
    String measured(Measured measured, long value) {
        return measured == Measured.SHARE ? share(value) : labels.roundedSpan(Duration.ofSeconds(value));
    }

    /** A share in thousandths: {@code 87.5 %}. */
    String share(long thousandths) {
        return labels.format("reports.percent", thousandths / 10.0);
    }
}
