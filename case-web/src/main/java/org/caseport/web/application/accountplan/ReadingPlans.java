package org.caseport.web.application.accountplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Member;
import org.caseport.domain.accountplan.AccountPlans;
import org.caseport.domain.accountplan.PlanPeriod;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.comparison.PlanFeatures;
import org.caseport.policy.entitlement.CasePolicy;

/** Tells members what their account's plan includes, and what the other plans would. */
@ApplicationScoped
@Transactional
public class ReadingPlans {

    @Inject
    Accounts accounts;

    @Inject
    AccountPlans plans;

    @Inject
    CasePolicy policy;

    @Inject
    Clock clock;

    /** All plans that there are now, the lowest first, each with what it includes for the member's account. */
    public List<Plan> all(Member member) {
        Instant now = clock.instant();
        Account account = accounts.find(member.account())
                .orElseThrow(() -> new IllegalStateException("account " + member.account() + " is gone"));
        SupportPlan own = policy.planOf(account, now);
        return policy.plans(now).stream()
                .map(plan -> new Plan(plan, plan.equals(own), PlanFeatures.of(policy, account.with(plan), now)))
                .toList();
    }

    /** The period that began with the account's plan; empty where none was stored. */
    public Optional<PlanPeriod> current(Member member) {
        return plans.periodsOf(member.account(), 1).stream().findFirst();
    }

    /**
     * A plan and what it includes for an account.
     *
     * @param own whether the account has this plan
     */
    public record Plan(SupportPlan plan, boolean own, PlanFeatures features) {}
}
