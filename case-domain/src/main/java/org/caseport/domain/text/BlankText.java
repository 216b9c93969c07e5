package org.caseport.domain.text;

/**
 * Decides whether a text shows anything, wherever one is required. White space of every script, control and format
 * characters, fillers, and combining marks that stand alone show nothing. {@link String#isBlank} knows none of the
 * latter, nor the no-break space.
 */
public final class BlankText {

    /**
     * First and last of each range. Source: Default_Ignorable_Code_Point in DerivedCoreProperties.txt of Unicode 16.
     */
    private static final int[] IGNORABLE = {
        0x00AD, 0x00AD, 0x034F, 0x034F, 0x061C, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x200B, 0x200F,
        0x202A, 0x202E, 0x2060, 0x206F, 0x3164, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFEFF, 0xFFA0, 0xFFA0, 0xFFF0, 0xFFF8,
        0x1BCA0, 0x1BCA3, 0x1D173, 0x1D17A, 0xE0000, 0xE0FFF
    };

    private static final int BRAILLE_BLANK = 0x2800;
    /** Takes the place of a pasted picture that was not copied along. */
    private static final int OBJECT_REPLACEMENT = 0xFFFC;

    private static final int NULL_NOTE_HEAD = 0x1D159;

    private BlankText() {}

    /** Whether a reader would see nothing of this text. */
    public static boolean isBlank(String text) {
        return AnsiEscapes.removed(text).codePoints().noneMatch(BlankText::isShown);
    }

    /** Removes the blanks around the text. What belongs to a character, such as a variation selector, stays with it. */
    public static String strip(String text) {
        if (isBlank(text)) {
            return "";
        }
        int from = 0;
        while (isSpace(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        return text.substring(from, endOf(text));
    }

    /**
     * Removes empty lines before the text and blanks after it: the first line keeps its indentation. A single blank is
     * not counted as indentation and is removed.
     */
    public static String stripLines(String text) {
        if (isBlank(text)) {
            return "";
        }
        int line = 0;
        int place = 0;
        while (isSpace(text.codePointAt(place))) {
            boolean ends = text.charAt(place) == '\n' || text.charAt(place) == '\r';
            place += Character.charCount(text.codePointAt(place));
            line = ends ? place : line;
        }
        return text.substring(place == line + 1 && text.charAt(line) == ' ' ? place : line, endOf(text));
    }

    /** Whether the text has no line break or other control character. */
    public static boolean isOneLine(String text) {
        return text.codePoints().noneMatch(point -> switch (Character.getType(point)) {
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.CONTROL -> true;
            default -> false;
        });
    }

    private static int endOf(String text) {
        int end = text.length();
        while (isSpace(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return end;
    }

    private static boolean isShown(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> false;
            default -> !isInvisible(point);
        };
    }

    /** Whether this character shows nothing, wherever it stands. */
    public static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.SURROGATE -> true;
            case Character.FORMAT -> !isMarkOfNumbers(point);
            default ->
                isIgnorable(point) || point == BRAILLE_BLANK || point == OBJECT_REPLACEMENT || point == NULL_NOTE_HEAD;
        };
    }

    /**
     * Whether this character separates: white space, control characters, fillers, and those format characters that are
     * blanks without width.
     */
    private static boolean isSpace(int point) {
        return switch (Character.getType(point)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL -> true;
            default ->
                point == 0x200B
                        || point == 0x2060
                        || point == 0xFEFF
                        || point == BRAILLE_BLANK
                        || point == OBJECT_REPLACEMENT
                        || isFiller(point);
        };
    }

    /**
     * Whether this is one of the format characters that are drawn. Source: Prepended_Concatenation_Mark in PropList.txt
     * of Unicode 16.
     */
    private static boolean isMarkOfNumbers(int point) {
        return (point >= 0x0600 && point <= 0x0605)
                || point == 0x06DD
                || point == 0x070F
                || point == 0x0890
                || point == 0x0891
                || point == 0x08E2
                || point == 0x110BD
                || point == 0x110CD;
    }

    private static boolean isFiller(int point) {
        return point == 0x115F || point == 0x1160 || point == 0x3164 || point == 0xFFA0;
    }

    /** Whether Unicode calls this character default-ignorable: it shows nothing and is no white space. */
    static boolean isIgnorable(int point) {
        for (int i = 0; i < IGNORABLE.length; i += 2) {
            if (point >= IGNORABLE[i] && point <= IGNORABLE[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
