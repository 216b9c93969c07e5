package org.caseport.policy.entitlement;

import org.caseport.policy.book.PlanTerms;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sets in place of the book's quotas.
 *
 * @param casesPerHour for every account; 0 lifts the limit; null leaves it to the book
 */
public record Quotas(@Nullable Integer casesPerHour) {

    public static final Quotas OF_THE_BOOK = new Quotas(null);

    public Quotas {
        if (casesPerHour != null && casesPerHour < 0) {
            throw new IllegalArgumentException("cases an hour are 0 for no limit, or more, not " + casesPerHour);
        }
    }

    int casesPerHour(PlanTerms terms) {
        return casesPerHour == null ? terms.casesPerHour() : casesPerHour;
    }
}
