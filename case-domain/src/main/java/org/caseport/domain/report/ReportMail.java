package org.caseport.domain.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.caseport.domain.account.PersonId;

/**
 * A report that is mailed to a supervisor again and again, each time about the week or month that has ended.
 *
 * @param language of the page on which it was ordered, for a person who has chosen none
 * @param next the day in the person's zone on which it is mailed next
 */
public record ReportMail(
        String id,
        PersonId person,
        Rhythm rhythm,
        ReportKind kind,
        GroupBy groupBy,
        boolean compare,
        FactFilter filter,
        String language,
        LocalDate next,
        Instant orderedAt) {

    /** The time of day at which it is mailed. What happened late on the last day has been recorded by then. */
    public static final LocalTime HOUR = LocalTime.of(6, 0);

    /** How often it is mailed. */
    public enum Rhythm {
        /** On Mondays, about Monday to Sunday. */
        WEEKLY,
        /** On the first day of a month, about the month before. */
        MONTHLY;

        /** The first such day after this one. */
        public LocalDate after(LocalDate day) {
            return this == WEEKLY
                    ? day.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                    : day.with(TemporalAdjusters.firstDayOfNextMonth());
        }

        private LocalDate firstOfPeriodBefore(LocalDate day) {
            return this == WEEKLY ? day.minusWeeks(1) : day.minusMonths(1);
        }
    }

    /** Whether it is to be mailed by now to a person in this zone. */
    public boolean isDue(ZoneId zone, Instant now) {
        return !now.isBefore(next.atTime(HOUR).atZone(zone).toInstant());
    }

    /** The day on which it would have been mailed last; a server that was off mails only the last one. */
    public LocalDate lastDue(ZoneId zone, Instant now) {
        LocalDate day = next;
        LocalDate following = rhythm.after(day);
        while (!now.isBefore(following.atTime(HOUR).atZone(zone).toInstant())) {
            day = following;
            following = rhythm.after(day);
        }
        return day;
    }

    /** The report that is mailed on this day. */
    public ReportRequest request(LocalDate day, ZoneId zone, Instant asOf) {
        return new ReportRequest(
                kind, rhythm.firstOfPeriodBefore(day), day.minusDays(1), zone, groupBy, compare, asOf, filter, null);
    }

    /** Whether both mail the same report. */
    public boolean isLike(ReportMail other) {
        return person.equals(other.person)
                && rhythm == other.rhythm
                && kind == other.kind
                && groupBy == other.groupBy
                && compare == other.compare
                && filter.equals(other.filter);
    }
}
