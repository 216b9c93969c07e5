package org.caseport.domain.directory;

import java.time.Instant;
import java.util.Optional;

/**
 * Stores the sign-ins that began here and continue at an OpenID provider. They are in the database, so that any server
 * can continue one; each is good for one response of the provider.
 */
public interface OpenIdAuthorizationRequests {

    void keep(Begun begun, Instant now);

    /**
     * Removes and returns it, so that nobody else gets it; empty when it is not there, too old or was begun in another
     * browser.
     */
    Optional<Begun> take(String stateHash, String browserHash, Instant since);

    int deleteBefore(Instant before);

    /**
     * A sign-in that waits for the provider's response.
     *
     * @param stateHash the hash of the state that the response has to repeat
     * @param browserHash the hash of the secret that the browser has to show
     * @param nonce what the provider's ID token has to repeat
     * @param verifier proves to the provider that we are the ones who asked for the code
     * @param returnTo where the person wanted to go
     */
    record Begun(String stateHash, String browserHash, String nonce, String verifier, String returnTo) {

        @Override
        public String toString() {
            return "a begun sign-in";
        }
    }
}
