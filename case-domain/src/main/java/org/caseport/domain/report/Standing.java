package org.caseport.domain.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        UNDER_1_DAY(0),
        FROM_1_DAY(1),
        FROM_3_DAYS(3),
        FROM_7_DAYS(7),
        FROM_30_DAYS(30);

        private static final List<Age> ALL = List.of(values());

        private final int days;

        Age(int days) {
            this.days = days;
        }

        /** The instant after which cases of this age were opened; null for the oldest. */
        public @Nullable Instant after(Instant end) {
            return this == FROM_30_DAYS ? null : end.minus(Duration.ofDays(ALL.get(ordinal() + 1).days));
        }

        /** The last instant at which cases of this age were opened. */
        public Instant until(Instant end) {
            return end.minus(Duration.ofDays(days));
        }
    }
}
