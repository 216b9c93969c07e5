package org.caseport.domain.report;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import org.caseport.domain.report.FactSelection.Stretch;

/** How facts are put into groups, each with a key. */
public sealed interface Grouping {

    /** The stretches of time of a group; empty for a key that is none. */
    List<Stretch> stretches(String key);

    /** By what the case was like. The key is the value, {@link FactFilter#UNKNOWN} for none. */
    record ByColumn(FactFilter.Column column) implements Grouping {

        @Override
        public List<Stretch> stretches(String key) {
            return List.of();
        }
    }

    /**
     * By days, weeks or months. The key is the number of the stretch, from 0.
     *
     * @param parts ascending, without gaps
     */
    record ByTime(List<Stretch> parts) implements Grouping {

        public ByTime {
            parts = List.copyOf(parts);
        }

        @Override
        public List<Stretch> stretches(String key) {
            int number = number(key, parts.size());
            return number < 0 ? List.of() : List.of(parts.get(number));
        }
    }

    /**
     * By hour of the week in a zone, from Monday 00:00. The key is the number of the hour, from 0 to 167. An hour that
     * a clock change repeats counts twice, and one that it skips never comes.
     */
    record ByHour(Stretch period, ZoneId zone) implements Grouping {

        public static final int HOURS = 7 * 24;

        /** Zones differ from each other by multiples of it, so no hour begins or ends within one. */
        public static final Duration SLOT = Duration.ofMinutes(15);

        @Override
        public List<Stretch> stretches(String key) {
            int hour = number(key, HOURS);
            List<Stretch> found = new ArrayList<>();
            if (hour < 0) {
                return found;
            }
            DayOfWeek day = DayOfWeek.of(hour / 24 + 1);
            ZonedDateTime morning =
                    period.from().atZone(zone).truncatedTo(ChronoUnit.DAYS).minusDays(1);
            for (; morning.toInstant().isBefore(period.until()); morning = next(morning)) {
                if (morning.getDayOfWeek() == day) {
                    add(morning, hour % 24, found);
                }
            }
            return found;
        }

        private ZonedDateTime next(ZonedDateTime morning) {
            return morning.toLocalDate().plusDays(1).atStartOfDay(zone);
        }

        /** The slots of the day that stand in this hour, joined where they follow each other. */
        private void add(ZonedDateTime morning, int hour, List<Stretch> found) {
            Instant end = next(morning).toInstant();
            for (Instant slot = morning.toInstant(); slot.isBefore(end); slot = slot.plus(SLOT)) {
                if (slot.atZone(zone).getHour() == hour && isInside(slot)) {
                    Instant until = slot.plus(SLOT);
                    int last = found.size() - 1;
                    if (last >= 0 && found.get(last).until().equals(slot)) {
                        found.set(last, new Stretch(found.get(last).from(), until));
                    } else {
                        found.add(new Stretch(slot, until));
                    }
                }
            }
        }

        private boolean isInside(Instant slot) {
            return !slot.isBefore(period.from()) && slot.isBefore(period.until());
        }

        /** By how much the zone differs from UTC, from the beginning of each stretch of the period on. */
        public List<Offset> offsets() {
            List<Offset> offsets = new ArrayList<>();
            Instant from = period.from();
            while (from != null && from.isBefore(period.until())) {
                ZoneOffsetTransition next = zone.getRules().nextTransition(from);
                offsets.add(new Offset(
                        next == null ? period.until() : next.getInstant(),
                        zone.getRules().getOffset(from).getTotalSeconds()));
                from = next == null ? null : next.getInstant();
            }
            return offsets;
        }

        /** By how much a zone differs from UTC, until a clock change. */
        public record Offset(Instant until, int seconds) {}
    }

    private static int number(String key, int most) {
        try {
            int number = Integer.parseInt(key);
            return number >= 0 && number < most ? number : -1;
        } catch (NumberFormatException none) {
            return -1;
        }
    }
}
