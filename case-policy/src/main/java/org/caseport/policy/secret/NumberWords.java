package org.caseport.policy.secret;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Words that tell what a number is of. A Latin word is none as a part of another one, unless what follows means a
 * number, as in {@code Sendungsnummer} or {@code trackingNumber}; other scripts part no words.
 */
final class NumberWords {

    private static final List<String> ENDINGS = List.of(
            "nummern", "nummers", "nummer", "numbers", "number", "codes", "code", "ids", "id", "nos", "no", "nr", "num",
            "ref", "key", "");

    /** The longest first, by their first letter: a text is looked at once, however many words there are. */
    private final Map<Character, List<String>> byFirst;

    NumberWords(List<String> words) {
        byFirst = new HashMap<>(words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .collect(Collectors.groupingBy(word -> word.charAt(0))));
    }

    boolean isEmpty() {
        return byFirst.isEmpty();
    }

    /** Where the last one in this text ends, with what it goes on with; -1 for none. */
    int last(String text) {
        for (int place = text.length() - 1; place >= 0; place--) {
            int end = endOf(text, place);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    /** Where the first one in this text begins; -1 for none. */
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
