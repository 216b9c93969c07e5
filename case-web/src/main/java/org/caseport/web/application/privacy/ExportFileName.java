package org.caseport.web.application.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Makes file names that every system can store, and that can't be mistaken for a path. */
final class ExportFileName {

    /** The longest name, which leaves room for a prefix within the 255 bytes of most systems. */
    private static final int MOST_BYTES = 150;

    private static final int LONGEST_ENDING = 10;

    private ExportFileName() {}

    /**
     * The name with only letters and digits of any script, hyphens, underscores, and dots between them; never empty.
     */
    static String of(String name) {
        StringBuilder safe = new StringBuilder();
        name.codePoints()
                .forEach(one -> safe.appendCodePoint(
                        Character.isLetterOrDigit(one) || one == '-' || one == '_' || one == '.' ? one : '_'));
        String dotted = safe.toString().replaceAll("\\.{2,}", "_").replaceAll("^\\.+|\\.+$", "_");
        int dot = dotted.lastIndexOf('.');
        String ending = dot < 0 || dotted.length() - dot > LONGEST_ENDING ? "" : dotted.substring(dot);
        String stem = shortened(dotted.substring(0, dotted.length() - ending.length()), MOST_BYTES);
        String whole = shortened(stem + ending.toLowerCase(Locale.ROOT), MOST_BYTES + LONGEST_ENDING * 4);
        return whole.isEmpty() ? "_" : whole;
    }

    private static String shortened(String text, int mostBytes) {
        String shorter = text;
        while (shorter.getBytes(StandardCharsets.UTF_8).length > mostBytes) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter;
    }
}
