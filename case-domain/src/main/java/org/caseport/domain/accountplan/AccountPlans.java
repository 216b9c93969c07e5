package org.caseport.domain.accountplan;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.plan.SupportPlan;

/**
 * Stores which plan each account had when. Accounts and cases from before periods were stored, or of a server of the
 * version before, have inferred plans.
 */
public interface AccountPlans {

    /**
     * The plan of the account at this instant. Before its first period, it is inferred to be that period's.
     *
     * @throws IllegalArgumentException when there is no such account
     */
    EffectivePlan planAt(AccountId account, Instant at);

    /** The plan under which the case was opened. */
    default EffectivePlan planOf(SupportCase supportCase) {
        SupportPlan stored = supportCase.request().plan();
        return stored == null
                ? new EffectivePlan(
                        planAt(supportCase.account(), supportCase.openedAt()).plan(), true)
                : new EffectivePlan(stored, false);
    }

    /** The periods of the account, the latest first. */
    List<PlanPeriod> periodsOf(AccountId account, int most);

    /**
     * Stores that another period begins. Whoever calls this has locked the account and stores it with the plan. What
     * the account had before is stored too, as inferred, if it is not known yet.
     *
     * @param before the plan that the account had until then; the plan of the period itself for a new account
     */
    void begin(AccountId account, SupportPlan before, PlanPeriod period);
}
