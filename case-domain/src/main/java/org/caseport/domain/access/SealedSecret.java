package org.caseport.domain.access;

/**
 * A secret as it is kept: encrypted, since checking a signature needs the secret itself.
 *
 * @param key which of the operator's keys it was sealed under
 * @param text the sealed bytes in base64
 */
public record SealedSecret(String key, String text) {

    /** Not the sealed text, which has no place in a log either. */
    @Override
    public String toString() {
        return "a secret sealed under " + key;
    }
}
