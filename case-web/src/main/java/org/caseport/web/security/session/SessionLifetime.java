package org.caseport.web.security.session;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a sign-in lasts.
 *
 * @param idle when it ends if nothing is done
 * @param last when it ends whatever is done
 */
public record SessionLifetime(Instant idle, Instant last) {

    /** A warning comes this long before the end, or earlier in proportion where a sign-in is short. */
    private static final Duration WARNING = Duration.ofMinutes(5);

    public Instant ends() {
        return isLast() ? last : idle;
    }

    /** Whether doing something changes nothing about the end. */
    public boolean isLast() {
        return !last.isAfter(idle);
    }

    /** How long before its end to warn, where it ends after this long without anything done. */
    static Duration warning(Duration idle) {
        Duration quarter = idle.dividedBy(4);
        return quarter.compareTo(WARNING) < 0 ? quarter : WARNING;
    }
}
