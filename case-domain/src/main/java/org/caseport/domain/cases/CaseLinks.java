package org.caseport.domain.cases;

import java.time.Instant;
import java.util.List;

/** Stores which cases of an account are related: a case made from an older one, or two that an agent linked. */
public interface CaseLinks {

    /** Links both ways; linking again changes nothing. */
    void link(CaseId one, CaseId other, Instant now);

    /** The visible cases that are linked to this one, last linked first; none when this one is not visible. */
    List<CaseSummary> of(Visibility visibility, CaseId id);
}
