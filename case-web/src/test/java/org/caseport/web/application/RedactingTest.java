package org.caseport.web.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.KIM;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.Author;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.junit.jupiter.api.Test;

/** Whatever way a text comes in, no secret of it is kept. */
class RedactingTest {

    private static final String CARD = "4111 1111 1111 1111";
    private static final String GONE = "[removed: card]";
    private static final String TYPED = "My card " + CARD + " fails.";
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

        Opening opening = desk.openingCases.open(BUSINESS, id);

        assertThat(caseOf(opening).asked().subject().text()).isEqualTo(KEPT);
    }

    @Test
    void a_case_of_a_program_holds_none() {
        Map<String, String> fields = new HashMap<>(SupportDesk.completeTechnicalCase());
        fields.put(DraftFields.SUBJECT, TYPED);
        fields.put(DraftFields.DESCRIPTION, TYPED);

        Opening opening = desk.openingCases.openAtOnce(BUSINESS, DraftFields.of(fields), Enclosed.NOTHING);

        assertThat(caseOf(opening).asked().subject().text()).isEqualTo(KEPT);
        assertThat(caseOf(opening).correspondence().get(0).body().text()).isEqualTo(KEPT);
        assertThat(desk.journal).extracting(entry -> entry.detail()).containsExactly("card:2");
    }

    @Test
    void nor_does_a_reply_of_a_page_or_a_program() {
        SupportCase open = desk.openCase(BUSINESS);

        desk.replying.reply(BUSINESS, new Reply(open.id(), TYPED, Enclosed.NOTHING, List.of()));
        desk.replying.send(
                BUSINESS,
                new Sending(
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
                new Sending(id, NewIds.draft(), Map.of(DraftFields.DESCRIPTION, TYPED), open.seen()),
                WorkingOnCases.Sent.REPLY);
        desk.working.note(KIM, id, TYPED);
        desk.working.reclassify(KIM, id, Severity.HIGH, TYPED);

        assertThat(shown(open).correspondence().get(1).body().text()).isEqualTo(KEPT);
        assertThat(desk.notes.on(id)).extracting(note -> note.body().text()).containsExactly(KEPT, KEPT);
        assertThat(desk.removals()).extracting(entry -> entry.detail()).containsOnly("card:1");
    }

    @Test
    void nor_does_a_rating() {
        SupportCase open = desk.openCase(BUSINESS);
        shown(open).customerResolves(BUSINESS, null, List.of(), SupportDesk.MONDAY_NINE);

        desk.rating.rate(BUSINESS, open.id(), 5, TYPED);

        assertThat(desk.rating.of(BUSINESS, shown(open)).orElseThrow().comment())
                .isEqualTo(KEPT);
    }

    @Test
    void what_is_full_without_its_secret_is_not_too_long_with_what_stands_instead() {
        String full = "x ".repeat(3_990) + CARD;
        Map<String, String> fields = new HashMap<>(SupportDesk.completeTechnicalCase());
        fields.put(DraftFields.DESCRIPTION, full);

        assertThat(desk.openingCases.openAtOnce(BUSINESS, DraftFields.of(fields), Enclosed.NOTHING))
                .isInstanceOf(Opening.Opened.class);
    }

    @Test
    void the_author_is_told_what_it_was_and_what_stands_instead() {
        assertThat(desk.redacting.removals(TYPED)).containsExactly(new Redacting.Removal("card", "card"));
        assertThat(desk.redacting.removals("nothing")).isEmpty();
        assertThat(desk.redacting.isRedacted(KEPT)).isTrue();
        assertThat(desk.redacting.isRedacted("I [removed] the cable")).isFalse();
    }

    @Test
    void an_answer_that_is_begun_holds_none() {
        SupportCase open = desk.openCase(BUSINESS);
        DraftId draft = NewIds.draft();

        desk.answers.save(Author.of(KIM, open.id()), open.id(), draft, Map.of("note", TYPED));

        assertThat(desk.drafts.byId.get(draft).fields().get("note")).isEqualTo(KEPT);
    }

    private SupportCase caseOf(Opening opening) {
        return desk.cases.byId.get(((Opening.Opened) opening).caseId());
    }

    private SupportCase shown(SupportCase one) {
        return desk.cases.byId.get(one.id());
    }
}
