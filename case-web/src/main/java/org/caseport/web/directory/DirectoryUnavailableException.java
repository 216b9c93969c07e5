package org.caseport.web.directory;

/** Thrown when the directory can't be reached or answers in an unexpected way. Says nothing about the person. */
public class DirectoryUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DirectoryUnavailableException(String message) {
        super(message);
    }

    DirectoryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
