package org.caseport.domain.announcement;

import java.util.regex.Pattern;

/** The id of an announcement, which drafts, cases and addresses name it by. */
public record AnnouncementId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,36}");

    public AnnouncementId {
        if (!isAnnouncementId(value)) {
            throw new IllegalArgumentException("not the id of an announcement: " + value);
        }
    }

    /** Whether this text has the form of such an id, so that it can be looked up. */
    public static boolean isAnnouncementId(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
