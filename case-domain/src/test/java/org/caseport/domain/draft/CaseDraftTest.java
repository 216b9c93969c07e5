package org.caseport.domain.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.junit.jupiter.api.Test;

class CaseDraftTest {

    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final AccountId ACCOUNT = new AccountId("333333333333");

    @Test
    void files_are_kept_for_an_hour_after_the_last_one_was_added() {
        CaseDraft draft = draftWithFilesAddedAt(NINE, NINE.plusSeconds(1800));

        assertThat(draft.filesAt(NINE.plusSeconds(5400))).noneMatch(DraftFile::expired);
        assertThat(draft.filesAt(NINE.plusSeconds(5401))).allMatch(DraftFile::expired);
    }

    @Test
    void a_draft_becomes_one_case_and_no_other() {
        CaseDraft submitted = draftWithFilesAddedAt().submitted(CaseId.of(ACCOUNT, 2026, 1L), NINE);

        assertThatThrownBy(() -> submitted.submitted(CaseId.of(ACCOUNT, 2026, 2L), NINE))
                .isInstanceOf(IllegalStateException.class);
    }

    private static CaseDraft draftWithFilesAddedAt(Instant... added) {
        List<DraftFile> files = List.of(added).stream()
                .map(at -> new DraftFile(
                        new AttachedFile(new FileId("0123456789abcdef0123456789abcdef"), "a.log", "text/plain", 3),
                        at,
                        false))
                .toList();
        return new CaseDraft(
                new DraftId("0123456789abcdef0123456789abcdef"),
                ACCOUNT,
                new PersonId("ana"),
                null,
                DraftStep.HELP,
                DraftFields.EMPTY,
                files,
                NINE,
                NINE,
                null);
    }
}
