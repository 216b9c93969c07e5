package org.caseport.web.directory;

/** The directory, or what came in its name, does not let this person in; the message says why and names nobody. */
public class UntrustedIdentityException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UntrustedIdentityException(String message) {
        super(message);
    }

    UntrustedIdentityException(String message, Throwable cause) {
        super(message, cause);
    }
}
