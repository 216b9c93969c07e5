package org.caseport.domain.account;

import java.util.regex.Pattern;

/** The opaque id of a person, on either side. Journals name people by it, so that no name or address is in them. */
public record PersonId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,36}");

    public PersonId {
        if (!isId(value)) {
            throw new IllegalArgumentException("a person id is up to 36 of a-z, 0-9 and hyphen, not " + value);
        }
    }

    /** Whether this text has the form of a person's id, so that it can be looked up. */
    public static boolean isId(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
