package org.caseport.web.application.content;

import org.caseport.domain.text.BlankText;

/** Makes a file name that a browser sent safe to show and to save. */
public final class FileNameSanitizer {

    private static final int LONGEST = 255;

    private FileNameSanitizer() {}

    /**
     * The last part of the path, without control characters and without the overrides of the reading direction, with
     * which {@code gpj.exe} reads as {@code exe.jpg}. Plain direction marks stay: Arabic and Hebrew names need them.
     */
    public static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder plain = new StringBuilder();
        last.codePoints().filter(FileNameSanitizer::isShown).forEach(plain::appendCodePoint);
        String stripped = BlankText.strip(plain.toString());
        if (stripped.isEmpty() || stripped.chars().allMatch(c -> c == '.')) {
            return "file";
        }
        int codePoints = stripped.codePointCount(0, stripped.length());
        return codePoints <= LONGEST
                ? stripped
                : stripped.substring(stripped.offsetByCodePoints(0, codePoints - LONGEST));
    }

    private static boolean isShown(int codePoint) {
        boolean overridesDirection =
                (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
        boolean halfACharacter = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return !overridesDirection && !halfACharacter && !Character.isISOControl(codePoint);
    }
}
