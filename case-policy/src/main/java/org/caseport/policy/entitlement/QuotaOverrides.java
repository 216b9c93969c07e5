package org.caseport.policy.entitlement;

import org.caseport.policy.book.PlanTerms;
import org.jspecify.annotations.Nullable;

/**
 * Quotas that an operator sets in place of the policy book's.
 *
 * @param casesPerHour for every account; 0 lifts the limit; null leaves it to the book
 * @param callsPerSecond the same for calls of the Support API
 */
public record QuotaOverrides(
        @Nullable Integer casesPerHour, @Nullable Integer callsPerSecond) {

    public static final QuotaOverrides OF_THE_BOOK = new QuotaOverrides(null, null);

    public QuotaOverrides {
        if (casesPerHour != null && casesPerHour < 0) {
            throw new IllegalArgumentException("cases an hour are 0 for no limit, or more, not " + casesPerHour);
        }
        if (callsPerSecond != null && callsPerSecond < 0) {
            throw new IllegalArgumentException("calls a second are 0 for no limit, or more, not " + callsPerSecond);
        }
    }

    public QuotaOverrides(@Nullable Integer casesPerHour) {
        this(casesPerHour, null);
    }

    int casesPerHour(PlanTerms terms) {
        return casesPerHour == null ? terms.casesPerHour() : casesPerHour;
    }

    int callsPerSecond(PlanTerms terms) {
        return callsPerSecond == null ? terms.callsPerSecond() : callsPerSecond;
    }
}
