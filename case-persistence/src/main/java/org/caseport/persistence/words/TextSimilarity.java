package org.caseport.persistence.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds the texts that are similar to another one, by the {@link ContentWords} that they share. The rarer a shared word
 * is among the texts, the more it counts.
 */
public final class TextSimilarity<T> {

    /** One shared word may be chance, unless a text has only one. */
    private static final int FEWEST_SHARED = 2;
    /** The share of the shorter text, by letters, that the other one has to contain. */
    private static final double LEAST_SHARE = 0.5;

    private final List<T> all;
    private final List<List<String>> wordsOf = new ArrayList<>();
    private final Map<String, Integer> occurrences = new HashMap<>();

    private TextSimilarity(List<T> all, Function<T, String> textOf) {
        this.all = all;
        for (T one : all) {
            List<String> words = ContentWords.of(textOf.apply(one));
            wordsOf.add(words);
            words.forEach(word -> occurrences.merge(word, 1, Integer::sum));
        }
    }

    public static <T> TextSimilarity<T> of(List<T> all, Function<T, String> textOf) {
        return new TextSimilarity<>(all, textOf);
    }

    /** The most similar texts, best first; equally similar ones in the order given. */
    public List<T> bestFor(String text, int most) {
        List<String> wanted = ContentWords.of(text);
        List<Scored<T>> alike = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            List<String> words = wordsOf.get(i);
            List<String> shorter = wanted.size() <= words.size() ? wanted : words;
            List<String> longer = shorter == wanted ? words : wanted;
            List<String> shared = shared(shorter, longer);
            if (!shared.isEmpty()
                    && shared.size() >= Math.min(FEWEST_SHARED, shorter.size())
                    && lengthOf(shared) >= LEAST_SHARE * lengthOf(shorter)) {
                double score = shared.stream()
                        .mapToDouble(word -> 1.0 / occurrences.getOrDefault(word, 1))
                        .sum();
                alike.add(new Scored<>(all.get(i), score));
            }
        }
        alike.sort(
                Comparator.comparingDouble((Scored<T> scored) -> scored.score).reversed());
        return alike.stream().limit(most).map(scored -> scored.one).toList();
    }

    private static List<String> shared(List<String> words, List<String> others) {
        List<String> shared = new ArrayList<>();
        for (String word : words) {
            for (String other : others) {
                if (ContentWords.alike(word, other)) {
                    shared.add(word);
                    break;
                }
            }
        }
        return shared;
    }

    private static int lengthOf(List<String> words) {
        return words.stream().mapToInt(String::length).sum();
    }

    private record Scored<T>(T one, double score) {}
}
