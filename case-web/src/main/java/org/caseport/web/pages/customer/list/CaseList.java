package org.caseport.web.pages.customer.list;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.search.CaseSearch.Excerpt;
import org.caseport.domain.search.CaseSearch.Filter;
import org.caseport.domain.search.CaseSearch.Found;
import org.caseport.domain.search.CaseSearch.Order;
import org.caseport.domain.search.CaseSearch.Place;
import org.caseport.domain.search.CaseSearch.Sort;
import org.caseport.web.application.cases.CaseRetention;
import org.caseport.web.application.cases.FindingCases;
import org.caseport.web.pages.CatalogNames;
import org.caseport.web.pages.ChosenColumns;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.caseport.web.pages.Redirects;
import org.caseport.web.pages.customer.conversation.CasePage;
import org.jspecify.annotations.Nullable;

/** Backs {@code cases.xhtml}: the list of the account's cases. Filters, order and place are in the address. */
@Named
@RequestScoped
public class CaseList {

    private static final String HERE = "/cases";
    /** Up to how many cases are counted. */
    private static final int COUNTED = 1_000 - 1;

    private static final String COLUMNS_COOKIE = "caseport-columns";
    private static final List<String> COLUMNS = List.of(
            "displayId", "severity", "type", "service", "requester", "response", "created", "activity", "method");
    private static final Set<String> USUAL_COLUMNS =
            Set.of("displayId", "severity", "service", "requester", "response", "created", "activity");

    @Inject
    HttpServletRequest request;

    @Inject
    FindingCases findingCases;

    @Inject
    CaseRetention history;

    @Inject
    CatalogNames names;

    @Inject
    Catalog catalog;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    @Inject
    Clock clock;

    private CaseListParameters address = new CaseListParameters(Map.of());
    private @Nullable List<Found> found;
    private @Nullable List<CaseLine> lines;
    private @Nullable Set<String> shownColumns;
    private boolean more;

    @PostConstruct
    void read() {
        address = asked();
    }

    private CaseListParameters asked() {
        Map<String, String> asked = request.getParameterMap().entrySet().stream()
                .filter(one -> one.getValue().length > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue()[0]));
        return CaseListParameters.of(
                asked,
                code -> catalog.service(code).isPresent()
                        || catalog.limitType(code).isPresent());
    }

    /** Leads to the case whose number or id is typed into the search, regardless of the filters. */
    public void enter() {
        findingCases
                .named(user.member(), get(CaseListParameters.TEXT))
                .ifPresent(id -> Redirects.to(user.root() + CasePage.address(id)));
    }

    CaseListParameters address() {
        return address;
    }

    Filter filter() {
        return address.filter(user.zone());
    }

    // ---- the cases

    public List<Found> cases() {
        if (found == null) {
            found = page(address.place());
        }
        return found;
    }

    /** The cases of a page and one more, which tells whether there are further ones without counting them. */
    private List<Found> page(@Nullable Place from) {
        int size = address.size();
        List<Found> page = findingCases.find(user.member(), filter(), address.order(), from, size + 1);
        more = page.size() > size;
        if (from == null || !from.backwards()) {
            return page.subList(0, Math.min(size, page.size()));
        }
        if (!more) {
            // Too few cases are before this place: the whole first page is shown.
            address = address.with(CaseListParameters.BEFORE, "");
            return page(null);
        }
        return page.subList(1, page.size());
    }

    public boolean isEarlier() {
        cases();
        return address.place() != null;
    }

    public boolean isFurther() {
        List<Found> shown = cases();
        Place place = address.place();
        return !shown.isEmpty() && (more || (place != null && place.backwards()));
    }

    public String earlierAddress() {
        List<Found> shown = cases();
        return shown.isEmpty()
                ? firstAddress()
                : HERE + address.before(place(shown.get(0), true)).query();
    }

    public String furtherAddress() {
        List<Found> shown = cases();
        return HERE + address.behind(place(shown.get(shown.size() - 1), false)).query();
    }

    public String firstAddress() {
        return HERE + address.with(CaseListParameters.AFTER, "").query();
    }

    private Place place(Found line, boolean backwards) {
        return Place.of(line.summary(), address.order().sort(), backwards);
    }

    public String serviceOf(CaseSummary summary) {
        return names.service(summary.type(), summary.service());
    }

    /** The cases of the page as its table shows them. */
    public List<CaseLine> lines() {
        if (lines == null) {
            lines = cases().stream().map(this::line).toList();
        }
        return lines;
    }

    private CaseLine line(Found found) {
        CaseSummary one = found.summary();
        Instant answered = one.firstResponseAt();
        boolean late = (answered == null ? clock.instant() : answered).isAfter(one.due());
        boolean awaited = answered == null && one.status().isOpen();
        return new CaseLine(
                one,
                found.excerpt(),
                labels.title(one),
                labels.of(one.status()),
                labels.of(one.severity()),
                labels.format("Severity." + one.severity().name() + ".short"),
                serviceOf(one),
                labels.person(one.requesterName()),
                response(one, late),
                answered == null ? awaited && late ? "is-late" : null : late ? "is-late" : "promise-met",
                labels.timeOrDay(one.openedAt()),
                labels.ago(one.lastActivityAt()));
    }

    private String response(CaseSummary one, boolean late) {
        Instant answered = one.firstResponseAt();
        if (answered != null) {
            String took = labels.roundedSpan(Duration.between(one.openedAt(), answered));
            return late ? labels.format("cases.response.late", took) : took;
        }
        if (!one.status().isOpen()) {
            return labels.format("cases.response.none");
        }
        String when = labels.relative(one.due());
        return labels.format(
                late ? "cases.response.overdue" : "cases.response.due",
                when.isEmpty() ? labels.shortly(one.due()) : when);
    }

    /** How many of all cases that the filter finds are on this page; empty where counting would cost a search. */
    public String counted() {
        int shown = cases().size();
        if (!isFurther() && !isEarlier()) {
            return labels.format("cases.count", shown, labels.number(shown));
        }
        if (!get(CaseListParameters.TEXT).isEmpty()) {
            return "";
        }
        int all = findingCases.count(user.member(), filter(), COUNTED + 1);
        String number = labels.number(Math.min(all, COUNTED));
        return labels.format(all > COUNTED ? "cases.count.many" : "cases.count", shown, number);
    }

    // ---- columns

    /** The columns that a reader may show or hide, each with whether it is shown. */
    public List<Column> columns() {
        return COLUMNS.stream()
                .map(code -> new Column(code, labels.format("cases." + code), isShown(code)))
                .toList();
    }

    /** Whether the reader has not chosen columns: some are left out then where there is little room. */
    public boolean isUsual() {
        isShown("");
        return USUAL_COLUMNS.equals(shownColumns);
    }

    /** Whether the reader sees this column. */
    public boolean isShown(String column) {
        if (shownColumns == null) {
            shownColumns = ChosenColumns.in(request, COLUMNS_COOKIE, COLUMNS)
                    .map(Set::copyOf)
                    .orElse(USUAL_COLUMNS);
        }
        return shownColumns.contains(column);
    }

    // ---- filters in words

    public boolean isResolvedHidden() {
        return address.get(CaseListParameters.STATUS).isEmpty();
    }

    public boolean isNarrowed() {
        return address.isNarrowed() || !filtersShown().isEmpty();
    }

    /** All filters of the list, in words. */
    public String filters() {
        List<String> all = new ArrayList<>(filtersShown());
        CaseType.of(get(CaseListParameters.TYPE)).ifPresent(type -> all.add(labels.of(type)));
        CaseListParameters.severity(get(CaseListParameters.SEVERITY))
                .ifPresent(severity -> all.add(labels.of(severity)));
        if (!get(CaseListParameters.SERVICE).isEmpty()) {
            all.add(nameOf(get(CaseListParameters.SERVICE)));
        }
        CaseListParameters.day(get(CaseListParameters.FROM))
                .ifPresent(day -> all.add(labels.format("cases.filter.from", labels.day(day))));
        CaseListParameters.day(get(CaseListParameters.TO))
                .ifPresent(day -> all.add(labels.format("cases.filter.to", labels.day(day))));
        if (!get(CaseListParameters.TEXT).isEmpty()) {
            all.add(labels.format("cases.filter.text", get(CaseListParameters.TEXT)));
        }
        return String.join(" · ", all);
    }

    private List<String> filtersShown() {
        return CaseListParameters.status(get(CaseListParameters.STATUS)).map(labels::of).stream()
                .toList();
    }

    public String allAddress() {
        return HERE
                + address.with(CaseListParameters.STATUS, CaseListParameters.ALL)
                        .query();
    }

    public String openAddress() {
        return HERE + address.with(CaseListParameters.STATUS, "").query();
    }

    public String unfilteredAddress() {
        return HERE + address.unfiltered().query();
    }

    public boolean isEverything() {
        return get(CaseListParameters.STATUS).equals(CaseListParameters.ALL);
    }

    /** The day before which created cases are no longer in this list. */
    public String oldest() {
        return labels.day(history.oldest().atZone(user.zone()).toLocalDate());
    }

    public String exportAddress() {
        return "/data/cases.csv" + address.with(CaseListParameters.AFTER, "").query();
    }

    // ---- the form

    /** The value of a field of the filter form. */
    public String get(String field) {
        return address.get(field);
    }

    public String status() {
        return get(CaseListParameters.STATUS).isEmpty() ? CaseListParameters.ALL_OPEN : get(CaseListParameters.STATUS);
    }

    public List<Option> statuses() {
        List<Option> all = new ArrayList<>();
        all.add(new Option(CaseListParameters.ALL_OPEN, labels.format("cases.allOpen")));
        Arrays.stream(CaseStatus.values())
                .map(status -> new Option(CaseListParameters.code(status), labels.of(status)))
                .forEach(all::add);
        all.add(new Option(CaseListParameters.ALL, labels.format("cases.everything")));
        return all;
    }

    public List<Option> types() {
        return Arrays.stream(CaseType.values())
                .map(type -> new Option(type.code(), labels.of(type)))
                .toList();
    }

    public List<Option> severities() {
        return Arrays.stream(Severity.values())
                .map(severity -> new Option(severity.code(), labels.of(severity)))
                .toList();
    }

    public List<Option> services() {
        return names.services();
    }

    private String nameOf(String service) {
        return catalog.service(service)
                .map(one -> labels.of(one.name()))
                .orElseGet(() -> names.service(CaseType.SERVICE_LIMIT_INCREASE, service));
    }

    public List<Option> sorts() {
        return CaseListParameters.sorts().stream()
                .map(sort -> new Option(sort, labels.format("cases.sort." + sort)))
                .toList();
    }

    public String sort() {
        return get(CaseListParameters.SORT).isEmpty()
                ? CaseListParameters.sorts().get(0)
                : get(CaseListParameters.SORT);
    }

    public List<Integer> sizes() {
        return CaseListParameters.SIZES;
    }

    public int size() {
        return address.size();
    }

    // ---- sorting by headings

    /** The value of {@code aria-sort}; null if the list is not sorted by this column. */
    public @Nullable String sorted(String by) {
        Order order = address.order();
        if (order.sort() != Sort.valueOf(by)) {
            return null;
        }
        return order.descending() ? "descending" : "ascending";
    }

    /** The address of the list sorted by this column, or in the other direction if it is sorted by it already. */
    public String sortAddress(String by) {
        String code = CaseListParameters.code(Sort.valueOf(by));
        String wanted = "descending".equals(sorted(by)) ? code + CaseListParameters.ASCENDING : code;
        return HERE
                + address.with(
                                CaseListParameters.SORT,
                                wanted.equals(CaseListParameters.sorts().get(0)) ? "" : wanted)
                        .query();
    }

    /**
     * A case as a row of the table.
     *
     * @param shortly the severity in a word or two
     * @param response when the first response is due, or how long it took
     * @param tone the class of that; null for none
     */
    public record CaseLine(
            CaseSummary summary,
            @Nullable Excerpt excerpt,
            String title,
            String status,
            String severity,
            String shortly,
            String service,
            String requester,
            String response,
            @Nullable String tone,
            String created,
            String activity) {}

    /** A column that a reader may show or hide. */
    public record Column(String code, String name, boolean shown) {}
}
