package org.caseport.policy.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.caseport.domain.cases.Promise;

/** The hours in which support can be reached. Pages, promises and refusals all ask these. */
public sealed interface SupportHours permits AroundTheClock, OpeningHours {

    /** The clock of a target that is counted on these hours. */
    Promise.Clock clock();

    /** The time zone in which the hours are read. */
    ZoneId zone();

    boolean isOpenAt(Instant instant);

    /** The first instant from this one on at which support is open; this very instant when it is open now. */
    Instant opensAt(Instant instant);

    /** The same time of the day so many working days later; around the clock, every day is one. */
    Instant daysAfter(Instant instant, int days);

    /**
     * Counts a target from this instant on. Hours are half-open: one that ends at closing time is due at closing time.
     */
    DueCalculation count(Instant from, Duration target);
}
