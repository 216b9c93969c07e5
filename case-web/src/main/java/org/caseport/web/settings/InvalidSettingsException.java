package org.caseport.web.settings;

import java.util.List;

/** Stops the start because of wrong settings. The message is for the operator. */
public final class InvalidSettingsException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    InvalidSettingsException(List<String> wrong) {
        super(String.join(" ", wrong));
    }

    /** Leaves out the stack trace, which helps no operator. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
