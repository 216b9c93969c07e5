package org.caseport.web.settings;

import java.util.List;

/** Stops the start. Its message is for the operator. */
public final class WrongSettings extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    WrongSettings(List<String> wrong) {
        super(String.join(" ", wrong));
    }

    /** Where it was noticed helps nobody. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
