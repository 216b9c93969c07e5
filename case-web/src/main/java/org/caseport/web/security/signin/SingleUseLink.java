package org.caseport.web.security.signin;

import java.util.Optional;
import org.caseport.web.security.session.RandomToken;

/**
 * A link to one of our pages that works once. Only who gets it knows its token; its hash is stored.
 *
 * @param page the path of the page
 */
record SingleUseLink(String page, RandomToken token) {

    static SingleUseLink to(String page) {
        return new SingleUseLink(page, RandomToken.fresh());
    }

    String hash() {
        return token.hash();
    }

    /** The whole address, below the address of the portal. */
    String below(String portal) {
        return portal + page + "?token=" + token.text();
    }

    /** The hash of a token that was in a link; empty for a text that can be no token. */
    static Optional<String> hashOf(String token) {
        return RandomToken.isToken(token) ? Optional.of(new RandomToken(token).hash()) : Optional.empty();
    }
}
