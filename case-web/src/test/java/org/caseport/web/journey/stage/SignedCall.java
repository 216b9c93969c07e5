package org.caseport.web.journey.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** A call of the Support API made by hand, signed by the SDK's signer: for what no SDK would send. */
public final class SignedCall {

    public static final String SECRET = "caseport-demo-secret-not-for-production1";

    /** What the JDK's client sets by itself. */
    private static final Set<String> NOT_OURS = Set.of("host", "content-length");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI endpoint;
    private final String key;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> unsigned = new LinkedHashMap<>();
    private String signedHost;
    private String secret = SECRET;
    private byte[] body;
    private byte[] sent;

    public SignedCall(URI endpoint, String key, String operation, byte[] body) {
        this.endpoint = endpoint;
        this.key = key;
        this.body = body;
        this.sent = body;
        headers.put("Content-Type", "application/x-amz-json-1.1");
        headers.put("X-Amz-Target", "AWSSupport_20130415." + operation);
    }

    public SignedCall(URI endpoint, String key, String operation, String body) {
        this(endpoint, key, operation, body.getBytes(UTF_8));
    }

    public SignedCall with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public SignedCall signedWith(String otherSecret) {
        secret = otherSecret;
        return this;
    }

    /** Sends something else than what was signed. */
    public SignedCall sending(String other) {
        sent = other.getBytes(UTF_8);
        return this;
    }

    /** Signs for the host that a proxy is called by. */
    public SignedCall signedFor(String host) {
        signedHost = host;
        return this;
    }

    /** Sends a header that is not signed, as a proxy adds one. */
    public SignedCall sendingAlso(String header, String value) {
        unsigned.put(header, value);
        return this;
    }

    public Reply send() throws IOException, InterruptedException {
        return reply(request());
    }

    /** The signed request, for those who send it in their own way. */
    public HttpRequest request() {
        URI named = signedHost == null ? endpoint : URI.create("https://" + signedHost + endpoint.getPath());
        SdkHttpRequest.Builder toSign =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(named);
        headers.forEach(toSign::putHeader);
        byte[] content = body;
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(to -> to.request(toSign.build())
                        .payload(ContentStreamProvider.fromByteArray(content))
                        .identity(AwsCredentialsIdentity.create(key, secret))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "support")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1"))
                .request();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint).POST(HttpRequest.BodyPublishers.ofByteArray(sent));
        signed.headers().forEach((name, values) -> {
            if (!NOT_OURS.contains(name.toLowerCase(Locale.ROOT))) {
                request.header(name, String.join(",", values));
            }
        });
        unsigned.forEach(request::header);
        return request.build();
    }

    public static Reply reply(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.headers().map(), response.body());
    }

    public record Reply(int status, Map<String, List<String>> headers, String body) {

        /** The name of the error, which header and body have to agree on; empty for an answer that is none. */
        public String error() {
            String header =
                    headers.getOrDefault("x-amzn-errortype", List.of("")).get(0);
            if (status == 200 ? !header.isEmpty() : !body.contains("{\"__type\":\"" + header + "\",\"message\":")) {
                throw new AssertionError("header and body disagree: " + this);
            }
            return header;
        }

        public String member(String name) {
            Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(body);
            if (!found.find()) {
                throw new AssertionError("no " + name + " in " + this);
            }
            return found.group(1);
        }
    }
}
