package org.caseport.web.application.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A name of a file as every system can store it, and none takes for a place somewhere else. */
final class ExportFileName {

    /** Room for what is put before it, in the 255 bytes that most systems allow. */
    private static final int MOST_BYTES = 150;

    private static final int LONGEST_ENDING = 10;

    private ExportFileName() {}

    /** Letters and digits of any script, hyphen, underscore and dots between them; never empty. */
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
