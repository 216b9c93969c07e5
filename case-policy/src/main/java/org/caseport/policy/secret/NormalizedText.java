package org.caseport.policy.secret;

/**
 * A text in the form in which it is searched for secrets: full-width letters and digits are plain ones, and every kind
 * of dash and space is the plain one. It changes character for character, so that places stay the same.
 */
final class NormalizedText {

    private final char[] chars;
    private final int length;

    /** Uses these characters without a copy; nobody may change them any more. */
    NormalizedText(char[] chars) {
        this.chars = chars;
        length = chars.length;
    }

    int length() {
        return length;
    }

    static NormalizedText of(CharSequence text) {
        char[] chars = new char[text.length()];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = plain(text.charAt(i));
        }
        return new NormalizedText(chars);
    }

    static char plain(char c) {
        if (c < 0x80) {
            return c;
        }
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return (char) (c - 0xFEE0);
        }
        boolean dash = (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x30FC || c == 0xFF70;
        boolean space = c == 0xA0 || c == 0x3000 || c == 0x202F || (c >= 0x2000 && c <= 0x200A);
        return dash ? '-' : space ? ' ' : c;
    }

    /** The character here; a line end outside of the text. */
    char at(int place) {
        return place < 0 || place >= length ? '\n' : chars[place];
    }

    boolean hasAt(int place, String sign) {
        if (place + sign.length() > length) {
            return false;
        }
        for (int i = 0; i < sign.length(); i++) {
            if (chars[place + i] != sign.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean hasInAnyCaseAt(int place, String lowerCase) {
        if (place + lowerCase.length() > length) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            if (lower(chars[place + i]) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String lowerCase(int from, int to) {
        StringBuilder lower = new StringBuilder();
        for (int i = from; i < to; i++) {
            lower.append(lower(at(i)));
        }
        return lower.toString();
    }

    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        char lower = lower(c);
        return lower >= 'a' && lower <= 'z';
    }

    static boolean isWord(char c) {
        return isDigit(c) || isLetter(c) || c == '_';
    }
}
