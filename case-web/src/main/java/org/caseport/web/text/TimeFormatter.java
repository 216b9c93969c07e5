package org.caseport.web.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats instants and durations as text. A time has weekday, date and zone, and a relative time within a day. */
public record TimeFormatter(Texts texts, ZoneId zone) {

    private static final Duration DAY = Duration.ofDays(1);

    private static final DateTimeFormatter ZONE_NAME = DateTimeFormatter.ofPattern("z", Locale.ENGLISH);

    /** {@code Tue 24 Nov 2026, 10:00 CET}. */
    public String at(Instant instant) {
        ZonedDateTime there = instant.atZone(zone);
        return there.format(texts.times("times.instant")) + " " + zoneName(there);
    }

    /** {@code Tue 24 Nov, 10:00}, for where year and zone stand nearby. */
    public String shortly(Instant instant) {
        return instant.atZone(zone).format(texts.times("times.short"));
    }

    /** {@code Tue 24 Nov, 10:00 CET}, for where the year is clear. */
    public String shortlyWithZone(Instant instant) {
        return shortly(instant) + " " + zoneName(instant.atZone(zone));
    }

    /** {@code 10:00}, for where the day stands nearby or is today. */
    public String ofDay(Instant instant) {
        return instant.atZone(zone).format(texts.times("times.time"));
    }

    /** Whether both are on the same day in the zone. */
    public boolean isSameDay(Instant one, Instant other) {
        return one.atZone(zone).toLocalDate().equals(other.atZone(zone).toLocalDate());
    }

    /** What time it is in another zone, with the weekday if that is not today's: {@code Sydney 01:35 (Wed)}. */
    public String clockIn(ZoneId there, Instant now) {
        ZonedDateTime local = now.atZone(there);
        String time = local.format(texts.times("times.time"));
        return local.toLocalDate().equals(now.atZone(zone).toLocalDate())
                ? texts.get("times.there", city(there), time)
                : texts.get("times.there.otherDay", city(there), time, local.format(texts.times("times.weekday")));
    }

    /** The city of a zone, such as {@code Buenos Aires} of America/Argentina/Buenos_Aires. */
    public static String city(ZoneId zone) {
        String id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }

    /** {@code in 3 h 12 min} or {@code 4 min ago}; empty when that is more than 24 hours away. */
    public String relative(Instant instant, Instant now) {
        Duration until = Duration.between(now, instant);
        if (until.abs().compareTo(DAY) > 0) {
            return "";
        }
        if (until.abs().compareTo(Duration.ofMinutes(1)) < 0) {
            return texts.get("times.now");
        }
        return texts.get(until.isNegative() ? "times.ago" : "times.in", span(until.abs()));
    }

    /**
     * A past instant as people say it: {@code 12 min ago}, {@code 2 h ago}, {@code yesterday 16:30}, {@code 28 Nov};
     * with the year if that is another.
     */
    public String ago(Instant instant, Instant now) {
        Duration past = Duration.between(instant, now);
        if (past.compareTo(Duration.ofMinutes(1)) < 0) {
            return texts.get("times.now");
        }
        if (past.compareTo(Duration.ofHours(1)) < 0 || isSameDay(instant, now)) {
            Duration rounded = past.toHours() == 0 ? past : Duration.ofHours(past.toHours());
            return texts.get("times.ago", span(rounded));
        }
        LocalDate yesterday = now.atZone(zone).toLocalDate().minusDays(1);
        return instant.atZone(zone).toLocalDate().equals(yesterday)
                ? texts.get("times.yesterday", ofDay(instant))
                : day(instant, now);
    }

    /** {@code 28 Nov}; with the year if that is another. */
    public String day(Instant instant, Instant now) {
        ZonedDateTime there = instant.atZone(zone);
        boolean thisYear = there.getYear() == now.atZone(zone).getYear();
        return there.format(texts.times(thisYear ? "times.dayOfYear" : "times.dayWithYear"));
    }

    /** The instant, with the relative time in brackets if that is within a day. */
    public String whenSeenFrom(Instant instant, Instant now) {
        String relative = relative(instant, now);
        return relative.isEmpty() ? at(instant) : texts.get("times.withRelative", at(instant), relative);
    }

    /** A duration in hours and minutes: {@code 3 h 12 min}. */
    public String span(Duration length) {
        long hours = length.toHours();
        int minutes = length.toMinutesPart();
        if (hours == 0) {
            return texts.get("times.span.minutes", minutes);
        }
        return minutes == 0 ? texts.get("times.span.hours", hours) : texts.get("times.span.both", hours, minutes);
    }

    /** A duration in hours and minutes, or from a day on in days and hours: {@code 3 h 12 min}, {@code 1 d 22 h}. */
    public String roundedSpan(Duration length) {
        if (length.compareTo(DAY) < 0) {
            return span(length);
        }
        long hours = Math.round(length.toMinutes() / 60.0);
        return hours % 24 == 0
                ? texts.get("times.span.days", hours / 24)
                : texts.get("times.span.daysAndHours", hours / 24, hours % 24);
    }

    /** A waiting time in words: in seconds below a minute, else in whole minutes, rounded up. */
    public String wait(Duration length) {
        long seconds = Math.max(1, length.plusMillis(999).toSeconds());
        return seconds < 60 ? texts.get("times.seconds", seconds) : texts.get("times.minutes", (seconds + 59) / 60);
    }

    /** The short name of the zone, in Latin letters for every language. */
    public static String zoneName(ZonedDateTime there) {
        return there.format(ZONE_NAME);
    }
}
