package org.caseport.domain.cases;

import java.time.Instant;
import java.util.Optional;

/** What customers said of how they were supported. */
public interface Ratings {

    /** The rating of this resolution of the case. */
    Optional<Rating> of(CaseId id, Instant resolvedAt);

    void add(Rating rating);
}
