package org.caseport.web.application.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.DEVELOPER;
import static org.caseport.web.application.SupportDesk.KIM;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Suspension;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.file.EnclosedFiles;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.access.SubmittingWithFiles;
import org.caseport.web.application.correspondence.Reply;
import org.junit.jupiter.api.Test;

/** An account that is suspended opens no case by any way, while everything else continues. */
class SuspendingAccountsTest extends PeopleFixture {

    private static final String REASON = "Two invoices are unpaid.";
    private static final Administrator ADA = new Administrator(new PersonId("ada"), "Ada");

    @Test
    void no_draft_becomes_a_case_and_what_it_holds_is_kept() {
        DraftId draft = desk.completeDraft(BUSINESS);
        suspend();

        Outcome<CaseId> opening = desk.openingCases.open(BUSINESS, draft);

        assertThat(opening.rejection()).contains(new Rejection.Suspended(REASON));
        assertThat(desk.cases.byId).isEmpty();
        desk.drafting.save(BUSINESS, draft, Map.of(DraftFields.SUBJECT, "Written meanwhile"));
        assertThat(desk.drafting.find(BUSINESS, draft).orElseThrow().fields().get(DraftFields.SUBJECT))
                .isEqualTo("Written meanwhile");
        resume();
        assertThat(SupportDesk.done(desk.openingCases.open(BUSINESS, draft))).isNotNull();
    }

    @Test
    void a_draft_that_was_submitted_before_still_leads_to_its_case() {
        DraftId draft = desk.completeDraft(BUSINESS);
        CaseId opened = SupportDesk.done(desk.openingCases.open(BUSINESS, draft));
        suspend();

        assertThat(desk.openingCases.open(BUSINESS, draft)).isEqualTo(new Outcome.Done<>(opened));
    }

    @Test
    void no_program_opens_a_case() {
        suspend();
        DraftFields fields = DraftFields.of(SupportDesk.completeTechnicalCase());

        Outcome<CaseId> opening = desk.acting.open(BUSINESS, fields, SubmittingWithFiles.SentAhead.NOTHING);

        assertThat(opening.rejection()).contains(new Rejection.Suspended(REASON));
        assertThat(desk.cases.byId).isEmpty();
        assertThat(desk.refusals())
                .extracting(JournalEntry::act, JournalEntry::detail)
                .containsExactly(tuple("case.opened", "ACCOUNT_SUSPENDED"));
    }

    @Test
    void no_related_case_is_begun() {
        SupportCase older = desk.openCase(BUSINESS);
        suspend();

        assertThat(desk.relating.begin(BUSINESS, older.id())).isEmpty();

        resume();
        assertThat(desk.relating.begin(BUSINESS, older.id())).isPresent();
    }

    @Test
    void open_cases_continue_for_members_and_agents() {
        SupportCase open = caseOfKim();
        suspend();

        SupportDesk.done(
                desk.replying.reply(BUSINESS, new Reply(open.id(), "Any news?", EnclosedFiles.NOTHING, List.of())));
        SupportDesk.done(desk.note(KIM, open.id(), "Asked the billing team"));
        SupportDesk.done(desk.resolving.resolve(BUSINESS, open.id()));

        assertThat(desk.cases.byId.get(open.id()).status()).isEqualTo(CaseStatus.RESOLVED);
    }

    @Test
    void other_accounts_and_the_accounts_people_are_left_alone() {
        suspend();

        assertThat(desk.openCase(DEVELOPER)).isNotNull();
        assertThat(find(BEA).isActive()).isTrue();
    }

    @Test
    void changing_the_accounts_details_or_plan_does_not_resume_it() {
        Account before = account();
        suspend();

        desk.accounts.store(before);

        assertThat(account().isSuspended()).isTrue();
        assertThat(account().with(before.plan()).isSuspended()).isTrue();
    }

    @Test
    void the_reason_is_one_line_of_up_to_500_characters() {
        assertThat(refusal(" \u00a0 ")).isEqualTo(SuspendingAccounts.Why.NO_REASON);
        assertThat(refusal("two\nlines")).isEqualTo(SuspendingAccounts.Why.REASON_NOT_ONE_LINE);
        assertThat(refusal("two\u2028lines")).isEqualTo(SuspendingAccounts.Why.REASON_NOT_ONE_LINE);
        assertThat(refusal("x".repeat(501))).isEqualTo(SuspendingAccounts.Why.REASON_TOO_LONG);
        assertThat(account().isSuspended()).isFalse();

        String longest = "\ud835\udcb3".repeat(500);
        SupportDesk.done(suspending.suspend(ROOT, BUSINESS.account(), "  " + longest + " "));
        assertThat(account().suspension()).isEqualTo(new Suspension(longest, desk.clock.now, ROOT.id()));
    }

    private Rejection refusal(String reason) {
        return suspending.suspend(ROOT, BUSINESS.account(), reason).rejection().orElseThrow();
    }

    @Test
    void of_two_who_suspend_the_second_is_told_who_did_it_and_when() {
        Instant first = desk.clock.now;
        suspend();
        desk.later(Duration.ofMinutes(14));

        Outcome<Account> second = suspending.suspend(ADA, BUSINESS.account(), "Another reason");

        assertThat(second.rejection()).contains(new SuspendingAccounts.SuspendedMeanwhile("Tomasz", first));
        assertThat(account().suspension().reason()).isEqualTo(REASON);
    }

    @Test
    void of_two_who_resume_the_second_is_told_who_did_it_and_when() {
        suspend();
        Instant shown = account().suspension().since();
        desk.later(Duration.ofMinutes(14));
        Instant resumed = desk.clock.now;
        resume();

        Outcome<Account> second = suspending.resume(ADA, BUSINESS.account(), shown);

        assertThat(second.rejection()).contains(new SuspendingAccounts.ResumedMeanwhile("Tomasz", resumed));
    }

    @Test
    void a_suspension_that_was_not_shown_is_not_ended() {
        suspend();
        Instant shown = account().suspension().since();
        resume();
        desk.later(Duration.ofMinutes(14));
        suspend();

        Outcome<Account> late = suspending.resume(ADA, BUSINESS.account(), shown);

        assertThat(late.rejection()).contains(new SuspendingAccounts.SuspendedMeanwhile("Tomasz", desk.clock.now));
        assertThat(account().isSuspended()).isTrue();
    }

    @Test
    void both_acts_are_journaled_also_when_they_are_refused() {
        AccountId unknown = new AccountId("999999999999");

        suspending.suspend(ROOT, BUSINESS.account(), "");
        suspend();
        resume();
        suspending.resume(ROOT, BUSINESS.account(), desk.clock.now);
        suspending.suspend(ROOT, unknown, REASON);
        suspending.resume(ROOT, unknown, desk.clock.now);

        String id = BUSINESS.account().digits();
        assertThat(desk.journal)
                .extracting(
                        JournalEntry::account,
                        JournalEntry::act,
                        JournalEntry::target,
                        JournalEntry::outcome,
                        JournalEntry::detail)
                .containsExactly(
                        tuple(BUSINESS.account(), "account.suspended", id, "refused", "NO_REASON"),
                        tuple(BUSINESS.account(), "account.suspended", id, "done", ""),
                        tuple(BUSINESS.account(), "account.resumed", id, "done", ""),
                        tuple(BUSINESS.account(), "account.resumed", id, "refused", "RESUMED_MEANWHILE"),
                        tuple(null, "account.suspended", null, "refused", "NO_SUCH_ACCOUNT"),
                        tuple(null, "account.resumed", null, "refused", "NO_SUCH_ACCOUNT"));
    }

    private void suspend() {
        SupportDesk.done(suspending.suspend(ROOT, BUSINESS.account(), REASON));
    }

    private void resume() {
        SupportDesk.done(suspending.resume(
                ROOT, BUSINESS.account(), account().suspension().since()));
    }

    private Account account() {
        return desk.accounts.find(BUSINESS.account()).orElseThrow();
    }
}
