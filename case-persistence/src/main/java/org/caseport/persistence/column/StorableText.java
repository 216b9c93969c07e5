package org.caseport.persistence.column;

import org.caseport.domain.text.Blanks;
import org.jspecify.annotations.Nullable;

/**
 * Texts as both databases can keep them. PostgreSQL knows no U+0000, and half a surrogate pair is no character in
 * UTF-8; each becomes U+FFFD, so that no text becomes shorter or empty and a reader sees that something was there.
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

    /** What a row holds; a dash where a reader would see nothing, as older versions took some texts of that kind. */
    public static String shown(String kept) {
        return Blanks.isBlank(kept) ? "-" : kept;
    }

    /** The same, and no longer than this many UTF-16 units. */
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
