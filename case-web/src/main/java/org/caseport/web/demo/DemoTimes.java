package org.caseport.web.demo;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.policy.data.YamlEntry;

/** Reads times relative to now, so that a demo always looks recent. */
final class DemoTimes {

    private static final Pattern LENGTH = Pattern.compile("(?:(\\d+)d ?)?(?:(\\d+)h ?)?(?:(\\d+)m)?");
    private static final Pattern DAY_AND_TIME = Pattern.compile("(\\d+)d ago at (\\d\\d:\\d\\d)");
    private static final Pattern DAYS_AGO = Pattern.compile("(\\d+)d ago");
    private static final Pattern DAYS_AHEAD = Pattern.compile("in (\\d+)d");

    private final Instant now;
    private final ZoneId zone;

    DemoTimes(Instant now, YamlEntry zone) {
        this.now = now;
        try {
            this.zone = ZoneId.of(zone.text());
        } catch (DateTimeException unknown) {
            throw zone.wrong("there is no zone " + zone.text());
        }
    }

    /** When a case was opened: {@code 2h 10m ago}, or {@code 12d ago at 14:20} by the account's clocks. */
    Opening opening(YamlEntry entry) {
        Matcher dayAndTime = DAY_AND_TIME.matcher(entry.text());
        if (dayAndTime.matches()) {
            long days = Long.parseLong(dayAndTime.group(1));
            Instant at = today().minusDays(days)
                    .atTime(LocalTime.parse(dayAndTime.group(2)))
                    .atZone(zone)
                    .toInstant();
            // Just after midnight, yesterday evening is only hours ago; and one day in the year has 23 hours.
            return new Opening(at, Duration.ofDays(days - 1).minusHours(1));
        }
        if (!entry.text().endsWith(" ago")) {
            throw entry.wrong("a case was opened so long ago, such as 2h 10m ago or 12d ago at 14:20");
        }
        Duration ago = length(entry.text().substring(0, entry.text().length() - " ago".length()), entry);
        return new Opening(now.minus(ago), ago);
    }

    /** A length such as {@code 1d 4h 10m}. */
    static Duration length(String text, YamlEntry entry) {
        Matcher length = LENGTH.matcher(text);
        if (text.isEmpty() || !length.matches()) {
            throw entry.wrong("\"" + text + "\" is not a length of time such as 1d 4h 10m");
        }
        return Duration.ofDays(number(length, 1)).plusHours(number(length, 2)).plusMinutes(number(length, 3));
    }

    /** The date that {@code 3d ago} or {@code in 14d} means, relative to the opening; other text unchanged. */
    String dayOr(String text, Opening opening) {
        LocalDate day = LocalDate.ofInstant(opening.at(), zone);
        Matcher ago = DAYS_AGO.matcher(text);
        if (ago.matches()) {
            return day.minusDays(number(ago, 1)).toString();
        }
        Matcher ahead = DAYS_AHEAD.matcher(text);
        return ahead.matches() ? day.plusDays(number(ahead, 1)).toString() : text;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    private static long number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /**
     * The opening of a case.
     *
     * @param elapsedAtLeast how much time has passed since then, at any time of day
     */
    record Opening(Instant at, Duration elapsedAtLeast) {}
}
