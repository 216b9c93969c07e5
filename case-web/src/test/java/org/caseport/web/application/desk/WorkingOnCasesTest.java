package org.caseport.web.application.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.DEVELOPER;
import static org.caseport.web.application.SupportDesk.KIM;
import static org.caseport.web.application.SupportDesk.LEE;
import static org.caseport.web.application.SupportDesk.MONDAY_NINE;
import static org.caseport.web.application.SupportDesk.STRANGER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.announcement.AnnouncementId;
import org.caseport.domain.cases.Assignee;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.ConversationVersion;
import org.caseport.domain.cases.InactivityDeadline;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.desk.InternalNote;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.correspondence.ReplySubmission;
import org.caseport.web.application.desk.WorkingOnCases.Sent;
import org.caseport.web.application.opening.Drafting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What agents do to cases. */
class WorkingOnCasesTest {

    private static final CaseId UNKNOWN = CaseId.of(BUSINESS.account(), 2026, 99L);

    private final SupportDesk desk = new SupportDesk();
    private final SupportCase open = desk.openCase(BUSINESS);
    private final DraftId draft =
            desk.replyDrafts.begun(DraftAuthor.of(KIM, open.id()), open.id()).id();

    private ReplySubmission saying(String text) {
        return new ReplySubmission(open.id(), draft, Map.of(DraftFields.DESCRIPTION, text), open.seen());
    }

    private static Outcome<SupportCase> impossible(WorkingOnCases.Why why) {
        return new Outcome.Refused<>(why);
    }

    @Test
    void taking_and_giving_on_is_told_and_journaled() {
        desk.working.take(KIM, open.id());
        desk.working.assign(KIM, open.id(), LEE.id());

        assertThat(open.assignee()).isEqualTo(new Assignee(LEE.id(), "Lee"));
        assertThat(desk.told)
                .filteredOn(CaseEvent.Assigned.class::isInstance)
                .extracting(event -> ((CaseEvent.Assigned) event).to())
                .containsExactly(KIM.id(), LEE.id());
        assertThat(desk.working.assign(KIM, open.id(), new PersonId("nobody")))
                .isEqualTo(impossible(WorkingOnCases.Why.NO_SUCH_AGENT));
        assertThat(desk.journal)
                .extracting(JournalEntry::act, JournalEntry::outcome, JournalEntry::detail)
                .contains(org.assertj.core.groups.Tuple.tuple("case.assigned", "refused", "NO_SUCH_AGENT"));
    }

    @Test
    void asking_starts_the_silence_that_the_policy_book_grants() {
        desk.working.send(KIM, saying("Which region?"), Sent.ASK_FOR_INFORMATION);

        assertThat(open.status()).isEqualTo(CaseStatus.PENDING_CUSTOMER_ACTION);
        // Monday 09:00 in London: three working days, and five.
        assertThat(open.state().silence())
                .isEqualTo(new InactivityDeadline(
                        Instant.parse("2026-11-26T09:00:00Z"), Instant.parse("2026-11-30T09:00:00Z")));
        assertThat(open.firstResponseAt()).isEqualTo(MONDAY_NINE);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RESOLVE_WITHOUT_MESSAGE")
    void sending_twice_says_it_once(Sent as) {
        ReplySubmission sending = saying("Once.");

        desk.working.send(KIM, sending, as);
        Outcome<SupportCase> again = desk.working.send(KIM, sending, as);

        assertThat(again).isInstanceOf(Outcome.Done.class);
        assertThat(open.correspondence()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void only_a_resolution_that_is_said_to_be_silent_goes_without_words(Sent as) {
        Outcome<SupportCase> working = desk.working.send(KIM, saying(" "), as);

        boolean silent = as == Sent.RESOLVE_WITHOUT_MESSAGE;
        assertThat(working)
                .matches(outcome -> silent ? outcome instanceof Outcome.Done : SupportDesk.isDeclined(outcome));
        assertThat(open.status().isOpen()).isEqualTo(!silent);
        assertThat(open.correspondence()).hasSize(1);
        assertThat(open.firstResponseAt()).isNull();
    }

    @Test
    void what_was_written_is_not_dropped_by_resolving_without_a_message() {
        Outcome<SupportCase> working =
                desk.working.send(KIM, saying("It was the router."), Sent.RESOLVE_WITHOUT_MESSAGE);

        assertThat(working).isEqualTo(impossible(WorkingOnCases.Why.SAYS_SOMETHING));
        assertThat(open.status().isOpen()).isTrue();
    }

    @Test
    void of_two_agents_who_answer_at_once_the_second_sees_the_first_ones_answer() {
        ReplySubmission kims = saying("Kim's answer");
        DraftId lees = desk.replyDrafts
                .begun(DraftAuthor.of(LEE, open.id()), open.id())
                .id();
        ReplySubmission hers =
                new ReplySubmission(open.id(), lees, Map.of(DraftFields.DESCRIPTION, "Lee's answer"), open.seen());
        desk.working.send(KIM, kims, Sent.REPLY);

        Outcome<SupportCase> second = desk.working.send(LEE, hers, Sent.REPLY);

        assertThat(second)
                .isEqualTo(new Outcome.Refused<>(
                        new Rejection.ConcurrentChange(new ConversationVersion(2, CaseStatus.WORK_IN_PROGRESS))));
        assertThat(desk.replyDrafts
                        .begun(DraftAuthor.of(LEE, open.id()), open.id())
                        .fields()
                        .get(DraftFields.DESCRIPTION))
                .isEqualTo("Lee's answer");
    }

    @Test
    void a_note_is_no_communication_and_no_response() {
        Outcome<SupportCase> noted = desk.note(KIM, open.id(), " The account's router is old. ");

        assertThat(noted).isInstanceOf(Outcome.Done.class);
        assertThat(desk.notes.on(open.id())).singleElement().satisfies(note -> {
            assertThat(note.body()).isEqualTo(new Body("The account's router is old."));
            assertThat(note.number()).isEqualTo(1);
        });
        assertThat(open.correspondence()).hasSize(1);
        assertThat(open.firstResponseAt()).isNull();
        assertThat(desk.note(KIM, open.id(), " ")).isEqualTo(impossible(WorkingOnCases.Why.NO_TEXT));
        assertThat(desk.note(KIM, open.id(), "x".repeat(8_001))).isEqualTo(impossible(WorkingOnCases.Why.NO_TEXT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\u00A0", "\u3000\n", "\u200B", "\u3164", "\uFFA0", "\u2800", "\u00AD", "\u001B[0m", "\uFE0F"
            })
    void nothing_that_shows_is_no_answer_no_note_and_no_reason(String nothing) {
        assertThat(desk.working.send(KIM, saying(nothing), Sent.REPLY)).matches(SupportDesk::isDeclined);
        assertThat(desk.working.send(KIM, saying(nothing), Sent.ASK_FOR_INFORMATION))
                .matches(SupportDesk::isDeclined);
        assertThat(desk.note(KIM, open.id(), nothing)).isEqualTo(impossible(WorkingOnCases.Why.NO_TEXT));
        assertThat(desk.reclassify(KIM, open.id(), Severity.URGENT, nothing))
                .isEqualTo(impossible(WorkingOnCases.Why.NO_TEXT));
        assertThat(open.correspondence()).hasSize(1);
        assertThat(open.firstResponseAt()).isNull();
        desk.working.send(KIM, saying("Done."), Sent.RESOLVE);
        assertThat(desk.reopen(KIM, open.id(), nothing)).isEqualTo(impossible(WorkingOnCases.Why.NO_TEXT));
    }

    @Test
    void the_first_line_of_an_answer_and_of_a_note_keeps_its_indentation() {
        desk.working.send(KIM, saying("\n\tat a.B.c\n\tat d\n"), Sent.REPLY);
        desk.note(KIM, open.id(), "    at a.B.c\n    at d");

        assertThat(open.correspondence().get(1).body()).isEqualTo(new Body("\tat a.B.c\n\tat d"));
        assertThat(desk.notes.on(open.id()))
                .extracting(InternalNote::body)
                .contains(new Body("    at a.B.c\n    at d"));
    }

    @Test
    void the_colours_of_a_terminal_are_not_kept() {
        desk.working.send(KIM, saying("\u001B[32mpassed\u001B[0m"), Sent.REPLY);

        assertThat(open.correspondence().get(1).body()).isEqualTo(new Body("passed"));
    }

    @Test
    void another_severity_is_one_of_the_plan_that_the_case_was_opened_under() {
        Account account = desk.accounts.find(BUSINESS.account()).orElseThrow();
        desk.accounts.store(account.with(new SupportPlan("basic")));

        assertThat(desk.reclassify(KIM, open.id(), Severity.URGENT, "All of production stands still"))
                .isInstanceOf(Outcome.Done.class);
        assertThat(desk.reclassify(KIM, open.id(), Severity.CRITICAL, "Even more"))
                .isEqualTo(impossible(WorkingOnCases.Why.NOT_IN_PLAN));
    }

    @Test
    void another_severity_counts_anew_from_submission_and_keeps_its_reason_inside() {
        desk.later(Duration.ofMinutes(30));

        desk.reclassify(KIM, open.id(), Severity.URGENT, "All of production stands still");

        assertThat(open.request().severity()).isEqualTo(Severity.URGENT);
        assertThat(open.request().promise().due()).isEqualTo(MONDAY_NINE.plus(Duration.ofHours(1)));
        assertThat(desk.notes.on(open.id())).hasSize(1);
        assertThat(desk.journal).noneMatch(entry -> entry.detail().contains("production"));
    }

    @Test
    void a_target_that_is_overdue_was_missed_before_the_severity_is_another_one() {
        Instant due = open.request().promise().due();
        desk.itIs(due.plusSeconds(1));

        desk.reclassify(KIM, open.id(), Severity.LOW, "It works again, slowly");

        List<CaseEvent> decisive = desk.told.stream()
                .filter(event -> event instanceof CaseEvent.SeverityChanged
                        || (event instanceof CaseEvent.ResponseWarning warning && warning.percent() == 100))
                .toList();
        assertThat(decisive)
                .hasExactlyElementsOfTypes(CaseEvent.ResponseWarning.class, CaseEvent.SeverityChanged.class);
    }

    @Test
    void a_severity_that_the_plan_does_not_have_is_promised_nothing() {
        SupportCase theirs = desk.openCase(DEVELOPER);

        assertThat(desk.reclassify(KIM, theirs.id(), Severity.CRITICAL, "It burns"))
                .isEqualTo(impossible(WorkingOnCases.Why.NOT_IN_PLAN));
        assertThat(desk.reclassify(KIM, theirs.id(), Severity.LOW, ""))
                .isEqualTo(impossible(WorkingOnCases.Why.NO_TEXT));
        assertThat(theirs.request().severity()).isEqualTo(Severity.NORMAL);
    }

    @Test
    void a_case_is_filed_only_where_the_catalog_has_a_place_for_its_type() {
        var service = Catalogs.shipped().servicesFor(open.request().type()).stream()
                .filter(one -> !one.code().equals("general-info"))
                .findFirst()
                .orElseThrow();
        String category = service.categories().get(0).code();

        assertThat(desk.working.refile(KIM, open.id(), "nothing", "other"))
                .isEqualTo(impossible(WorkingOnCases.Why.NOT_IN_CATALOG));
        assertThat(desk.working.refile(KIM, open.id(), service.code(), null))
                .isEqualTo(impossible(WorkingOnCases.Why.NOT_IN_CATALOG));
        desk.working.refile(KIM, open.id(), service.code(), category);

        assertThat(open.request().service()).isEqualTo(service.code());
        assertThat(open.request().category()).isEqualTo(category);
    }

    @Test
    void only_cases_of_one_account_are_linked_or_merged() {
        SupportCase foreign = desk.openCase(STRANGER);

        assertThat(desk.working.link(KIM, open.id(), foreign.id()))
                .isEqualTo(impossible(WorkingOnCases.Why.NO_SUCH_OTHER_CASE));
        assertThat(desk.working.merge(KIM, open.id(), foreign.id()))
                .isEqualTo(impossible(WorkingOnCases.Why.NO_SUCH_OTHER_CASE));
        assertThat(desk.working.merge(KIM, open.id(), open.id()))
                .isEqualTo(impossible(WorkingOnCases.Why.NO_SUCH_OTHER_CASE));
        assertThat(desk.links.byCase).isEmpty();
    }

    @Test
    void only_an_open_case_of_the_account_remains_after_a_merge() {
        SupportCase other = desk.openCase(BUSINESS);
        SupportCase foreign = desk.openCase(STRANGER);

        assertThat(desk.working.remaining(KIM, open.id(), other.id())).contains(other);
        assertThat(desk.working.remaining(KIM, open.id(), open.id())).isEmpty();
        assertThat(desk.working.remaining(KIM, open.id(), foreign.id())).isEmpty();
        other.agentResolves(KIM, null, List.of(), MONDAY_NINE);
        assertThat(desk.working.remaining(KIM, open.id(), other.id())).isEmpty();
    }

    @Test
    void a_merged_case_points_to_the_one_that_remains_and_both_are_linked() {
        SupportCase remaining = desk.openCase(BUSINESS);

        desk.working.merge(KIM, open.id(), remaining.id());

        assertThat(open.state().mergedInto()).isEqualTo(remaining.id());
        assertThat(desk.links.byCase.get(remaining.id())).containsExactly(open.id());
        assertThat(desk.working.merge(KIM, remaining.id(), open.id()))
                .isEqualTo(impossible(WorkingOnCases.Why.OTHER_IS_RESOLVED));
    }

    @Test
    void nothing_but_notes_links_and_reopening_is_done_to_a_resolved_case() {
        open.agentResolves(KIM, null, List.of(), MONDAY_NINE);

        assertThat(desk.working.take(KIM, open.id())).isEqualTo(impossible(WorkingOnCases.Why.RESOLVED));
        assertThat(desk.working.send(KIM, saying("late"), Sent.REPLY))
                .isEqualTo(impossible(WorkingOnCases.Why.RESOLVED));
        assertThat(desk.escalate(KIM, open.id(), "They wait")).isEqualTo(impossible(WorkingOnCases.Why.RESOLVED));
        assertThat(desk.note(KIM, open.id(), "for the record")).isInstanceOf(Outcome.Done.class);
        desk.later(SupportDesk.REOPENING.multipliedBy(3));
        assertThat(desk.reopen(KIM, open.id(), "The fix did not hold")).isInstanceOf(Outcome.Done.class);
        assertThat(open.status()).isEqualTo(CaseStatus.REOPENED);
        assertThat(desk.reopen(KIM, open.id(), "once more")).isEqualTo(impossible(WorkingOnCases.Why.OPEN));
    }

    @Test
    void escalating_says_it_once() {
        desk.escalate(KIM, open.id(), "Their shop is down");
        desk.escalate(KIM, open.id(), "It still is");

        assertThat(desk.told).filteredOn(CaseEvent.Escalated.class::isInstance).hasSize(1);
        assertThat(open.state().escalated()).isTrue();
        assertThat(desk.notes.on(open.id()))
                .extracting(note -> note.body().text())
                .containsExactly("Their shop is down");
    }

    @Test
    void escalating_needs_a_reason() {
        assertThat(desk.escalate(KIM, open.id(), " ")).isEqualTo(impossible(WorkingOnCases.Why.NO_TEXT));

        assertThat(open.state().escalated()).isFalse();
    }

    @Test
    void a_case_that_is_not_there_is_not_there() {
        assertThat(desk.working.take(KIM, UNKNOWN)).isEqualTo(new Outcome.Refused<>(Rejection.NotFound.CASE));
        assertThat(desk.working.send(KIM, new ReplySubmission(UNKNOWN, draft, Map.of(), open.seen()), Sent.REPLY))
                .isEqualTo(new Outcome.Refused<>(Rejection.NotFound.CASE));
    }

    @Test
    void an_agents_draft_is_not_the_customers() {
        desk.replyDrafts.save(
                DraftAuthor.of(KIM, open.id()), open.id(), draft, Map.of(DraftFields.DESCRIPTION, "inside"));

        assertThat(desk.replyDrafts.begun(DraftAuthor.of(BUSINESS), open.id()).fields())
                .isEqualTo(DraftFields.EMPTY);
        assertThat(desk.replyDrafts.save(
                        DraftAuthor.of(BUSINESS), open.id(), draft, Map.of(DraftFields.DESCRIPTION, "mine")))
                .isEqualTo(new Drafting.Outcome.NoSuchDraft());
    }

    // ---- known problems

    @Test
    void a_case_is_linked_to_the_announced_problem_and_unlinked_each_told_once() {
        AnnouncementId problem = desk.announce();

        SupportDesk.done(desk.working.affect(KIM, open.id(), problem));
        SupportDesk.done(desk.working.affect(KIM, open.id(), problem));
        assertThat(desk.affectedCases.byCase).isEqualTo(Map.of(open.id(), problem));
        SupportDesk.done(desk.working.affect(KIM, open.id(), null));
        SupportDesk.done(desk.working.affect(KIM, open.id(), null));

        assertThat(desk.affectedCases.byCase).isEmpty();
        assertThat(desk.told)
                .filteredOn(CaseEvent.ProblemChanged.class::isInstance)
                .extracting(event -> JournalEntry.of(event).detail())
                .containsExactly(problem.value(), "");
    }

    @Test
    void a_problem_that_has_ended_stays_with_its_case_but_is_not_chosen_for_another_one() {
        AnnouncementId problem = desk.announce();
        SupportDesk.done(desk.working.affect(KIM, open.id(), problem));
        SupportCase other = desk.openCase(BUSINESS);
        desk.announcements.withdraw(MONDAY_NINE);

        SupportDesk.done(desk.working.affect(KIM, open.id(), problem));
        assertThat(desk.working.affect(KIM, other.id(), problem))
                .isEqualTo(impossible(WorkingOnCases.Why.NO_SUCH_PROBLEM));
        assertThat(desk.working.affect(KIM, UNKNOWN, problem))
                .isEqualTo(new Outcome.Refused<>(Rejection.NotFound.CASE));

        assertThat(desk.affectedCases.byCase).isEqualTo(Map.of(open.id(), problem));
        assertThat(desk.refusals())
                .extracting(JournalEntry::act, JournalEntry::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("case.problem-changed", "NO_SUCH_PROBLEM"),
                        org.assertj.core.groups.Tuple.tuple("case.problem-changed", "NO_SUCH_CASE"));
    }
}
