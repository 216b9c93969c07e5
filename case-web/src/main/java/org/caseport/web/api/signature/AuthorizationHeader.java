package org.caseport.web.api.signature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.web.api.ApiError;
import org.jspecify.annotations.Nullable;

/**
 * The claims of an Authorization header of Signature Version 4.
 *
 * @param date the day of the scope, such as {@code 20261123}
 * @param region the region that the client is configured for; any is accepted
 * @param signedHeaders names in lower case, in the order given
 */
public record AuthorizationHeader(
        String accessKey, String date, String region, String service, List<String> signedHeaders, String signature) {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final Pattern SCOPE =
            Pattern.compile("([A-Za-z0-9]{1,128})/([0-9]{8})/([A-Za-z0-9-]{1,64})/([A-Za-z0-9-]{1,64})/aws4_request");
    private static final Pattern HEADERS = Pattern.compile("[!#$%&'*+.^_`|~0-9a-z-]+(;[!#$%&'*+.^_`|~0-9a-z-]+)*");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST = 4_000;

    public static AuthorizationHeader read(@Nullable String authorization) {
        if (authorization == null || authorization.isBlank()) {
            throw ApiError.of("MissingAuthenticationTokenException", "The request has no Authorization header.");
        }
        String text = authorization.strip();
        if (text.length() > LONGEST || !text.startsWith(ALGORITHM + " ")) {
            throw garbled("it does not start with " + ALGORITHM);
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : text.substring(ALGORITHM.length() + 1).split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0
                    || parts.put(
                                    part.substring(0, equals).strip(),
                                    part.substring(equals + 1).strip())
                            != null) {
                throw garbled("it is not a list of names and values, each once");
            }
        }
        Matcher scope = SCOPE.matcher(part(parts, "Credential"));
        String headers = part(parts, "SignedHeaders");
        String signature = part(parts, "Signature");
        if (!scope.matches()) {
            throw garbled("its Credential is not of the form key/date/region/service/aws4_request");
        }
        if (!HEADERS.matcher(headers).matches()) {
            throw garbled("its SignedHeaders are not names in lower case with semicolons between them");
        }
        if (!SIGNATURE.matcher(signature).matches()) {
            throw garbled("its Signature is not 64 hexadecimal digits");
        }
        return new AuthorizationHeader(
                scope.group(1),
                scope.group(2),
                scope.group(3),
                scope.group(4),
                List.of(headers.split(";", -1)),
                signature);
    }

    String scope() {
        return date + "/" + region + "/" + service + "/aws4_request";
    }

    private static String part(Map<String, String> parts, String name) {
        String value = parts.get(name);
        if (value == null) {
            throw garbled("it has no " + name);
        }
        return value;
    }

    private static ApiError garbled(String why) {
        return ApiError.of("IncompleteSignatureException", "The Authorization header can't be read: " + why + ".");
    }
}
