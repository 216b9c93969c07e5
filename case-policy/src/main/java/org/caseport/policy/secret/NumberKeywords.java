package org.caseport.policy.secret;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds words that tell what kind of number stands beside them. A Latin word does not count as a part of another one,
 * unless what follows means a number, as in {@code Sendungsnummer} or {@code trackingNumber}; other scripts don't
 * separate words.
 */
final class NumberKeywords {

    private static final List<String> ENDINGS = List.of(
            "nummern", "nummers", "nummer", "numbers", "number", "codes", "code", "ids", "id", "nos", "no", "nr", "num",
            "ref", "key", "");

    /** The words by their first letter, longest first: a text is searched once, for any number of words. */
    private final Map<Character, List<String>> byFirst;

    NumberKeywords(List<String> words) {
        byFirst = new HashMap<>(words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .collect(Collectors.groupingBy(word -> word.charAt(0))));
    }

    boolean isEmpty() {
        return byFirst.isEmpty();
    }

    /** The end of the last word in this text, with its ending; -1 for none. */
    int last(String text) {
        for (int place = text.length() - 1; place >= 0; place--) {
            int end = endOf(text, place);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    /** The beginning of the first word in this text; -1 for none. */
    int first(String text) {
        for (int place = 0; place < text.length(); place++) {
            if (endOf(text, place) >= 0) {
                return place;
            }
        }
        return -1;
    }

    private int endOf(String text, int place) {
        char first = text.charAt(place);
        if (NormalizedText.isLetter(first) && isLetter(text, place - 1)) {
            return -1;
        }
        for (String word : byFirst.getOrDefault(first, List.of())) {
            if (text.startsWith(word, place)) {
                int end = place + word.length();
                int whole = NormalizedText.isLetter(first) ? endOfWord(text, end) : end;
                if (whole >= 0) {
                    return whole;
                }
            }
        }
        return -1;
    }

    private static int endOfWord(String text, int end) {
        int linked = end < text.length() && text.charAt(end) == 's' ? end + 1 : end;
        for (String ending : ENDINGS) {
            for (int from : new int[] {end, linked}) {
                if (text.startsWith(ending, from) && !isLetter(text, from + ending.length())) {
                    return from + ending.length();
                }
            }
        }
        return -1;
    }

    private static boolean isLetter(String text, int place) {
        return place >= 0 && place < text.length() && NormalizedText.isLetter(text.charAt(place));
    }
}
