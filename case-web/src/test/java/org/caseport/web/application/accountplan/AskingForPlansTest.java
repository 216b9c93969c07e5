package org.caseport.web.application.accountplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.done;

import java.util.EnumSet;
import java.util.Map;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Suspension;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.web.application.ChangedBook;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.SupportDesk;
import org.junit.jupiter.api.Test;

/** How a member asks support for a plan, by a case that is filled in already. */
class AskingForPlansTest {

    private static final SupportPlan BASIC = new SupportPlan("basic");
    private static final SupportPlan DEVELOPER = new SupportPlan("developer");
    private static final Member BUYER = buyer("buyer", EnumSet.allOf(Grant.class));

    private final SupportDesk desk = new SupportDesk(
            ChangedBook.with("    change: self                               #", "    change: support #"));
    private final AskingForPlans asking = desk.fill(new AskingForPlans());

    @Test
    void the_draft_is_filled_so_that_only_the_way_to_be_reached_is_missing() {
        DraftId begun = done(begin(BUYER, BASIC));

        DraftFields fields = desk.drafting.find(BUYER, begun).orElseThrow().fields();
        assertThat(fields.get(DraftFields.CASE_TYPE)).isEqualTo("account-and-billing");
        assertThat(fields.get(DraftFields.SERVICE)).isEqualTo("plans-and-subscriptions");
        assertThat(fields.get(DraftFields.CATEGORY)).isEqualTo("change-support-plan");
        assertThat(fields.get(DraftFields.SUBJECT)).isEqualTo("Change to basic");
        assertThat(fields.get(DraftFields.DESCRIPTION)).isEqualTo("From business to basic");
        desk.drafting.save(BUYER, begun, Map.of("language", "en", "method", "web"));
        assertThat(desk.openingCases.open(BUYER, begun)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void who_asks_again_gets_the_same_draft_as_it_was_edited() {
        DraftId begun = done(begin(BUYER, BASIC));
        desk.drafting.save(BUYER, begun, Map.of(DraftFields.SUBJECT, "By March"));

        assertThat(begin(BUYER, BASIC)).isEqualTo(new Outcome.Done<>(begun));

        assertThat(desk.drafting.find(BUYER, begun).orElseThrow().fields().get(DraftFields.SUBJECT))
                .isEqualTo("By March");
        assertThat(begin(buyer("another", EnumSet.allOf(Grant.class)), BASIC)).isNotEqualTo(new Outcome.Done<>(begun));
    }

    @Test
    void the_draft_leads_to_its_case_while_that_is_open_and_to_a_new_one_afterwards() {
        DraftId begun = done(begin(BUYER, BASIC));
        desk.drafting.save(BUYER, begun, Map.of("language", "en", "method", "web"));
        var opened = done(desk.openingCases.open(BUYER, begun));

        assertThat(begin(BUYER, BASIC)).isEqualTo(new Outcome.Done<>(begun));
        done(desk.resolving.resolve(BUYER, opened));
        assertThat(begin(BUYER, BASIC)).isNotEqualTo(new Outcome.Done<>(begun));
    }

    @Test
    void a_plan_that_members_change_to_is_not_asked_for_and_neither_is_the_own_one() {
        assertThat(asking.isNeeded(desk.accounts.find(BUYER.account()).orElseThrow(), BASIC))
                .isTrue();
        assertThat(begin(BUYER, DEVELOPER)).isEqualTo(refused(ChangingPlans.Why.NO_SUCH_CHANGE));
        assertThat(begin(BUYER, new SupportPlan("business"))).isEqualTo(refused(ChangingPlans.Why.NO_SUCH_CHANGE));
        assertThat(begin(BUYER, new SupportPlan("platinum"))).isEqualTo(refused(ChangingPlans.Why.NO_SUCH_CHANGE));
        assertThat(desk.drafts.byId).isEmpty();
        assertThat(desk.refusals()).extracting(JournalEntry::act).containsOnly("draft.begun");
    }

    @Test
    void both_permissions_are_needed_and_an_account_that_is_not_suspended() {
        assertThat(begin(buyer("a", EnumSet.of(Grant.OPEN_CASES)), BASIC))
                .isEqualTo(refused(new Rejection.NotGranted(Grant.CHANGE_PLAN)));
        assertThat(begin(buyer("b", EnumSet.of(Grant.CHANGE_PLAN)), BASIC))
                .isEqualTo(refused(new Rejection.NotGranted(Grant.OPEN_CASES)));
        desk.accounts.suspend(
                BUYER.account(), new Suspension("Unpaid", SupportDesk.MONDAY_NINE, new PersonId("tomasz")));
        assertThat(begin(BUYER, BASIC)).isEqualTo(refused(new Rejection.Suspended("Unpaid")));
    }

    private Outcome<DraftId> begin(Member member, SupportPlan to) {
        return asking.begin(member, to, "Change to " + to, "From business to " + to);
    }

    private static Outcome<DraftId> refused(Rejection why) {
        return new Outcome.Refused<>(why);
    }

    private static Member buyer(String id, EnumSet<Grant> grants) {
        return new Member(new PersonId(id), id, id + "@a.example", BUSINESS.account(), grants);
    }
}
