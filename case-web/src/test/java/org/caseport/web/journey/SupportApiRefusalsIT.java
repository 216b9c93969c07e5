package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.caseport.web.journey.stage.SignedCall;
import org.caseport.web.journey.stage.SupportApiCalls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.support.SupportClient;

/** What programs are refused, and by hand what the AWS client would not send. */
class SupportApiRefusalsIT extends SupportApiCalls {

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
