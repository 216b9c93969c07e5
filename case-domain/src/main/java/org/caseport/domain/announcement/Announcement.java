package org.caseport.domain.announcement;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.caseport.domain.text.BlankText;
import org.jspecify.annotations.Nullable;

/**
 * A message to everybody about a problem that the desk knows of.
 *
 * @param english up to {@value #LONGEST} characters (Unicode code points)
 * @param services the codes of the services that it is about; empty for all
 * @param from when it begins to be shown
 * @param until when it is no longer shown; null to show it until it is withdrawn
 */
public record Announcement(
        AnnouncementId id,
        String english,
        String japanese,
        Set<String> services,
        Instant from,
        @Nullable Instant until) {

    public static final int LONGEST = 500;

    /** How many services it is about at most; one that is about more is about all. */
    public static final int MOST_SERVICES = 60;

    public Announcement {
        english = checked(english);
        japanese = checked(japanese);
        services = Collections.unmodifiableSet(new TreeSet<>(services));
        if (services.size() > MOST_SERVICES) {
            throw new IllegalArgumentException("an announcement is about " + MOST_SERVICES + " services at most");
        }
        if (until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("an announcement from " + from + " can't end at " + until);
        }
    }

    private static String checked(String text) {
        String kept = BlankText.strip(text);
        if (!isText(kept)) {
            throw new IllegalArgumentException("an announcement has 1 to " + LONGEST + " characters");
        }
        return kept;
    }

    /**
     * Whether this is a valid text of an announcement: 1 to {@value #LONGEST} characters without the blanks around it.
     */
    public static boolean isText(String text) {
        String kept = BlankText.strip(text);
        return !kept.isEmpty() && kept.codePointCount(0, kept.length()) <= LONGEST;
    }

    public String in(String language) {
        return language.equals("ja") ? japanese : english;
    }

    /** Whether it is about this service. */
    public boolean concerns(String service) {
        return services.isEmpty() || services.contains(service);
    }

    public boolean isShownAt(Instant now) {
        return !now.isBefore(from) && (until == null || now.isBefore(until));
    }
}
