package org.caseport.web.api.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.caseport.web.api.ApiError;
import org.caseport.web.api.SignedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Requests are signed by the signer that the AWS SDK itself uses. */
class SignatureV4Test {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final String SECRET = "caseport-demo-secret-not-for-production1";
    private static final String BODY = "{\"subject\":\"Printer \u30d7\u30ea\u30f3\u30bf offline\"}";

    private final SignatureV4 signatures = new SignatureV4(null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/support-api/",
                "/support-api",
                "/portal/support-api/",
                "/a%20b/support-api/",
                "/support-api/?x=1&y=%2F",
                "/support-api/?b&a=%E3%83%97"
            })
    void what_the_sdk_signs_is_accepted(String path) {
        assertThatCode(() -> check(signed(path, NOW), BODY, SECRET)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-west-1", "us-east-1", "intranet-7"})
    void any_region_will_do(String region) {
        assertThatCode(() -> check(signed("/support-api/", NOW, "support", region), BODY, SECRET))
                .doesNotThrowAnyException();
    }

    @Test
    void a_signature_for_another_service_is_refused() {
        assertThatThrownBy(() -> check(signed("/support-api/", NOW, "s3", "us-east-1"), BODY, SECRET))
                .satisfies(code("InvalidSignatureException"));
    }

    @Test
    void a_changed_body_a_changed_header_and_another_secret_are_refused() {
        SignedRequest request = signed("/support-api/", NOW);

        refused(() -> check(request, BODY + " ", SECRET));
        refused(() -> check(request, BODY, SECRET.replace('1', '2')));
        refused(() -> check(with(request, "x-amz-target", "AWSSupport_20130415.ResolveCase"), BODY, SECRET));
        refused(() -> check(with(request, "host", "other.example:8080"), BODY, SECRET));
        refused(() -> check(with(request, "x-amz-date", "20261123T090001Z"), BODY, SECRET));
        refused(() ->
                check(new SignedRequest("GET", request.path(), request.query(), request.headers()), BODY, SECRET));
        refused(() -> check(new SignedRequest("POST", "/other", null, request.headers()), BODY, SECRET));
        refused(() -> check(new SignedRequest("POST", request.path(), "a=b", request.headers()), BODY, SECRET));
    }

    @Test
    void headers_that_were_not_signed_do_not_matter() {
        SignedRequest request = signed("/support-api/", NOW);

        SignedRequest behindProxy = with(with(request, "x-forwarded-for", "10.1.2.3"), "x-amzn-trace-id", "Root=1");

        assertThatCode(() -> check(behindProxy, BODY, SECRET)).doesNotThrowAnyException();
    }

    @Test
    void an_operation_that_was_not_signed_is_refused() {
        SignedRequest request = signed("/support-api/", NOW);
        String authorization = request.header("authorization").replace(";x-amz-target", "");

        refused(() -> check(with(request, "authorization", authorization), BODY, SECRET));
    }

    @Test
    void a_quarter_of_an_hour_of_skew_is_forgiven_and_not_a_second_more() {
        Duration quarter = Duration.ofMinutes(15);

        assertThatCode(() -> check(signed("/support-api/", NOW.minus(quarter)), BODY, SECRET))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(signed("/support-api/", NOW.plus(quarter)), BODY, SECRET))
                .doesNotThrowAnyException();
        assertThatThrownBy(
                        () -> check(signed("/support-api/", NOW.minus(quarter).minusSeconds(1)), BODY, SECRET))
                .satisfies(code("InvalidSignatureException"))
                .hasMessage("Signature expired: 20261123T084459Z is now earlier than 20261123T084500Z"
                        + " (20261123T090000Z - 15 min.)");
        assertThatThrownBy(() -> check(signed("/support-api/", NOW.plus(quarter).plusSeconds(1)), BODY, SECRET))
                .satisfies(code("InvalidSignatureException"))
                .hasMessageStartingWith("Signature not yet current");
    }

    @Test
    void behind_a_proxy_the_configured_host_counts() {
        SignedRequest behindProxy = with(signed("/support-api/", NOW), "host", "10.0.0.7:8080");

        refused(() -> check(behindProxy, BODY, SECRET));
        assertThatCode(() -> check(new SignatureV4("support.example.com:8443"), behindProxy, BODY, SECRET))
                .doesNotThrowAnyException();
    }

    @Test
    void a_session_token_is_refused_in_words() {
        SignedRequest request = with(signed("/support-api/", NOW), "x-amz-security-token", "FwoGZXIvYXdzE");

        assertThatThrownBy(() -> check(request, BODY, SECRET))
                .satisfies(code("UnrecognizedClientException"))
                .hasMessageContaining("Session tokens are not used here");
    }

    @Test
    void no_authorization_is_told_apart_from_a_garbled_one() {
        assertThatThrownBy(() -> AuthorizationHeader.read(null)).satisfies(code("MissingAuthenticationTokenException"));
        assertThatThrownBy(() -> AuthorizationHeader.read("  ")).satisfies(code("MissingAuthenticationTokenException"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic dXNlcjpwYXNz",
                "AWS4-HMAC-SHA256",
                "AWS4-HMAC-SHA256 ",
                "AWS4-HMAC-SHA256 Credential=K/20261123/r/support/aws4_request",
                "AWS4-HMAC-SHA256 Credential=K/20261123/r/support/aws4_request, SignedHeaders=host, Signature=12",
                "AWS4-HMAC-SHA256 Credential=K/2026/r/support/aws4_request, SignedHeaders=host, Signature=",
                "AWS4-HMAC-SHA256 Credential, SignedHeaders, Signature",
                "AWS4-HMAC-SHA256 ,,,,=,=,",
                "AWS4-HMAC-SHA256 Credential=K/20261123/r/support/aws4_request, SignedHeaders=ho st,"
                        + " Signature=0000000000000000000000000000000000000000000000000000000000000000"
            })
    void a_garbled_authorization_is_an_incomplete_signature(String authorization) {
        assertThatThrownBy(() -> AuthorizationHeader.read(authorization))
                .satisfies(code("IncompleteSignatureException"));
    }

    private void refused(ThrowingCallable check) {
        assertThatThrownBy(check).satisfies(code("InvalidSignatureException"));
    }

    private void check(SignedRequest request, String body, String secret) {
        check(signatures, request, body, secret);
    }

    private static void check(SignatureV4 signatures, SignedRequest request, String body, String secret) {
        AuthorizationHeader claimed = AuthorizationHeader.read(request.header("authorization"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        signatures.checkClaims(request, claimed, NOW);
        signatures.check(request, claimed, secret, SignatureV4.sha256(bytes), bytes.length);
    }

    private static SignedRequest signed(String path, Instant at) {
        return signed(path, at, "support", "us-east-1");
    }

    private static SignedRequest signed(String path, Instant at, String service, String region) {
        byte[] bytes = BODY.getBytes(StandardCharsets.UTF_8);
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("https://support.example.com:8443" + path))
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("Content-Length", String.valueOf(bytes.length))
                .putHeader("amz-sdk-request", "attempt=1;   max=4")
                .putHeader("X-Amz-Target", "AWSSupport_20130415.CreateCase")
                .build();
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(to -> to.request(request)
                        .payload(ContentStreamProvider.fromInputStreamSupplier(() -> new ByteArrayInputStream(bytes)))
                        .identity(AwsCredentialsIdentity.create("CPDEMOBUSINESS000001", SECRET))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC)))
                .request();
        Map<String, List<String>> headers = new TreeMap<>();
        signed.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), new ArrayList<>(values)));
        URI target = URI.create(path);
        return new SignedRequest("POST", target.getRawPath(), target.getRawQuery(), headers);
    }

    private static SignedRequest with(SignedRequest request, String header, String value) {
        Map<String, List<String>> headers = new TreeMap<>(request.headers());
        headers.put(header, List.of(value));
        return new SignedRequest(request.method(), request.path(), request.query(), headers);
    }

    private static java.util.function.Consumer<Throwable> code(String code) {
        return thrown -> assertThat(((ApiError) thrown).code()).isEqualTo(code);
    }
}
