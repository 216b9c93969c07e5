package org.caseport.domain.cases;

import java.util.regex.Pattern;

/** A case's number for people: ten to fifteen digits, easy to read out on the phone. */
public record DisplayId(String digits) {

    private static final Pattern FORM = Pattern.compile("[0-9]{10,15}");

    public DisplayId {
        if (!isDisplayId(digits)) {
            throw new IllegalArgumentException("a display id has 10 to 15 digits, not " + digits);
        }
    }

    /** Whether this text has the form of a display id, so that it can be looked up. */
    public static boolean isDisplayId(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return digits;
    }
}
