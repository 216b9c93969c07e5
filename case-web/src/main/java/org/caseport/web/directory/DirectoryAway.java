package org.caseport.web.directory;

/** The directory can't be asked just now, or does not answer as it should. Says nothing about the person. */
public class DirectoryAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DirectoryAway(String message) {
        super(message);
    }

    DirectoryAway(String message, Throwable cause) {
        super(message, cause);
    }
}
