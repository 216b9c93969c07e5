package org.caseport.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.regex.Pattern;
import org.caseport.web.application.SecretSeal;
import org.jspecify.annotations.Nullable;

/**
 * Makes and reads the tokens for keyset paging. A token carries a message authentication code under the operator's key,
 * and is valid only for the query that it was issued for.
 */
@ApplicationScoped
class PageTokens {

    private static final Pattern SPLIT = Pattern.compile("\\.");

    @Inject
    SecretSeal seal;

    /**
     * A token for this place.
     *
     * @param query everything that identifies the query, the account included
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
            // Not base64: refused below like any other invalid token.
        }
        throw ApiError.validation("The nextToken doesn't belong to this query.");
    }

    private static String marked(String place, String query) {
        return "page\n" + place + "\n" + query;
    }
}
