package org.caseport.web.application;

import java.util.List;
import org.caseport.domain.account.Grant;
import org.caseport.domain.cases.CaseId;
import org.caseport.policy.entitlement.Violation;

/** What came of a submission. */
public sealed interface Opening {

    /** The draft is this case: since now, or since an earlier submission of the same draft. */
    record Opened(CaseId caseId) implements Opening {}

    /** Nothing was stored, and these are all the reasons. */
    record Declined(List<Violation> violations) implements Opening {

        public Declined {
            violations = List.copyOf(violations);
        }
    }

    /** The member may not open cases. */
    record NotGranted(Grant missing) implements Opening {}

    /** There is no such draft of this member. */
    record NoSuchDraft() implements Opening {}
}
