package org.caseport.web.application;

import java.util.List;
import org.caseport.domain.cases.Seen;
import org.caseport.domain.cases.SupportCase;
import org.caseport.policy.entitlement.Violation;

/** What came of an agent's act on a case. */
public sealed interface Working {

    /** It is done; this is how the case stands now. */
    record Done(SupportCase supportCase) implements Working {}

    /** Something came in between that the agent has not seen. The text is kept in its draft; nothing was sent. */
    record CameBetween(Seen now) implements Working {}

    /** Nothing was stored, and these are all the reasons. */
    record Declined(List<Violation> violations) implements Working {

        public Declined {
            violations = List.copyOf(violations);
        }
    }

    /** As the case stands now, this can't be done. */
    record Impossible(Why why) implements Working {}

    /** There is no such case. */
    record NoSuchCase() implements Working {}

    /** Why not. The sentences for these stand in the message bundle. */
    enum Why {
        /** The case is resolved. */
        RESOLVED,
        /** The case is open. */
        OPEN,
        /** There is no such agent. */
        NO_SUCH_AGENT,
        /** The account's plan promises nothing for this severity. */
        NOT_IN_PLAN,
        /** The catalog has no such service or category for this case type. */
        NOT_IN_CATALOG,
        /** The other case is not one of the same account, or it is this very case. */
        NO_SUCH_OTHER_CASE,
        /** The other case is resolved, so nothing can go on there. */
        OTHER_IS_RESOLVED,
        /** A reason, or a note, says something and has at most 8,000 characters. */
        NO_TEXT,
        /** There is something to send, so it can't be resolved without a message. */
        SAYS_SOMETHING
    }
}
