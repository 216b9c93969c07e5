package org.caseport.policy.book;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.domain.cases.Promise.Clock;

/** The time that a plan gives itself for the first response, and the clock on which it is counted. */
public record ResponseTarget(Duration time, Clock clock) {

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,3}) (min|h|business hours?)");

    /** Reads {@code 15 min}, {@code 4 h} and {@code 24 business hours}. */
    static Optional<ResponseTarget> parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        int amount = Integer.parseInt(m.group(1));
        return Optional.of(
                switch (m.group(2)) {
                    case "min" -> new ResponseTarget(Duration.ofMinutes(amount), Clock.AROUND_THE_CLOCK);
                    case "h" -> new ResponseTarget(Duration.ofHours(amount), Clock.AROUND_THE_CLOCK);
                    default -> new ResponseTarget(Duration.ofHours(amount), Clock.BUSINESS_HOURS);
                });
    }

    /**
     * Whether this may come later than the other: it takes longer, or it waits for opening hours and the other does
     * not.
     */
    boolean isSlowerThan(ResponseTarget other) {
        return isLongerThan(other) || (clock == Clock.BUSINESS_HOURS && other.clock == Clock.AROUND_THE_CLOCK);
    }

    boolean isLongerThan(ResponseTarget other) {
        return time.compareTo(other.time) > 0;
    }

    /** The target as a policy book has it, such as {@code 4 h}. */
    String written() {
        if (clock == Clock.BUSINESS_HOURS) {
            return time.toHours() + " business hours";
        }
        return time.toMinutesPart() == 0 ? time.toHours() + " h" : time.toMinutes() + " min";
    }
}
