package org.caseport.web.application.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.KIM;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.file.EnclosedFiles;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.NewIds;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.cases.RatingCases;
import org.caseport.web.application.correspondence.Reply;
import org.caseport.web.application.correspondence.ReplySubmission;
import org.caseport.web.application.desk.WorkingOnCases;
import org.junit.jupiter.api.Test;

/** Whatever way a text comes in, no secret of it is kept. */
class RedactingTest {

    private static final String CARD = "4111 1111 1111 1111";
    private static final String GONE = "[removed: card]";
    private static final String TYPED = "My card " + CARD + " fails.";
    private static final String BARE = "It is 4024007123456781";
    private static final String BARE_KEPT = "It is [removed: card]";
    private static final String ANSWER = "number.402400-6781-16";
    private static final String KEPT = "My card " + GONE + " fails.";

    private final SupportDesk desk = new SupportDesk();

    @Test
    void a_draft_never_holds_a_secret_from_the_first_save_on() {
        DraftId draft = desk.completeDraft(BUSINESS);

        desk.drafting.save(
                BUSINESS,
                draft,
                Map.of(DraftFields.DESCRIPTION, TYPED, "answer.detail", TYPED, "contact.0", CARD + "@a.example"));

        DraftFields fields = desk.drafts.byId.get(draft).fields();
        assertThat(fields.get(DraftFields.DESCRIPTION)).isEqualTo(KEPT);
        assertThat(fields.get("answer.detail")).isEqualTo(KEPT);
        assertThat(String.join("", fields.byName().values())).doesNotContain("1111 1111 1111");
    }

    @Test
    void typing_on_behind_a_secret_puts_it_on_record_once_by_kind_and_count() {
        DraftId draft = desk.completeDraft(BUSINESS);

        desk.drafting.save(BUSINESS, draft, Map.of(DraftFields.DESCRIPTION, TYPED));
        desk.drafting.save(BUSINESS, draft, Map.of(DraftFields.DESCRIPTION, TYPED + " Really."));
        desk.drafting.save(BUSINESS, draft, Map.of(DraftFields.DESCRIPTION, TYPED + " Really. And 5555555555554444."));

        assertThat(desk.removals())
                .extracting(entry -> entry.target() + " " + entry.detail())
                .containsExactly(draft + " card:1", draft + " card:1");
    }

    @Test
    void a_draft_of_before_is_cleaned_when_it_is_submitted() {
        Map<String, String> fields = new HashMap<>(SupportDesk.completeTechnicalCase());
        DraftId id = desk.completeDraft(BUSINESS);
        fields.put(DraftFields.SUBJECT, TYPED);
        desk.drafts.store(desk.drafts.byId.get(id).with(DraftFields.of(fields), SupportDesk.MONDAY_NINE));

        Outcome<CaseId> opening = desk.openingCases.open(BUSINESS, id);

        assertThat(caseOf(opening).request().subject().text()).isEqualTo(KEPT);
    }

    @Test
    void a_case_of_a_program_holds_none() {
        Map<String, String> fields = new HashMap<>(SupportDesk.completeTechnicalCase());
        fields.put(DraftFields.SUBJECT, TYPED);
        fields.put(DraftFields.DESCRIPTION, TYPED);

        Outcome<CaseId> opening = desk.openingCases.openAtOnce(BUSINESS, DraftFields.of(fields), EnclosedFiles.NOTHING);

        assertThat(caseOf(opening).request().subject().text()).isEqualTo(KEPT);
        assertThat(caseOf(opening).correspondence().get(0).body().text()).isEqualTo(KEPT);
        assertThat(desk.journal).extracting(entry -> entry.detail()).containsExactly("card:2");
    }

    @Test
    void nor_does_a_reply_of_a_page_or_a_program() {
        SupportCase open = desk.openCase(BUSINESS);

        desk.replying.reply(BUSINESS, new Reply(open.id(), TYPED, EnclosedFiles.NOTHING, List.of()));
        desk.replying.send(
                BUSINESS,
                new ReplySubmission(
                        open.id(),
                        NewIds.draft(),
                        Map.of(DraftFields.DESCRIPTION, TYPED),
                        shown(open).seen()));

        assertThat(shown(open).correspondence())
                .extracting(said -> said.body().text())
                .contains(KEPT)
                .doesNotContain(TYPED)
                .hasSize(3);
    }

    @Test
    void nor_do_answers_notes_and_reasons_of_agents() {
        SupportCase open = desk.openCase(BUSINESS);
        CaseId id = open.id();

        desk.working.send(
                KIM,
                new ReplySubmission(id, NewIds.draft(), Map.of(DraftFields.DESCRIPTION, TYPED), open.seen()),
                WorkingOnCases.Sent.REPLY);
        desk.note(KIM, id, TYPED);
        desk.reclassify(KIM, id, Severity.HIGH, TYPED);

        assertThat(shown(open).correspondence().get(1).body().text()).isEqualTo(KEPT);
        assertThat(desk.notes.on(id)).extracting(note -> note.body().text()).containsExactly(KEPT, KEPT);
        assertThat(desk.removals()).extracting(entry -> entry.detail()).containsOnly("card:1");
    }

    @Test
    void nor_does_a_rating() {
        SupportCase open = desk.openCase(BUSINESS);
        shown(open).customerResolves(BUSINESS, null, List.of(), SupportDesk.MONDAY_NINE);

        desk.rate(BUSINESS, open.id(), 5, TYPED);

        assertThat(desk.rating.of(BUSINESS, shown(open)).orElseThrow().comment())
                .isEqualTo(KEPT);
    }

    @Test
    void what_is_full_without_its_secret_is_not_too_long_with_what_stands_instead() {
        String full = "x ".repeat(3_990) + CARD;
        Map<String, String> fields = new HashMap<>(SupportDesk.completeTechnicalCase());
        fields.put(DraftFields.DESCRIPTION, full);

        assertThat(desk.openingCases.openAtOnce(BUSINESS, DraftFields.of(fields), EnclosedFiles.NOTHING))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void the_author_is_told_what_it_was_and_what_stands_instead() {
        assertThat(desk.redacting.removals(DraftFields.DESCRIPTION, TYPED, DraftFields.EMPTY))
                .containsExactly(new Redacting.Removal("card", "card"));
        assertThat(desk.redacting.removals(DraftFields.DESCRIPTION, "nothing", DraftFields.EMPTY))
                .isEmpty();
        assertThat(desk.redacting.isRedacted(KEPT)).isTrue();
        assertThat(desk.redacting.isRedacted("I [removed] the cable")).isFalse();
    }

    @Test
    void an_answer_that_is_begun_holds_none() {
        SupportCase open = desk.openCase(BUSINESS);
        DraftId draft = NewIds.draft();

        desk.replyDrafts.save(DraftAuthor.of(KIM, open.id()), open.id(), draft, Map.of("note", TYPED));

        assertThat(desk.drafts.byId.get(draft).fields().get("note")).isEqualTo(KEPT);
    }

    @Test
    void a_number_in_doubt_stays_in_the_draft_and_keeps_it_from_going_out_until_its_author_says_what_it_is() {
        DraftId draft = desk.completeDraft(BUSINESS);

        save(draft, DraftFields.DESCRIPTION, BARE);

        assertThat(fields(draft).get(DraftFields.DESCRIPTION)).isEqualTo(BARE);
        assertThat(desk.removals()).isEmpty();
        assertThat(desk.openingCases.open(BUSINESS, draft))
                .isEqualTo(new Outcome.Refused<>(new Rejection.Declined(List.of(Violation.of(
                        DraftFields.DESCRIPTION, Violation.Problem.NUMBER_IN_DOUBT, "4024 00•• •••• 6781", ANSWER)))));
    }

    @Test
    void a_number_that_its_author_keeps_stands_in_the_case() {
        DraftId draft = desk.completeDraft(BUSINESS);
        save(draft, DraftFields.DESCRIPTION, BARE);

        save(draft, ANSWER, DraftFields.KEEP);

        assertThat(caseOf(desk.openingCases.open(BUSINESS, draft))
                        .correspondence()
                        .get(0)
                        .body()
                        .text())
                .isEqualTo(BARE);
        assertThat(desk.removals()).isEmpty();
    }

    @Test
    void a_number_that_its_author_calls_a_card_goes_at_once_and_whenever_it_is_sent_again() {
        DraftId draft = desk.completeDraft(BUSINESS);
        save(draft, DraftFields.DESCRIPTION, BARE);

        save(draft, ANSWER, DraftFields.REMOVE);
        assertThat(fields(draft).get(DraftFields.DESCRIPTION)).isEqualTo(BARE_KEPT);
        save(draft, DraftFields.DESCRIPTION, BARE);

        assertThat(fields(draft).get(DraftFields.DESCRIPTION)).isEqualTo(BARE_KEPT);
        assertThat(desk.removals()).extracting(entry -> entry.detail()).containsExactly("card:1");
        assertThat(desk.openingCases.open(BUSINESS, draft)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void an_answer_is_about_its_number_only_and_anything_but_an_answer_is_none() {
        DraftId draft = desk.completeDraft(BUSINESS);
        save(draft, DraftFields.DESCRIPTION, BARE + " and 5555555555554444.\n" + TYPED);

        save(draft, ANSWER, DraftFields.KEEP);
        save(draft, "number.555555-4444-16", "whatever");
        save(draft, "number.411111-1111-16", DraftFields.KEEP);

        assertThat(fields(draft).get(DraftFields.DESCRIPTION))
                .startsWith(BARE + " and 5555555555554444.")
                .doesNotContain(CARD);
        assertThat(desk.redacting.undecidedNumbers(fields(draft)))
                .extracting(doubt -> doubt.facts().get(1))
                .containsExactly("number.555555-4444-16");
    }

    @Test
    void a_program_is_not_asked() {
        Map<String, String> fields = new HashMap<>(SupportDesk.completeTechnicalCase());
        fields.put(DraftFields.DESCRIPTION, BARE);

        Outcome<CaseId> opening = desk.openingCases.openAtOnce(BUSINESS, DraftFields.of(fields), EnclosedFiles.NOTHING);
        desk.replying.reply(BUSINESS, new Reply(caseOf(opening).id(), BARE, EnclosedFiles.NOTHING, List.of()));

        assertThat(shown(caseOf(opening)).correspondence())
                .extracting(said -> said.body().text())
                .containsExactly(BARE_KEPT, BARE_KEPT);
    }

    @Test
    void a_reply_and_an_agents_answer_go_out_once_the_number_in_them_is_no_question() {
        SupportCase open = desk.openCase(BUSINESS);
        DraftId reply = NewIds.draft();
        DraftId answer = NewIds.draft();
        ReplySubmission member =
                new ReplySubmission(open.id(), reply, Map.of(DraftFields.DESCRIPTION, BARE), open.seen());

        assertThat(desk.replying.send(BUSINESS, member)).matches(SupportDesk::isDeclined);
        desk.replyDrafts.save(DraftAuthor.of(BUSINESS), open.id(), reply, Map.of(ANSWER, DraftFields.KEEP));
        assertThat(desk.replying.send(BUSINESS, member)).isInstanceOf(Outcome.Done.class);
        ReplySubmission agent = new ReplySubmission(
                open.id(),
                answer,
                Map.of(DraftFields.DESCRIPTION, BARE),
                shown(open).seen());
        assertThat(desk.working.send(KIM, agent, WorkingOnCases.Sent.REPLY)).matches(SupportDesk::isDeclined);
        desk.replyDrafts.save(DraftAuthor.of(KIM, open.id()), open.id(), answer, Map.of(ANSWER, DraftFields.REMOVE));
        assertThat(desk.working.send(KIM, agent, WorkingOnCases.Sent.REPLY)).isInstanceOf(Outcome.Done.class);

        assertThat(shown(open).correspondence())
                .extracting(said -> said.body().text())
                .endsWith(BARE, BARE_KEPT);
    }

    @Test
    void a_note_is_added_once_the_number_in_it_is_no_question() {
        SupportCase open = desk.openCase(BUSINESS);
        DraftFields written = DraftFields.EMPTY.with(DraftFields.NOTE, BARE);

        assertThat(desk.working.note(KIM, open.id(), written)).matches(SupportDesk::isDeclined);
        assertThat(desk.notes.on(open.id())).isEmpty();
        desk.working.note(KIM, open.id(), written.with(ANSWER, DraftFields.KEEP));
        desk.working.note(KIM, open.id(), written.with(ANSWER, DraftFields.REMOVE));

        assertThat(desk.notes.on(open.id()))
                .extracting(note -> note.body().text())
                .containsExactly(BARE, BARE_KEPT);
    }

    @Test
    void a_reason_is_taken_once_the_number_in_it_is_no_question() {
        SupportCase open = desk.openCase(BUSINESS);
        CaseId id = open.id();
        DraftFields written = DraftFields.EMPTY.with(DraftFields.REASON, BARE);
        DraftFields kept = written.with(ANSWER, DraftFields.KEEP);
        DraftFields removed = written.with(ANSWER, DraftFields.REMOVE);

        assertThat(desk.working.escalate(KIM, id, written)).matches(SupportDesk::isDeclined);
        assertThat(desk.working.reclassify(KIM, id, Severity.HIGH, written)).matches(SupportDesk::isDeclined);
        assertThat(shown(open).state().escalated()).isFalse();
        assertThat(desk.working.escalate(KIM, id, kept)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.working.reclassify(KIM, id, Severity.HIGH, removed)).isInstanceOf(Outcome.Done.class);
        shown(open).customerResolves(BUSINESS, null, List.of(), SupportDesk.MONDAY_NINE);
        assertThat(desk.working.reopen(KIM, id, written)).matches(SupportDesk::isDeclined);
        assertThat(desk.working.reopen(KIM, id, kept)).isInstanceOf(Outcome.Done.class);

        assertThat(desk.notes.on(id)).extracting(note -> note.body().text()).containsExactly(BARE, BARE_KEPT, BARE);
    }

    @Test
    void a_rating_waits_with_all_that_was_said_until_the_number_in_its_comment_is_no_question() {
        SupportCase open = desk.openCase(BUSINESS);
        shown(open).customerResolves(BUSINESS, null, List.of(), SupportDesk.MONDAY_NINE);

        assertThat(desk.rate(BUSINESS, open.id(), 4, BARE)).isEqualTo(RatingCases.Outcome.NUMBER_IN_DOUBT);
        assertThat(desk.rating.of(BUSINESS, shown(open))).isEmpty();
        DraftFields begun = desk.rating.begun(BUSINESS, open.id());
        assertThat(begun.get(DraftFields.COMMENT)).isEqualTo(BARE);
        assertThat(begun.get(DraftFields.STARS)).isEqualTo("4");
        assertThat(desk.drafting.unfinished(BUSINESS))
                .as("a rating is no reply")
                .isEmpty();

        assertThat(desk.rating.rate(BUSINESS, open.id(), begun.with(ANSWER, DraftFields.KEEP)))
                .isEqualTo(RatingCases.Outcome.RATED);
        assertThat(desk.rating.of(BUSINESS, shown(open)).orElseThrow().comment())
                .isEqualTo(BARE);
        assertThat(desk.rating.begun(BUSINESS, open.id()).hasContent()).isFalse();
        assertThat(desk.rating.begun(BUSINESS, open.id()).get(DraftFields.COMMENT))
                .isEmpty();
    }

    @Test
    void a_rating_leaves_a_reply_that_is_begun_alone_and_takes_its_own_fields_and_answers_away() {
        SupportCase open = desk.openCase(BUSINESS);
        shown(open).customerResolves(BUSINESS, null, List.of(), SupportDesk.MONDAY_NINE);
        desk.replyDrafts.save(
                DraftAuthor.of(BUSINESS),
                open.id(),
                NewIds.draft(),
                Map.of(DraftFields.DESCRIPTION, "One more question"));
        DraftFields rating =
                DraftFields.of(Map.of(DraftFields.STARS, "4", DraftFields.COMMENT, BARE, ANSWER, DraftFields.KEEP));
        desk.rating.rate(BUSINESS, open.id(), rating.with(DraftFields.STARS, "none"));
        assertThat(desk.rating.begun(BUSINESS, open.id()).get(ANSWER)).isEqualTo(DraftFields.KEEP);

        assertThat(desk.rating.rate(BUSINESS, open.id(), rating)).isEqualTo(RatingCases.Outcome.RATED);

        assertThat(desk.rating.begun(BUSINESS, open.id()).byName())
                .containsExactly(Map.entry(DraftFields.DESCRIPTION, "One more question"));
    }

    @Test
    void a_rating_whose_author_calls_the_number_a_cards_is_kept_without_it() {
        SupportCase open = desk.openCase(BUSINESS);
        shown(open).customerResolves(BUSINESS, null, List.of(), SupportDesk.MONDAY_NINE);

        desk.rating.rate(
                BUSINESS,
                open.id(),
                DraftFields.of(Map.of(DraftFields.STARS, "4", DraftFields.COMMENT, BARE, ANSWER, DraftFields.REMOVE)));

        assertThat(desk.rating.of(BUSINESS, shown(open)).orElseThrow().comment())
                .isEqualTo(BARE_KEPT);
    }

    private void save(DraftId draft, String field, String text) {
        desk.drafting.save(BUSINESS, draft, Map.of(field, text));
    }

    private DraftFields fields(DraftId draft) {
        return desk.drafts.byId.get(draft).fields();
    }

    private SupportCase caseOf(Outcome<CaseId> opening) {
        return desk.cases.byId.get(SupportDesk.done(opening));
    }

    private SupportCase shown(SupportCase one) {
        return desk.cases.byId.get(one.id());
    }
}
