package org.caseport.policy.data;

/**
 * Thrown when a data file can't be used as it is. Says which file, which line and why, for the person who edited it.
 */
public final class BadDataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final String reason;

    BadDataException(String file, int line, String reason) {
        super(file + ", line " + line + ": " + reason);
        this.file = file;
        this.line = line;
        this.reason = reason;
    }

    /** What is wrong, without the place. */
    public String reason() {
        return reason;
    }

    public String file() {
        return file;
    }

    /** Counted from 1, as an editor does. */
    public int line() {
        return line;
    }
}
