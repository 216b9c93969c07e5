package org.caseport.web.application.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.MONDAY_NINE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.Invitation;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.draft.DraftId;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.account.InvitingPeople;
import org.caseport.web.application.file.AttachingFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TidyingUpTest {

    private final SupportDesk desk = new SupportDesk();

    @TempDir
    Path folder;

    @Test
    void files_stay_an_hour_after_the_last_one_was_added_and_then_only_their_names() throws IOException {
        DraftId draft = desk.completeDraft(BUSINESS);
        attach(draft, "first.log");
        desk.later(Duration.ofMinutes(59));
        attach(draft, "second.log");

        desk.later(Duration.ofMinutes(60));
        desk.tidyingUp.tidyUp();
        assertThat(desk.bytes.byId).hasSize(2);

        desk.later(Duration.ofSeconds(1));
        desk.tidyingUp.tidyUp();
        assertThat(desk.bytes.byId).isEmpty();
        assertThat(desk.drafts.byId.get(draft).files())
                .allMatch(DraftFile::expired)
                .extracting(kept -> kept.file().name())
                .containsExactly("first.log", "second.log");
    }

    @Test
    void an_expired_file_gives_its_place_to_another() throws IOException {
        DraftId draft = desk.completeDraft(BUSINESS);
        for (String name : new String[] {"one.log", "two.log", "three.log"}) {
            attach(draft, name);
        }
        desk.later(Duration.ofHours(2));
        desk.tidyingUp.tidyUp();

        assertThat(attach(draft, "four.log")).isInstanceOf(AttachingFiles.Outcome.Attached.class);
    }

    @Test
    void a_draft_goes_thirty_days_after_it_was_touched_and_not_before() {
        DraftId draft = desk.completeDraft(BUSINESS);
        desk.later(Duration.ofDays(29));
        desk.drafting.save(BUSINESS, draft, Map.of(DraftFields.SUBJECT, "still here"));

        desk.later(Duration.ofDays(30));
        desk.tidyingUp.tidyUp();
        assertThat(desk.drafting.find(BUSINESS, draft)).isPresent();

        desk.later(Duration.ofSeconds(1));
        desk.tidyingUp.tidyUp();
        assertThat(desk.drafting.find(BUSINESS, draft)).isEmpty();
    }

    @Test
    void a_submitted_draft_answers_for_its_case_for_ever() {
        DraftId draft = desk.completeDraft(BUSINESS);
        Outcome<CaseId> opened = desk.openingCases.open(BUSINESS, draft);

        desk.later(Duration.ofDays(400));
        desk.tidyingUp.tidyUp();

        assertThat(desk.openingCases.open(BUSINESS, draft)).isEqualTo(opened);
    }

    @Test
    void an_invitation_is_forgotten_thirty_days_after_its_link_has_expired() {
        Invitation ana = new Invitation(
                "ana",
                "ana@a.example",
                "Ana",
                Role.ADMINISTRATOR,
                null,
                Set.of(),
                Set.of(),
                null,
                BUSINESS.id(),
                SupportDesk.MONDAY_NINE,
                SupportDesk.MONDAY_NINE);
        desk.invitations.store(ana, "hash");

        desk.later(InvitingPeople.REMEMBERED);
        desk.tidyingUp.tidyUp();
        assertThat(desk.invitations.find("ana")).isPresent();

        desk.later(Duration.ofMillis(1));
        desk.tidyingUp.tidyUp();
        assertThat(desk.invitations.find("ana")).isEmpty();
    }

    @Test
    void a_sign_in_is_forgotten_once_it_was_idle_for_its_time() {
        desk.signIns.start("a-hash", BUSINESS.id(), MONDAY_NINE);

        desk.later(Duration.ofHours(8));
        desk.tidyingUp.tidyUp();
        assertThat(desk.signIns.byToken).hasSize(1);

        desk.later(Duration.ofSeconds(1));
        desk.tidyingUp.tidyUp();
        assertThat(desk.signIns.byToken).isEmpty();
    }

    private AttachingFiles.Outcome attach(DraftId draft, String name) throws IOException {
        Path arrived = Files.writeString(folder.resolve(name), "what is in " + name);
        return desk.attachingFiles.attach(DraftAuthor.of(BUSINESS), draft, name, arrived);
    }
}
