package org.caseport.persistence.words;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseport.domain.text.Folding;

/**
 * Splits texts into the words to index, and queries into the words to look for. {@link Folding} makes both comparable.
 * In scripts without blanks, such as Japanese, every two adjacent characters are a word, and so is the last character
 * alone: a query is found by its pairs, and a single character as the beginning of a pair.
 */
public final class SearchTerms {

    /** Longer words are cut to this many characters. */
    static final int LONGEST = 64;
    /** Limits of a query: terms beyond this are ignored, since each one costs. */
    private static final int MOST_TERMS = 8;

    private static final int MOST_PIECES = 12;
    private static final int LONGEST_QUESTION = 300;

    /** The types of characters that words consist of. */
    private static final int WITHIN_RUNS = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER
            | 1 << Character.DECIMAL_DIGIT_NUMBER
            | 1 << Character.LETTER_NUMBER
            | 1 << Character.OTHER_NUMBER
            | 1 << Character.NON_SPACING_MARK
            | 1 << Character.ENCLOSING_MARK
            | 1 << Character.COMBINING_SPACING_MARK;

    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    /** The voiced sound mark that follows a half-width kana; the semi-voiced one comes after it. */
    private static final int HALF_WIDTH_VOICED = 0xFF9E;

    private SearchTerms() {}

    /** All words of this text, each once. */
    public static Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String part : parts(text)) {
            if (isUnspaced(part)) {
                words.addAll(pairs(part));
                words.add(lastOf(part));
            } else {
                words.add(part);
            }
        }
        return words;
    }

    /** The terms of a query. Each of them has to be found. */
    public static List<Term> terms(String question) {
        String asked = question.length() > LONGEST_QUESTION ? question.substring(0, LONGEST_QUESTION) : question;
        return Stream.of(BLANK.split(asked.strip()))
                .map(SearchTerms::term)
                .filter(term -> !term.pieces().isEmpty())
                .distinct()
                .limit(MOST_TERMS)
                .toList();
    }

    private static Term term(String typed) {
        List<String> parts = parts(typed);
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (!isUnspaced(part)) {
                pieces.add(new Piece(part, i == parts.size() - 1));
            } else if (part.codePointCount(0, part.length()) == 1) {
                pieces.add(new Piece(part, true));
            } else {
                pairs(part).forEach(pair -> pieces.add(new Piece(pair, false)));
            }
        }
        return new Term(parts, pieces.stream().distinct().limit(MOST_PIECES).toList());
    }

    /** The folded parts of a text with their positions in it. Slow, so only for few texts. */
    static List<Place> places(String text) {
        List<Place> places = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        int from = 0;
        int to = 0;
        for (int at = 0; at < text.length(); ) {
            int next = clusterEnd(text, at);
            String cluster = Folding.composed(text.substring(at, next));
            for (int i = 0; i < cluster.length(); ) {
                int point = cluster.codePointAt(i);
                boolean within = isWithinRun(point);
                if (!run.isEmpty() && !(within && Folding.isUnspaced(point) == isUnspaced(run.toString()))) {
                    add(places, run, from, to);
                }
                if (within || Character.getType(point) == Character.OTHER_SYMBOL) {
                    from = run.isEmpty() ? at : from;
                    to = next;
                    run.appendCodePoint(point);
                }
                if (!within && !run.isEmpty()) {
                    add(places, run, from, to);
                }
                i += Character.charCount(point);
            }
            at = next;
        }
        add(places, run, from, to);
        return places;
    }

    private static void add(List<Place> places, StringBuilder run, int from, int to) {
        String folded = folded(run.toString());
        if (!folded.isEmpty()) {
            places.add(new Place(folded, from, to));
        }
        run.setLength(0);
    }

    /** The end of the character at {@code begin}, with its combining marks and invisible characters. */
    private static int clusterEnd(String text, int begin) {
        int end = begin + Character.charCount(text.codePointAt(begin));
        while (end < text.length()) {
            int point = text.codePointAt(end);
            int type = Character.getType(point);
            boolean goesOn = type == Character.NON_SPACING_MARK
                    || type == Character.COMBINING_SPACING_MARK
                    || point == HALF_WIDTH_VOICED
                    || point == HALF_WIDTH_VOICED + 1
                    || Folding.isIgnored(point);
            if (!goesOn) {
                break;
            }
            end += Character.charCount(point);
        }
        return end;
    }

    /**
     * Splits a text into runs of letters and digits, cut where a script without blanks begins or ends; each symbol is a
     * part of its own. Written by hand, since regular expressions took half the time of storing a text.
     */
    private static List<String> parts(String text) {
        String composed = Folding.composed(text);
        List<String> parts = new ArrayList<>();
        int begun = -1;
        boolean unspaced = false;
        for (int at = 0; at < composed.length(); ) {
            int point = composed.codePointAt(at);
            boolean within = isWithinRun(point);
            boolean alike = within && begun >= 0 && Folding.isUnspaced(point) == unspaced;
            if (begun >= 0 && !alike) {
                add(parts, composed.substring(begun, at));
                begun = -1;
            }
            int next = at + Character.charCount(point);
            if (within && begun < 0) {
                begun = at;
                unspaced = Folding.isUnspaced(point);
            } else if (!within && Character.getType(point) == Character.OTHER_SYMBOL) {
                add(parts, composed.substring(at, next));
            }
            at = next;
        }
        if (begun >= 0) {
            add(parts, composed.substring(begun));
        }
        return parts;
    }

    private static void add(List<String> parts, String part) {
        String folded = folded(part);
        if (!folded.isEmpty()) {
            parts.add(folded);
        }
    }

    private static boolean isWithinRun(int point) {
        return (WITHIN_RUNS >> Character.getType(point) & 1) != 0;
    }

    /** A run, folded and cut for comparison. */
    static String folded(String run) {
        String folded = Folding.of(run);
        return isUnspaced(folded) ? folded : shortened(folded);
    }

    private static String shortened(String word) {
        return word.length() <= LONGEST || word.codePointCount(0, word.length()) <= LONGEST
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST));
    }

    static boolean isUnspaced(String part) {
        return !part.isEmpty() && Folding.isUnspaced(part.codePointAt(0));
    }

    private static List<String> pairs(String part) {
        int[] points = part.codePoints().toArray();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 2 <= points.length; i++) {
            pairs.add(new String(points, i, 2));
        }
        return pairs;
    }

    private static String lastOf(String part) {
        return part.substring(part.offsetByCodePoints(part.length(), -1));
    }

    /**
     * A part of a query between blanks, looked for within one entry.
     *
     * @param parts the folded parts in the order typed, for excerpts
     */
    public record Term(List<String> parts, List<Piece> pieces) {}

    /** A word to look for, or only its beginning. */
    record Piece(String word, boolean beginning) {}

    /** A folded part of a text, with its begin and end in the text. */
    record Place(String word, int from, int to) {}
}
