package org.caseport.web.application.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseStatus;

/**
 * Ends the call of a case that is resolved, whoever resolves it, and moves the call of one that is merged. Both happen
 * in the transaction of the act.
 */
@ApplicationScoped
public class FollowingCases {

    @Inject
    PlanningCalls planning;

    /** A merged case is resolved, too; its call has moved by then. */
    public void follow(@Observes CaseEvent event) {
        if (event instanceof CaseEvent.Merged merged) {
            planning.merged(merged.caseId(), merged.into(), merged.by(), merged.at());
        } else if (event instanceof CaseEvent.StatusChanged changed && changed.to() == CaseStatus.RESOLVED) {
            planning.resolved(changed.caseId(), changed.by(), changed.at());
        }
    }
}
