package org.caseport.policy.entitlement;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.domain.text.BlankText;

/**
 * Finds the e-mail addresses in what people type or paste from a mail program: one, or several with names, quotes,
 * comments and marks of any keyboard.
 *
 * @param addresses the bare addresses in their order, repeated ones too
 * @param others words that are neither an address nor the name of its owner, to be shown to the author
 */
public record ParsedEmailAddresses(List<String> addresses, List<String> others) {

    /** Punctuation marks of Japanese and Arabic keyboards, besides the full-width ones, and what they mean here. */
    private static final String MARKS = "、。،؛\u3000";

    private static final String MEANT = ",.,; ";

    /** What mail programs and sentences put around an address. */
    private static final String OPENING = "<[('\"“„‘«";

    private static final String CLOSING = ">])'\"”“’».:!?…";

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    /** {@code To:}, {@code Cc:} and the name of a group say nothing about an address. */
    private static final Pattern LABEL = Pattern.compile("(?!mailto:)[^@]*:", Pattern.CASE_INSENSITIVE);

    private static final Pattern MAILTO = Pattern.compile("mailto:([^?|]*).*", Pattern.CASE_INSENSITIVE);

    /** A label without a blank behind it. */
    private static final Pattern GLUED_LABEL = Pattern.compile("^(?!(?i)mailto:)[\\p{L}\\p{M}-]+:(?!/)");

    /**
     * How far to look for the end of an address, in characters: twice as far as the longest one, for the signs around
     * it.
     */
    private static final int NEAR = 512;

    public ParsedEmailAddresses {
        addresses = List.copyOf(addresses);
        others = List.copyOf(others);
    }

    public static ParsedEmailAddresses in(String typed) {
        return new Reader(plain(typed)).read();
    }

    /** Replaces full-width characters by their plain forms. */
    private static String plain(String typed) {
        StringBuilder plain = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            int mark = MARKS.indexOf(c);
            boolean wide = c >= '\uFF01' && c <= '\uFF5E';
            plain.append(mark >= 0 ? MEANT.charAt(mark) : wide ? (char) (c - 0xFEE0) : c);
        }
        return plain.toString();
    }

    /** Reads the text once, from entry to entry. */
    private static final class Reader {

        private final String text;
        private final List<String> addresses = new ArrayList<>();
        private final List<String> others = new ArrayList<>();

        /** Words before a comma, which are a family name if an address in angle brackets follows. */
        private final List<String> names = new ArrayList<>();

        private final StringBuilder entry = new StringBuilder();
        private boolean hasAt;

        private final int lastQuote;
        private final int lastAngle;
        private final int lastParenthesis;
        private int at;

        Reader(String text) {
            this.text = text;
            this.lastQuote = text.lastIndexOf('"');
            this.lastAngle = text.lastIndexOf('>');
            this.lastParenthesis = text.lastIndexOf(')');
        }

        ParsedEmailAddresses read() {
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '"' && at <= lastQuote) {
                    quote();
                } else if (c == '(' && at <= lastParenthesis) {
                    comment();
                } else if (c == '<' && at <= lastAngle) {
                    angle('>');
                } else if (c == '[' && isOwned(']')) {
                    angle(']');
                } else if (c == ',') {
                    comma();
                } else if (c == ';' || (isLineEnd(c) && hasAt)) {
                    end();
                } else {
                    append(c);
                }
            }
            end();
            return new ParsedEmailAddresses(addresses, others);
        }

        private static boolean isLineEnd(char c) {
            return c == '\n' || c == '\r';
        }

        private void append(char c) {
            entry.append(c);
            hasAt = hasAt || c == '@';
        }

        private void clear() {
            entry.setLength(0);
            hasAt = false;
        }

        /** Marks within quotes are part of a name. */
        private void quote() {
            append('"');
            while (at < text.length() && text.charAt(at) != '"') {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    append(text.charAt(at++));
                }
                append(text.charAt(at++));
            }
            append('"');
            at++;
        }

        /** A comment is left out, unless it is where the address of a name stands. */
        private void comment() {
            if (isOwned(')')) {
                angle(')');
                return;
            }
            for (int depth = 1; at < text.length() && depth > 0; at++) {
                depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
            }
            append(' ');
        }

        /** What stands before an address in angle brackets is the name of its owner. */
        private void angle(char close) {
            int end = text.indexOf(close, at);
            String inside = text.substring(at, end);
            at = end + 1;
            clear();
            names.clear();
            if (!inside.isBlank()) {
                add(inside);
            }
        }

        /** Whether an address that belongs to a name, and nothing else, stands before this closing sign. */
        private boolean isOwned(char close) {
            int end = text.substring(at, Math.min(at + NEAR, text.length())).indexOf(close);
            return end >= 0
                    && entry.indexOf("@") < 0
                    && EmailAddressValidator.isOne(bare(text.substring(at, at + end)));
        }

        private void comma() {
            if (hasAt) {
                end();
            } else if (!visible(entry.toString()).isEmpty()) {
                names.add(entry.toString());
            }
            clear();
        }

        private void end() {
            names.forEach(this::words);
            names.clear();
            words(entry.toString());
            clear();
        }

        private void words(String bare) {
            for (String word : SPACE.split(bare, -1)) {
                String shown = visible(word);
                if (!shown.isEmpty() && !LABEL.matcher(shown).matches()) {
                    add(shown);
                }
            }
        }

        private void add(String word) {
            String address = bare(word);
            if (EmailAddressValidator.isOne(address)) {
                addresses.add(address);
            } else if (!address.isEmpty()) {
                others.add(visible(word));
            }
        }
    }

    private static String visible(String text) {
        return without("", text, "");
    }

    private static String bare(String word) {
        String bare = GLUED_LABEL.matcher(without(OPENING, word, CLOSING)).replaceFirst("");
        Matcher link = MAILTO.matcher(bare);
        return without(OPENING, link.matches() ? decoded(link.group(1)) : bare, CLOSING);
    }

    /** Removes these signs, and characters that show nothing, from both ends of a text. */
    private static String without(String opening, String text, String closing) {
        int from = 0;
        while (from < text.length() && mayGoBefore(text.codePointAt(from), opening)) {
            from += Character.charCount(text.codePointAt(from));
        }
        int to = text.length();
        while (to > from && mayGoBehind(text.codePointBefore(to), closing)) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    /**
     * Whether a character can be removed from the beginning. A combining mark can, since it has no letter before it.
     */
    private static boolean mayGoBefore(int point, String signs) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> mayGoBehind(point, signs);
        };
    }

    /**
     * Whether a character can be removed from the end. Characters of a font of its own, such as the bullets of Word,
     * are no part of a name either.
     */
    private static boolean mayGoBehind(int point, String signs) {
        return switch (Character.getType(point)) {
            case Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            default -> BlankText.isInvisible(point) || signs.indexOf(point) >= 0;
        };
    }

    private static String decoded(String link) {
        try {
            return URLDecoder.decode(link.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return link.toLowerCase(Locale.ROOT);
        }
    }
}
