package org.caseport.domain.accountplan;

import org.caseport.domain.plan.SupportPlan;

/**
 * The plan that applied at an instant.
 *
 * @param inferred whether it was not stored then, but concluded later from the plan that the account had
 */
public record EffectivePlan(SupportPlan plan, boolean inferred) {}
