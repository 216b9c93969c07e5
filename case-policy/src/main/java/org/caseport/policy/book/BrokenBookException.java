package org.caseport.policy.book;

/** A policy book that can't be read. The message names the file, the line and the reason; the server doesn't start. */
public final class BrokenBookException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenBookException(String file, int line, String reason) {
        super(file + ", line " + line + ": " + reason);
    }
}
