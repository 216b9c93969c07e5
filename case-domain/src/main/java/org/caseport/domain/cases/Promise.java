package org.caseport.domain.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first response that a case was promised: when it is due, and how that instant was calculated. It is calculated
 * once and stored with the case; a later policy never rewrites it. It is a target, not a guarantee.
 *
 * @param target the response time that the plan gives for this severity, counted on the clock
 * @param due the instant at which the target is used up
 * @param zone the time zone of the calculation, so that the derivation can be read in local time
 * @param book the version of the policy book that promised it
 * @param derivation the stretches of time from submission to due, in order and without gaps
 * @param warnings when support is warned while nobody has responded
 */
public record Promise(
        Duration target,
        Clock clock,
        Instant due,
        ZoneId zone,
        String book,
        List<Stretch> derivation,
        Warnings warnings) {

    public Promise {
        derivation = List.copyOf(derivation);
        if (target.isNegative() || target.isZero()) {
            throw new IllegalArgumentException("a response target is more than nothing, not " + target);
        }
    }

    /**
     * When this percentage of the target is used up, counted as the target itself was.
     *
     * @param percent from 1 to 100
     */
    public Instant usedUpAt(int percent) {
        Duration left = target.multipliedBy(percent).dividedBy(100);
        for (Stretch stretch : derivation) {
            if (stretch.isCounted()) {
                if (left.compareTo(stretch.length()) <= 0) {
                    return stretch.from().plus(left);
                }
                left = left.minus(stretch.length());
            }
        }
        return due;
    }

    /** From when on a case without a response is at risk. */
    public Instant atRiskAt() {
        return usedUpAt(warnings.atRisk());
    }

    /**
     * The warnings that support gets while nobody has responded, in percent of the target used up.
     *
     * @param at the percentages at which a warning is given, ascending
     * @param atRisk the percentage from which on the case is marked as at risk
     */
    public record Warnings(List<Integer> at, int atRisk) {

        public Warnings {
            at = List.copyOf(at);
            if (!at.stream().sorted().distinct().toList().equals(at)) {
                throw new IllegalArgumentException("warnings come one after the other, not as " + at);
            }
            if (atRisk < 1 || atRisk > 100 || at.stream().anyMatch(percent -> percent < 1 || percent > 100)) {
                throw new IllegalArgumentException("a percentage is from 1 to 100, not as in " + at + ", " + atRisk);
            }
        }

        /** The percentage of the first warning after the one at this percentage; 0 if there is none. */
        public int after(int percent) {
            return at.stream().filter(next -> next > percent).findFirst().orElse(0);
        }
    }

    /** How a target is counted. */
    public enum Clock {
        /** Elapsed time: every minute counts. */
        AROUND_THE_CLOCK,
        /** Only time within opening hours on working days counts. */
        BUSINESS_HOURS
    }

    /**
     * A stretch of time between submission and due: counted towards the target, or skipped for a reason.
     *
     * @param from inclusive
     * @param to exclusive
     * @param holiday the holiday's name in English where {@link Why#HOLIDAY} is the reason
     */
    public record Stretch(
            Instant from, Instant to, Why why, @Nullable String holiday) {

        public boolean isCounted() {
            return why == Why.COUNTED;
        }

        public Duration length() {
            return Duration.between(from, to);
        }
    }

    /** Why a stretch is counted or skipped. */
    public enum Why {
        COUNTED,
        OUTSIDE_HOURS,
        WEEKEND,
        HOLIDAY
    }
}
