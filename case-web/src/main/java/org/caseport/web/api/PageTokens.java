package org.caseport.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.regex.Pattern;
import org.caseport.web.application.SecretSeal;
import org.jspecify.annotations.Nullable;

/**
 * Places in lists, handed to programs and taken back from them. A token is marked with the operator's key and good for
 * the query only that it was given to.
 */
@ApplicationScoped
class PageTokens {

    private static final Pattern SPLIT = Pattern.compile("\\.");

    @Inject
    SecretSeal seal;

    /**
     * A token.
     *
     * @param query everything that makes it this query, the account included
     */
    String to(String place, String query) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(place.getBytes(UTF_8)) + "."
                + base64.encodeToString(seal.mark(marked(place, query)));
    }

    /** The place in the token; null without a token. */
    @Nullable
    String place(@Nullable String token, String query) {
        if (token == null || token.isEmpty()) {
            return null;
        }
        String[] parts = SPLIT.split(token, -1);
        try {
            if (parts.length == 2) {
                String place = new String(Base64.getUrlDecoder().decode(parts[0]), UTF_8);
                if (seal.isMarkOf(marked(place, query), Base64.getUrlDecoder().decode(parts[1]))) {
                    return place;
                }
            }
        } catch (IllegalArgumentException e) {
            // Not base64: refused below like any other made-up token.
        }
        throw ApiError.validation("The nextToken doesn't belong to this query.");
    }

    private static String marked(String place, String query) {
        return "page\n" + place + "\n" + query;
    }
}
