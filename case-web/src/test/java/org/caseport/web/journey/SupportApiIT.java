package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.caseport.web.scan.FakeClamd;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.support.SupportClient;
import software.amazon.awssdk.services.support.model.Attachment;
import software.amazon.awssdk.services.support.model.AttachmentIdNotFoundException;
import software.amazon.awssdk.services.support.model.AttachmentSetIdNotFoundException;
import software.amazon.awssdk.services.support.model.AttachmentSetSizeLimitExceededException;
import software.amazon.awssdk.services.support.model.CaseDetails;
import software.amazon.awssdk.services.support.model.CaseIdNotFoundException;
import software.amazon.awssdk.services.support.model.Communication;
import software.amazon.awssdk.services.support.model.SupportException;

/** The unmodified AWS client against the shipped WAR, and by hand what that client would not send. */
class SupportApiIT {

    private static final String ENTERPRISE = "CPDEMOENTERPRISE0001";
    private static final String BUSINESS = "CPDEMOBUSINESS000001";
    private static final String ONRAMP = "CPDEMOONRAMP00000001";

    private static Portal portal;
    private static URI endpoint;
    private static SupportClient support;

    @BeforeAll
    static void enter() {
        portal = Stage.PROGRAMS.portal();
        endpoint = portal.url("/support-api/");
        support = client(ENTERPRISE, SignedCall.SECRET, endpoint);
    }

    static SupportClient client(String key, String secret, URI endpoint) {
        return SupportClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

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
    void a_client_whose_clock_is_wrong_sets_it_by_the_date_of_the_refusal() {
        try (SupportClient late = SupportClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ENTERPRISE, SignedCall.SECRET)))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(o -> o.addExecutionInterceptor(new ClockOfTheFirstAttempt()))
                .build()) {
            assertThat(late.describeSeverityLevels(c -> {}).severityLevels()).isNotEmpty();
        } finally {
            SdkGlobalTime.setGlobalTimeOffset(0);
        }
    }

    /** Sets the SDK's clock back by an hour when a call begins; what the SDK learns from an answer holds. */
    private static final class ClockOfTheFirstAttempt implements ExecutionInterceptor {

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            attributes.putAttribute(SdkExecutionAttribute.TIME_OFFSET, 3_600);
        }
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
    void files_go_with_a_set_that_one_case_uses_up() {
        byte[] large = new byte[5 * 1024 * 1024];
        new Random(5).nextBytes(large);
        String set = support.addAttachmentsToSet(
                        c -> c.attachments(file("../../etc/プリント.log", SdkBytes.fromUtf8String("line\n"))))
                .attachmentSetId();
        assertThat(support.addAttachmentsToSet(c ->
                                c.attachmentSetId(set).attachments(file("dump.bin", SdkBytes.fromByteArray(large))))
                        .expiryTime())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000");

        String id = support.createCase(
                        c -> c.subject("With files").communicationBody("b").attachmentSetId(set))
                .caseId();

        Communication first =
                theCase(id).recentCommunications().communications().get(0);
        assertThat(first.attachmentSet()).extracting(file -> file.fileName()).containsExactly("プリント.log", "dump.bin");
        assertThat(support.describeAttachment(
                                c -> c.attachmentId(first.attachmentSet().get(1).attachmentId()))
                        .attachment()
                        .data()
                        .asByteArray())
                .isEqualTo(large);
        assertThatThrownBy(() -> support.addCommunicationToCase(
                        c -> c.caseId(id).communicationBody("b").attachmentSetId(set)))
                .isInstanceOf(AttachmentSetIdNotFoundException.class);
        assertThatThrownBy(() -> client(BUSINESS, SignedCall.SECRET, endpoint)
                        .describeAttachment(
                                c -> c.attachmentId(first.attachmentSet().get(1).attachmentId())))
                .isInstanceOf(AttachmentIdNotFoundException.class);
    }

    @Test
    void a_set_takes_three_files_of_five_megabytes_and_no_program_in_disguise() {
        SdkBytes large = SdkBytes.fromByteArray(new byte[5 * 1024 * 1024 + 1]);
        String set = support.addAttachmentsToSet(c -> c.attachments(text("a.txt"), text("b.txt"), text("c.txt")))
                .attachmentSetId();

        assertThatThrownBy(() ->
                        support.addAttachmentsToSet(c -> c.attachmentSetId(set).attachments(text("d.txt"))))
                .isInstanceOf(AttachmentSetSizeLimitExceededException.class);
        assertThatThrownBy(() -> support.addAttachmentsToSet(c -> c.attachments(file("large.bin", large))))
                .isInstanceOf(AttachmentSetSizeLimitExceededException.class);
        assertThatThrownBy(() -> support.addAttachmentsToSet(c ->
                        c.attachments(file("photo.png", SdkBytes.fromByteArray(new byte[] {'M', 'Z', 0, 1, 2, 3})))))
                .satisfies(named("ValidationException"));
        assertThatThrownBy(() ->
                        support.addAttachmentsToSet(c -> c.attachments(file("empty.txt", SdkBytes.fromUtf8String("")))))
                .satisfies(named("ValidationException"));
        assertThatThrownBy(() -> client(BUSINESS, SignedCall.SECRET, endpoint)
                        .addAttachmentsToSet(c -> c.attachmentSetId(set).attachments(text("d.txt"))))
                .isInstanceOf(AttachmentSetIdNotFoundException.class);
    }

    @Test
    void secrets_come_back_as_what_stands_in_their_place() {
        String key = "AKIA" + "IOSFODNN7EXAMPLE";
        String set = support.addAttachmentsToSet(c -> c.attachments(
                        file("card 4111111111111111.log", SdkBytes.fromUtf8String("日本 " + key + " 日本\n"))))
                .attachmentSetId();

        String id = support.createCase(c -> c.subject("Key " + key)
                        .communicationBody("It is " + key + ".")
                        .attachmentSetId(set))
                .caseId();
        support.addCommunicationToCase(c -> c.caseId(id).communicationBody("Or card 4111-1111-1111-1111?"));

        CaseDetails made = theCase(id);
        assertThat(made.subject()).isEqualTo("Key [removed: AWS key]");
        List<Communication> said = made.recentCommunications().communications();
        assertThat(said)
                .extracting(Communication::body)
                .containsExactly("Or card [removed: card]?", "It is [removed: AWS key].");
        assertThat(said.get(1).attachmentSet().get(0).fileName()).isEqualTo("card [removed: card].log");
        assertThat(support.describeAttachment(c -> c.attachmentId(
                                said.get(1).attachmentSet().get(0).attachmentId()))
                        .attachment()
                        .data()
                        .asUtf8String())
                .isEqualTo("日本 [removed: AWS key]   日本\n");
    }

    @Test
    void malware_is_refused_with_the_files_name_and_nothing_of_the_set_is_kept() {
        assertThatThrownBy(() -> support.addAttachmentsToSet(
                        c -> c.attachments(text("a.txt"), file("b.txt", SdkBytes.fromUtf8String(FakeClamd.MALWARE)))))
                .satisfies(named("ValidationException"))
                .hasMessageContaining("The file b.txt holds malware");
        assertThat(portal.logText()).contains("Test.Malware").doesNotContain("b.txt");
    }

    private static Attachment file(String name, SdkBytes data) {
        return Attachment.builder().fileName(name).data(data).build();
    }

    private static Attachment text(String name) {
        return Attachment.builder()
                .fileName(name)
                .data(SdkBytes.fromUtf8String("text of " + name))
                .build();
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"communicationBody\":\"b\"} | required",
                "{\"subject\":\"s\"} | required",
                "{\"subject\":\" \",\"communicationBody\":\"b\"} | subject: Enter a subject.",
                "{\"subject\":\"s\",\"communicationBody\":\"b\",\"severityCode\":\"worse\"} | severityCode: Choose"
                        + " one from the list.",
                "{\"subject\":\"s\",\"communicationBody\":\"b\",\"serviceCode\":\"nothing\"} | serviceCode: Choose"
                        + " one from the list.",
                "{\"subject\":\"s\",\"communicationBody\":\"b\",\"language\":\"tlh\"} | language: Choose one from"
                        + " the list.",
                "{\"subject\":\"s\",\"communicationBody\":\"b\",\"issueType\":\"service-limit-increase\"} | issueType",
                "{\"subject\":\"s\",\"communicationBody\":\"b\",\"ccEmailAddresses\":[\"nobody\"]} |"
                        + " ccEmailAddresses: Enter an e-mail address"
            })
    void what_the_wizard_would_not_take_is_refused_in_its_words(String body, String words) throws Exception {
        SignedCall.Reply reply = call("CreateCase", body);

        assertThat(reply.error()).isEqualTo("ValidationException");
        assertThat(reply.body()).contains(words);
        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void a_case_does_not_come_without_the_uploads_it_names() throws Exception {
        String body = "{\"subject\":\"s\",\"communicationBody\":\"b\",\"uploadIds\":[\"upload-1\"]}";

        assertThat(call("CreateCase", body).error()).isEqualTo("UploadIdNotFound");
    }

    @Test
    void limits_hold_to_the_character() throws Exception {
        String astral = "\ud83d\udd25";

        assertThat(call("CreateCase", caseOf("s".repeat(255), astral.repeat(8_000)))
                        .status())
                .isEqualTo(200);
        assertThat(call("CreateCase", caseOf("s".repeat(256), "b")).error()).isEqualTo("ValidationException");
        assertThat(call("CreateCase", caseOf("s", astral.repeat(8_001))).error())
                .isEqualTo("ValidationException");
        assertThat(call("DescribeCases", "{\"maxResults\":9}").error()).isEqualTo("ValidationException");
        assertThat(call("DescribeCases", "{\"maxResults\":101}").error()).isEqualTo("ValidationException");
        assertThat(call("DescribeCases", "{\"maxResults\":\"10\"}").error()).isEqualTo("SerializationException");
        assertThatThrownBy(() -> client(BUSINESS, SignedCall.SECRET, endpoint)
                        .createCase(c -> c.subject("s").communicationBody("b").severityCode("critical")))
                .satisfies(named("ValidationException"))
                .hasMessageContaining("severityCode: Needs the Enterprise On-Ramp plan or above.");
    }

    @Test
    void a_rehearsal_says_whether_it_would_work_and_changes_nothing() throws Exception {
        String id = open("Rehearsed");
        String set =
                support.addAttachmentsToSet(c -> c.attachments(text("a.txt"))).attachmentSetId();
        int before = allCases();

        assertThat(call(
                                "CreateCase",
                                "{\"subject\":\"s\",\"communicationBody\":\"b\",\"attachmentSetId\":\"" + set
                                        + "\",\"dryRun\":true}")
                        .error())
                .isEqualTo("DryRunOperationException");
        assertThat(call("ResolveCase", "{\"caseId\":\"" + id + "\",\"dryRun\":true}")
                        .error())
                .isEqualTo("DryRunOperationException");
        assertThat(call(
                                "AddCommunicationToCase",
                                "{\"caseId\":\"" + id + "\",\"communicationBody\":\"b\",\"dryRun\":true}")
                        .error())
                .isEqualTo("DryRunOperationException");
        assertThat(call("DescribeServices", "{\"dryRun\":true}").error()).isEqualTo("DryRunOperationException");
        assertThat(call("CreateCase", "{\"subject\":\"\",\"communicationBody\":\"b\",\"dryRun\":true}")
                        .error())
                .isEqualTo("ValidationException");

        assertThat(allCases()).isEqualTo(before);
        assertThat(theCase(id).status()).isEqualTo("unassigned");
        assertThat(theCase(id).recentCommunications().communications()).hasSize(1);
        support.createCase(c -> c.subject("s").communicationBody("b").attachmentSetId(set));
    }

    @Test
    void nothing_of_an_unproven_request_is_processed_and_each_fault_has_its_name() throws Exception {
        int before = allCases();
        String body = caseOf("Forged", "b");

        assertThat(new SignedCall(endpoint, "CPDEMONOBODY00000001", "CreateCase", body)
                        .send()
                        .error())
                .isEqualTo("UnrecognizedClientException");
        assertThat(new SignedCall(endpoint, ENTERPRISE, "CreateCase", body)
                        .signedWith("x".repeat(40))
                        .send()
                        .error())
                .isEqualTo("InvalidSignatureException");
        assertThat(new SignedCall(endpoint, ENTERPRISE, "CreateCase", body)
                        .sending(body.replace("Forged", "forged"))
                        .send()
                        .error())
                .isEqualTo("InvalidSignatureException");
        assertThat(new SignedCall(endpoint, ENTERPRISE, "CreateCase", body)
                        .with("X-Amz-Security-Token", "token")
                        .send()
                        .error())
                .isEqualTo("UnrecognizedClientException");
        HttpRequest.Builder bare = HttpRequest.newBuilder(endpoint).POST(HttpRequest.BodyPublishers.ofString(body));
        assertThat(SignedCall.reply(bare.build()).error()).isEqualTo("MissingAuthenticationTokenException");
        assertThat(SignedCall.reply(bare.header("Authorization", "AWS4-HMAC-SHA256 nonsense")
                                .build())
                        .error())
                .isEqualTo("IncompleteSignatureException");
        assertThat(call("DescribeTrustedAdvisorChecks", "{}").error()).isEqualTo("UnknownOperationException");
        assertThat(call("CreateCase", "{").error()).isEqualTo("SerializationException");

        assertThat(allCases()).isEqualTo(before);
    }

    @Test
    void a_body_of_more_than_32_mib_is_refused_and_the_server_lives() throws Exception {
        SignedCall.Reply reply = call("CreateCase", caseOf("s", "b".repeat(33 * 1024 * 1024)));

        assertThat(reply.error()).isEqualTo("RequestEntityTooLargeException");
        assertThat(open("Still there")).isNotBlank();
    }

    @Test
    void a_request_that_comes_too_slowly_is_cut_off_and_others_are_served_meanwhile() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                Socket line = new Socket("localhost", portal.port());
                slow.add(line);
                // A key that is known, so that the body is waited for.
                line.getOutputStream()
                        .write(SlowCall.head(portal.port(), ENTERPRISE).getBytes(StandardCharsets.US_ASCII));
                line.getOutputStream().flush();
            }

            SupportClient other = client(BUSINESS, SignedCall.SECRET, endpoint);
            long begun = System.nanoTime();
            other.describeServices(c -> {});
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
            for (Socket line : slow) {
                line.setSoTimeout(60_000);
                assertThat(line.getInputStream().read())
                        .as("an answer or the end")
                        .isBetween(-1, (int) 'H');
            }
            open("Served again");
        } finally {
            for (Socket line : slow) {
                line.close();
            }
        }
    }

    /** The beginning of a call of which no body ever comes. */
    private static final class SlowCall {

        static String head(int port, String key) {
            String now = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                    .withZone(ZoneOffset.UTC)
                    .format(Instant.now());
            return "POST /support-api/ HTTP/1.1\r\nHost: localhost:" + port
                    + "\r\nContent-Length: 1000\r\nContent-Type: application/x-amz-json-1.1\r\n"
                    + "X-Amz-Target: AWSSupport_20130415.CreateCase\r\nX-Amz-Date: " + now
                    + "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=" + key + "/" + now.substring(0, 8)
                    + "/us-east-1/support/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature="
                    + "0".repeat(64) + "\r\n\r\n";
        }
    }

    @Test
    void whatever_bodies_are_sent_there_is_never_a_server_fault_and_never_half_an_effect() throws Exception {
        int before = allCases();
        Random random = new Random(20261123);
        List<String> operations = List.of(
                "CreateCase",
                "DescribeCases",
                "AddCommunicationToCase",
                "DescribeCommunications",
                "ResolveCase",
                "AddAttachmentsToSet",
                "DescribeAttachment",
                "GetAttachmentUploadLinks",
                "CompleteAttachmentUpload",
                "DescribeAttachmentUploadStatus",
                "GetAttachmentDownloadLink",
                "DescribeServices",
                "DescribeSeverityLevels",
                "DescribeSupportedLanguages",
                "DescribeCreateCaseOptions");
        int made = 0;
        for (int i = 0; i < 1_500; i++) {
            String operation = operations.get(i % operations.size());
            byte[] body = Bodies.fuzzed(random);

            SignedCall.Reply reply = new SignedCall(endpoint, ENTERPRISE, operation, body).send();

            String tried = operation + " " + new String(body, StandardCharsets.UTF_8) + " -> " + reply;
            assertThat(reply.status()).as(tried).isIn(200, 400);
            assertThat(reply.body()).as(tried).doesNotContain("java.", "Exception:");
            reply.error();
            made += operation.equals("CreateCase") && reply.status() == 200 ? 1 : 0;
        }
        assertThat(allCases()).isEqualTo(before + made);
    }

    @Test
    void a_case_is_made_once_when_the_answer_gets_lost() throws Exception {
        try (Wire wire = Wire.to(portal.port())) {
            Wire.Accident accident = wire.loseAnswerTo("AWSSupport_20130415.CreateCase");
            SupportClient farAway = client(
                    ENTERPRISE, SignedCall.SECRET, URI.create("http://localhost:" + wire.port() + "/support-api/"));
            String subject = "Once " + UUID.randomUUID();

            String id = farAway.createCase(c -> c.subject(subject).communicationBody("b"))
                    .caseId();

            assertThat(accident.await(Duration.ofMinutes(1))).isTrue();
            assertThat(casesAbout(subject)).containsExactly(id);
        }
    }

    @Test
    void eight_copies_of_one_call_at_once_get_one_answer() throws Exception {
        String subject = "Together " + UUID.randomUUID();
        String invocation = UUID.randomUUID().toString();
        ExecutorService programs = Executors.newFixedThreadPool(6);
        try {
            Callable<String> call = () -> new SignedCall(endpoint, ENTERPRISE, "CreateCase", caseOf(subject, "b"))
                    .with("amz-sdk-invocation-id", invocation)
                    .send()
                    .member("caseId");
            List<Future<String>> answers = programs.invokeAll(List.of(call, call, call, call, call, call));

            Set<String> ids = new HashSet<>();
            for (Future<String> answer : answers) {
                ids.add(answer.get());
            }
            assertThat(casesAbout(subject)).containsExactlyElementsOf(ids).hasSize(1);
        } finally {
            programs.shutdownNow();
        }
    }

    @Test
    void the_same_words_in_another_call_or_by_another_key_are_another_case() throws Exception {
        String invocation = UUID.randomUUID().toString();
        String subject = "Twice " + UUID.randomUUID();
        String body = caseOf(subject, "b");

        String first = called(ENTERPRISE, invocation, body);

        assertThat(called(ENTERPRISE, invocation, body)).isEqualTo(first);
        assertThat(called(ENTERPRISE, UUID.randomUUID().toString(), body)).isNotEqualTo(first);
        assertThat(called(ENTERPRISE, invocation, caseOf(subject, "c"))).isNotEqualTo(first);
        assertThat(called(BUSINESS, invocation, body)).isNotEqualTo(first);
        assertThat(casesAbout(subject)).hasSize(3);
    }

    private static String called(String key, String invocation, String body) throws Exception {
        return new SignedCall(endpoint, key, "CreateCase", body)
                .with("amz-sdk-invocation-id", invocation)
                .send()
                .member("caseId");
    }

    private static SignedCall.Reply call(String operation, String body) throws Exception {
        return new SignedCall(endpoint, ENTERPRISE, operation, body).send();
    }

    private static <T> T quietly(Callable<T> call) {
        try {
            return call.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String caseOf(String subject, String body) {
        return "{\"subject\":\"" + subject + "\",\"communicationBody\":\"" + body + "\"}";
    }

    private static String open(String subject) {
        return support.createCase(c -> c.subject(subject).communicationBody("b"))
                .caseId();
    }

    private static CaseDetails theCase(String id) {
        return support.describeCases(c -> c.caseIdList(id).includeResolvedCases(true))
                .cases()
                .get(0);
    }

    private static int allCases() {
        return (int)
                support
                        .describeCasesPaginator(
                                c -> c.includeResolvedCases(true).includeCommunications(false))
                        .cases()
                        .stream()
                        .count();
    }

    private static List<String> casesAbout(String subject) {
        return support.describeCasesPaginator(c -> c.includeCommunications(false)).cases().stream()
                .filter(one -> one.subject().equals(subject))
                .map(CaseDetails::caseId)
                .toList();
    }

    private static Consumer<Throwable> named(String code) {
        return thrown -> assertThat(
                        ((SupportException) thrown).awsErrorDetails().errorCode())
                .isEqualTo(code);
    }

    /** Bodies that are almost right, wrong in one place, or not JSON at all. */
    private static final class Bodies {

        private static final List<String> NAMES = List.of(
                "subject",
                "communicationBody",
                "serviceCode",
                "categoryCode",
                "severityCode",
                "ccEmailAddresses",
                "language",
                "issueType",
                "attachmentSetId",
                "caseId",
                "caseIdList",
                "displayId",
                "afterTime",
                "beforeTime",
                "includeResolvedCases",
                "includeCommunications",
                "nextToken",
                "maxResults",
                "attachmentId",
                "attachments",
                "serviceCodeList",
                "fileName",
                "fileSizeBytes",
                "uploadId",
                "uploadIds",
                "uploadRange",
                "completedUploads",
                "unknown",
                "\\u0000",
                "");

        private static final List<String> VALUES = List.of(
                "\"text\"",
                "\"\"",
                "null",
                "true",
                "0",
                "-1",
                "50",
                "1e400",
                "9".repeat(60),
                "[]",
                "{}",
                "[null]",
                "[\"a\"]",
                "\"\\ud83d\"",
                "\"\\u0000\"",
                "\"\ud83d\ude00\"",
                "[".repeat(50) + "]".repeat(50),
                "\"2026-01-01T00:00:00Z\"",
                "\"+999999999-12-31\"",
                "\"technical\"",
                "\"en\"",
                "\"general-info\"",
                "\"other\"",
                "\"low\"",
                "[{\"fileName\":\"a\",\"data\":\"YQ==\"}]",
                "[{\"data\":\"YQ==\"}]",
                "[{\"fileName\":\"a\",\"data\":\"*\"}]",
                "\"case-555555555555-muen-2020-0123456789abcdef\"",
                "\"as-00000000000000000000000000000000\"",
                "\"upload-00000000000000000000000000000000\"",
                "[\"upload-00000000000000000000000000000000\"]",
                "{\"startIndex\":1}",
                "{\"startIndex\":9223372036854775807,\"endIndex\":-9223372036854775808}",
                "[{\"partIndex\":1,\"eTag\":\"x\"}]",
                "[{\"partIndex\":-99999999999,\"eTag\":\"\\\"\"}]",
                "157286401",
                "\"attachment-"
                        + Base64.getUrlEncoder()
                                .encodeToString("case-555555555555-muen-2020-0123456789abcdef/x"
                                        .getBytes(StandardCharsets.UTF_8))
                        + "\"",
                "\"" + "x".repeat(9_000) + "\"",
                "\"' or 1=1 --\"",
                "\"a.b\"");

        static byte[] fuzzed(Random random) {
            StringBuilder body = new StringBuilder("{");
            int members = random.nextInt(7);
            for (int i = 0; i < members; i++) {
                body.append(i == 0 ? "" : ",")
                        .append('"')
                        .append(NAMES.get(random.nextInt(NAMES.size())))
                        .append("\":")
                        .append(VALUES.get(random.nextInt(VALUES.size())));
            }
            byte[] bytes = body.append('}').toString().getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(5) == 0 && bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            return bytes;
        }
    }
}
