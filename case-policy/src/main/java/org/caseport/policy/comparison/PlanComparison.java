package org.caseport.policy.comparison;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.entitlement.CasePolicy;

/**
 * The difference that another plan would make to an account: only what is different, each in the order of the wizard.
 * It is computed from what the policy answers under both plans, so that it can't disagree with the wizard.
 *
 * @param upgrade whether the other plan is a higher one: a policy book's higher plans lose nothing of the lower ones
 * @param example when the case of the examples is opened
 */
public record PlanComparison(
        SupportPlan from,
        SupportPlan to,
        boolean upgrade,
        Instant example,
        List<PlanFeature> gained,
        List<PlanFeature> lost,
        List<Change> changed) {

    public PlanComparison {
        gained = List.copyOf(gained);
        lost = List.copyOf(lost);
        changed = List.copyOf(changed);
    }

    /** A feature that both plans have, to another extent. */
    public record Change(PlanFeature before, PlanFeature after) {}

    /** What would be different for the account under this plan at this instant. */
    public static PlanComparison of(CasePolicy policy, Account account, SupportPlan to, Instant at) {
        PlanFeatures before = PlanFeatures.of(policy, account, at);
        PlanFeatures after = PlanFeatures.of(policy, account.with(to), at);
        List<SupportPlan> plans = policy.plans(at);
        SupportPlan from = policy.planOf(account, at);
        return new PlanComparison(
                from,
                to,
                plans.indexOf(to) > plans.indexOf(from),
                before.example(),
                without(after, before),
                without(before, after),
                changes(before, after));
    }

    private static List<PlanFeature> without(PlanFeatures some, PlanFeatures others) {
        return some.all().stream()
                .filter(feature -> others.like(feature).isEmpty())
                .toList();
    }

    private static List<Change> changes(PlanFeatures before, PlanFeatures after) {
        return before.all().stream()
                .flatMap(feature -> change(feature, after).stream())
                .toList();
    }

    private static Optional<Change> change(PlanFeature before, PlanFeatures after) {
        return after.like(before)
                .filter(feature -> !feature.extent().equals(before.extent()))
                .map(feature -> new Change(before, feature));
    }
}
