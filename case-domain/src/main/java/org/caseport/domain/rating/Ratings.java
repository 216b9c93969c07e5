package org.caseport.domain.rating;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.cases.CaseId;

/** Stores the ratings that customers gave. */
public interface Ratings {

    /** The rating of this resolution of the case. */
    Optional<Rating> of(CaseId id, Instant resolvedAt);

    /** Every rating of the case, the earliest resolution first. */
    List<Rating> all(CaseId id);

    void add(Rating rating);

    /** Stores a rating in place of the one that its resolution has. */
    void replace(Rating rating);
}
