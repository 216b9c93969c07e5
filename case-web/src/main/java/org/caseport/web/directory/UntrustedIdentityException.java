package org.caseport.web.directory;

/**
 * Thrown when a token or the directory's answer does not let this person sign in. The message says why and names
 * nobody.
 */
public class UntrustedIdentityException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UntrustedIdentityException(String message) {
        super(message);
    }

    UntrustedIdentityException(String message, Throwable cause) {
        super(message, cause);
    }
}
