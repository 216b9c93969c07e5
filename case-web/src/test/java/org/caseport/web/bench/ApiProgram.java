package org.caseport.web.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.caseport.web.journey.stage.Portal;

/** A program with an access key, whose signing costs as little as possible. */
final class ApiProgram {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String SIGNED = "amz-sdk-invocation-id;content-type;host;x-amz-date;x-amz-target";

    private final URI endpoint;
    private final String key;
    private final String secret;

    ApiProgram(Portal portal, String key, String secret) {
        this.endpoint = portal.url("/support-api/");
        this.key = key;
        this.secret = secret;
    }

    /** The answer; anything but a success is a failure of the measurement. */
    JsonObject call(String operation, String body) {
        try {
            HttpResponse<String> response = sent(signed(operation, body));
            if (response.statusCode() != 200) {
                throw new IllegalStateException(operation + ": " + response.statusCode() + " " + response.body());
            }
            return new Gson().fromJson(response.body(), JsonObject.class);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (IOException | GeneralSecurityException trouble) {
            throw new IllegalStateException(operation, trouble);
        }
    }

    /** As every SDK does, sends once more what met a connection that the server had just closed as idle. */
    private static HttpResponse<String> sent(HttpRequest request) throws IOException, InterruptedException {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException closed) {
            return HTTP.send(request, BodyHandlers.ofString());
        }
    }

    private HttpRequest signed(String operation, String body) throws GeneralSecurityException {
        String invocation = UUID.randomUUID().toString();
        String now = BASIC.format(Instant.now());
        String day = now.substring(0, 8);
        String scope = day + "/us-east-1/support/aws4_request";
        String canonical = "POST\n/support-api/\n\namz-sdk-invocation-id:" + invocation
                + "\ncontent-type:application/x-amz-json-1.1\nhost:" + endpoint.getAuthority() + "\nx-amz-date:" + now
                + "\nx-amz-target:AWSSupport_20130415." + operation + "\n\n" + SIGNED + "\n" + sha256(body);
        byte[] signing =
                hmac(hmac(hmac(hmac(("AWS4" + secret).getBytes(UTF_8), day), "us-east-1"), "support"), "aws4_request");
        String signature = HexFormat.of()
                .formatHex(hmac(signing, "AWS4-HMAC-SHA256\n" + now + "\n" + scope + "\n" + sha256(canonical)));
        return HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(60))
                .header("amz-sdk-invocation-id", invocation)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Date", now)
                .header("X-Amz-Target", "AWSSupport_20130415." + operation)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + key + "/" + scope + ", SignedHeaders=" + SIGNED
                                + ", Signature=" + signature)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static String sha256(String text) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(UTF_8));
    }
}
