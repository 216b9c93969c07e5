package org.caseport.web.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caseport.web.api.signature.AuthorizationHeader;
import org.caseport.web.api.signature.SignatureV4;

/** What it costs to find out whether a call was signed rightly, hash of the body and all. */
public final class SignatureCost {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final String SECRET = "caseport-demo-secret-not-for-production1";

    private final byte[] body;
    private final SignatureV4 signatures = new SignatureV4(null);
    private final SignedRequest request;

    /** A call with a body of this size, and as many signed headers as the SDK for Java has. */
    public SignatureCost(int bodySize) {
        body = "x".repeat(bodySize).getBytes(StandardCharsets.US_ASCII);
        String names = "amz-sdk-invocation-id;amz-sdk-request;content-length;content-type;host;x-amz-content-sha256;"
                + "x-amz-date;x-amz-target";
        request = new SignedRequest(
                "POST",
                "/support-api/",
                null,
                Map.of(
                        "amz-sdk-invocation-id", List.of("a087c20e-098d-2342-b1d4-f281558e1545"),
                        "amz-sdk-request", List.of("attempt=1; max=4"),
                        "content-length", List.of(Integer.toString(bodySize)),
                        "content-type", List.of("application/x-amz-json-1.1"),
                        "host", List.of("support.company.example"),
                        "x-amz-content-sha256", List.of("e0bc8f5d".repeat(8)),
                        "x-amz-date", List.of("20261123T090000Z"),
                        "x-amz-target", List.of("AWSSupport_20130415.CreateCase"),
                        "authorization",
                                List.of("AWS4-HMAC-SHA256 Credential=CPDEMOENTERPRISE0001/20261123/us-east-1/support"
                                        + "/aws4_request, SignedHeaders=" + names + ", Signature=" + "0".repeat(64))));
    }

    /** Everything up to the comparison, which fails: the signature is a made-up one. */
    public void once() {
        AuthorizationHeader claimed = AuthorizationHeader.read(request.header("authorization"));
        signatures.checkClaims(request, claimed, NOW);
        try {
            signatures.check(request, claimed, SECRET, SignatureV4.sha256(body), body.length);
            throw new IllegalStateException("a made-up signature was right");
        } catch (ApiError wrong) {
            // As it has to be.
        }
    }
}
