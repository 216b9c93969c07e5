package org.caseport.domain.file;

import java.util.regex.Pattern;

/** The unguessable id of an upload in parts. */
public record UploadId(String value) {

    private static final Pattern FORM = Pattern.compile("upload-[0-9a-f]{32}");

    public UploadId {
        if (!isId(value)) {
            throw new IllegalArgumentException("not the id of an upload: " + value);
        }
    }

    /** Whether this text has the form of such an id, so that it can be looked up. */
    public static boolean isId(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
