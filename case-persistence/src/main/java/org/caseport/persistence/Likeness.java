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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which texts share words with another. A word counts the more the rarer it is among the texts, so that "the" and
 * "error" decide little. Japanese has no blanks: there, two characters in a row are a word.
 */
final class Likeness<T> {

    private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern IDEOGRAPHIC = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\u30FC]+|[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\u30FC]+");
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

    static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Matcher runs = RUN.matcher(text.toLowerCase(Locale.ROOT));
        while (runs.find()) {
            Matcher parts = IDEOGRAPHIC.matcher(runs.group());
            while (parts.find()) {
                String part = parts.group();
                if (isIdeographic(part)) {
                    for (int i = 0; i + 2 <= part.length(); i++) {
                        words.add(part.substring(i, i + 2));
                    }
                } else if (part.length() >= SHORTEST_WORD) {
                    words.add(part);
                }
            }
        }
        return words;
    }

    private static boolean isIdeographic(String part) {
        Character.UnicodeScript script = Character.UnicodeScript.of(part.codePointAt(0));
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || part.charAt(0) == '\u30FC';
    }

    private record Scored<T>(T one, double score) {}
}
