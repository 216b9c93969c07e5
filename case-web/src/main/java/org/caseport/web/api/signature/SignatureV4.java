package org.caseport.web.api.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.caseport.web.api.ApiError;
import org.caseport.web.api.SignedRequest;
import org.jspecify.annotations.Nullable;

/**
 * Checks Signature Version 4 over the headers that the client signed. The headers count as received, except for the
 * host behind a proxy, where the configured external one counts.
 *
 * @param externalHost the host that clients use; null takes the Host header as received
 */
public record SignatureV4(@Nullable String externalHost) {

    static final Duration SKEW = Duration.ofMinutes(15);
    static final String SERVICE = "support";

    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** The headers that must be signed, as another host, operation or time could be put in otherwise. */
    private static final List<String> ALWAYS_SIGNED = List.of("host", "x-amz-target");

    /** Checks everything that can be checked before the body and the secret are known. */
    public void checkClaims(SignedRequest request, AuthorizationHeader claimed, Instant now) {
        if (request.header("x-amz-security-token") != null) {
            throw ApiError.of(
                    "UnrecognizedClientException",
                    "Session tokens are not used here. Sign with an access key of this portal, without a session"
                            + " token.");
        }
        if (!claimed.service().equals(SERVICE)) {
            throw invalid(
                    "The credential is scoped to the service '" + claimed.service() + "', not '" + SERVICE + "'.");
        }
        for (String name : ALWAYS_SIGNED) {
            if (!claimed.signedHeaders().contains(name) && request.header(name) != null) {
                throw invalid("The header '" + name + "' must be signed.");
            }
        }
        if (!claimed.signedHeaders().contains("host")) {
            throw invalid("The header 'host' must be signed.");
        }
        Instant signed = timeOf(request, claimed);
        if (!BASIC.format(signed).startsWith(claimed.date())) {
            throw invalid("The date in the credential scope doesn't match the date of the request.");
        }
        if (signed.isBefore(now.minus(SKEW))) {
            throw invalid("Signature expired: " + BASIC.format(signed) + " is now earlier than "
                    + BASIC.format(now.minus(SKEW)) + " (" + BASIC.format(now) + " - 15 min.)");
        }
        if (signed.isAfter(now.plus(SKEW))) {
            throw invalid("Signature not yet current: " + BASIC.format(signed) + " is still later than "
                    + BASIC.format(now.plus(SKEW)) + " (" + BASIC.format(now) + " + 15 min.)");
        }
    }

    /** Checks that the holder of this secret signed this request, with a body of this hash and size. */
    public void check(
            SignedRequest request, AuthorizationHeader claimed, String secret, String bodyHash, long bodySize) {
        String stated = request.header("x-amz-content-sha256");
        byte[] expected = sign(request, claimed, secret, bodyHash, bodySize).getBytes(UTF_8);
        boolean signed = MessageDigest.isEqual(expected, claimed.signature().getBytes(UTF_8));
        if (!signed || (stated != null && !stated.equals(bodyHash))) {
            throw invalid("The request signature we calculated does not match the signature you provided. Check your"
                    + " secret access key and signing method.");
        }
    }

    String sign(SignedRequest request, AuthorizationHeader claimed, String secret, String bodyHash, long bodySize) {
        String canonical = String.join(
                "\n",
                request.method(),
                canonicalPath(request.path()),
                canonicalQuery(request.query()),
                claimed.signedHeaders().stream()
                        .map(name -> name + ":" + canonicalValue(request, name, bodySize) + "\n")
                        .collect(Collectors.joining()),
                String.join(";", claimed.signedHeaders()),
                bodyHash);
        String toSign = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                BASIC.format(timeOf(request, claimed)),
                claimed.scope(),
                sha256(canonical.getBytes(UTF_8)));
        byte[] key = hmac(("AWS4" + secret).getBytes(UTF_8), claimed.date());
        key = hmac(hmac(hmac(key, claimed.region()), claimed.service()), "aws4_request");
        return HexFormat.of().formatHex(hmac(key, toSign));
    }

    private String canonicalValue(SignedRequest request, String name, long bodySize) {
        if (name.equals("host") && externalHost != null) {
            return externalHost;
        }
        List<String> values = request.headers().get(name);
        if (values == null) {
            // A proxy may forward the body in chunks; its length is still the one that the client signed.
            return name.equals("content-length") ? Long.toString(bodySize) : "";
        }
        return values.stream()
                .map(value -> value.strip().replaceAll("\\s+", " "))
                .collect(Collectors.joining(","));
    }

    /** The path with its escapes escaped once more, as all AWS services but object storage require. */
    private static String canonicalPath(String path) {
        List<String> kept = new ArrayList<>();
        String[] parts = path.split("/", -1);
        for (String part : parts) {
            if (part.equals("..") && !kept.isEmpty()) {
                kept.remove(kept.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                kept.add(escaped(part));
            }
        }
        String last = parts[parts.length - 1];
        boolean open = !kept.isEmpty() && (last.isEmpty() || last.equals(".") || last.equals(".."));
        return "/" + String.join("/", kept) + (open ? "/" : "");
    }

    private static String canonicalQuery(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return "";
        }
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .map(pair ->
                        new String[] {escaped(unescaped(pair[0])), pair.length < 2 ? "" : escaped(unescaped(pair[1]))})
                .sorted((a, b) -> a[0].equals(b[0]) ? a[1].compareTo(b[1]) : a[0].compareTo(b[0]))
                .map(pair -> pair[0] + "=" + pair[1])
                .collect(Collectors.joining("&"));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte unit : text.getBytes(UTF_8)) {
            char letter = (char) (unit & 0xff);
            if ((letter >= 'A' && letter <= 'Z')
                    || (letter >= 'a' && letter <= 'z')
                    || (letter >= '0' && letter <= '9')
                    || "-._~".indexOf(letter) >= 0) {
                escaped.append(letter);
            } else {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(unit));
            }
        }
        return escaped.toString();
    }

    /** Decodes escapes; a broken one is taken literally, and such a signature matches nothing. */
    private static String unescaped(String text) {
        byte[] raw = text.getBytes(UTF_8);
        ByteBuffer plain = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            boolean escape = raw[i] == '%'
                    && i + 2 < raw.length
                    && HexFormat.isHexDigit(raw[i + 1])
                    && HexFormat.isHexDigit(raw[i + 2]);
            if (escape) {
                plain.put((byte) (HexFormat.fromHexDigit(raw[i + 1]) * 16 + HexFormat.fromHexDigit(raw[i + 2])));
                i += 2;
            } else {
                plain.put(raw[i]);
            }
        }
        try {
            return UTF_8.newDecoder().decode(plain.flip()).toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }

    private static Instant timeOf(SignedRequest request, AuthorizationHeader claimed) {
        String name = request.header("x-amz-date") == null ? "date" : "x-amz-date";
        String stated = request.header(name);
        if (stated == null) {
            throw ApiError.of(
                    "IncompleteSignatureException", "The request has neither an X-Amz-Date nor a Date header.");
        }
        if (!claimed.signedHeaders().contains(name)) {
            throw invalid("The header '" + name + "' must be signed.");
        }
        try {
            return name.equals("date")
                    ? ZonedDateTime.parse(stated.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()
                    : LocalDateTime.parse(stated.strip(), BASIC).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw ApiError.of(
                    "IncompleteSignatureException",
                    "The time of the request is not of the form 20261123T093000Z in X-Amz-Date.");
        }
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ApiError invalid(String message) {
        return ApiError.of("InvalidSignatureException", message);
    }
}
