package org.caseport.domain.account;

import java.time.Instant;

/**
 * The session of a person who is signed in with one browser.
 *
 * @param device the browser and the system, such as {@code Firefox/Linux}; empty where they are not known
 */
public record SignIn(String tokenHash, PersonId person, Instant startedAt, Instant seenAt, String device) {

    private static final int LENGTH_OF_ID = 16;

    /** Names the sign-in on pages; it opens nothing. */
    public String id() {
        return tokenHash.substring(0, Math.min(LENGTH_OF_ID, tokenHash.length()));
    }

    /** Decides whether a session is still valid: it was used since the one instant and started since the other. */
    public record Bounds(Instant seenSince, Instant startedSince) {

        public boolean hold(SignIn signIn) {
            return !signIn.seenAt().isBefore(seenSince) && !signIn.startedAt().isBefore(startedSince);
        }
    }
}
