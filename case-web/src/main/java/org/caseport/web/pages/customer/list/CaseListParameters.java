package org.caseport.web.pages.customer.list;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.search.CaseSearch.Filter;
import org.caseport.domain.search.CaseSearch.Order;
import org.caseport.domain.search.CaseSearch.Place;
import org.caseport.domain.search.CaseSearch.Sort;
import org.caseport.domain.text.BlankText;
import org.jspecify.annotations.Nullable;

/**
 * The filters, order and place of a case list, as parsed from its address. Only values that differ from the default are
 * kept, and invalid ones are ignored: a mistyped address shows a list, never an error.
 */
record CaseListParameters(Map<String, String> values) {

    static final String TEXT = "q";
    static final String STATUS = "status";
    static final String TYPE = "type";
    static final String SEVERITY = "severity";
    static final String SERVICE = "service";
    static final String FROM = "from";
    static final String TO = "to";
    static final String SORT = "sort";
    static final String SIZE = "size";
    /** The place after which the page begins; {@link #BEFORE} is the place before which it ends. */
    static final String AFTER = "after";

    static final String BEFORE = "before";

    static final String ALL_OPEN = "all-open";
    static final String ALL = "all";
    static final String ASCENDING = "-asc";
    static final List<Integer> SIZES = List.of(10, 25, 50, 100);

    /** The filters of the list besides the status. */
    private static final List<String> NARROWING = List.of(TEXT, TYPE, SEVERITY, SERVICE, FROM, TO);

    private static final int USUAL_SIZE = 25;
    private static final int LONGEST_TEXT = 300;

    CaseListParameters {
        values = Map.copyOf(values);
    }

    /**
     * Parses the parameters of an address.
     *
     * @param isService whether there is such a service
     */
    static CaseListParameters of(Map<String, String> asked, Predicate<String> isService) {
        Map<String, String> kept = new LinkedHashMap<>();
        String text = BlankText.strip(asked.getOrDefault(TEXT, ""));
        keep(kept, TEXT, text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text, any -> true);
        keep(
                kept,
                STATUS,
                asked.get(STATUS),
                one -> one.equals(ALL) || status(one).isPresent());
        keep(kept, TYPE, asked.get(TYPE), one -> CaseType.of(one).isPresent());
        keep(kept, SEVERITY, asked.get(SEVERITY), one -> severity(one).isPresent());
        keep(kept, SERVICE, asked.get(SERVICE), isService);
        keep(kept, FROM, asked.get(FROM), one -> day(one).isPresent());
        keep(kept, TO, asked.get(TO), one -> day(one).isPresent());
        keep(kept, SORT, asked.get(SORT), one -> sorts().contains(one) && !one.equals(code(Sort.LAST_ACTIVITY)));
        keep(
                kept,
                SIZE,
                asked.get(SIZE),
                one -> SIZES.stream().anyMatch(size -> one.equals(size.toString()))
                        && !one.equals(Integer.toString(USUAL_SIZE)));
        Sort sort = new CaseListParameters(kept).order().sort();
        keep(kept, AFTER, asked.get(AFTER), one -> place(one, sort, false).isPresent());
        if (!kept.containsKey(AFTER)) {
            keep(kept, BEFORE, asked.get(BEFORE), one -> place(one, sort, true).isPresent());
        }
        return new CaseListParameters(kept);
    }

    private static void keep(
            Map<String, String> kept, String name, @Nullable String value, Predicate<String> meansSomething) {
        if (value != null && !value.isEmpty() && meansSomething.test(value)) {
            kept.put(name, value);
        }
    }

    // ---- values

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    Filter filter(ZoneId zone) {
        return new Filter(
                get(TEXT),
                statuses(),
                CaseType.of(get(TYPE)).orElse(null),
                severity(get(SEVERITY)).orElse(null),
                get(SERVICE).isEmpty() ? null : get(SERVICE),
                day(get(FROM)).map(day -> day.atStartOfDay(zone).toInstant()).orElse(Instant.EPOCH),
                day(get(TO))
                        .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())
                        .orElse(null));
    }

    private Set<CaseStatus> statuses() {
        if (get(STATUS).equals(ALL)) {
            return EnumSet.allOf(CaseStatus.class);
        }
        return status(get(STATUS))
                .map(EnumSet::of)
                .orElseGet(() -> EnumSet.complementOf(EnumSet.of(CaseStatus.RESOLVED)));
    }

    Order order() {
        String sort = get(SORT);
        boolean ascending = sort.endsWith(ASCENDING);
        String by = ascending ? sort.substring(0, sort.length() - ASCENDING.length()) : sort;
        return new Order(
                Arrays.stream(Sort.values())
                        .filter(one -> code(one).equals(by))
                        .findFirst()
                        .orElse(Sort.LAST_ACTIVITY),
                !ascending);
    }

    int size() {
        return get(SIZE).isEmpty() ? USUAL_SIZE : Integer.parseInt(get(SIZE));
    }

    @Nullable
    Place place() {
        Sort sort = order().sort();
        return place(get(AFTER), sort, false)
                .or(() -> place(get(BEFORE), sort, true))
                .orElse(null);
    }

    /** Whether the list has filters besides the status. */
    boolean isNarrowed() {
        return NARROWING.stream().anyMatch(values::containsKey);
    }

    // ---- other addresses

    /** The same list with this value; from its first page, unless the value is a place. */
    CaseListParameters with(String name, String value) {
        Map<String, String> other = new LinkedHashMap<>(values);
        other.remove(AFTER);
        other.remove(BEFORE);
        other.remove(name);
        if (!value.isEmpty()) {
            other.put(name, value);
        }
        return new CaseListParameters(other);
    }

    /** The list without filters, in the same order. */
    CaseListParameters unfiltered() {
        Map<String, String> other = new LinkedHashMap<>(values);
        other.keySet().retainAll(Set.of(SORT, SIZE));
        return new CaseListParameters(other);
    }

    CaseListParameters behind(Place place) {
        return with(AFTER, text(place));
    }

    CaseListParameters before(Place place) {
        return with(BEFORE, text(place));
    }

    /** The query with its question mark; empty when there is nothing in it. */
    String query() {
        StringBuilder query = new StringBuilder();
        for (String name : List.of(TEXT, STATUS, TYPE, SEVERITY, SERVICE, FROM, TO, SORT, SIZE, AFTER, BEFORE)) {
            if (values.containsKey(name)) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(get(name), StandardCharsets.UTF_8));
            }
        }
        return query.toString();
    }

    // ---- codes

    static String code(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All orders; the first is the default. */
    static List<String> sorts() {
        return Arrays.stream(Sort.values())
                .flatMap(sort -> java.util.stream.Stream.of(code(sort), code(sort) + ASCENDING))
                .toList();
    }

    static Optional<CaseStatus> status(String code) {
        return Arrays.stream(CaseStatus.values())
                .filter(one -> code(one).equals(code) || one.code().equals(code))
                .findFirst();
    }

    static Optional<Severity> severity(String code) {
        return Arrays.stream(Severity.values())
                .filter(one -> one.code().equals(code))
                .findFirst();
    }

    static Optional<LocalDate> day(String text) {
        try {
            return text.length() == 10
                    ? Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 1900)
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(Place place) {
        String severity = place.severity() == null ? "" : place.severity().code() + "~";
        return severity + place.at() + "~" + place.id();
    }

    private static Optional<Place> place(String text, Sort sort, boolean backwards) {
        String[] parts = text.split("~", 4);
        boolean bySeverity = sort == Sort.SEVERITY;
        int first = bySeverity ? 1 : 0;
        if (parts.length != first + 2 || !CaseId.isCaseId(parts[first + 1])) {
            return Optional.empty();
        }
        Severity severity = bySeverity ? severity(parts[0]).orElse(null) : null;
        if (bySeverity && severity == null) {
            return Optional.empty();
        }
        try {
            Instant at = Instant.parse(parts[first]);
            int year = at.atOffset(ZoneOffset.UTC).get(ChronoField.YEAR);
            return year < 1900 || year > 9999
                    ? Optional.empty()
                    : Optional.of(new Place(severity, at, new CaseId(parts[first + 1]), backwards));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
