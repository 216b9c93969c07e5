package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.caseport.web.journey.stage.RoamingMember;
import org.caseport.web.journey.stage.SignedCall;
import org.caseport.web.journey.stage.SupportApiCalls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.support.SupportClient;
import software.amazon.awssdk.services.support.model.CaseDetails;
import software.amazon.awssdk.services.support.model.CaseIdNotFoundException;
import software.amazon.awssdk.services.support.model.Communication;
import software.amazon.awssdk.services.support.model.SupportException;

/** The unmodified AWS client opens, finds, follows and resolves cases of the shipped WAR. */
class SupportApiCasesIT extends SupportApiCalls {

    @Test
    void a_script_opens_follows_answers_and_resolves_a_case() {
        String subject = "EC2に接続できません \ud83d\udd25 <b>&amp;</b>";
        String body = "一行目\nline two \ud83d\udc69\ud83c\udffd\u200d\ud83d\udcbb";

        String id = support.createCase(c -> c.subject(subject)
                        .communicationBody(body)
                        .serviceCode("general-info")
                        .categoryCode("other")
                        .severityCode("critical")
                        .language("ja")
                        .ccEmailAddresses("ana@company.example", "ben@company.example"))
                .caseId();

        assertThat(id).matches("case-555555555555-muen-\\d{4}-[0-9a-f]{16}");
        CaseDetails opened = theCase(id);
        assertThat(opened.subject()).isEqualTo(subject);
        assertThat(opened.status()).isEqualTo("unassigned");
        assertThat(opened.severityCode()).isEqualTo("critical");
        assertThat(opened.language()).isEqualTo("ja");
        assertThat(opened.ccEmailAddresses()).containsExactly("ana@company.example", "ben@company.example");
        assertThat(opened.displayId()).matches("\\d{10,15}");
        assertThat(opened.timeCreated()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(opened.recentCommunications().communications())
                .extracting(Communication::body)
                .containsExactly(body);

        assertThat(support.addCommunicationToCase(c -> c.caseId(id)
                                .communicationBody("one more thing")
                                .ccEmailAddresses("carl@company.example"))
                        .result())
                .isTrue();
        assertThat(theCase(id).ccEmailAddresses()).contains("carl@company.example");
        assertThat(support.describeCommunications(c -> c.caseId(id)).communications())
                .extracting(Communication::body)
                .containsExactly("one more thing", body);

        assertThat(support.resolveCase(c -> c.caseId(id))).satisfies(resolved -> {
            assertThat(resolved.initialCaseStatus()).isEqualTo("unassigned");
            assertThat(resolved.finalCaseStatus()).isEqualTo("resolved");
        });
        assertThat(support.resolveCase(c -> c.caseId(id)).initialCaseStatus()).isEqualTo("resolved");
        assertThat(support.describeCases(c -> c.caseIdList(id)).cases()).isEmpty();

        support.addCommunicationToCase(c -> c.caseId(id).communicationBody("it is back"));
        assertThat(theCase(id).status()).isEqualTo("reopened");
    }

    @Test
    void what_is_left_out_is_a_technical_case_of_low_severity_in_english() {
        String id = support.createCase(c -> c.subject("Little said").communicationBody("Nothing more."))
                .caseId();

        CaseDetails opened = theCase(id);
        assertThat(opened.serviceCode()).isEqualTo("general-info");
        assertThat(opened.categoryCode()).isEqualTo("other");
        assertThat(opened.severityCode()).isEqualTo("low");
        assertThat(opened.language()).isEqualTo("en");
    }

    @Test
    void every_service_and_category_that_is_described_can_be_used() {
        support.describeServices(c -> {}).services().stream()
                .limit(8)
                .forEach(service -> service.categories().stream().limit(2).forEach(category -> {
                    boolean technical = opens(service.code(), category.code(), "technical");
                    assertThat(technical || opens(service.code(), category.code(), "customer-service"))
                            .as(service.code() + "/" + category.code())
                            .isTrue();
                }));
        assertThat(support.describeSeverityLevels(c -> {}).severityLevels())
                .extracting(level -> level.code() + " " + level.name())
                .containsExactly("low Low", "normal Normal", "high High", "urgent Urgent", "critical Critical");
        assertThat(client(BUSINESS, SignedCall.SECRET, endpoint)
                        .describeSeverityLevels(c -> {})
                        .severityLevels())
                .hasSize(4);
        assertThat(support.describeSupportedLanguages(c -> c.issueType("technical")
                                .serviceCode("general-info")
                                .categoryCode("other"))
                        .supportedLanguages())
                .extracting(language -> language.code() + " " + language.language() + " " + language.display())
                .containsExactly("en ENGLISH ENGLISH", "ja JAPANESE 日本語");
        assertThat(support.describeCreateCaseOptions(c -> c.issueType("technical")
                        .serviceCode("general-info")
                        .categoryCode("other")
                        .language("ja")))
                .satisfies(options -> {
                    assertThat(options.languageAvailability()).isEqualTo("available");
                    assertThat(options.communicationTypes())
                            .extracting(type -> type.type())
                            .containsExactly("web");
                });
    }

    @Test
    void a_service_is_enough_to_say_what_type_of_case_it_is() throws Exception {
        assertThat(support.describeServices(c -> {}).services().get(0))
                .satisfies(first -> assertThat(support.createCase(c -> c.subject("The first of the list")
                                        .communicationBody("b")
                                        .serviceCode(first.code())
                                        .categoryCode(first.categories().get(0).code()))
                                .caseId())
                        .isNotEmpty());
        String id = support.createCase(c -> c.subject("Locked out")
                        .communicationBody("b")
                        .serviceCode("account-access")
                        .categoryCode("cant-sign-in"))
                .caseId();
        assertThat(theCase(id).serviceCode()).isEqualTo("account-access");
        assertThat(RoamingMember.signedIn(portal.port(), "enterprise@demo.example")
                        .get("/cases/case?id=" + id)
                        .body())
                .contains("Account and billing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreateCase", "DescribeCreateCaseOptions", "DescribeSupportedLanguages"})
    void a_service_of_the_other_issue_type_is_answered_with_the_value_to_send(String operation) throws Exception {
        boolean opens = operation.equals("CreateCase");
        String rest = opens ? ",\"subject\":\"s\",\"communicationBody\":\"b\"" : ",\"language\":\"en\"";
        rest = operation.equals("DescribeSupportedLanguages") ? "" : rest;

        SignedCall.Reply reply = call(
                operation,
                "{\"issueType\":\"technical\",\"serviceCode\":\"account-access\"," + "\"categoryCode\":\"cant-sign-in\""
                        + rest + "}");

        assertThat(reply.error()).isEqualTo("ValidationException");
        assertThat(reply.body())
                .contains("issueType: The service 'account-access' is for cases of issueType 'customer-service'."
                        + " Send 'customer-service', or choose a service for 'technical'.");
    }

    @Test
    void pages_of_cases_neither_lose_nor_repeat_one_while_others_arrive() {
        SupportClient business = client(BUSINESS, SignedCall.SECRET, endpoint);
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 25; i++) {
            String subject = "Numbered " + i;
            made.add(business.createCase(c -> c.subject(subject).communicationBody("b"))
                    .caseId());
        }

        List<String> seen = new ArrayList<>();
        business.describeCasesPaginator(c -> c.maxResults(10).includeCommunications(false))
                .forEach(page -> {
                    assertThat(page.cases()).hasSizeLessThanOrEqualTo(10);
                    page.cases().forEach(one -> seen.add(one.caseId()));
                    business.createCase(c -> c.subject("Meanwhile").communicationBody("b"));
                });

        assertThat(seen).doesNotHaveDuplicates().containsAll(made);
        String token = business.describeCases(c -> c.maxResults(10)).nextToken();
        assertThatThrownBy(() -> business.describeCases(
                        c -> c.maxResults(10).includeResolvedCases(true).nextToken(token)))
                .satisfies(named("ValidationException"));
        assertThatThrownBy(() -> support.describeCases(c -> c.maxResults(10).nextToken(token)))
                .satisfies(named("ValidationException"));
        assertThatThrownBy(() -> business.describeCases(c -> c.nextToken("bWFkZSB1cA.bWFkZSB1cA")))
                .satisfies(named("ValidationException"));
    }

    @Test
    void long_correspondence_comes_in_pages_that_go_on_where_the_five_latest_end() {
        String id = open("Long story");
        for (int i = 1; i <= 23; i++) {
            String text = "entry " + i;
            support.addCommunicationToCase(c -> c.caseId(id).communicationBody(text));
        }

        CaseDetails details = theCase(id);
        String token = details.recentCommunications().nextToken();
        List<String> all = new ArrayList<>();
        details.recentCommunications().communications().forEach(entry -> all.add(entry.body()));
        support.describeCommunicationsPaginator(c -> c.caseId(id).maxResults(10).nextToken(token))
                .communications()
                .forEach(entry -> all.add(entry.body()));

        assertThat(all)
                .hasSize(24)
                .doesNotHaveDuplicates()
                .startsWith("entry 23")
                .endsWith("b");
        assertThat(support.describeCases(c -> c.displayId(details.displayId())).cases())
                .extracting(CaseDetails::caseId)
                .containsExactly(id);
        assertThat(support.describeCases(c -> c.displayId("99999999999")).cases())
                .isEmpty();
        assertThat(support.describeCases(c -> c.caseIdList(id).beforeTime("2001-01-01"))
                        .cases())
                .isEmpty();
        assertThat(support.describeCases(c -> c.caseIdList(id).afterTime("1970-01-01T00:00:00.000Z"))
                        .cases())
                .hasSize(1);
    }

    @Test
    void whatever_is_not_the_accounts_own_does_not_exist() {
        String id = open("Ours");
        SupportClient stranger = client(ONRAMP, SignedCall.SECRET, endpoint);

        assertThatThrownBy(() -> stranger.describeCases(c -> c.caseIdList(id)))
                .isInstanceOf(CaseIdNotFoundException.class);
        assertThatThrownBy(() -> stranger.describeCommunications(c -> c.caseId(id)))
                .isInstanceOf(CaseIdNotFoundException.class);
        assertThatThrownBy(() -> stranger.resolveCase(c -> c.caseId(id))).isInstanceOf(CaseIdNotFoundException.class);
        assertThatThrownBy(
                        () -> stranger.addCommunicationToCase(c -> c.caseId(id).communicationBody("b")))
                .isInstanceOf(CaseIdNotFoundException.class);
        assertThatThrownBy(() -> support.resolveCase(c -> c.caseId("case-000000000000-muen-2020-0123456789abcdef")))
                .isInstanceOf(CaseIdNotFoundException.class)
                .satisfies(thrown ->
                        assertThat(((SupportException) thrown).requestId()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CPDEMOBASIC000000001", "CPDEMODEVELOPER00001"})
    void a_plan_without_the_api_says_so_in_the_words_that_tools_compare(String key) {
        assertThatThrownBy(() -> client(key, SignedCall.SECRET, endpoint).describeServices(c -> {}))
                .satisfies(named("SubscriptionRequiredException"))
                .satisfies(thrown -> assertThat(
                                ((SupportException) thrown).awsErrorDetails().errorMessage())
                        .isEqualTo(
                                "Amazon Web Services Premium Support Subscription is required to use this service."));
    }

    private static boolean opens(String service, String category, String issueType) {
        SignedCall.Reply reply = quietly(() -> new SignedCall(
                        endpoint,
                        ENTERPRISE,
                        "CreateCase",
                        "{\"subject\":\"s\",\"communicationBody\":\"b\",\"serviceCode\":\"" + service
                                + "\",\"categoryCode\":\"" + category + "\",\"issueType\":\"" + issueType
                                + "\",\"dryRun\":true}")
                .send());
        return reply.error().equals("DryRunOperationException");
    }

    private static <T> T quietly(Callable<T> call) {
        try {
            return call.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
