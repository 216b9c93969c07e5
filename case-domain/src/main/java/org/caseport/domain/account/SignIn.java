package org.caseport.domain.account;

import java.time.Instant;

/** The session of a person who is signed in with one browser. */
public record SignIn(String tokenHash, PersonId person, Instant startedAt, Instant seenAt) {

    /** Decides whether a session is still valid: it was used since the one instant and started since the other. */
    public record Bounds(Instant seenSince, Instant startedSince) {

        public boolean hold(SignIn signIn) {
            return !signIn.seenAt().isBefore(seenSince) && !signIn.startedAt().isBefore(startedSince);
        }
    }
}
