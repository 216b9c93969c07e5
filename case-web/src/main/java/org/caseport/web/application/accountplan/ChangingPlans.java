package org.caseport.web.application.accountplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.accountplan.AccountPlans;
import org.caseport.domain.accountplan.PlanDependents;
import org.caseport.domain.accountplan.PlanPeriod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.text.Blanks;
import org.caseport.policy.comparison.PlanComparison;
import org.caseport.policy.comparison.PlanFeature;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.PolicyRequest;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.jspecify.annotations.Nullable;

/** Changes the plan of an account, once it was reviewed what the change means. */
@ApplicationScoped
@Transactional
public class ChangingPlans {

    /** How many periods of an account a page shows. */
    public static final int PERIODS = 100;

    /** The longest reason, in Unicode code points. */
    public static final int LONGEST_REASON = 1_000;

    /** How many keys and drafts of an account are looked through. */
    private static final int MOST = 1_000;

    @Inject
    Accounts accounts;

    @Inject
    AccountPlans plans;

    @Inject
    PlanDependents dependents;

    @Inject
    CasePolicy policy;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** The account, if there is one. */
    public Optional<Account> find(Administrator by, AccountId id) {
        return accounts.find(id);
    }

    /** Which plans the account had, the latest first. */
    public List<PlanPeriod> periods(Administrator by, AccountId id) {
        return plans.periodsOf(id, PERIODS);
    }

    /** The plans that the account can change to, the lowest first. */
    public List<SupportPlan> others(Administrator by, Account account) {
        Instant now = clock.instant();
        SupportPlan own = policy.planOf(account, now);
        return policy.plans(now).stream().filter(plan -> !plan.equals(own)).toList();
    }

    /** What this plan would mean for the account; empty where the account has it already or there is none such. */
    public Optional<PlanReview> review(Administrator by, AccountId id, SupportPlan to) {
        return accounts.find(id).flatMap(account -> review(account, to, clock.instant()));
    }

    private Optional<PlanReview> review(Account account, SupportPlan to, Instant now) {
        if (!policy.plans(now).contains(to) || policy.planOf(account, now).equals(to)) {
            return Optional.empty();
        }
        PlanComparison comparison = PlanComparison.of(policy, account, to, now);
        boolean losesApi = comparison.lost().stream().anyMatch(PlanFeature.SupportApi.class::isInstance);
        return Optional.of(new PlanReview(
                account,
                comparison,
                losesApi ? dependents.keys(account.id(), MOST) : List.of(),
                dependents.openCases(account.id()),
                dependents.drafts(account.id(), MOST).stream()
                        .filter(draft -> !isRefused(account, draft.fields(), now)
                                && isRefused(account.with(to), draft.fields(), now))
                        .toList()));
    }

    private boolean isRefused(Account account, DraftFields fields, Instant now) {
        return policy.check(new PolicyRequest(account, fields, List.of(), List.of(), now)).violations().stream()
                .anyMatch(violation -> violation.problem() == Violation.Problem.REFUSED);
    }

    /**
     * Changes the plan now.
     *
     * @param reviewed the review that was seen; another one by now is shown first
     */
    public Outcome<Account> change(
            Administrator by, AccountId id, SupportPlan to, String reason, PlanReview.Name reviewed) {
        Optional<Account> found = accounts.lock(id);
        if (found.isEmpty()) {
            return refused(by, null, Rejection.NotFound.ACCOUNT);
        }
        Instant now = clock.instant();
        Account account = found.get();
        Optional<PlanReview> review = review(account, to, now);
        if (review.isEmpty()) {
            return refused(by, id, Why.NO_SUCH_CHANGE);
        }
        if (!review.get().name().equals(reviewed)) {
            boolean samePlan = reviewed.isOf(review.get().comparison().from());
            return refused(by, id, samePlan ? Why.TERMS_CHANGED : Why.PLAN_CHANGED);
        }
        String stripped = Blanks.stripLines(reason);
        if (stripped.isEmpty() || stripped.codePointCount(0, stripped.length()) > LONGEST_REASON) {
            return refused(by, id, stripped.isEmpty() ? Why.NO_REASON : Why.REASON_TOO_LONG);
        }
        Account changed = account.with(to);
        accounts.store(changed);
        plans.begin(id, account.plan(), new PlanPeriod(to, now, PlanPeriod.Origin.CHANGED, by.id(), stripped));
        journal.done(id, by.id(), JournalAct.ACCOUNT_PLAN_CHANGED, id.digits(), account.plan() + " " + to, now);
        return new Outcome.Done<>(changed);
    }

    /** An act on no account is journaled without one, as nothing but accounts have chains of their own. */
    private Outcome<Account> refused(Administrator by, @Nullable AccountId id, Rejection why) {
        journal.refused(
                id,
                by.id(),
                JournalAct.ACCOUNT_PLAN_CHANGED,
                id == null ? null : id.digits(),
                why.code(),
                clock.instant());
        return new Outcome.Refused<>(why);
    }

    /** Why a plan was not changed. Sentences are in the bundle. */
    public enum Why implements Rejection {
        /** The account has the plan already, or there is no such plan. */
        NO_SUCH_CHANGE,
        /** The account has got another plan since the review. */
        PLAN_CHANGED,
        /** Another policy book is in force since the review. */
        TERMS_CHANGED,
        NO_REASON,
        REASON_TOO_LONG;

        @Override
        public String code() {
            return name();
        }
    }
}
