package org.caseport.web.security.session;

import java.time.Duration;
import java.time.Instant;
import org.caseport.domain.account.SignIns;

/**
 * Computes how long a name is locked after failed sign-ins in a row: not at all for the first four, 30 seconds after
 * the fifth, twice as long after each further one, and never more than 15 minutes.
 */
public final class Lockout {

    public static final int FREE = 5;
    public static final Duration FIRST = Duration.ofSeconds(30);
    static final Duration LONGEST = Duration.ofMinutes(15);

    /** Failures older than this are forgotten. */
    static final Duration FORGOTTEN = Duration.ofHours(24);

    private Lockout() {}

    /** The remaining time at {@code now}; zero if the name is not locked. */
    static Duration left(SignIns.Failures failures, Instant now) {
        if (failures.inARow() < FREE) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, failures.last().plus(after(failures.inARow())));
        return left.isNegative() ? Duration.ZERO : left;
    }

    static Duration after(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - FREE, 10);
        Duration wait = FIRST.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
