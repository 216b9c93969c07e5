package org.caseport.web.application.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.DEVELOPER;
import static org.caseport.web.application.SupportDesk.STRANGER;

import java.util.Map;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.web.application.SupportDesk;
import org.junit.jupiter.api.Test;

class DraftingTest {

    private final SupportDesk desk = new SupportDesk();

    @Test
    void two_tabs_on_one_draft_keep_what_each_typed() {
        DraftId draft = desk.drafting.begin(BUSINESS);

        desk.drafting.save(BUSINESS, draft, Map.of(DraftFields.SUBJECT, "from the left tab"));
        desk.drafting.save(BUSINESS, draft, Map.of(DraftFields.DESCRIPTION, "from the right tab"));

        DraftFields kept = fieldsOf(draft);
        assertThat(kept.get(DraftFields.SUBJECT)).isEqualTo("from the left tab");
        assertThat(kept.get(DraftFields.DESCRIPTION)).isEqualTo("from the right tab");
    }

    @Test
    void another_case_type_takes_back_only_what_it_does_not_offer_and_says_so() {
        DraftId draft = desk.completeDraft(BUSINESS);
        desk.drafting.save(BUSINESS, draft, Map.of(DraftFields.SERVICE, "relational-database"));
        desk.drafting.save(BUSINESS, draft, Map.of(DraftFields.CATEGORY, "cant-connect"));

        Drafting.Outcome saving =
                desk.drafting.save(BUSINESS, draft, Map.of(DraftFields.CASE_TYPE, "account-and-billing"));

        assertThat(((Drafting.Outcome.Saved) saving).cleared())
                .containsExactly(DraftFields.SERVICE, DraftFields.CATEGORY);
        DraftFields kept = fieldsOf(draft);
        assertThat(kept.get(DraftFields.SERVICE)).isEmpty();
        assertThat(kept.get(DraftFields.SEVERITY)).isEqualTo("normal");
        assertThat(kept.get(DraftFields.DESCRIPTION)).isEqualTo("It stops at 02:10 with error 17.");
    }

    @Test
    void another_language_takes_back_a_method_that_is_closed_in_it() {
        DraftId draft = desk.completeDraft(BUSINESS);
        desk.drafting.save(BUSINESS, draft, Map.of(DraftFields.METHOD, "chat"));

        Drafting.Outcome saving = desk.drafting.save(BUSINESS, draft, Map.of(DraftFields.LANGUAGE, "ja"));

        assertThat(((Drafting.Outcome.Saved) saving).cleared()).containsExactly(DraftFields.METHOD);
    }

    @Test
    void a_refused_choice_made_together_with_another_stays_to_be_explained() {
        DraftId draft = desk.completeDraft(DEVELOPER);

        desk.drafting.save(
                DEVELOPER, draft, Map.of(DraftFields.CASE_TYPE, "service-limit-increase", DraftFields.METHOD, "chat"));

        assertThat(fieldsOf(draft).get(DraftFields.METHOD)).isEqualTo("chat");
    }

    @Test
    void a_service_that_serves_both_types_survives_the_change() {
        DraftId draft = desk.completeDraft(BUSINESS);

        Drafting.Outcome saving =
                desk.drafting.save(BUSINESS, draft, Map.of(DraftFields.CASE_TYPE, "account-and-billing"));

        assertThat(((Drafting.Outcome.Saved) saving).cleared()).isEmpty();
        assertThat(fieldsOf(draft).get(DraftFields.SERVICE)).isEqualTo("general-info");
    }

    @Test
    void line_ends_are_kept_as_the_keyboard_made_them() {
        DraftId draft = desk.drafting.begin(BUSINESS);

        desk.drafting.save(BUSINESS, draft, Map.of(DraftFields.DESCRIPTION, "one\r\ntwo\nthree"));

        assertThat(fieldsOf(draft).get(DraftFields.DESCRIPTION)).isEqualTo("one\ntwo\nthree");
    }

    @Test
    void a_submitted_draft_keeps_nothing_more_and_names_its_case() {
        DraftId draft = desk.completeDraft(BUSINESS);
        CaseId opened = SupportDesk.done(desk.openingCases.open(BUSINESS, draft));

        Drafting.Outcome saving = desk.drafting.save(BUSINESS, draft, Map.of(DraftFields.SUBJECT, "too late"));

        assertThat(saving).isEqualTo(new Drafting.Outcome.AlreadySubmitted(opened));
    }

    @Test
    void nobody_else_finds_saves_or_discards_a_draft() {
        DraftId draft = desk.completeDraft(BUSINESS);

        assertThat(desk.drafting.find(STRANGER, draft)).isEmpty();
        assertThat(desk.drafting.save(STRANGER, draft, Map.of(DraftFields.SUBJECT, "mine")))
                .isEqualTo(new Drafting.Outcome.NoSuchDraft());
        desk.replyDrafts.discard(DraftAuthor.of(STRANGER), draft);

        assertThat(fieldsOf(draft).get(DraftFields.SUBJECT)).isEqualTo("Nightly export stops half way");
    }

    @Test
    void a_draft_that_holds_nothing_is_not_offered_to_be_continued() {
        desk.drafting.begin(DEVELOPER);

        assertThat(desk.drafting.toContinue(DEVELOPER)).isEmpty();
    }

    private DraftFields fieldsOf(DraftId draft) {
        return desk.drafts.byId.get(draft).fields();
    }
}
