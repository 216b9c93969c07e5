package org.caseport.web.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.domain.text.BlankText;

/**
 * Finds web addresses in text, for pages and mails. An address has no invisible characters, its brackets are balanced,
 * and punctuation of any script at its end belongs to the sentence.
 */
final class UrlFinder {

    private static final Pattern BEGINNING =
            Pattern.compile("https?://(?=[\\p{L}\\p{N}\\[])", Pattern.CASE_INSENSITIVE);

    /** Punctuation with which an address may end. */
    private static final String ENDINGS = "/#&%@-=+~$";

    private static final String OUTSIDE = "<>\"'`|\\^";

    private UrlFinder() {}

    /** A range of a text; {@code to} is exclusive. */
    record Place(int from, int to) {}

    /** The next address at or after this index. */
    static Optional<Place> find(String text, int from) {
        Matcher beginning = BEGINNING.matcher(text);
        int place = from;
        while (beginning.find(place)) {
            Optional<Place> found = behind(text, beginning);
            if (found.isPresent()) {
                return found;
            }
            place = beginning.end();
        }
        return Optional.empty();
    }

    /** The address that begins exactly at this index. */
    static Optional<Place> at(String text, int from) {
        Matcher beginning = BEGINNING.matcher(text).useTransparentBounds(true).region(from, text.length());
        return beginning.lookingAt() ? behind(text, beginning) : Optional.empty();
    }

    private static Optional<Place> behind(String text, Matcher beginning) {
        if (beginning.start() > 0 && isOfWord(text.charAt(beginning.start() - 1))) {
            return Optional.empty();
        }
        int end = endOf(text, beginning.end());
        return end > beginning.end() ? Optional.of(new Place(beginning.start(), end)) : Optional.empty();
    }

    /** Whether this is a letter or digit, right after which no address begins. */
    static boolean isOfWord(int before) {
        return (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z') || (before >= '0' && before <= '9');
    }

    /** The end of the address. Reads only as far as the next address, so that each character is read about once. */
    private static int endOf(String text, int from) {
        Deque<Integer> open = new ArrayDeque<>();
        int end = from;
        while (end < text.length() && (open.isEmpty() || !text.startsWith("://", end))) {
            int point = text.codePointAt(end);
            if (!isWithin(point)) {
                break;
            }
            if ("([{".indexOf(point) >= 0) {
                open.push(end);
            } else if (")]}".indexOf(point) >= 0
                    && (open.isEmpty() || "([{".indexOf(text.charAt(open.pop())) != ")]}".indexOf(point))) {
                break;
            }
            end += Character.charCount(point);
        }
        return trimmed(text, from, open.isEmpty() ? end : open.getLast());
    }

    private static int trimmed(String text, int from, int furthest) {
        int end = furthest;
        // Brackets inside it are balanced.
        while (end > from && isPunctuation(text.codePointBefore(end)) && ")]}".indexOf(text.charAt(end - 1)) < 0) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return end;
    }

    private static boolean isWithin(int point) {
        if (BlankText.isInvisible(point) || OUTSIDE.indexOf(point) >= 0) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.PRIVATE_USE -> false;
            case Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION -> point < 0x80;
            case Character.OTHER_PUNCTUATION, Character.DASH_PUNCTUATION -> !isEastAsian(point);
            default -> true;
        };
    }

    private static boolean isEastAsian(int point) {
        return (point >= 0x3000 && point <= 0x303F) || (point >= 0xFF00 && point <= 0xFF65);
    }

    private static boolean isPunctuation(int point) {
        return switch (Character.getType(point)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> ENDINGS.indexOf(point) < 0;
            default -> false;
        };
    }
}
