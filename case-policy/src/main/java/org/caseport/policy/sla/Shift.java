package org.caseport.policy.sla;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The opening and closing time of a shift, in minutes after the midnight that begins the day. The closing time is
 * exclusive, and past 24:00 where the shift runs into the next day.
 */
public record Shift(int opens, int closes) {

    private static final int DAY = 24 * 60;
    private static final Pattern FORM = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-([01]\\d|2[0-4]):([0-5]\\d)");

    public Shift {
        if (opens < 0 || opens >= DAY || closes <= opens || closes > opens + DAY) {
            throw new IllegalArgumentException(
                    "a shift opens within its day and lasts at most one: " + opens + "-" + closes);
        }
    }

    /** Reads {@code 08:00-18:00}, {@code 00:00-24:00}, or {@code 22:00-06:00} for a shift into the next day. */
    public static Optional<Shift> parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        int opens = minutes(m.group(1), m.group(2));
        int closes = minutes(m.group(3), m.group(4));
        if (closes > DAY || opens == closes) {
            return Optional.empty();
        }
        return Optional.of(new Shift(opens, closes > opens ? closes : closes + DAY));
    }

    private static int minutes(String hours, String minutes) {
        return Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
    }

    /** Whether both are open at once, on one working day or on two that follow each other. */
    public boolean overlaps(Shift other) {
        return overlaps(other, 0) || overlaps(other, DAY) || overlaps(other, -DAY);
    }

    private boolean overlaps(Shift other, int later) {
        return opens < other.closes + later && other.opens + later < closes;
    }

    LocalDateTime opensOn(LocalDate day) {
        return day.atStartOfDay().plusMinutes(opens);
    }

    LocalDateTime closesOn(LocalDate day) {
        return day.atStartOfDay().plusMinutes(closes);
    }
}
