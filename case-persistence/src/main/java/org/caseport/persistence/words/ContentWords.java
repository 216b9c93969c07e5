package org.caseport.persistence.words;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.text.Folding;
import org.caseport.domain.text.WordList;

/**
 * Finds the words of a short text, such as a subject, that say what it is about. It leaves out function words and words
 * that nearly every case begins with, such as "can't" and "error". Japanese has no blanks: there, runs of kanji and of
 * katakana are words, and hiragana is left out as grammar.
 */
final class ContentWords {

    private static final Set<String> STOP = Set.copyOf(words("stop-words.txt"));
    private static final Set<String> STOP_KATAKANA = Set.copyOf(words("stop-words-katakana.txt"));
    private static final Pattern STOP_KANJI = Pattern.compile(words("stop-words-kanji.txt").stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .collect(Collectors.joining("|")));

    private static final Pattern RUN = Pattern.compile("[\\p{IsHan}々]+|[\\p{IsKatakana}ー]+|\\p{IsHiragana}+|"
            + "[\\p{L}\\p{N}\\p{M}&&[^\\p{IsHan}\\p{IsKatakana}\\p{IsHiragana}ー]]+"
            + "(?:['’][\\p{L}]+)*");
    private static final Pattern APOSTROPHE = Pattern.compile("['’]");
    /** Short articles and pronouns that French and Italian join to the next word. */
    private static final Pattern ARTICLE =
            Pattern.compile("^(?:[cdjlmnst]|qu|dell|nell|all|un)['’]", Pattern.CASE_INSENSITIVE);

    private static final Pattern SHORT_NUMBER = Pattern.compile("[0-9]{1,2}|(?:19|20)[0-9]{2}");
    private static final int SHORTEST = 2;

    /** Words with this many first letters in common are forms of one word if at most {@link #LONGEST_ENDING} follow. */
    private static final int STEM = 5;

    private static final int LONGEST_ENDING = 3;

    /** The first character of kanji; those of katakana follow. */
    private static final char FIRST_HAN = '\u2E80';

    private ContentWords() {}

    private static List<String> words(String file) {
        return WordList.of(ContentWords.class, "/words/" + file);
    }

    /** The words in their order, each once. */
    static List<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        if (Folding.isAscii(text)) {
            addAscii(words, text);
            return new ArrayList<>(words);
        }
        RUN.matcher(Folding.composed(text)).results().forEach(found -> {
            String run = found.group();
            UnicodeScript script = UnicodeScript.of(run.codePointAt(0));
            if (script == UnicodeScript.HAN) {
                Stream.of(STOP_KANJI.split(run)).filter(word -> !word.isEmpty()).forEach(words::add);
            } else if (script == UnicodeScript.KATAKANA) {
                if (run.length() >= SHORTEST && !STOP_KATAKANA.contains(run)) {
                    words.add(run);
                }
            } else if (script != UnicodeScript.HIRAGANA) {
                addSpaced(words, run);
            }
        });
        return new ArrayList<>(words);
    }

    /** Finds the same runs as {@link #RUN}, without a pattern: a page of an agent compares 500 subjects. */
    private static void addAscii(Set<String> words, String text) {
        int from = 0;
        while (from < text.length()) {
            int to = from;
            while (to < text.length() && Character.isLetterOrDigit(text.charAt(to))) {
                to++;
            }
            if (to == from) {
                from++;
                continue;
            }
            while (to + 1 < text.length() && text.charAt(to) == '\'' && Character.isLetter(text.charAt(to + 1))) {
                to++;
                while (to < text.length() && Character.isLetter(text.charAt(to))) {
                    to++;
                }
            }
            addSpaced(words, text.substring(from, to));
            from = to;
        }
    }

    private static void addSpaced(Set<String> words, String run) {
        String word = Folding.of(withoutApostrophes(run));
        if (word.length() >= SHORTEST && !STOP.contains(word) && !isShortNumber(word)) {
            words.add(word);
        }
    }

    private static String withoutApostrophes(String run) {
        return run.indexOf('\'') < 0 && run.indexOf('’') < 0
                ? run
                : APOSTROPHE.matcher(ARTICLE.matcher(run).replaceFirst("")).replaceAll("");
    }

    private static boolean isShortNumber(String word) {
        return word.charAt(0) <= '9' && SHORT_NUMBER.matcher(word).matches();
    }

    /**
     * Whether two words are forms of one, such as "invoice" and "invoices". For kanji: whether one contains the other,
     * or they share most pairs of characters.
     */
    static boolean alike(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        if (one.charAt(0) < FIRST_HAN) {
            return areForms(one, other);
        }
        UnicodeScript script = UnicodeScript.of(one.codePointAt(0));
        if (script == UnicodeScript.HAN) {
            String shorter = one.length() <= other.length() ? one : other;
            String longer = shorter.equals(one) ? other : one;
            return shorter.length() > 1
                    && (longer.contains(shorter) || sharedPairs(shorter, longer) * 2 > pairs(longer));
        }
        if (script == UnicodeScript.KATAKANA) {
            // A long vowel sign at the end is optional.
            return one.replaceFirst("ー$", "").equals(other.replaceFirst("ー$", ""));
        }
        return areForms(one, other);
    }

    private static boolean areForms(String one, String other) {
        int common = 0;
        while (common < Math.min(one.length(), other.length()) && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        return common >= STEM && Math.max(one.length(), other.length()) - common <= LONGEST_ENDING;
    }

    private static int pairs(String run) {
        return run.length() - 1;
    }

    private static int sharedPairs(String one, String other) {
        int shared = 0;
        for (int i = 0; i + 2 <= one.length(); i++) {
            shared += other.contains(one.substring(i, i + 2)) ? 1 : 0;
        }
        return shared;
    }
}
