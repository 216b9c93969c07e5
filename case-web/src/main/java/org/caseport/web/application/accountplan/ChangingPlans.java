package org.caseport.web.application.accountplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
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
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.accountplan.AccountPlans;
import org.caseport.domain.accountplan.PlanChange;
import org.caseport.domain.accountplan.PlanChangeImpact;
import org.caseport.domain.accountplan.PlanChanges;
import org.caseport.domain.accountplan.PlanPeriod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.text.BlankText;
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

    /** How many changes are listed at once when they are due. */
    private static final int AT_ONCE = 100;

    /** How many keys and drafts of an account are looked through. */
    private static final int MOST = 1_000;

    @Inject
    Accounts accounts;

    @Inject
    AccountPlans plans;

    @Inject
    PlanChanges changes;

    @Inject
    PlanChangeImpact impact;

    @Inject
    CasePolicy policy;

    @Inject
    Journal journal;

    @Inject
    Outbox outbox;

    @Inject
    Event<Outbox.Filled> filled;

    @Inject
    Clock clock;

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
                losesApi ? impact.keys(account.id(), MOST) : List.of(),
                impact.openCases(account.id()),
                impact.drafts(account.id(), MOST).stream()
                        .filter(draft -> !isRefused(account, draft.fields(), now)
                                && isRefused(account.with(to), draft.fields(), now))
                        .toList()));
    }

    private boolean isRefused(Account account, DraftFields fields, Instant now) {
        return policy.check(new PolicyRequest(account, fields, List.of(), List.of(), now)).violations().stream()
                .anyMatch(violation -> violation.problem() == Violation.Problem.REFUSED);
    }

    /**
     * What this plan would mean for the member's account; empty where the account has it already or there is none such,
     * and for members who may not change the plan.
     */
    public Optional<PlanReview> review(Member member, SupportPlan to) {
        return accounts.find(member.account())
                .filter(account -> member.may(Grant.CHANGE_PLAN))
                .flatMap(account -> review(account, to, clock.instant()));
    }

    /**
     * The plans that the account can have instead, the lowest first, also those to which only support changes it; empty
     * for members who may not change the plan.
     */
    public List<SupportPlan> others(Member member) {
        Instant now = clock.instant();
        Account account = accounts.find(member.account()).orElseThrow();
        SupportPlan own = policy.planOf(account, now);
        return policy.plans(now).stream()
                .filter(plan -> !plan.equals(own) && member.may(Grant.CHANGE_PLAN))
                .toList();
    }

    /** The change of the account's plan that is scheduled, for all its members. */
    public Optional<PlanChange> scheduled(Member member) {
        return changes.of(member.account());
    }

    public Optional<PlanChange> scheduled(Administrator by, AccountId account) {
        return changes.of(account);
    }

    /** When a change by a member can be in force at the earliest: a lower plan waits for the end of the term. */
    public Instant earliest(PlanReview review) {
        return earliest(review.account(), review.comparison(), clock.instant());
    }

    private Instant earliest(Account account, PlanComparison comparison, Instant now) {
        if (comparison.upgrade()) {
            return now;
        }
        Instant end = plans.periodsOf(account.id(), 1).stream()
                .findFirst()
                .map(period -> period.since().plus(policy.planTerm(now)))
                .orElse(now);
        return end.isAfter(now) ? end : now;
    }

    /**
     * Changes the plan of the member's account: to a higher one now, to a lower one at the end of the term, to both
     * later if the member wants so.
     *
     * @param reviewed the review that was seen; another one by now is shown first
     * @param later when the change is to be in force; null for as early as possible
     */
    public Outcome<Changed> change(Member member, SupportPlan to, PlanReview.Name reviewed, @Nullable Instant later) {
        AccountId id = member.account();
        if (!member.may(Grant.CHANGE_PLAN)) {
            return refused(id, member.id(), new Rejection.NotGranted(Grant.CHANGE_PLAN));
        }
        Account account = accounts.lock(id).orElseThrow();
        Instant now = clock.instant();
        if (!policy.plans(now).contains(to) || !policy.isChangedByMembers(account, to, now)) {
            return refused(id, member.id(), Why.NO_SUCH_CHANGE);
        }
        Optional<PlanReview> review = review(account, to, now);
        Optional<Why> why = whyNot(id, review, reviewed);
        if (review.isEmpty() || why.isPresent()) {
            return refused(id, member.id(), why.orElse(Why.NO_SUCH_CHANGE));
        }
        Instant earliest = earliest(account, review.get().comparison(), now);
        return change(account, to, member.id(), "", earliest, later);
    }

    /** Makes the change, or schedules it when it is to be in force later. */
    private Outcome<Changed> change(
            Account account, SupportPlan to, PersonId by, String reason, Instant earliest, @Nullable Instant later) {
        Instant now = clock.instant();
        AccountId id = account.id();
        if (later != null && !later.isAfter(earliest)) {
            return refused(id, by, Why.TOO_EARLY);
        }
        Instant at = later == null ? earliest : later;
        if (!at.isAfter(now)) {
            return new Outcome.Done<>(set(account, to, by, reason, now));
        }
        PlanChange change = new PlanChange(id, account.plan(), to, at, by, now, reason);
        changes.schedule(change);
        tell("account.plan.scheduled", change, by, now);
        journal.done(
                id,
                by,
                JournalAct.ACCOUNT_PLAN_CHANGE_SCHEDULED,
                id.digits(),
                account.plan() + " " + to + " " + at,
                now);
        return new Outcome.Done<>(new Changed(account, at));
    }

    /** Cancels the change that is scheduled; false when there is none, or for a member who may not. */
    public boolean cancel(Member member) {
        if (!member.may(Grant.CHANGE_PLAN)) {
            return notCancelled(member.account(), member.id(), new Rejection.NotGranted(Grant.CHANGE_PLAN).code());
        }
        return cancel(member.account(), member.id());
    }

    public boolean cancel(Administrator by, AccountId account) {
        return cancel(account, by.id());
    }

    private boolean cancel(AccountId id, PersonId by) {
        Optional<Account> account = accounts.lock(id);
        if (account.isEmpty()) {
            return notCancelled(null, by, Rejection.NotFound.ACCOUNT.code());
        }
        Optional<PlanChange> change = changes.of(id);
        if (change.isEmpty()) {
            return notCancelled(id, by, "NOT_SCHEDULED");
        }
        Instant now = clock.instant();
        changes.remove(id);
        journal.done(id, by, JournalAct.ACCOUNT_PLAN_CHANGE_CANCELLED, id.digits(), "", now);
        tell("account.plan.cancelled", change.get(), by, now);
        return true;
    }

    private boolean notCancelled(@Nullable AccountId id, PersonId by, String why) {
        refused(id, by, JournalAct.ACCOUNT_PLAN_CHANGE_CANCELLED, why);
        return false;
    }

    /** Notifies those who administer the account, and the webhooks that want to know. */
    private void tell(String kind, PlanChange change, PersonId by, Instant now) {
        String detail = change.from() + " " + change.to() + " " + change.effectiveAt() + " " + by.value();
        outbox.put(Notice.ofAccount(change.account(), kind, detail, now));
        filled.fire(new Outbox.Filled());
    }

    /** The accounts whose scheduled changes are due. */
    public List<AccountId> due() {
        return changes.due(clock.instant(), AT_ONCE);
    }

    /**
     * Makes the scheduled change of this account, if it is still due. The account is locked first, so that of several
     * servers one makes it. A change to a plan that there is no more, or from one that the account has no more, is
     * dropped.
     */
    public void apply(AccountId id) {
        Instant now = clock.instant();
        Optional<Account> account = accounts.lock(id);
        Optional<PlanChange> change =
                changes.of(id).filter(found -> !found.effectiveAt().isAfter(now));
        if (account.isEmpty() || change.isEmpty()) {
            return;
        }
        changes.remove(id);
        PlanChange due = change.get();
        if (!due.from().equals(account.get().plan())
                || review(account.get(), due.to(), now).isEmpty()) {
            refused(id, due.scheduledBy(), Why.NO_SUCH_CHANGE);
            return;
        }
        set(account.get(), due.to(), due.scheduledBy(), due.reason(), now);
    }

    /**
     * Changes the plan of any account, without waiting for the end of the term.
     *
     * @param reviewed the review that was seen; another one by now is shown first
     * @param later when the change is to be in force; null for now
     */
    public Outcome<Changed> change(
            Administrator by,
            AccountId id,
            SupportPlan to,
            String reason,
            PlanReview.Name reviewed,
            @Nullable Instant later) {
        Optional<Account> found = accounts.lock(id);
        if (found.isEmpty()) {
            return refused(null, by.id(), Rejection.NotFound.ACCOUNT);
        }
        Instant now = clock.instant();
        Account account = found.get();
        Optional<PlanReview> review = review(account, to, now);
        Optional<Why> why = whyNot(id, review, reviewed);
        if (why.isPresent()) {
            return refused(id, by.id(), why.get());
        }
        String stripped = BlankText.stripLines(reason);
        if (stripped.isEmpty() || stripped.codePointCount(0, stripped.length()) > LONGEST_REASON) {
            return refused(id, by.id(), stripped.isEmpty() ? Why.NO_REASON : Why.REASON_TOO_LONG);
        }
        return change(account, to, by.id(), stripped, now, later);
    }

    private Optional<Why> whyNot(AccountId id, Optional<PlanReview> review, PlanReview.Name reviewed) {
        if (review.isEmpty()) {
            return Optional.of(Why.NO_SUCH_CHANGE);
        }
        if (changes.of(id).isPresent()) {
            return Optional.of(Why.ANOTHER_SCHEDULED);
        }
        if (!review.get().name().equals(reviewed)) {
            boolean samePlan = reviewed.isOf(review.get().comparison().from());
            return Optional.of(samePlan ? Why.TERMS_CHANGED : Why.PLAN_CHANGED);
        }
        return Optional.empty();
    }

    private Changed set(Account account, SupportPlan to, PersonId by, String reason, Instant now) {
        Account changed = account.with(to);
        AccountId id = account.id();
        accounts.store(changed);
        plans.begin(id, account.plan(), new PlanPeriod(to, now, PlanPeriod.Origin.CHANGED, by, reason));
        journal.done(id, by, JournalAct.ACCOUNT_PLAN_CHANGED, id.digits(), account.plan() + " " + to, now);
        tell("account.plan.changed", new PlanChange(id, account.plan(), to, now, by, now, reason), by, now);
        return new Changed(changed, now);
    }

    /** An act on no account is journaled without one, as nothing but accounts have chains of their own. */
    private Outcome<Changed> refused(@Nullable AccountId id, PersonId by, Rejection why) {
        refused(id, by, JournalAct.ACCOUNT_PLAN_CHANGED, why.code());
        return new Outcome.Refused<>(why);
    }

    private void refused(@Nullable AccountId id, PersonId by, JournalAct act, String why) {
        journal.refused(id, by, act, id == null ? null : id.digits(), why, clock.instant());
    }

    /**
     * A change that was made, or is scheduled.
     *
     * @param account the account as it is now
     * @param at when the change is in force
     */
    public record Changed(Account account, Instant at) {}

    /** Why a plan was not changed. Sentences are in the bundle. */
    public enum Why implements Rejection {
        /** The account has the plan already, or it can't have it this way. */
        NO_SUCH_CHANGE,
        /** A change is scheduled, and has to be cancelled first. */
        ANOTHER_SCHEDULED,
        /** The account has got another plan since the review. */
        PLAN_CHANGED,
        /** Another policy book is in force since the review. */
        TERMS_CHANGED,
        NO_REASON,
        REASON_TOO_LONG,
        /** A later instant was asked for, but it is not later than the earliest. */
        TOO_EARLY;

        @Override
        public String code() {
            return name();
        }
    }
}
