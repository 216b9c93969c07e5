package org.caseport.domain.announcement;

import java.time.Instant;
import org.caseport.domain.text.Blanks;
import org.jspecify.annotations.Nullable;

/**
 * A message to everybody about a problem that the desk knows of.
 *
 * @param english up to {@value #LONGEST} characters (Unicode code points)
 * @param from when it begins to be shown
 * @param until when it is no longer shown; null to show it until it is withdrawn
 */
public record Announcement(
        String english,
        String japanese,
        Instant from,
        @Nullable Instant until) {

    public static final int LONGEST = 500;

    public Announcement {
        english = checked(english);
        japanese = checked(japanese);
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("an announcement from " + from + " can't end at " + until);
        }
    }

    private static String checked(String text) {
        String kept = Blanks.strip(text);
        if (!isText(kept)) {
            throw new IllegalArgumentException("an announcement has 1 to " + LONGEST + " characters");
        }
        return kept;
    }

    /**
     * Whether this is a valid text of an announcement: 1 to {@value #LONGEST} characters without the blanks around it.
     */
    public static boolean isText(String text) {
        String kept = Blanks.strip(text);
        return !kept.isEmpty() && kept.codePointCount(0, kept.length()) <= LONGEST;
    }

    public String in(String language) {
        return language.equals("ja") ? japanese : english;
    }

    public boolean isShownAt(Instant now) {
        return !now.isBefore(from) && (until == null || now.isBefore(until));
    }
}
