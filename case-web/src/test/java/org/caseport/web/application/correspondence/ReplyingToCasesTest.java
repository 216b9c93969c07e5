package org.caseport.web.application.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.DEVELOPER;
import static org.caseport.web.application.SupportDesk.KIM;
import static org.caseport.web.application.SupportDesk.MONDAY_NINE;
import static org.caseport.web.application.SupportDesk.REOPENING;
import static org.caseport.web.application.SupportDesk.STRANGER;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.ConversationVersion;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.file.EnclosedFiles;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.ChangedBook;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.cases.RatingCases;
import org.caseport.web.application.opening.Drafting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a member writes into a case on the page. */
class ReplyingToCasesTest {

    private final SupportDesk desk = new SupportDesk();
    private static final Member COLLEAGUE = SupportDesk.member("333333333333", "colleague");

    private final SupportCase open = desk.openCase(BUSINESS);
    private final DraftId draft =
            desk.replyDrafts.begun(DraftAuthor.of(BUSINESS), open.id()).id();

    private ReplySubmission saying(String text) {
        return new ReplySubmission(open.id(), draft, Map.of(DraftFields.DESCRIPTION, text), open.seen());
    }

    private ReplySubmission with(String... namesAndTexts) {
        DraftFields fields = DraftFields.EMPTY.with(DraftFields.DESCRIPTION, "more");
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            fields = fields.with(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return new ReplySubmission(open.id(), draft, fields.byName(), open.seen());
    }

    @Test
    void what_was_typed_stands_on_the_case_with_what_was_kept_before() {
        desk.replyDrafts.save(
                DraftAuthor.of(BUSINESS), open.id(), draft, Map.of(DraftFields.DESCRIPTION, "kept while typing"));

        Outcome<ReplyingToCases.Replied> replying =
                desk.replying.send(BUSINESS, new ReplySubmission(open.id(), draft, Map.of(), open.seen()));

        assertThat(replying).isEqualTo(new Outcome.Done<>(new ReplyingToCases.Replied(CaseStatus.UNASSIGNED, 2)));
        assertThat(open.correspondence().get(1))
                .extracting(Communication::side, Communication::purpose, entry -> entry.body()
                        .text())
                .containsExactly(Communication.Side.CUSTOMER, Communication.Purpose.REPLY, "kept while typing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u00A0", "\u3000\n", "\u200B", "\u3164", "\u2800", "\u00AD", "\u001B[0m"})
    void nothing_that_shows_is_no_reply(String nothing) {
        assertThat(desk.replying.send(BUSINESS, saying(nothing))).matches(SupportDesk::isDeclined);
        assertThat(desk.replying.reply(BUSINESS, new Reply(open.id(), nothing, EnclosedFiles.NOTHING, List.of())))
                .matches(SupportDesk::isDeclined);
        assertThat(open.correspondence()).hasSize(1);
    }

    @Test
    void sending_twice_replies_once() {
        ReplySubmission sending = saying("Here are the logs.");
        Outcome<ReplyingToCases.Replied> first = desk.replying.send(BUSINESS, sending);

        Outcome<ReplyingToCases.Replied> again = desk.replying.send(BUSINESS, sending);

        assertThat(again).isEqualTo(first);
        assertThat(open.correspondence()).hasSize(2);
    }

    @Test
    void what_came_in_between_is_shown_first_and_the_text_is_kept() {
        ReplySubmission sending = saying("half an hour of text");
        open.supportReplies(KIM, new Body("Which region?"), List.of(), MONDAY_NINE);

        Outcome<ReplyingToCases.Replied> replying = desk.replying.send(BUSINESS, sending);

        assertThat(replying)
                .isEqualTo(new Outcome.Refused<>(
                        new Rejection.ConcurrentChange(new ConversationVersion(2, CaseStatus.WORK_IN_PROGRESS))));
        assertThat(open.correspondence()).hasSize(2);
        assertThat(desk.replyDrafts
                        .begun(DraftAuthor.of(BUSINESS), open.id())
                        .fields()
                        .get(DraftFields.DESCRIPTION))
                .isEqualTo("half an hour of text");
        assertThat(desk.replying.send(BUSINESS, saying("half an hour of text")))
                .isEqualTo(new Outcome.Done<>(new ReplyingToCases.Replied(CaseStatus.WORK_IN_PROGRESS, 3)));
    }

    @Test
    void an_empty_reply_is_declined_and_an_empty_last_message_is_none() {
        Outcome<ReplyingToCases.Replied> empty = desk.replying.send(BUSINESS, saying("  "));

        assertThat(empty)
                .isEqualTo(new Outcome.Refused<>(new Rejection.Declined(
                        List.of(Violation.of(DraftFields.DESCRIPTION, Violation.Problem.MISSING)))));
        assertThat(desk.replying.sendAndResolve(BUSINESS, saying("  ")))
                .isEqualTo(new Outcome.Done<>(new ReplyingToCases.Replied(CaseStatus.RESOLVED, 1)));
    }

    @Test
    void a_last_message_stands_on_the_resolved_case() {
        desk.replying.sendAndResolve(BUSINESS, saying("Solved, thank you."));

        assertThat(open.status()).isEqualTo(CaseStatus.RESOLVED);
        assertThat(open.correspondence().get(1).purpose()).isEqualTo(Communication.Purpose.CLOSING);
    }

    @Test
    void a_reply_reopens_for_fourteen_days_and_not_a_moment_longer() {
        open.agentResolves(KIM, null, List.of(), MONDAY_NINE);
        desk.later(REOPENING.plusMillis(1));

        assertThat(desk.replying.send(BUSINESS, saying("again")))
                .isEqualTo(new Outcome.Refused<>(new Rejection.TooLate(REOPENING)));

        desk.itIs(MONDAY_NINE.plus(REOPENING));
        assertThat(desk.replying.send(BUSINESS, saying("again")))
                .isEqualTo(new Outcome.Done<>(new ReplyingToCases.Replied(CaseStatus.REOPENED, 2)));
    }

    @Test
    void one_line_of_the_policy_book_makes_fourteen_days_twenty_one() {
        SupportDesk longer = new SupportDesk(ChangedBook.with("reopening: 14 days", "reopening: 21 days"));
        Duration days = Duration.ofDays(21);
        SupportCase resolved = longer.openCase(BUSINESS);
        Reply again = new Reply(resolved.id(), "again", EnclosedFiles.NOTHING, List.of());
        resolved.agentResolves(KIM, null, List.of(), MONDAY_NINE);

        longer.itIs(MONDAY_NINE.plus(days).plusMillis(1));
        assertThat(longer.replying.reply(BUSINESS, again))
                .isEqualTo(new Outcome.Refused<>(new Rejection.TooLate(days)));

        longer.itIs(MONDAY_NINE.plus(days));
        assertThat(longer.replying.reply(BUSINESS, again))
                .isEqualTo(new Outcome.Done<>(new ReplyingToCases.Replied(CaseStatus.REOPENED, 2)));
    }

    @Test
    void the_way_to_be_answered_changes_by_the_rules_of_a_new_case() {
        Outcome<ReplyingToCases.Replied> wrong =
                desk.replying.send(BUSINESS, with("method", "phone", "country", "GB", "phone", "12"));

        assertThat(wrong)
                .isEqualTo(new Outcome.Refused<>(new Rejection.Declined(
                        List.of(Violation.of(DraftFields.PHONE, Violation.Problem.NOT_A_PHONE_NUMBER, "GB")))));
        assertThat(open.request().method()).isEqualTo(ContactMethod.WEB);

        desk.replying.send(BUSINESS, with("method", "phone", "country", "GB", "phone", "020 7946 0321"));

        assertThat(open.request().method()).isEqualTo(ContactMethod.PHONE);
        assertThat(open.request().callback())
                .satisfies(number -> assertThat(number.international()).isEqualTo("+44 20 7946 0321"));
    }

    @Test
    void a_plan_without_phone_refuses_it_here_as_in_the_wizard() {
        SupportCase theirs = desk.openCase(DEVELOPER);
        DraftId answer =
                desk.replyDrafts.begun(DraftAuthor.of(DEVELOPER), theirs.id()).id();
        Map<String, String> fields = Map.of(DraftFields.DESCRIPTION, "call me", DraftFields.METHOD, "chat");

        Outcome<ReplyingToCases.Replied> replying =
                desk.replying.send(DEVELOPER, new ReplySubmission(theirs.id(), answer, fields, theirs.seen()));

        assertThat(SupportDesk.violations(replying)).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo(DraftFields.METHOD);
            assertThat(violation.problem()).isEqualTo(Violation.Problem.REFUSED);
        });
    }

    @Test
    void new_contacts_join_those_who_get_the_correspondence_already() {
        open.changeContacts(List.of("ana@company.example"));

        desk.replying.send(BUSINESS, with("contact.0", "ben@company.example", "contactTyped", "ANA@company.example"));

        assertThat(open.contacts()).containsExactly("ana@company.example", "ben@company.example");
    }

    @Test
    void one_contact_too_many_is_said_of_the_one_that_was_added() {
        for (int i = 0; i < 10; i++) {
            open.changeContacts(List.of("c" + i + "@company.example"));
        }

        Outcome<ReplyingToCases.Replied> replying =
                desk.replying.send(BUSINESS, with("contact.0", "one-more@company.example"));

        assertThat(replying)
                .isEqualTo(new Outcome.Refused<>(new Rejection.Declined(
                        List.of(Violation.of("contact.0", Violation.Problem.TOO_MANY_CONTACTS, "10")))));
    }

    @Test
    void a_case_of_another_account_is_no_case() {
        DraftId theirs =
                desk.replyDrafts.begun(DraftAuthor.of(STRANGER), open.id()).id();

        assertThat(desk.replying.send(
                        STRANGER, new ReplySubmission(open.id(), theirs, Map.of("description", "hello"), open.seen())))
                .isEqualTo(new Outcome.Refused<>(Rejection.NotFound.CASE));
        assertThat(open.correspondence()).hasSize(1);
    }

    @Test
    void an_answer_never_takes_over_another_draft() {
        DraftId wizard = desk.completeDraft(BUSINESS);

        assertThat(desk.replying.send(
                        BUSINESS, new ReplySubmission(open.id(), wizard, Map.of("description", "hello"), open.seen())))
                .isEqualTo(new Outcome.Refused<>(Rejection.NotFound.CASE));
        assertThat(desk.replyDrafts.save(DraftAuthor.of(STRANGER), open.id(), wizard, Map.of("description", "x")))
                .isEqualTo(new Drafting.Outcome.NoSuchDraft());
        assertThat(desk.openingCases.open(BUSINESS, draft)).isEqualTo(new Outcome.Refused<>(Rejection.NotFound.DRAFT));
    }

    @Test
    void an_unsent_answer_is_no_draft_of_a_new_case() {
        desk.replyDrafts.save(DraftAuthor.of(BUSINESS), open.id(), draft, Map.of(DraftFields.DESCRIPTION, "unsent"));

        assertThat(desk.drafting.toContinue(BUSINESS)).extracting(CaseDraft::id).doesNotContain(draft);
    }

    @Test
    void a_related_case_starts_with_what_the_older_one_was_about_and_links_both() {
        DraftId related = desk.relating.begin(BUSINESS, open.id()).orElseThrow();
        desk.drafting.save(
                BUSINESS,
                related,
                Map.of(
                        DraftFields.SUBJECT, "Again",
                        DraftFields.DESCRIPTION, "It is back.",
                        DraftFields.METHOD, "web"));

        CaseId opened = SupportDesk.done(desk.openingCases.open(BUSINESS, related));

        assertThat(desk.links.byCase.get(open.id())).containsExactly(opened);
        assertThat(desk.relating.begin(STRANGER, open.id())).isEmpty();
    }

    @Test
    void a_forged_relation_to_another_accounts_case_links_nothing() {
        DraftId mine = desk.drafting.beginWith(
                STRANGER,
                DraftFields.of(SupportDesk.completeTechnicalCase())
                        .with(DraftFields.RELATED, open.id().value()));

        assertThat(desk.openingCases.open(STRANGER, mine)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.links.byCase).isEmpty();
    }

    @Test
    void a_resolution_is_rated_once_by_one_member_who_can_change_it_while_it_is_remembered() {
        assertThat(desk.rate(BUSINESS, open.id(), 5, "")).isEqualTo(RatingCases.Outcome.NOT_RESOLVED);
        open.agentResolves(KIM, null, List.of(), MONDAY_NINE);

        assertThat(desk.rating.isOpen(BUSINESS, open)).isTrue();
        assertThat(desk.rate(BUSINESS, open.id(), 0, "")).isEqualTo(RatingCases.Outcome.NO_STARS);
        assertThat(desk.rate(STRANGER, open.id(), 1, "")).isEqualTo(RatingCases.Outcome.NO_SUCH_CASE);
        assertThat(desk.rate(BUSINESS, open.id(), 4, " quick ")).isEqualTo(RatingCases.Outcome.RATED);
        assertThat(desk.rate(COLLEAGUE, open.id(), 1, "")).isEqualTo(RatingCases.Outcome.RATED_BEFORE);
        assertThat(desk.rating.isOpen(COLLEAGUE, open)).isFalse();
        assertThat(desk.ratings.all).singleElement().satisfies(rating -> {
            assertThat(rating.stars()).isEqualTo(4);
            assertThat(rating.comment()).isEqualTo("quick");
        });
        assertThat(desk.rate(BUSINESS, open.id(), 2, "slow after all")).isEqualTo(RatingCases.Outcome.RATED);
        assertThat(desk.ratings.all).singleElement().satisfies(rating -> {
            assertThat(rating.stars()).isEqualTo(2);
            assertThat(rating.comment()).isEqualTo("slow after all");
        });
    }

    @Test
    void a_resolution_of_long_ago_is_not_rated_any_more() {
        open.agentResolves(KIM, null, List.of(), MONDAY_NINE);
        desk.later(REOPENING.plusMillis(1));

        assertThat(desk.rating.isOpen(BUSINESS, open)).isFalse();
        assertThat(desk.rate(BUSINESS, open.id(), 5, "")).isEqualTo(RatingCases.Outcome.TOO_LATE);
    }
}
