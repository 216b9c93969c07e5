package org.caseport.domain.directory;

import java.time.Instant;
import java.util.Optional;

/**
 * Sign-ins that began here and go on at a provider. Kept in the database, so that any server can go on with one, and
 * each is good for one answer of the provider.
 */
public interface BegunSignIns {

    void keep(Begun begun, Instant now);

    /**
     * Takes it away, so that nobody else gets it; empty when it is not there, too old or was begun in another browser.
     */
    Optional<Begun> take(String stateHash, String browserHash, Instant since);

    int forgetBefore(Instant before);

    /**
     * A sign-in that waits for the provider's answer.
     *
     * @param stateHash the hash of what the answer has to name
     * @param browserHash the hash of what the browser has to show
     * @param nonce what the provider's token has to repeat
     * @param verifier what proves to the provider that the code was asked for by us
     * @param returnTo where the person wanted to go
     */
    record Begun(String stateHash, String browserHash, String nonce, String verifier, String returnTo) {

        @Override
        public String toString() {
            return "a begun sign-in";
        }
    }
}
