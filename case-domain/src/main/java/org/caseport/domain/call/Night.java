package org.caseport.domain.call;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The hours of the night, by the wall clock of the place that is called. Nobody is called then without need.
 *
 * @param from when it begins, inclusive
 * @param to when it ends, exclusive; before {@code from} where the night goes on after midnight
 */
public record Night(LocalTime from, LocalTime to) {

    /** Whether it is night there at this instant. */
    public boolean isAt(Instant instant, ZoneId place) {
        LocalTime local = instant.atZone(place).toLocalTime();
        return from.isAfter(to)
                ? !local.isBefore(from) || local.isBefore(to)
                : !local.isBefore(from) && local.isBefore(to);
    }

    /** The first instant from this one on at which it is not night there. */
    public Instant endsAt(Instant instant, ZoneId place) {
        if (!isAt(instant, place)) {
            return instant;
        }
        ZonedDateTime local = instant.atZone(place);
        ZonedDateTime morning = local.toLocalDate().atTime(to).atZone(place);
        return morning.toInstant().isAfter(instant)
                ? morning.toInstant()
                : local.toLocalDate().plusDays(1).atTime(to).atZone(place).toInstant();
    }
}
