package org.caseport.domain.access;

import java.time.Duration;
import java.time.Instant;

/** Limits how often somebody may do something. Each person or address is counted separately, over all servers. */
public interface RateLimit {

    /** Counts one use and returns zero. When the limit is reached, returns how long to wait, and counts nothing. */
    Duration take(String who, Rate rate, Instant now);

    /** Takes back one use that was counted. */
    void release(String who, Rate rate);

    /** Deletes the counts of those who have nothing used up at this instant; returns how many. */
    int deleteBefore(Instant now);

    /**
     * A limit: at most so many uses in so long, spread evenly or all at once.
     *
     * @param what the name of what is counted
     */
    record Rate(String what, int most, Duration in) {

        public Rate {
            if (most < 1) {
                throw new IllegalArgumentException("nothing may be done " + most + " times");
            }
        }

        /** How long it takes until one use is free again. */
        public Duration gap() {
            return in.dividedBy(most);
        }
    }
}
