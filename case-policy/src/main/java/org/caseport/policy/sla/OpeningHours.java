package org.caseport.policy.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Promise.Stretch;
import org.caseport.domain.cases.Promise.Why;
import org.jspecify.annotations.Nullable;

/**
 * Support hours as shifts on working days, by the wall clock of a zone. A shift belongs to the day on which it opens,
 * also the part of it after midnight. Between opening and closing, the time that really passes is counted.
 */
public record OpeningHours(ZoneId zone, List<Shift> shifts, WorkingDays days) implements SupportHours {

    /** Longer than any run of days off: a book under which nothing opens for so long has no opening hours. */
    private static final int LONGEST_CLOSURE_IN_DAYS = 400;

    private static final int DAYS_A_WEEK = 7;

    public OpeningHours {
        shifts = shifts.stream().sorted(Comparator.comparingInt(Shift::opens)).toList();
        if (shifts.isEmpty()) {
            throw new IllegalArgumentException("opening hours have at least one shift");
        }
    }

    @Override
    public Promise.Clock clock() {
        return Promise.Clock.BUSINESS_HOURS;
    }

    @Override
    public boolean isOpenAt(Instant instant) {
        return opensAt(instant).equals(instant);
    }

    @Override
    public Instant opensAt(Instant instant) {
        return new Walk(instant).next().from();
    }

    @Override
    public Instant daysAfter(Instant instant, int working) {
        LocalDateTime local = instant.atZone(zone).toLocalDateTime();
        LocalDate reached = local.toLocalDate();
        for (int left = working, walked = 0; left > 0; walked++) {
            if (walked > LONGEST_CLOSURE_IN_DAYS + working * DAYS_A_WEEK) {
                throw new IllegalStateException("nobody ever works after " + instant + " in " + days.country());
            }
            reached = reached.plusDays(1);
            left -= days.includes(reached) ? 1 : 0;
        }
        return instantOf(reached.atTime(local.toLocalTime()));
    }

    @Override
    public DueCalculation count(Instant from, Duration target) {
        Walk walk = new Walk(from);
        Stretches stretches = new Stretches();
        Instant reached = from;
        Duration left = target;
        while (!left.isZero()) {
            Open open = walk.next();
            explain(reached, open.from(), stretches);
            Instant full = open.from().plus(left);
            reached = full.isAfter(open.to()) ? open.to() : full;
            stretches.add(open.from(), reached, Why.COUNTED, null);
            left = left.minus(Duration.between(open.from(), reached));
        }
        return new DueCalculation(reached, stretches.list);
    }

    /** Adds the reasons why support was closed, day by day. */
    private void explain(Instant from, Instant to, Stretches stretches) {
        Instant reached = from;
        while (reached.isBefore(to)) {
            LocalDate day = reached.atZone(zone).toLocalDate();
            Instant midnight = instantOf(day.plusDays(1).atStartOfDay());
            Instant end = midnight.isBefore(to) ? midnight : to;
            String holiday = days.holidayOn(day).orElse(null);
            if (days.isWeekend(day)) {
                stretches.add(reached, end, Why.WEEKEND, null);
            } else {
                stretches.add(reached, end, holiday == null ? Why.OUTSIDE_HOURS : Why.HOLIDAY, holiday);
            }
            reached = end;
        }
    }

    /**
     * The instant at which the wall clock there shows this: for a time that is skipped, the instant of the change; for
     * a repeated one, the first.
     */
    private Instant instantOf(LocalDateTime local) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.atZone(zone).toInstant();
    }

    private record Open(Instant from, Instant to) {}

    /** Goes through the open stretches from an instant on. */
    private final class Walk {

        private Instant reached;
        private LocalDate day;
        private int shift;

        Walk(Instant from) {
            reached = from;
            // Yesterday's last shift may reach into today.
            day = from.atZone(zone).toLocalDate().minusDays(1);
        }

        Open next() {
            for (int closed = 0; closed < LONGEST_CLOSURE_IN_DAYS; closed++) {
                if (days.includes(day)) {
                    while (shift < shifts.size()) {
                        Shift candidate = shifts.get(shift++);
                        Instant closes = instantOf(candidate.closesOn(day));
                        if (closes.isAfter(reached)) {
                            Instant opens = instantOf(candidate.opensOn(day));
                            Instant from = opens.isAfter(reached) ? opens : reached;
                            reached = closes;
                            return new Open(from, closes);
                        }
                    }
                }
                day = day.plusDays(1);
                shift = 0;
            }
            throw new IllegalStateException("support never opens after " + reached + " in " + days.country());
        }
    }

    /**
     * Collects stretches and joins neighbours with the same reason, so that it makes no difference where a calendar is
     * cut.
     */
    private static final class Stretches {

        private final List<Stretch> list = new ArrayList<>();

        void add(Instant from, Instant to, Why why, @Nullable String holiday) {
            if (from.equals(to)) {
                return;
            }
            Stretch last = list.isEmpty() ? null : list.get(list.size() - 1);
            if (last != null && last.why() == why && same(last.holiday(), holiday)) {
                list.set(list.size() - 1, new Stretch(last.from(), to, why, holiday));
            } else {
                list.add(new Stretch(from, to, why, holiday));
            }
        }

        private static boolean same(@Nullable String one, @Nullable String other) {
            return one == null ? other == null : one.equals(other);
        }
    }
}
