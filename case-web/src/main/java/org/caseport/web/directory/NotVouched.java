package org.caseport.web.directory;

/** The directory, or what came in its name, does not let this person in; the message says why and names nobody. */
public class NotVouched extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotVouched(String message) {
        super(message);
    }

    NotVouched(String message, Throwable cause) {
        super(message, cause);
    }
}
