package org.caseport.web.directory;

/** The directory can't be asked just now, or does not answer as it should. Says nothing about the person. */
public class DirectoryUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DirectoryUnavailableException(String message) {
        super(message);
    }

    DirectoryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
