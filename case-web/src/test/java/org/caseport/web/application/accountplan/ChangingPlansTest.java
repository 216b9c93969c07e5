package org.caseport.web.application.accountplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.MONDAY_NINE;
import static org.caseport.web.application.SupportDesk.done;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.accountplan.EffectivePlan;
import org.caseport.domain.accountplan.PlanChangeImpact;
import org.caseport.domain.accountplan.PlanPeriod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.web.application.ChangedBook;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.accountplan.ChangingPlans.Why;
import org.junit.jupiter.api.Test;

class ChangingPlansTest {

    private static final Administrator TOMASZ = new Administrator(new PersonId("tomasz"), "Tomasz");
    private static final AccountId ACCOUNT = BUSINESS.account();
    private static final SupportPlan FROM = new SupportPlan("business");
    private static final SupportPlan DEVELOPER = new SupportPlan("developer");
    private static final SupportPlan ENTERPRISE = new SupportPlan("enterprise");

    private final SupportDesk desk = new SupportDesk();
    private final ChangingPlans changing = desk.fill(new ChangingPlans());

    private PlanReview review(SupportPlan to) {
        return changing.review(TOMASZ, ACCOUNT, to).orElseThrow();
    }

    private Account stored() {
        return desk.accounts.find(ACCOUNT).orElseThrow();
    }

    @Test
    void a_reviewed_change_is_done_at_once_and_its_reason_is_kept_with_the_plan() {
        PlanReview review = review(DEVELOPER);

        Account changed = done(changing.change(TOMASZ, ACCOUNT, DEVELOPER, " Budget was cut ", review.name(), null))
                .account();

        assertThat(changed).isEqualTo(stored());
        assertThat(changed.plan()).isEqualTo(DEVELOPER);
        assertThat(desk.plans.periodsOf(ACCOUNT, 9))
                .containsExactly(
                        new PlanPeriod(
                                DEVELOPER, MONDAY_NINE, PlanPeriod.Origin.CHANGED, TOMASZ.id(), "Budget was cut"),
                        PlanPeriod.inferred(FROM, MONDAY_NINE));
        assertThat(desk.plans.planAt(ACCOUNT, MONDAY_NINE)).isEqualTo(new EffectivePlan(DEVELOPER, false));
        JournalEntry entry = desk.journal.get(desk.journal.size() - 1);
        assertThat(entry.act()).isEqualTo("account.plan-changed");
        assertThat(entry.detail()).isEqualTo("business developer");
    }

    @Test
    void the_review_counts_what_the_account_has_by_its_own_data() {
        desk.dependents.openCases = 12;
        desk.dependents.keys.add(new PlanChangeImpact.Key("Kim", "Build server"));
        desk.dependents.drafts.add(draft("1", Map.of("caseType", "technical", "severity", "urgent")));
        desk.dependents.drafts.add(draft("2", Map.of("caseType", "technical", "severity", "low")));

        PlanReview worse = review(DEVELOPER);
        PlanReview better = review(ENTERPRISE);

        assertThat(worse.openCases()).isEqualTo(12);
        assertThat(worse.keys()).isEqualTo(desk.dependents.keys);
        assertThat(worse.drafts()).containsExactly(desk.dependents.drafts.get(0));
        assertThat(better.keys()).isEmpty();
        assertThat(better.drafts()).isEmpty();
    }

    private static PlanChangeImpact.Draft draft(String number, Map<String, String> fields) {
        return new PlanChangeImpact.Draft(new DraftId("0".repeat(31) + number), BUSINESS.id(), DraftFields.of(fields));
    }

    @Test
    void a_change_whose_review_is_out_of_date_is_not_done_and_says_what_is_different() {
        PlanReview review = review(DEVELOPER);
        desk.accounts.store(stored().with(ENTERPRISE));

        assertThat(change(DEVELOPER, "Budget", review.name())).isEqualTo(refused(Why.PLAN_CHANGED));
        assertThat(change(DEVELOPER, "Budget", new PlanReview.Name("enterprise.other")))
                .isEqualTo(refused(Why.TERMS_CHANGED));
        assertThat(stored().plan()).isEqualTo(ENTERPRISE);
        assertThat(desk.plans.periodsOf(ACCOUNT, 9)).isEmpty();
        assertThat(desk.refusals()).extracting(JournalEntry::act).containsOnly("account.plan-changed");
    }

    @Test
    void what_goes_on_in_the_account_meanwhile_does_not_bring_the_review_back() {
        PlanReview review = review(DEVELOPER);
        desk.dependents.openCases = 99;

        assertThat(change(DEVELOPER, "Budget", review.name())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void the_same_plan_an_unknown_one_and_a_change_without_a_reason_are_refused() {
        PlanReview.Name name = review(DEVELOPER).name();

        assertThat(changing.review(TOMASZ, ACCOUNT, FROM)).isEmpty();
        assertThat(change(FROM, "Budget", name)).isEqualTo(refused(Why.NO_SUCH_CHANGE));
        assertThat(change(new SupportPlan("platinum"), "Budget", name)).isEqualTo(refused(Why.NO_SUCH_CHANGE));
        assertThat(change(DEVELOPER, " \u3000", name)).isEqualTo(refused(Why.NO_REASON));
        assertThat(change(DEVELOPER, "x".repeat(ChangingPlans.LONGEST_REASON + 1), name))
                .isEqualTo(refused(Why.REASON_TOO_LONG));
        assertThat(changing.change(TOMASZ, new AccountId("999999999999"), DEVELOPER, "Budget", name, null))
                .isEqualTo(refused(Rejection.NotFound.ACCOUNT));
        assertThat(stored().plan()).isEqualTo(FROM);
    }

    private Outcome<ChangingPlans.Changed> change(SupportPlan to, String reason, PlanReview.Name reviewed) {
        return changing.change(TOMASZ, ACCOUNT, to, reason, reviewed, null);
    }

    private static Outcome<ChangingPlans.Changed> refused(Rejection why) {
        return new Outcome.Refused<>(why);
    }

    @Test
    void the_other_plans_are_offered() {
        assertThat(changing.others(TOMASZ, stored()))
                .extracting(SupportPlan::code)
                .isEqualTo(List.of("basic", "developer", "enterprise-on-ramp", "enterprise"));
    }

    @Test
    void each_change_is_told_with_both_plans_its_instant_and_who_made_it() {
        done(change(ENTERPRISE, "Growth", review(ENTERPRISE).name()));
        done(changeByMember(DEVELOPER));
        assertThat(changing.cancel(TOMASZ, ACCOUNT)).isTrue();
        assertThat(changing.cancel(TOMASZ, ACCOUNT)).isFalse();

        Instant end = MONDAY_NINE.plus(Duration.ofDays(30));
        assertThat(desk.outbox.notices)
                .containsExactly(
                        told("account.plan.changed", "business enterprise " + MONDAY_NINE + " tomasz"),
                        told("account.plan.scheduled", "enterprise developer " + end + " " + BUYER.id()),
                        told("account.plan.cancelled", "enterprise developer " + end + " tomasz"));
    }

    @Test
    void a_change_that_comes_at_the_end_of_the_term_is_told_then_and_one_that_is_refused_never() {
        done(changeByMember(ENTERPRISE));
        done(changeByMember(DEVELOPER));
        desk.outbox.notices.clear();

        assertThat(changeByMember(new SupportPlan("basic"))).isEqualTo(refused(Why.ANOTHER_SCHEDULED));
        assertThat(desk.outbox.notices).isEmpty();
        desk.itIs(MONDAY_NINE.plus(Duration.ofDays(31)));
        changing.apply(ACCOUNT);
        changing.apply(ACCOUNT);

        assertThat(desk.outbox.notices)
                .extracting(Notice::kind, Notice::at)
                .containsExactly(tuple("account.plan.changed", MONDAY_NINE.plus(Duration.ofDays(31))));
    }

    private static Notice told(String kind, String detail) {
        return Notice.ofAccount(ACCOUNT, kind, detail, MONDAY_NINE);
    }

    // ---- by members

    private static final Member BUYER =
            new Member(BUSINESS.id(), BUSINESS.name(), BUSINESS.email(), ACCOUNT, EnumSet.allOf(Grant.class));

    private Outcome<ChangingPlans.Changed> changeByMember(SupportPlan to) {
        return changing.change(BUYER, to, review(to).name(), null);
    }

    @Test
    void a_member_who_may_change_the_plan_has_a_higher_one_at_once() {
        done(changeByMember(ENTERPRISE));

        assertThat(stored().plan()).isEqualTo(ENTERPRISE);
        assertThat(desk.plans.periodsOf(ACCOUNT, 1).get(0).by()).isEqualTo(BUYER.id());
        assertThat(changing.scheduled(BUYER)).isEmpty();
    }

    @Test
    void a_lower_plan_comes_at_the_end_of_the_term_once_and_also_after_a_downtime() {
        done(changeByMember(ENTERPRISE));
        Instant end = MONDAY_NINE.plus(Duration.ofDays(30));

        assertThat(done(changeByMember(DEVELOPER)).at()).isEqualTo(end);
        assertThat(stored().plan()).isEqualTo(ENTERPRISE);
        desk.itIs(end.minusMillis(1));
        assertThat(changing.due()).isEmpty();
        changing.apply(ACCOUNT);
        assertThat(stored().plan()).isEqualTo(ENTERPRISE);

        desk.itIs(end.plus(Duration.ofDays(3)));
        assertThat(changing.due()).containsExactly(ACCOUNT);
        changing.apply(ACCOUNT);
        changing.apply(ACCOUNT);

        assertThat(stored().plan()).isEqualTo(DEVELOPER);
        assertThat(desk.plans.periodsOf(ACCOUNT, 9)).hasSize(3);
        assertThat(changing.due()).isEmpty();
        assertThat(desk.journal)
                .extracting(JournalEntry::act)
                .containsExactly("account.plan-changed", "account.plan-change-scheduled", "account.plan-changed");
    }

    @Test
    void a_scheduled_change_is_cancelled_before_another_one_even_by_support() {
        done(changeByMember(ENTERPRISE));
        done(changeByMember(DEVELOPER));

        assertThat(changeByMember(new SupportPlan("basic"))).isEqualTo(refused(Why.ANOTHER_SCHEDULED));
        assertThat(change(FROM, "Budget", review(FROM).name())).isEqualTo(refused(Why.ANOTHER_SCHEDULED));
        assertThat(changing.cancel(BUSINESS)).isFalse();
        assertThat(changing.cancel(BUYER)).isTrue();
        assertThat(changing.cancel(BUYER)).isFalse();
        desk.later(Duration.ofDays(60));
        changing.apply(ACCOUNT);
        assertThat(stored().plan()).isEqualTo(ENTERPRISE);
        assertThat(change(FROM, "Budget", review(FROM).name())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_cancellation_that_is_refused_is_journaled() {
        changing.cancel(BUSINESS);
        changing.cancel(BUYER);
        changing.cancel(TOMASZ, ACCOUNT);
        changing.cancel(TOMASZ, new AccountId("999999999999"));

        assertThat(desk.refusals())
                .extracting(JournalEntry::account, JournalEntry::person, JournalEntry::detail)
                .containsExactly(
                        tuple(ACCOUNT, BUSINESS.id(), "NOT_GRANTED"),
                        tuple(ACCOUNT, BUYER.id(), "NOT_SCHEDULED"),
                        tuple(ACCOUNT, TOMASZ.id(), "NOT_SCHEDULED"),
                        tuple(null, TOMASZ.id(), "NO_SUCH_ACCOUNT"));
        assertThat(desk.refusals()).extracting(JournalEntry::act).containsOnly("account.plan-change-cancelled");
    }

    @Test
    void a_later_day_is_waited_for_whether_the_plan_is_higher_or_lower() {
        Instant day = MONDAY_NINE.plus(Duration.ofDays(9));

        assertThat(done(changing.change(BUYER, ENTERPRISE, review(ENTERPRISE).name(), day))
                        .at())
                .isEqualTo(day);
        assertThat(stored().plan()).isEqualTo(FROM);
        desk.itIs(day);
        changing.apply(ACCOUNT);
        assertThat(stored().plan()).isEqualTo(ENTERPRISE);

        Instant end = day.plus(Duration.ofDays(30));
        assertThat(changing.change(BUYER, DEVELOPER, review(DEVELOPER).name(), end))
                .isEqualTo(refused(Why.TOO_EARLY));
        assertThat(changing.scheduled(BUYER)).isEmpty();
        assertThat(done(changing.change(BUYER, DEVELOPER, review(DEVELOPER).name(), end.plusSeconds(1)))
                        .at())
                .isEqualTo(end.plusSeconds(1));
    }

    @Test
    void a_later_change_by_an_administrator_waits_for_no_term_and_keeps_its_reason() {
        done(changeByMember(ENTERPRISE));
        Instant tomorrow = MONDAY_NINE.plus(Duration.ofDays(1));

        assertThat(changing.change(
                        TOMASZ, ACCOUNT, DEVELOPER, "Budget", review(DEVELOPER).name(), MONDAY_NINE))
                .isEqualTo(refused(Why.TOO_EARLY));
        done(changing.change(
                TOMASZ, ACCOUNT, DEVELOPER, "Budget", review(DEVELOPER).name(), tomorrow));
        assertThat(changing.scheduled(BUYER).orElseThrow().effectiveAt()).isEqualTo(tomorrow);
        desk.itIs(tomorrow);
        changing.apply(ACCOUNT);

        assertThat(desk.plans.periodsOf(ACCOUNT, 1))
                .containsExactly(new PlanPeriod(DEVELOPER, tomorrow, PlanPeriod.Origin.CHANGED, TOMASZ.id(), "Budget"));
    }

    @Test
    void administering_an_account_does_not_let_a_member_change_its_plan() {
        Set<Grant> grants = EnumSet.copyOf(Grant.USUAL);
        grants.add(Grant.ADMINISTER);
        Member boss = new Member(BUSINESS.id(), "Boss", BUSINESS.email(), ACCOUNT, grants);

        assertThat(changing.others(boss)).isEmpty();
        assertThat(changing.review(boss, ENTERPRISE)).isEmpty();
        assertThat(changing.change(boss, ENTERPRISE, review(ENTERPRISE).name(), null))
                .isEqualTo(refused(new Rejection.NotGranted(Grant.CHANGE_PLAN)));
        assertThat(stored().plan()).isEqualTo(FROM);
    }

    @Test
    void a_plan_that_only_support_changes_is_not_changed_by_members() {
        SupportDesk supported = new SupportDesk(
                ChangedBook.with("    change: self                               #", "    change: support #"));
        ChangingPlans there = supported.fill(new ChangingPlans());
        SupportPlan basic = new SupportPlan("basic");
        PlanReview.Name name =
                there.review(TOMASZ, ACCOUNT, basic).orElseThrow().name();

        assertThat(there.others(BUYER)).contains(basic, DEVELOPER);
        assertThat(there.review(BUYER, basic)).isPresent();
        assertThat(there.change(BUYER, basic, name, null)).isEqualTo(refused(Why.NO_SUCH_CHANGE));
    }
}
