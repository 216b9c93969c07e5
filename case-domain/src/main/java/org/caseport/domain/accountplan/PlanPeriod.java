package org.caseport.domain.accountplan;

import java.time.Instant;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.plan.SupportPlan;
import org.jspecify.annotations.Nullable;

/**
 * A period in which an account has one plan: from its instant on, until the next one begins.
 *
 * @param by who decided it; null when nobody did, or when it is not known
 * @param reason what an administrator wrote about it; empty without a reason
 */
public record PlanPeriod(
        SupportPlan plan,
        Instant since,
        Origin origin,
        @Nullable PersonId by,
        String reason) {

    /** How the account came to its plan. */
    public enum Origin {
        /** It had the plan when periods began to be stored; how long before, and who decided it, is not known. */
        INFERRED,
        /** The account was created with it. */
        CREATED,
        /** The plan was changed. */
        CHANGED
    }

    /** The period of an account of which only its plan is known. */
    public static PlanPeriod inferred(SupportPlan plan, Instant since) {
        return new PlanPeriod(plan, since, Origin.INFERRED, null, "");
    }

    public static PlanPeriod created(SupportPlan plan, Instant since, @Nullable PersonId by) {
        return new PlanPeriod(plan, since, Origin.CREATED, by, "");
    }

    public boolean isInferred() {
        return origin == Origin.INFERRED;
    }
}
