package org.caseport.web.pages.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.report.FactFilter;
import org.caseport.domain.report.FactFilter.Column;
import org.caseport.domain.report.GroupBy;
import org.caseport.domain.report.ReportColumn;
import org.caseport.domain.report.ReportFigures.Place;
import org.caseport.domain.report.ReportKind;
import org.caseport.domain.report.ReportRequest;
import org.caseport.policy.sla.TimeZones;
import org.jspecify.annotations.Nullable;

/**
 * The report that an address asks for. What is wrong in it is replaced by the nearest that makes sense, and named.
 *
 * @param problems what was wrong, each the end of a text's key
 * @param complete whether the address says everything, so that it gives the same report at any time
 * @param column the number whose list is wanted; null for the report
 * @param row the row of that number
 * @param why the case whose missed target is explained; null for none
 */
record ReportParameters(
        ReportRequest request,
        List<String> problems,
        boolean complete,
        @Nullable ReportColumn column,
        String row,
        @Nullable Place after,
        @Nullable CaseId why) {

    /** What was recorded less than so long ago may not be committed yet. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9990, 1, 1);

    /** What members are not told: who of support did what; and they have one account. */
    private static final Set<Column> FOR_SUPPORT = Set.of(Column.ACCOUNT, Column.AGENT);

    ReportParameters {
        problems = List.copyOf(problems);
    }

    static ReportParameters of(Map<String, String> asked, ZoneId own, Instant clock, @Nullable Visibility visibility) {
        List<String> problems = new ArrayList<>();
        Instant now = clock.minus(SETTLED).truncatedTo(ChronoUnit.SECONDS);
        ReportKind kind = asked.containsKey("report")
                ? ReportKind.of(text(asked, "report")).orElseGet(() -> instead(problems, "report", ReportKind.TARGETS))
                : ReportKind.TARGETS;
        ZoneId zone = zone(asked, own, problems);
        Instant asOf = asOf(asked, now, problems);
        ReportPeriod.Days days = days(asked, asOf.atZone(zone).toLocalDate(), problems);
        GroupBy groupBy = groupBy(asked, kind, visibility == null, problems);
        ReportRequest request = new ReportRequest(
                kind,
                days.first(),
                days.last(),
                zone,
                groupBy,
                text(asked, "compare").equals("1"),
                asOf,
                filter(asked, visibility == null, problems),
                visibility);
        Optional<ReportColumn> column = ReportColumn.of(text(asked, "column"))
                .filter(one -> kind.columns().contains(one));
        if (!text(asked, "column").isEmpty() && column.isEmpty()) {
            problems.add("column");
        }
        String row = row(text(asked, "row"), request);
        if (column.isPresent() && row.isEmpty()) {
            problems.add("row");
        }
        String why = text(asked, "why");
        return new ReportParameters(
                request,
                problems,
                asked.containsKey("asOf")
                        && asked.containsKey("from")
                        && asked.containsKey("to")
                        && text(asked, "period").isEmpty(),
                column.orElse(null),
                row.isEmpty() ? ReportRequest.ALL : row,
                place(text(asked, "after")),
                visibility == null && CaseId.isCaseId(why) ? new CaseId(why) : null);
    }

    /** The key of a row of the report; all for none, empty for one that is not in the report. */
    private static String row(String key, ReportRequest request) {
        if (key.isEmpty() || key.equals(ReportRequest.ALL) || key.equals(ReportRequest.BEFORE)) {
            return key.isEmpty() ? ReportRequest.ALL : key;
        }
        boolean known = request.groupBy().column().isPresent()
                ? VALUE.matcher(key).matches()
                : !request.grouping().stretches(key).isEmpty();
        return known ? key : "";
    }

    private static String text(Map<String, String> asked, String name) {
        return asked.getOrDefault(name, "").strip();
    }

    private static <T> T instead(List<String> problems, String problem, T other) {
        problems.add(problem);
        return other;
    }

    private static ZoneId zone(Map<String, String> asked, ZoneId own, List<String> problems) {
        String name = text(asked, "zone");
        if (name.isEmpty()) {
            return own;
        }
        if (name.equals("UTC")) {
            return ZoneId.of("UTC");
        }
        try {
            return TimeZones.isOne(name) ? ZoneId.of(name) : instead(problems, "zone", own);
        } catch (DateTimeException none) {
            return instead(problems, "zone", own);
        }
    }

    private static Instant asOf(Map<String, String> asked, Instant now, List<String> problems) {
        String text = text(asked, "asOf");
        if (text.isEmpty()) {
            return now;
        }
        try {
            Instant asOf = Instant.parse(text);
            return asOf.isAfter(now.plus(SETTLED)) || asOf.isBefore(Instant.EPOCH)
                    ? instead(problems, "asOf", now)
                    : asOf;
        } catch (DateTimeParseException none) {
            return instead(problems, "asOf", now);
        }
    }

    private static ReportPeriod.Days days(Map<String, String> asked, LocalDate today, List<String> problems) {
        String name = text(asked, "period");
        Optional<ReportPeriod> named = ReportPeriod.of(name);
        if (named.isPresent()) {
            return named.get().at(today);
        }
        ReportPeriod.Days usual = ReportPeriod.THIS_MONTH.at(today);
        if (text(asked, "from").isEmpty() && text(asked, "to").isEmpty()) {
            return usual;
        }
        LocalDate from = day(text(asked, "from"));
        LocalDate to = day(text(asked, "to"));
        if (from == null && to == null) {
            return instead(problems, "date", usual);
        }
        if (from == null || to == null) {
            LocalDate known = from == null ? to : from;
            return instead(problems, "date", ReportPeriod.THIS_MONTH.at(known == null ? today : known));
        }
        if (to.isBefore(from)) {
            return checked(to, from, instead(problems, "order", problems));
        }
        return checked(from, to, problems);
    }

    private static ReportPeriod.Days checked(LocalDate from, LocalDate to, List<String> problems) {
        LocalDate earliest = to.plusDays(1).minusYears(ReportRequest.MOST_YEARS);
        return from.isBefore(earliest)
                ? instead(problems, "long", new ReportPeriod.Days(earliest, to))
                : new ReportPeriod.Days(from, to);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY) ? null : day;
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static GroupBy groupBy(Map<String, String> asked, ReportKind kind, boolean support, List<String> problems) {
        String name = text(asked, "group");
        if (name.isEmpty()) {
            return GroupBy.TIME;
        }
        return GroupBy.of(name)
                .filter(by -> isOffered(by, kind, support))
                .orElseGet(() -> instead(problems, "group", GroupBy.TIME));
    }

    static boolean isOffered(GroupBy by, ReportKind kind, boolean support) {
        return (by != GroupBy.HOUR || kind.isByHour())
                && (support || by.column().filter(FOR_SUPPORT::contains).isEmpty());
    }

    private static FactFilter filter(Map<String, String> asked, boolean support, List<String> problems) {
        Map<Column, String> values = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            String value = text(asked, nameOf(column));
            if (value.isEmpty() || (!support && FOR_SUPPORT.contains(column))) {
                continue;
            }
            if (VALUE.matcher(value).matches()) {
                values.put(column, value);
            } else if (!problems.contains("filter")) {
                problems.add("filter");
            }
        }
        return new FactFilter(values);
    }

    static String nameOf(Column column) {
        return column.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable Place place(String text) {
        String[] parts = text.split("~", -1);
        try {
            return parts.length == 3 ? new Place(Instant.parse(parts[0]), parts[1], Long.parseLong(parts[2])) : null;
        } catch (DateTimeParseException | NumberFormatException none) {
            return null;
        }
    }

    /** The report of a shorter period, since this one took too long. */
    ReportParameters shorter(ReportRequest instead) {
        List<String> more = new ArrayList<>(problems);
        more.add("heavy");
        return new ReportParameters(instead, more, complete, column, row, after, why);
    }

    /** The query of this report. */
    Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("report", request.kind().code());
        query.put("from", request.first().toString());
        query.put("to", request.last().toString());
        query.put("zone", request.zone().getId());
        query.put("group", request.groupBy().code());
        if (request.compare()) {
            query.put("compare", "1");
        }
        request.filter().values().forEach((column, value) -> query.put(nameOf(column), value));
        query.put("asOf", request.asOf().toString());
        return query;
    }

    /** The query of the list behind a number. */
    Map<String, String> list(ReportColumn of, String key) {
        Map<String, String> query = query();
        query.put("column", of.code());
        query.put("row", key);
        return query;
    }

    static String written(Map<String, String> query) {
        StringBuilder text = new StringBuilder();
        query.forEach((name, value) -> text.append(text.isEmpty() ? "?" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }

    static String written(Place place) {
        return place.at() + "~" + place.account() + "~" + place.number();
    }
}
