package org.caseport.domain.rating;

import java.time.Instant;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;

/**
 * A customer's rating of the support that led to a resolution.
 *
 * @param resolvedAt the resolution that is rated; each is rated once
 * @param stars from 1, bad, to 5, very good
 * @param comment empty for none
 */
public record Rating(CaseId caseId, Instant resolvedAt, PersonId person, int stars, String comment, Instant at) {

    public Rating {
        if (stars < 1 || stars > 5) {
            throw new IllegalArgumentException("a rating is from 1 to 5, not " + stars);
        }
    }
}
