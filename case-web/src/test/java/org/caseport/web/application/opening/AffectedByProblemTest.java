package org.caseport.web.application.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.MONDAY_NINE;

import java.util.Map;
import org.caseport.domain.announcement.AnnouncementId;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.web.application.SupportDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members who say, in a draft, to be affected by a known problem. */
class AffectedByProblemTest {

    private final SupportDesk desk = new SupportDesk();
    private final DraftId draft = desk.completeDraft(BUSINESS);

    private void tick(String problem) {
        desk.drafting.save(BUSINESS, draft, Map.of(DraftFields.AFFECTED, problem));
    }

    @Test
    void the_case_of_a_draft_is_linked_to_the_problem_once_and_the_journal_knows() {
        AnnouncementId problem = desk.announce("general-info");
        tick(problem.value());

        CaseId opened = SupportDesk.done(desk.openingCases.open(BUSINESS, draft));
        SupportDesk.done(desk.openingCases.open(BUSINESS, draft));

        assertThat(desk.affectedCases.byCase).isEqualTo(Map.of(opened, problem));
        CaseEvent linked = new CaseEvent.ProblemChanged(opened, BUSINESS.id(), problem.value(), MONDAY_NINE);
        assertThat(desk.told).filteredOn(linked::equals).hasSize(1);
        assertThat(JournalEntry.of(linked).act()).isEqualTo("case.problem-changed");
        assertThat(JournalEntry.of(linked).detail()).isEqualTo(problem.value());
    }

    @Test
    void a_box_that_is_not_ticked_any_more_links_nothing() {
        tick(desk.announce().value());
        tick("");

        SupportDesk.done(desk.openingCases.open(BUSINESS, draft));

        assertThat(desk.affectedCases.byCase).isEmpty();
    }

    @Test
    void a_problem_of_another_service_than_the_chosen_one_links_nothing() {
        tick(desk.announce("dns").value());

        SupportDesk.done(desk.openingCases.open(BUSINESS, draft));

        assertThat(desk.affectedCases.byCase).isEmpty();
    }

    @Test
    void a_problem_that_was_withdrawn_is_told_of_first_and_the_rest_of_the_draft_stays() {
        tick(desk.announce().value());
        Map<String, String> typed = fields();
        desk.announcements.withdraw(MONDAY_NINE);

        assertThat(desk.openingCases.open(BUSINESS, draft).rejection()).contains(new OpeningCases.ProblemEnded());

        assertThat(desk.cases.byId).isEmpty();
        assertThat(typed).containsKey(DraftFields.AFFECTED);
        assertThat(fields()).isEqualTo(SupportDesk.completeTechnicalCase());
        assertThat(desk.refusals())
                .extracting(JournalEntry::act, JournalEntry::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("case.opened", "PROBLEM_ENDED"));
        SupportDesk.done(desk.openingCases.open(BUSINESS, draft));
        assertThat(desk.affectedCases.byCase).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "' or 1=1", "🔥"})
    void an_unknown_problem_in_a_forged_post_is_refused_like_one_that_has_ended(String forged) {
        desk.announce();
        tick(forged);

        assertThat(desk.openingCases.open(BUSINESS, draft).rejection()).contains(new OpeningCases.ProblemEnded());
        assertThat(desk.cases.byId).isEmpty();
    }

    private Map<String, String> fields() {
        return desk.drafting.find(BUSINESS, draft).orElseThrow().fields().byName();
    }
}
