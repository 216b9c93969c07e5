package org.caseport.domain.accountplan;

import java.time.Instant;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.plan.SupportPlan;

/**
 * A change of an account's plan that is scheduled.
 *
 * @param reason what an administrator wrote about it; empty without a reason
 */
public record PlanChange(
        AccountId account,
        SupportPlan from,
        SupportPlan to,
        Instant effectiveAt,
        PersonId scheduledBy,
        Instant scheduledAt,
        String reason) {}
