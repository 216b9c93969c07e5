package org.caseport.web.application.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.KIM;
import static org.caseport.web.application.SupportDesk.STRANGER;

import java.util.Map;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.web.application.NewIds;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.opening.Drafting;
import org.junit.jupiter.api.Test;

/** The drafts of replies while they are typed. */
class ReplyDraftsTest {

    private static final CaseId UNKNOWN = CaseId.of(BUSINESS.account(), 2026, 99L);

    private final SupportDesk desk = new SupportDesk();
    private final SupportCase open = desk.openCase(BUSINESS);
    private final DraftId draft = NewIds.draft();

    private Drafting.Outcome save(DraftAuthor author, CaseId answered, String text) {
        return desk.replyDrafts.save(author, answered, draft, Map.of(DraftFields.DESCRIPTION, text));
    }

    @Test
    void saving_never_reads_the_case_and_its_correspondence() {
        desk.cases.reads = 0;

        assertThat(save(DraftAuthor.of(BUSINESS), open.id(), "Here")).isInstanceOf(Drafting.Outcome.Saved.class);
        assertThat(save(DraftAuthor.of(BUSINESS), open.id(), "Here are")).isInstanceOf(Drafting.Outcome.Saved.class);
        assertThat(desk.replyDrafts.save(
                        DraftAuthor.of(KIM, open.id()),
                        open.id(),
                        NewIds.draft(),
                        Map.of(DraftFields.DESCRIPTION, "Which")))
                .isInstanceOf(Drafting.Outcome.Saved.class);

        assertThat(desk.cases.reads).isZero();
    }

    @Test
    void no_draft_begins_on_a_case_that_does_not_exist_or_is_out_of_sight() {
        assertThat(save(DraftAuthor.of(BUSINESS), UNKNOWN, "Here")).isInstanceOf(Drafting.Outcome.NoSuchDraft.class);
        assertThat(save(DraftAuthor.of(KIM, UNKNOWN), UNKNOWN, "Here"))
                .isInstanceOf(Drafting.Outcome.NoSuchDraft.class);
        assertThat(save(DraftAuthor.of(STRANGER), open.id(), "Here")).isInstanceOf(Drafting.Outcome.NoSuchDraft.class);
    }
}
