package org.caseport.domain.file;

import java.util.regex.Pattern;

/** The opaque, unguessable id of a file's bytes. */
public record FileId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public FileId {
        if (!isFileId(value)) {
            throw new IllegalArgumentException("a file id is 32 hexadecimal digits, not " + value);
        }
    }

    /** Whether this text has the form of a file id, so that it can be looked up. */
    public static boolean isFileId(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
