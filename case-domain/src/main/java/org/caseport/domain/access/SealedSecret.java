package org.caseport.domain.access;

/**
 * A secret as it is stored: encrypted, and not hashed, since checking a signature needs the secret itself.
 *
 * @param key the name of the operator's key under which it is encrypted
 * @param text the encrypted bytes in base64
 */
public record SealedSecret(String key, String text) {

    /** Leaves out the encrypted text, which has no place in a log either. */
    @Override
    public String toString() {
        return "a secret sealed under " + key;
    }
}
