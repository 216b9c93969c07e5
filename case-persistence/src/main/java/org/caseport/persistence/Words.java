package org.caseport.persistence;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What of a text can be found, and what of a question is looked for. Upper and lower case, accents and full width make no
 * difference. Where a script has no blanks, as Japanese, every two characters in a row are a word, and the last one alone:
 * so any run of characters is found by its pairs, and a single one as the beginning of a pair.
 */
final class Words {

    /** What lies beyond is not told apart. */
    static final int LONGEST = 64;
    /** How much of a question is answered; nobody types more, and each part costs. */
    private static final int MOST_TERMS = 8;

    private static final int MOST_PIECES = 12;
    private static final int LONGEST_QUESTION = 300;

    static final Pattern RUN = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+|\\p{So}");
    private static final String UNSPACED =
            "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\u30FC\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}";
    private static final Pattern PART = Pattern.compile("[" + UNSPACED + "]+|[^" + UNSPACED + "]+");
    private static final Pattern STARTS_UNSPACED = Pattern.compile("^[" + UNSPACED + "]");
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    private Words() {}

    /** Every word of this text, once. */
    static Set<String> of(String text) {
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

    /** What is looked for: each of them has to be found. */
    static List<Term> terms(String question) {
        String asked = question.length() > LONGEST_QUESTION ? question.substring(0, LONGEST_QUESTION) : question;
        return Stream.of(BLANK.split(asked.strip()))
                .map(Words::term)
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

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        Matcher runs = RUN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        while (runs.find()) {
            Matcher split = PART.matcher(runs.group());
            while (split.find()) {
                String part = folded(split.group());
                if (!part.isEmpty()) {
                    parts.add(part);
                }
            }
        }
        return parts;
    }

    /** A run as it is compared. */
    static String folded(String run) {
        String lower = Normalizer.normalize(run, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (isUnspaced(lower)) {
            return lower;
        }
        String bare =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
        String composed = Normalizer.normalize(bare, Normalizer.Form.NFC);
        return composed.codePointCount(0, composed.length()) <= LONGEST
                ? composed
                : composed.substring(0, composed.offsetByCodePoints(0, LONGEST));
    }

    static boolean isUnspaced(String part) {
        return STARTS_UNSPACED.matcher(part).find();
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
     * A stretch of a question without blanks, looked for within one entry.
     *
     * @param parts as it was typed, for showing where it stands
     */
    record Term(List<String> parts, List<Piece> pieces) {}

    /** A word, or only its beginning. */
    record Piece(String word, boolean beginning) {}
}
