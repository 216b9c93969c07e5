package org.caseport.persistence.accountplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.caseport.domain.access.AccessKey;
import org.caseport.domain.access.AccessKeys;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.accountplan.AccountPlans;
import org.caseport.domain.accountplan.EffectivePlan;
import org.caseport.domain.accountplan.PlanChange;
import org.caseport.domain.accountplan.PlanChangeImpact;
import org.caseport.domain.accountplan.PlanChanges;
import org.caseport.domain.accountplan.PlanPeriod;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
import org.junit.jupiter.api.Test;

/** What the plans of accounts and cases promise, whatever the database. */
abstract class AccountPlanContract extends DatabaseContract {

    private static final SupportPlan BUSINESS = new SupportPlan("business");
    private static final SupportPlan DEVELOPER = new SupportPlan("developer");
    private static final Instant LATER = MONDAY_NINE.plusSeconds(3_600);
    private static final PlanPeriod CHANGED =
            new PlanPeriod(DEVELOPER, LATER, PlanPeriod.Origin.CHANGED, new PersonId("kim"), "Budget – 予算");

    @Test
    void an_account_has_the_plan_of_the_period_in_which_the_instant_lies() {
        AccountId account = stored();
        PlanPeriod created = PlanPeriod.created(BUSINESS, MONDAY_NINE, new PersonId("ada"));

        database.act(kept -> {
            plans(kept).begin(account, BUSINESS, created);
            plans(kept).begin(account, BUSINESS, CHANGED);
        });

        assertThat(planAt(account, MONDAY_NINE)).isEqualTo(new EffectivePlan(BUSINESS, false));
        assertThat(planAt(account, LATER.minusMillis(1))).isEqualTo(new EffectivePlan(BUSINESS, false));
        assertThat(planAt(account, LATER)).isEqualTo(new EffectivePlan(DEVELOPER, false));
        assertMany(kept -> plans(kept).periodsOf(account, 9)).containsExactly(CHANGED, created);
        assertMany(kept -> plans(kept).periodsOf(account, 1)).containsExactly(CHANGED);
    }

    @Test
    void before_its_first_period_and_without_any_an_accounts_plan_is_inferred() {
        AccountId created = stored();
        AccountId unknown = stored();
        database.act(kept -> plans(kept).begin(created, DEVELOPER, PlanPeriod.created(DEVELOPER, MONDAY_NINE, null)));

        assertThat(planAt(created, MONDAY_NINE.minusSeconds(1))).isEqualTo(new EffectivePlan(DEVELOPER, true));
        assertThat(planAt(unknown, MONDAY_NINE)).isEqualTo(new EffectivePlan(BUSINESS, true));
        assertMany(kept -> plans(kept).periodsOf(unknown, 9)).isEmpty();
        assertThatThrownBy(() -> planAt(new AccountId("999999999999"), MONDAY_NINE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_change_stores_what_the_account_had_before_when_nobody_did() {
        AccountId account = stored();

        database.act(kept -> plans(kept).begin(account, BUSINESS, CHANGED));

        assertMany(kept -> plans(kept).periodsOf(account, 9))
                .containsExactly(CHANGED, PlanPeriod.inferred(BUSINESS, LATER));
        assertThat(planAt(account, MONDAY_NINE)).isEqualTo(new EffectivePlan(BUSINESS, true));
    }

    @Test
    void a_case_keeps_the_plan_it_was_opened_under_and_one_without_gets_its_accounts_of_then() {
        Member member = Sample.colleague(stored());
        SupportCase opened = Sample.supportCase(member, "Cold oven", MONDAY_NINE);
        SupportCase older = Sample.supportCase(member, "Older oven", MONDAY_NINE);
        database.act(kept -> {
            kept.cases.store(opened);
            kept.cases.store(older);
            plans(kept).begin(member.account(), BUSINESS, CHANGED);
            kept.entities
                    .createNativeQuery("update support_case set plan = null where id = ?1")
                    .setParameter(1, older.id().value())
                    .executeUpdate();
        });

        assertThat(planOf(find(member, opened.id()))).isEqualTo(new EffectivePlan(BUSINESS, false));
        assertThat(planOf(find(member, older.id()))).isEqualTo(new EffectivePlan(BUSINESS, true));
    }

    @Test
    void what_depends_on_the_plan_is_what_this_account_has() {
        Member member = Sample.memberOf(database);
        Member stranger = Sample.memberOf(database);
        CaseDraft draft = Sample.draft(member);
        SupportCase open = Sample.supportCase(member, "Open", MONDAY_NINE);
        SupportCase resolved = Sample.supportCase(member, "Resolved", MONDAY_NINE);
        resolved.agentResolves(Sample.AIKO, null, List.of(), MONDAY_NINE);
        AccessKey key = new AccessKey(
                "CP" + "A".repeat(9) + member.account().digits().substring(3),
                member.account(),
                member.id(),
                "Build server",
                new SealedSecret("key", "sealed"),
                MONDAY_NINE,
                null);
        database.act(kept -> {
            kept.people.store(Sample.person(member));
            kept.drafts.store(draft);
            kept.cases.store(open);
            kept.cases.store(resolved);
            kept.adapter(AccessKeys.class).store(key);
        });

        assertThat(database.<Integer>ask(kept -> dependents(kept).openCases(member.account())))
                .isEqualTo(1);
        assertMany(kept -> dependents(kept).keys(member.account(), 9))
                .containsExactly(new PlanChangeImpact.Key(member.name(), "Build server"));
        assertMany(kept -> dependents(kept).drafts(member.account(), 9))
                .containsExactly(new PlanChangeImpact.Draft(draft.id(), member.id(), draft.fields()));
        assertMany(kept -> dependents(kept).keys(stranger.account(), 9)).isEmpty();
        assertMany(kept -> dependents(kept).drafts(stranger.account(), 9)).isEmpty();
    }

    @Test
    void an_account_has_one_scheduled_change_until_it_is_removed() {
        AccountId account = stored();
        PlanChange change =
                new PlanChange(account, BUSINESS, DEVELOPER, LATER, new PersonId("kim"), MONDAY_NINE, "Growth");
        database.act(kept -> changes(kept).schedule(change));

        assertOne(kept -> changes(kept).of(account)).contains(change);
        assertMany(kept -> changes(kept).due(LATER.minusMillis(1), 1_000)).doesNotContain(account);
        assertMany(kept -> changes(kept).due(LATER, 1_000)).contains(account);
        assertThatThrownBy(() -> database.act(kept -> changes(kept).schedule(change)))
                .isInstanceOf(PersistenceException.class);
        assertThat(database.<Boolean>ask(kept -> changes(kept).remove(account))).isTrue();
        assertThat(database.<Boolean>ask(kept -> changes(kept).remove(account))).isFalse();
        assertMany(kept -> changes(kept).due(LATER, 1_000)).doesNotContain(account);
    }

    @Test
    void a_permission_that_older_servers_do_not_know_is_not_among_those_they_read() {
        Member member = Sample.memberOf(database);
        database.act(kept -> {
            kept.people.store(Sample.person(member));
            kept.memberships.grant(member.id(), EnumSet.allOf(Grant.class));
        });

        assertThat(database.ask(kept -> kept.people.find(member.id()))
                        .orElseThrow()
                        .grants())
                .isEqualTo(EnumSet.allOf(Grant.class));
        assertThat(database.lines("select grants from person where id = '" + member.id() + "'"))
                .singleElement()
                .asString()
                .doesNotContain(Grant.CHANGE_PLAN.name());
    }

    private static PlanChanges changes(TestDatabase.Kept kept) {
        return kept.adapter(PlanChanges.class);
    }

    private static PlanChangeImpact dependents(TestDatabase.Kept kept) {
        return kept.adapter(PlanChangeImpact.class);
    }

    private AccountId stored() {
        Account account = Sample.account();
        database.act(kept -> kept.accounts.store(account));
        return account.id();
    }

    private EffectivePlan planAt(AccountId account, Instant at) {
        return database.ask(kept -> plans(kept).planAt(account, at));
    }

    private EffectivePlan planOf(SupportCase supportCase) {
        return database.ask(kept -> plans(kept).planOf(supportCase));
    }

    private static AccountPlans plans(TestDatabase.Kept kept) {
        return kept.adapter(AccountPlans.class);
    }
}
