package org.caseport.policy.chat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a chat in the line is expected to wait from now on, and what that follows from. A forecast, never a target.
 *
 * @param before how many chats are before it that some agent could take who can take this one
 * @param agents how many agents on duty can take it
 * @param places how many chats they have at once
 * @param free how many more they can take now
 * @param length how long a chat takes
 * @param counted of how many chats that is the median; 0 where there were too few
 * @param firstWaited how long the first chat before it has waited; null where none is before it
 */
public record ExpectedWait(
        int before,
        int agents,
        int places,
        int free,
        Duration length,
        int counted,
        @Nullable Duration firstWaited) {

    /** Above this many minutes they are rounded up to fives. */
    private static final long EXACT_MINUTES = 10;

    private static final long MOST_MINUTES = 60;
    private static final long ROUNDED_TO = 5;

    /** How many chats have to end before its turn comes; 0 or less if it is its turn. */
    public int needed() {
        return before + 1 - free;
    }

    /** Whether there is no number, since nobody is on duty. */
    public boolean isUnknown() {
        return places == 0;
    }

    /** What the calculation says, before it is compared with how long the first has waited; zero for at once. */
    public Duration calculated() {
        return isUnknown() || needed() <= 0
                ? Duration.ZERO
                : length.multipliedBy(needed()).dividedBy(places);
    }

    /** The expected wait from now on; zero for less than a minute. Who is not first waits as long as the first did. */
    public Duration expected() {
        Duration calculated = calculated();
        Duration first = firstWaited;
        return first == null || needed() <= 0 || calculated.compareTo(first) >= 0 ? calculated : first;
    }

    /** Whether it is its turn as soon as an agent was asked. */
    public boolean isLessThanAMinute() {
        return !isUnknown() && needed() <= 0;
    }

    public boolean isMoreThanAnHour() {
        return !isUnknown() && minutesUp() > MOST_MINUTES;
    }

    /** The minutes that are shown: rounded up, and above 10 to fives; at least 1. */
    public long minutes() {
        long minutes = Math.max(1, minutesUp());
        return minutes <= EXACT_MINUTES ? minutes : (minutes + ROUNDED_TO - 1) / ROUNDED_TO * ROUNDED_TO;
    }

    private long minutesUp() {
        return expected().plusMinutes(1).minusNanos(1).toMinutes();
    }
}
