package org.caseport.policy.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.policy.entitlement.Given.BUSINESS;
import static org.caseport.policy.entitlement.Given.DEVELOPER;
import static org.caseport.policy.entitlement.Given.TUESDAY_NINE;
import static org.caseport.policy.entitlement.Given.account;
import static org.caseport.policy.entitlement.Given.billing;
import static org.caseport.policy.entitlement.Given.limitIncrease;
import static org.caseport.policy.entitlement.Given.rule;
import static org.caseport.policy.entitlement.Given.technical;
import static org.caseport.policy.entitlement.Given.withErrors;
import static org.caseport.policy.entitlement.Given.withOperationsContact;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Promise.Clock;
import org.caseport.domain.cases.RequestDetails;
import org.caseport.domain.cases.RequestDetails.Answer;
import org.caseport.domain.cases.RequestDetails.LimitRequest;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.Subject;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.plan.SupportPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningACaseTest {

    private static CaseRequest request(Decision decision) {
        assertThat(decision.violations()).isEmpty();
        return decision.request().orElseThrow();
    }

    @Test
    void a_complete_technical_draft_becomes_a_request_with_its_promise() {
        Decision decision = rule(BUSINESS, technical());

        CaseRequest request = request(decision);
        assertThat(request.type()).isEqualTo(CaseType.TECHNICAL);
        assertThat(request.service()).isEqualTo("compute");
        assertThat(request.category()).isEqualTo("startup");
        assertThat(request.severity()).isEqualTo(Severity.NORMAL);
        assertThat(request.subject()).isEqualTo(new Subject("Instances do not start"));
        assertThat(request.description()).isEqualTo(new Body("Since this morning."));
        assertThat(request.details()).isEqualTo(RequestDetails.NONE);
        assertThat(request.language()).isEqualTo(ContactLanguage.ENGLISH);
        assertThat(request.method()).isEqualTo(ContactMethod.WEB);
        assertThat(request.callback()).isNull();
        assertThat(request.contacts()).isEmpty();
        assertThat(request.promise()).isEqualTo(decision.promise().orElseThrow());
        assertThat(request.promise().due()).isEqualTo(TUESDAY_NINE.plus(Duration.ofHours(12)));
        assertThat(request.promise().clock()).isEqualTo(Clock.AROUND_THE_CLOCK);
        assertThat(request.promise().book()).isEqualTo("2022-05");
        assertThat(decision.book()).isEqualTo("2022-05");
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic", "developer", "business", "enterprise-on-ramp", "enterprise"})
    void every_plan_opens_an_account_and_billing_case(String plan) {
        Decision decision = rule(new SupportPlan(plan), billing().with("severity", "low"));

        assertThat(request(decision).type()).isEqualTo(CaseType.ACCOUNT_AND_BILLING);
        assertThat(request(decision).severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void a_limit_increase_carries_its_requests_and_is_low() {
        CaseRequest request = request(rule(
                DEVELOPER,
                limitIncrease()
                        .with(Map.of(
                                "request.3.region", "jp-1",
                                "request.3.limit", "reserved",
                                "request.3.value", "１００"))));

        assertThat(request.service()).isEqualTo("servers");
        assertThat(request.category()).isNull();
        assertThat(request.severity()).isEqualTo(Severity.LOW);
        assertThat(request.details().answers()).isEmpty();
        assertThat(request.details().limits())
                .containsExactly(new LimitRequest("eu-1", "running", 21), new LimitRequest("jp-1", "reserved", 100));
    }

    @Test
    void answers_are_kept_in_the_words_of_the_contact_language() {
        Map<String, String> answers = Map.of(
                "answer.since", "2026-11-23",
                "answer.failed", "12.50",
                "answer.environment", "production",
                "answer.hosts.0.name", "web-1",
                "answer.hosts.0.seen", "2026-11-22",
                "answer.hosts.4.name", "web\r\n2");

        assertThat(request(rule(BUSINESS, withErrors().with(answers))).details().answers())
                .containsExactly(
                        new Answer("What error-code", "E42"),
                        new Answer("What since", "2026-11-23"),
                        new Answer("Failed requests (%)", "12.50"),
                        new Answer("Environment", "Production"),
                        new Answer("Hosts", "What name: web-1; What seen: 2026-11-22\nWhat name: web 2"));
        assertThat(request(rule(BUSINESS, withErrors().with(answers).with("language", "ja")))
                        .details()
                        .answers())
                .contains(
                        new Answer("環境", "本番"), new Answer("ホスト", "何 name: web-1; 何 seen: 2026-11-22\n何 name: web 2"));
    }

    @Test
    void an_answer_that_was_not_given_is_not_kept() {
        assertThat(request(rule(BUSINESS, withErrors())).details().answers())
                .containsExactly(new Answer("What error-code", "E42"));
    }

    @Test
    void phone_shows_the_number_as_it_will_be_dialled() {
        var draft = technical()
                .with(Map.of("method", "phone", "country", "DE", "phone", " 030 123456 ", "extension", "１２"));

        Decision decision = rule(BUSINESS, draft);

        assertThat(decision.callback()).isEqualTo(new CallbackNumber("DE", "+49 30 123456", "12"));
        assertThat(request(decision).callback()).isEqualTo(decision.callback());
    }

    @Test
    void an_extension_typed_behind_the_number_is_one() {
        var draft = technical().with(Map.of("method", "phone", "country", "US", "phone", "(212) 555-2368 ext. 7"));

        assertThat(rule(BUSINESS, draft).callback()).isEqualTo(new CallbackNumber("US", "+1 212-555-2368", "7"));
    }

    @Test
    void a_callback_without_a_country_is_to_the_accounts() {
        var draft = technical().with(Map.of("method", "phone", "phone", "030 123456"));

        assertThat(rule(BUSINESS, draft).callback()).isEqualTo(new CallbackNumber("DE", "+49 30 123456", null));
    }

    @Test
    void contacts_are_kept_once_each_with_the_one_still_being_typed() {
        var draft = technical()
                .with(Map.of(
                        "contact.0", " anna@dogwood.example ",
                        "contact.2", "Anna@Dogwood.example",
                        "contact.7", "用户@例え.jp",
                        "contactTyped", "bob@dogwood.example"));

        assertThat(request(rule(BUSINESS, draft)).contacts())
                .containsExactly("anna@dogwood.example", "用户@例え.jp", "bob@dogwood.example");
    }

    @Test
    void the_operations_contact_stands_in_where_the_plan_has_no_contacts() {
        assertThat(request(rule(withOperationsContact(DEVELOPER), technical(), TUESDAY_NINE))
                        .contacts())
                .containsExactly("ops@dogwood.example");
        assertThat(request(rule(withOperationsContact(DEVELOPER), limitIncrease(), TUESDAY_NINE))
                        .contacts())
                .isEmpty();
        assertThat(request(rule(withOperationsContact(BUSINESS), technical(), TUESDAY_NINE))
                        .contacts())
                .isEmpty();
        assertThat(request(rule(account(DEVELOPER), technical(), TUESDAY_NINE)).contacts())
                .isEmpty();
    }

    @Test
    void what_is_not_asked_for_is_ignored() {
        var web = technical().with(Map.of("phone", "no number", "extension", "x", "country", "??"));
        var limits =
                limitIncrease().with(Map.of("category", "nonsense", "severity", "critical", "answer.error-code", "x"));

        assertThat(request(rule(BUSINESS, web)).callback()).isNull();
        assertThat(rule(BUSINESS, web).callback()).isNull();
        assertThat(request(rule(DEVELOPER, limits)).severity()).isEqualTo(Severity.LOW);
        assertThat(request(rule(BUSINESS, technical().with("request.0.value", "-1")))
                        .details()
                        .limits())
                .isEqualTo(List.of());
    }

    @Test
    void the_service_for_everything_else_serves_two_case_types() {
        Map<String, String> other = Map.of("service", "general-info", "category", "other");

        assertThat(request(rule(BUSINESS, technical().with(other))).service()).isEqualTo("general-info");
        assertThat(request(rule(BUSINESS, billing().with(other).with("severity", "high")))
                        .category())
                .isEqualTo("other");
    }
}
