package org.caseport.persistence.column;

import org.caseport.domain.text.BlankText;
import org.jspecify.annotations.Nullable;

/**
 * Replaces characters in texts that the databases can't store. PostgreSQL rejects U+0000, and half a surrogate pair is
 * not valid in UTF-8. Each becomes U+FFFD, so that no text becomes shorter or empty and a reader sees that something
 * was there.
 */
public final class StorableText {

    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    public static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isStorable(text, i)) {
                return mended(text);
            }
        }
        return text;
    }

    public static @Nullable String storableOrNull(@Nullable String text) {
        return text == null ? null : storable(text);
    }

    /** The text to show for a stored one: a dash for a blank text, since older versions accepted some of those. */
    public static String shown(String kept) {
        return BlankText.isBlank(kept) ? "-" : kept;
    }

    /** Like {@link #storable(String)}, cut to at most this many UTF-16 units. */
    public static String storable(String text, int longest) {
        return storable(text.length() > longest ? text.substring(0, longest) : text);
    }

    private static String mended(String text) {
        StringBuilder mended = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (!isStorable(text, i)) {
                mended.setCharAt(i, REPLACEMENT);
            }
        }
        return mended.toString();
    }

    private static boolean isStorable(String text, int at) {
        char unit = text.charAt(at);
        if (Character.isHighSurrogate(unit)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(unit)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return unit != 0;
    }
}
