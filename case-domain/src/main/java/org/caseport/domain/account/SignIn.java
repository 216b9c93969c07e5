package org.caseport.domain.account;

import java.time.Instant;

/** A person signed in at one browser. */
public record SignIn(String tokenHash, PersonId person, Instant startedAt, Instant seenAt) {

    /** From when a sign-in has to be for that it still stands: seen since the one, and begun since the other. */
    public record Bounds(Instant seenSince, Instant startedSince) {

        public boolean hold(SignIn signIn) {
            return !signIn.seenAt().isBefore(seenSince) && !signIn.startedAt().isBefore(startedSince);
        }
    }
}
