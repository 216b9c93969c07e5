package org.caseport.domain.cases;

import java.time.Instant;
import java.util.List;

/** Which cases of an account belong together: a case made from an older one, or two that an agent linked. */
public interface CaseLinks {

    /** Links both ways; linking again changes nothing. */
    void link(CaseId one, CaseId other, Instant now);

    /** The cases in sight that are linked to this one, last linked first; none where this one is not in sight. */
    List<CaseSummary> of(Visibility visibility, CaseId id);
}
