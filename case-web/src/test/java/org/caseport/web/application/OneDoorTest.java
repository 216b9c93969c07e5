package org.caseport.web.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.DEVELOPER;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.file.EnclosedFiles;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.correspondence.Reply;
import org.caseport.web.application.correspondence.ReplyingToCases;
import org.junit.jupiter.api.Test;

/** Whether a case is asked for page by page or at once, the answer is the same. */
class OneDoorTest {

    private static final Map<String, List<String>> VALUES = Map.of(
            DraftFields.CASE_TYPE,
            List.of("technical", "account-and-billing", "service-limit-increase", ""),
            DraftFields.SERVICE,
            List.of("general-info", "nothing", ""),
            DraftFields.CATEGORY,
            List.of("other", "nothing", ""),
            DraftFields.SEVERITY,
            List.of("low", "normal", "high", "urgent", "critical", "worse", ""),
            DraftFields.SUBJECT,
            List.of("s", " 件名 🔥 ", "", "two\nlines", "x".repeat(256)),
            DraftFields.DESCRIPTION,
            List.of("d", "\r\nline\r\n", "", "🔥".repeat(8_001)),
            DraftFields.LANGUAGE,
            List.of("en", "ja", "tlh", ""),
            DraftFields.METHOD,
            List.of("web", "web", "phone"),
            "contact.0",
            List.of("", "", "ana@company.example", "nobody"),
            "contact.1",
            List.of("", "ANA@company.example", "ben@company.example"));

    @Test
    void wizard_and_program_get_the_same_decision_the_same_case_and_the_same_objections() {
        Random random = new Random(7);
        int opened = 0;
        for (int i = 0; i < 250; i++) {
            Map<String, String> fields = new HashMap<>();
            VALUES.forEach((name, values) -> {
                // Mostly the first, so that enough of the cases are good ones.
                String value = values.get(random.nextInt(3) > 0 ? 0 : random.nextInt(values.size()));
                if (!value.isEmpty()) {
                    fields.put(name, value);
                }
            });
            Member member = SupportDesk.OF_EVERY_PLAN.get(i % SupportDesk.OF_EVERY_PLAN.size());
            SupportDesk desk = new SupportDesk();
            Outcome<CaseId> byWizard =
                    desk.openingCases.open(member, desk.drafting.beginWith(member, DraftFields.of(fields)));
            SupportDesk other = new SupportDesk();
            Outcome<CaseId> atOnce =
                    other.openingCases.openAtOnce(member, DraftFields.of(fields), EnclosedFiles.NOTHING);

            assertThat(objections(atOnce)).as(fields.toString()).isEqualTo(objections(byWizard));
            assertThat(asked(other)).as(fields.toString()).isEqualTo(asked(desk));
            opened += asked(desk).size();
        }
        assertThat(opened).isGreaterThan(2);
    }

    @Test
    void a_program_need_not_answer_the_categorys_questions_but_the_case_says_that_it_lacks_them() {
        SupportDesk desk = new SupportDesk();
        var category = Catalogs.shipped().servicesFor(CaseType.TECHNICAL).stream()
                .flatMap(service -> service.categories().stream()
                        .filter(c -> c.questions().stream().anyMatch(q -> q.required()))
                        .map(c -> Map.of(DraftFields.SERVICE, service.code(), DraftFields.CATEGORY, c.code())))
                .findFirst()
                .orElseThrow();
        Map<String, String> fields = new HashMap<>(SupportDesk.completeTechnicalCase());
        fields.putAll(category);

        Outcome<CaseId> byWizard =
                desk.openingCases.open(BUSINESS, desk.drafting.beginWith(BUSINESS, DraftFields.of(fields)));
        Outcome<CaseId> atOnce = desk.openingCases.openAtOnce(BUSINESS, DraftFields.of(fields), EnclosedFiles.NOTHING);

        assertThat(objections(byWizard)).extracting(Violation::problem).containsOnly(Violation.Problem.MISSING);
        assertThat(atOnce).isInstanceOf(Outcome.Done.class);
        assertThat(asked(desk))
                .singleElement()
                .satisfies(asked -> assertThat(asked.details().lacksAnswers()).isTrue());
    }

    @Test
    void a_reply_to_a_resolved_case_reopens_it_until_its_time_has_run_out() {
        SupportDesk desk = new SupportDesk();
        SupportCase supportCase = desk.openCase(BUSINESS);
        supportCase.customerResolves(BUSINESS, null, List.of(), SupportDesk.MONDAY_NINE);

        Outcome<ReplyingToCases.Replied> reopened =
                desk.replying.reply(BUSINESS, new Reply(supportCase.id(), "again", EnclosedFiles.NOTHING, List.of()));
        supportCase.customerResolves(BUSINESS, null, List.of(), SupportDesk.MONDAY_NINE);
        desk.later(SupportDesk.REOPENING.plusSeconds(1));
        Outcome<ReplyingToCases.Replied> tooLate =
                desk.replying.reply(BUSINESS, new Reply(supportCase.id(), "again", EnclosedFiles.NOTHING, List.of()));

        assertThat(reopened).isEqualTo(new Outcome.Done<>(new ReplyingToCases.Replied(CaseStatus.REOPENED, 2)));
        assertThat(desk.told)
                .extracting(Object::getClass)
                .contains(CaseEvent.CommunicationAdded.class, CaseEvent.StatusChanged.class);
        assertThat(tooLate).isEqualTo(new Outcome.Refused<>(new Rejection.TooLate(SupportDesk.REOPENING)));
        assertThat(desk.replying.reply(DEVELOPER, new Reply(supportCase.id(), "x", EnclosedFiles.NOTHING, List.of())))
                .isEqualTo(new Outcome.Refused<>(Rejection.NotFound.CASE));
        assertThat(desk.replying.reply(
                        BUSINESS, new Reply(supportCase.id(), " ", EnclosedFiles.NOTHING, List.of("nobody"))))
                .matches(SupportDesk::isDeclined);
    }

    private static List<Violation> objections(Outcome<CaseId> opening) {
        return opening instanceof Outcome.Done ? List.of() : SupportDesk.violations(opening);
    }

    private static List<CaseRequest> asked(SupportDesk desk) {
        return desk.cases.byId.values().stream().map(SupportCase::request).toList();
    }
}
