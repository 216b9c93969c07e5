package org.caseport.persistence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which texts share words with another. A word counts the more the rarer it is among the texts, so that "the" and
 * "error" decide little. Japanese has no blanks: there, two characters in a row are a word.
 */
final class Likeness<T> {

    private static final int LETTERS_AND_NUMBERS = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER
            | 1 << Character.DECIMAL_DIGIT_NUMBER
            | 1 << Character.LETTER_NUMBER
            | 1 << Character.OTHER_NUMBER;

    /** Where the radicals of Chinese characters begin, the first of all. */
    private static final int FIRST_IDEOGRAPHIC = 0x2E80;
    /** Common to the Japanese syllabaries, and of no script. */
    private static final int LONG_VOWEL = 0x30FC;

    private static final int SHORTEST_WORD = 4;
    /** One word in common is chance, unless there is only one. */
    private static final int FEWEST_SHARED = 2;
    /** How much of the shorter text has to stand in the other one as well. */
    private static final double LEAST_SHARE = 0.3;

    private final List<T> all;
    private final List<Set<String>> wordsOf = new ArrayList<>();
    private final Map<String, Integer> occurrences = new HashMap<>();

    private Likeness(List<T> all, Function<T, String> textOf) {
        this.all = all;
        for (T one : all) {
            Set<String> words = words(textOf.apply(one));
            wordsOf.add(words);
            words.forEach(word -> occurrences.merge(word, 1, Integer::sum));
        }
    }

    static <T> Likeness<T> of(List<T> all, Function<T, String> textOf) {
        return new Likeness<>(all, textOf);
    }

    /** Best first; among equals, in the order given. */
    List<T> bestFor(String text, int most) {
        Set<String> wanted = words(text);
        List<Scored<T>> alike = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            double score = 0;
            int shared = 0;
            for (String word : wordsOf.get(i)) {
                if (wanted.contains(word)) {
                    score += 1.0 / occurrences.getOrDefault(word, 1);
                    shared++;
                }
            }
            int shorter = Math.min(wanted.size(), wordsOf.get(i).size());
            if (shared > 0 && shared >= Math.min(FEWEST_SHARED, shorter) && shared >= LEAST_SHARE * shorter) {
                alike.add(new Scored<>(all.get(i), score));
            }
        }
        alike.sort(
                Comparator.comparingDouble((Scored<T> scored) -> scored.score).reversed());
        return alike.stream().limit(most).map(scored -> scored.one).toList();
    }

    /** By hand, since hundreds of texts are compared for one page and patterns took most of its time. */
    static Set<String> words(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Set<String> words = new HashSet<>();
        int begun = -1;
        boolean ideographic = false;
        for (int at = 0; at < lower.length(); ) {
            int point = lower.codePointAt(at);
            boolean within = (LETTERS_AND_NUMBERS >> Character.getType(point) & 1) != 0;
            boolean other = within && isIdeographic(point);
            if (begun >= 0 && (!within || other != ideographic)) {
                add(words, lower.substring(begun, at), ideographic);
                begun = -1;
            }
            if (within && begun < 0) {
                begun = at;
                ideographic = other;
            }
            at += Character.charCount(point);
        }
        if (begun >= 0) {
            add(words, lower.substring(begun), ideographic);
        }
        return words;
    }

    private static void add(Set<String> words, String part, boolean ideographic) {
        if (ideographic) {
            for (int i = 0; i + 2 <= part.length(); i++) {
                words.add(part.substring(i, i + 2));
            }
        } else if (part.length() >= SHORTEST_WORD) {
            words.add(part);
        }
    }

    private static boolean isIdeographic(int point) {
        if (point < FIRST_IDEOGRAPHIC) {
            return false;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(point);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || point == LONG_VOWEL;
    }

    private record Scored<T>(T one, double score) {}
}
