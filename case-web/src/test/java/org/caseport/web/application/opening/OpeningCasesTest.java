package org.caseport.web.application.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.DEVELOPER;
import static org.caseport.web.application.SupportDesk.MONDAY_NINE;
import static org.caseport.web.application.SupportDesk.STRANGER;

import java.time.Duration;
import java.util.Map;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.policy.entitlement.Refusal;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.SupportDesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningCasesTest {

    private final SupportDesk desk = new SupportDesk();

    @Test
    void a_complete_draft_becomes_a_case_with_the_promise_of_its_plan() {
        DraftId draft = desk.completeDraft(BUSINESS);

        Outcome<CaseId> opening = desk.openingCases.open(BUSINESS, draft);

        SupportCase opened = desk.cases.byId.get(SupportDesk.done(opening));
        assertThat(opened.status()).isEqualTo(CaseStatus.UNASSIGNED);
        assertThat(opened.submissionKey()).isEqualTo(draft.submissionKey());
        assertThat(opened.request().promise().due()).isEqualTo(MONDAY_NINE.plus(Duration.ofHours(12)));
        assertThat(opened.correspondence())
                .singleElement()
                .satisfies(first -> assertThat(first.body().text()).isEqualTo("It stops at 02:10 with error 17."));
        assertThat(desk.told).singleElement().isInstanceOf(CaseEvent.Opened.class);
    }

    @Test
    void submitting_a_draft_again_and_again_ends_at_the_same_case() {
        DraftId draft = desk.completeDraft(BUSINESS);

        Outcome<CaseId> first = desk.openingCases.open(BUSINESS, draft);
        Outcome<CaseId> second = desk.openingCases.open(BUSINESS, draft);

        assertThat(second).isEqualTo(first);
        assertThat(desk.cases.byId).hasSize(1);
        assertThat(desk.told).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"severity, urgent, business", "method, phone, business"})
    void a_forged_choice_is_declined_with_the_plan_that_unlocks_it(String field, String forged, String unlocking) {
        DraftId draft = desk.completeDraft(DEVELOPER);
        desk.drafting.save(
                DEVELOPER,
                draft,
                Map.of(field, forged, DraftFields.COUNTRY, "US", DraftFields.PHONE, "+1 212 555 0123"));

        Outcome<CaseId> opening = desk.openingCases.open(DEVELOPER, draft);

        assertThat(SupportDesk.violations(opening))
                .extracting(Violation::field, v -> v.refusal().reason(), v -> v.refusal()
                        .unlockedBy()
                        .code())
                .containsExactly(tuple(field, Refusal.Reason.NOT_IN_PLAN, unlocking));
        assertThat(desk.cases.byId).isEmpty();
        assertThat(desk.refusals()).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).isEqualTo("refused");
            assertThat(entry.detail()).isEqualTo(field + ":REFUSED");
        });
    }

    @Test
    void a_draft_whose_target_is_not_the_one_that_was_seen_goes_back_to_its_author() {
        DraftId draft = desk.completeDraft(BUSINESS);

        Outcome<CaseId> early = desk.openingCases.open(BUSINESS, draft, "86400 AROUND_THE_CLOCK");

        assertThat(early.rejection()).contains(new OpeningCases.OtherTarget());
        assertThat(desk.cases.byId).isEmpty();
        assertThat(desk.refusals()).singleElement().satisfies(entry -> assertThat(entry.detail())
                .isEqualTo("OTHER_TARGET"));
        SupportDesk.done(desk.openingCases.open(BUSINESS, draft, "43200 AROUND_THE_CLOCK"));
        assertThat(desk.cases.byId).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"''", "43200", "43200 SOME_CLOCK", "-1 AROUND_THE_CLOCK", "43200 AROUND_THE_CLOCK x"})
    void what_no_page_has_sent_as_a_seen_target_is_none(String seen) {
        SupportDesk.done(desk.openingCases.open(BUSINESS, desk.completeDraft(BUSINESS), seen));

        assertThat(desk.cases.byId).hasSize(1);
    }

    @Test
    void a_draft_of_another_account_is_no_draft() {
        DraftId draft = desk.completeDraft(BUSINESS);

        assertThat(desk.openingCases.open(STRANGER, draft)).isEqualTo(new Outcome.Refused<>(Rejection.NotFound.DRAFT));
        assertThat(desk.cases.byId).isEmpty();
    }

    @Test
    void an_account_that_opened_its_ten_cases_waits_until_the_hour_is_over() {
        for (int i = 0; i < 10; i++) {
            assertThat(desk.openingCases.open(BUSINESS, desk.completeDraft(BUSINESS)))
                    .isInstanceOf(Outcome.Done.class);
        }
        DraftId eleventh = desk.completeDraft(BUSINESS);

        Outcome<CaseId> declined = desk.openingCases.open(BUSINESS, eleventh);
        desk.later(Duration.ofMinutes(61));
        Outcome<CaseId> opened = desk.openingCases.open(BUSINESS, eleventh);

        assertThat(SupportDesk.violations(declined))
                .extracting(Violation::problem)
                .containsExactly(Violation.Problem.TOO_MANY_CASES);
        assertThat(opened).isInstanceOf(Outcome.Done.class);
    }
}
