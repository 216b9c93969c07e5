package org.caseport.domain.access;

import java.time.Duration;
import java.time.Instant;

/** How often somebody may do something: counted for each alone, on whatever server it is asked. */
public interface RateLimit {

    /** Counts one time, or says how long to wait for it; then nothing is counted. */
    Duration take(String who, Rate rate, Instant now);

    /** Takes back one time that was counted. */
    void giveBack(String who, Rate rate);

    /** Forgets who has everything free again. */
    int forgetBefore(Instant now);

    /**
     * So many times in so long, evenly or at once.
     *
     * @param what what is counted
     */
    record Rate(String what, int most, Duration in) {

        public Rate {
            if (most < 1) {
                throw new IllegalArgumentException("nothing may be done " + most + " times");
            }
        }

        /** What one time costs. */
        public Duration gap() {
            return in.dividedBy(most);
        }
    }
}
