package org.caseport.web.security.session;

import java.time.Duration;
import java.time.Instant;

/**
 * When a sign-in ends.
 *
 * @param idle when it ends if the person does nothing
 * @param last when it ends at the latest
 */
public record SessionLifetime(Instant idle, Instant last) {

    /** How long before its end a warning is shown; a quarter of the idle time if that is shorter. */
    private static final Duration WARNING = Duration.ofMinutes(5);

    public Instant ends() {
        return isLast() ? last : idle;
    }

    /** Whether activity can't extend it any more. */
    public boolean isLast() {
        return !last.isAfter(idle);
    }

    /** How long before its end to warn, for a sign-in with this idle time. */
    static Duration warning(Duration idle) {
        Duration quarter = idle.dividedBy(4);
        return quarter.compareTo(WARNING) < 0 ? quarter : WARNING;
    }
}
