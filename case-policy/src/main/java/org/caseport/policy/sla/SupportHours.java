package org.caseport.policy.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.caseport.domain.cases.Promise;

/** When support is there. Pages, promises and refusals all ask this one clock. */
public sealed interface SupportHours permits AroundTheClock, OpeningHours {

    /** What a target counted on these hours is counted on. */
    Promise.Clock clock();

    /** In which the hours are read. */
    ZoneId zone();

    boolean isOpenAt(Instant instant);

    /** The first instant from this one on at which support is there: this very instant when it is open. */
    Instant opensAt(Instant instant);

    /** The same time of the day so many working days later; where support is always there, every day is one. */
    Instant daysAfter(Instant instant, int days);

    /**
     * Counts a target from this instant on. Hours are half-open: one that ends at closing time is due at closing time.
     */
    DueCalculation count(Instant from, Duration target);
}
