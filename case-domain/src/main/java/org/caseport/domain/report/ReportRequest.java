package org.caseport.domain.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.report.FactSelection.Stretch;
import org.jspecify.annotations.Nullable;

/**
 * Which report is wanted. The same request gives the same digits at any later time.
 *
 * @param first the first day, in the zone
 * @param last the last day
 * @param compare whether the period before is wanted too
 * @param asOf until when facts were recorded
 * @param visibility of which cases; null for all, for support only
 */
public record ReportRequest(
        ReportKind kind,
        LocalDate first,
        LocalDate last,
        ZoneId zone,
        GroupBy groupBy,
        boolean compare,
        Instant asOf,
        FactFilter filter,
        @Nullable Visibility visibility) {

    /** In the place of a group's key: all of the period. */
    public static final String ALL = "all";

    /** In the place of a group's key: all of the period before. */
    public static final String BEFORE = "before";

    /** The longest period. */
    public static final int MOST_YEARS = 5;

    private static final int MOST_DAYS = 31;
    private static final int MOST_WEEKS = 53;

    public ReportRequest {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("a period does not end before it begins: " + first + ", " + last);
        }
    }

    /** The same from another first day on. */
    public ReportRequest from(LocalDate other) {
        return new ReportRequest(kind, other, last, zone, groupBy, compare, asOf, filter, visibility);
    }

    /** From the beginning of the first day to the end of the last one, by the rules of the zone. */
    public Stretch period() {
        return stretch(first, last);
    }

    private Stretch stretch(LocalDate from, LocalDate to) {
        return new Stretch(
                from.atStartOfDay(zone).toInstant(),
                to.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** The same for the period before: whole months before whole months, else as many days. */
    public Stretch before() {
        return stretch(firstBefore(), first.minusDays(1));
    }

    public LocalDate firstBefore() {
        boolean wholeMonths = first.getDayOfMonth() == 1 && last.equals(last.with(TemporalAdjusters.lastDayOfMonth()));
        return wholeMonths
                ? first.minusMonths(ChronoUnit.MONTHS.between(first, last.plusDays(1)))
                : first.minusDays(days());
    }

    /** How many days the period has. */
    public long days() {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    /** The rows. */
    public Grouping grouping() {
        return groupBy.column()
                .<Grouping>map(Grouping.ByColumn::new)
                .orElseGet(() -> groupBy == GroupBy.HOUR
                        ? new Grouping.ByHour(period(), zone)
                        : new Grouping.ByTime(parts().stream()
                                .map(from -> stretch(from, lastOf(from)))
                                .toList()));
    }

    /** The first day of each part: days, weeks from Monday, or months. The first and last may be cut. */
    public List<LocalDate> parts() {
        List<LocalDate> parts = new ArrayList<>();
        for (LocalDate from = first; !from.isAfter(last); from = lastOf(from).plusDays(1)) {
            parts.add(from);
        }
        return parts;
    }

    /** Whether the part with this number had begun when facts were recorded last. */
    public boolean hasBegun(int part) {
        return parts().get(part).atStartOfDay(zone).toInstant().isBefore(asOf);
    }

    /** The last day of the part that begins with this one. */
    public LocalDate lastOf(LocalDate from) {
        LocalDate end = days() <= MOST_DAYS
                ? from
                : days() <= MOST_WEEKS * 7L
                        ? from.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))
                        : from.with(TemporalAdjusters.lastDayOfMonth());
        return end.isAfter(last) ? last : end;
    }

    /** The facts behind the number in this column and row. */
    public FactSelection selection(ReportColumn column, String row) {
        if (row.equals(BEFORE)) {
            return column.selection(this, before());
        }
        FactSelection all = column.selection(this, period());
        return row.equals(ALL) ? all : all.of(grouping(), row);
    }
}
