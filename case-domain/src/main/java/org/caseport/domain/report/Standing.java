package org.caseport.domain.report;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a case was open at the end of a stretch of time.
 *
 * @param end what happened before this instant counts
 * @param turn whose turn it was; null for either
 * @param age how long ago the case was opened; null for any time
 */
public record Standing(
        Instant end, @Nullable Turn turn, @Nullable Age age) {

    /** Who acts next. */
    public enum Turn {
        SUPPORT,
        CUSTOMER
    }

    /** How long ago a case was opened: at least so long, and shorter than the next. */
    public enum Age {
        UNDER_1_DAY(0, 1),
        FROM_1_DAY(1, 3),
        FROM_3_DAYS(3, 7),
        FROM_7_DAYS(7, 30),
        FROM_30_DAYS(30, 0);

        private final int days;
        private final int below;

        Age(int days, int below) {
            this.days = days;
            this.below = below;
        }

        /** The instant after which cases of this age were opened; null for the oldest. */
        public @Nullable Instant after(Instant end) {
            return below == 0 ? null : end.minus(Duration.ofDays(below));
        }

        /** The last instant at which cases of this age were opened. */
        public Instant until(Instant end) {
            return end.minus(Duration.ofDays(days));
        }
    }
}
