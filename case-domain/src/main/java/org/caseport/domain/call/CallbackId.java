package org.caseport.domain.call;

import java.util.regex.Pattern;

/** The id of a callback: 128 random bits as hexadecimal digits. */
public record CallbackId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public CallbackId {
        if (!isCallbackId(value)) {
            throw new IllegalArgumentException("not a callback id: " + value);
        }
    }

    /** Whether this text has the form of a callback id, so that it can be looked up. */
    public static boolean isCallbackId(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
