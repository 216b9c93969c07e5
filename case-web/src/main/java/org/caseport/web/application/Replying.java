package org.caseport.web.application;

import java.util.List;
import org.caseport.domain.account.Grant;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Seen;
import org.caseport.policy.entitlement.Violation;

/** What came of a customer's reply. */
public sealed interface Replying {

    /** It is on the case, which now has this status and so many communications. */
    record Replied(CaseStatus status, int number) implements Replying {}

    /** Something came in between that the writer has not seen. The text is kept in its draft; nothing was sent. */
    record CameBetween(Seen now) implements Replying {}

    /** Nothing was stored, and these are all the reasons. */
    record Declined(List<Violation> violations) implements Replying {

        public Declined {
            violations = List.copyOf(violations);
        }
    }

    /** The case was resolved so long ago that it can't be reopened. */
    record TooLate() implements Replying {}

    /** The member may not do that. */
    record NotGranted(Grant missing) implements Replying {}

    /** There is no such case in the member's sight. */
    record NoSuchCase() implements Replying {}
}
