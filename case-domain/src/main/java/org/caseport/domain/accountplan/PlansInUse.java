package org.caseport.domain.accountplan;

import java.util.Set;
import org.caseport.domain.plan.SupportPlan;

/** Tells which plans accounts have, or will have by a scheduled change. */
public interface PlansInUse {

    Set<SupportPlan> plans();
}
