package org.caseport.policy.secret;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import org.caseport.domain.text.WordList;

/**
 * Finds the numbers of payment cards: an issuer's digits, the right length and check digit, written in one or in the
 * groups that stand on cards. A number that is called another kind of number by words before or behind it is no card.
 * If no word beside it tells of a card either, it is doubtful.
 *
 * @param sure words that stand only beside numbers of cards
 * @param words these, and others that may tell of a card too
 * @param others words for other kinds of numbers
 */
record CardPattern(List<Issuer> issuers, NumberKeywords sure, NumberKeywords words, NumberKeywords others)
        implements SecretPattern {

    private static final int[][] GROUPS = {{4, 4, 4, 4}, {4, 6, 5}, {4, 6, 4}, {4, 4, 4, 4, 3}};
    private static final int LONGEST = 19;
    private static final int NEAR_BEFORE = 200;
    private static final int NEAR_BEHIND = 40;

    /** Words that may stand between a number and the word that names it, in any of the languages. */
    private static final Set<String> FILLERS = Set.copyOf(WordList.of(CardPattern.class, "/secrets/filler-words.txt"));

    /** The marker of a removed secret, or the rest of one at the edge of the text that is searched. */
    private static final Pattern REMOVED = Pattern.compile("\\[removed[^\\]]*(\\]|$)|^[^\\[\\]]{0,40}\\]");

    /** An expiry date, or the name of a security code. */
    private static final Pattern OF_A_CARD =
            Pattern.compile("\\b(?:0[1-9]|1[0-2]) ?/ ?(?:20)?[0-9]{2}\\b|\\b(?:cvc|cvv|cv2|exp)\\b");

    private static final Pattern LIKE_CARDS = Pattern.compile("[0-9](?:[ -]?[0-9]){12,18}+");

    private static final Pattern NUMBER = Pattern.compile("[0-9]");

    /** A verb or a particle between a number and the word for it. */
    private static final Pattern PREDICATE = Pattern.compile("[a-z=はが]");

    private static final Pattern ALONE_IN_BRACKETS = Pattern.compile("\\([^()0-9]*\\)");

    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");

    CardPattern {
        issuers = List.copyOf(issuers);
    }

    @Override
    public List<String> signs() {
        return List.of();
    }

    @Override
    public Optional<Span> at(NormalizedText text, int from, int behind) {
        int run = digitsFrom(text, from);
        if (run == 4) {
            for (int[] groups : GROUPS) {
                int end = endOf(text, from, groups);
                if (end > 0 && isCard(text, from, end) && !isSomethingElse(text, from, end)) {
                    return Optional.of(new Span(from, end, isDoubtful(text, from, end)));
                }
            }
            return Optional.empty();
        }
        int end = from + run;
        return run <= LONGEST && isCard(text, from, end) && !isSomethingElse(text, from, end)
                ? Optional.of(new Span(from, end, isDoubtful(text, from, end)))
                : Optional.empty();
    }

    private boolean isDoubtful(NormalizedText text, int from, int to) {
        return !sure.isEmpty() && !names(text.lowerCase(beginning(text, from), from)) && !names(behind(text, to));
    }

    /**
     * Whether a word here tells of a card. A marker in place of another number is ignored, as it tells nothing of this
     * one.
     */
    private boolean names(String near) {
        return sure.first(REMOVED.matcher(near).replaceAll(" ")) >= 0;
    }

    private static int digitsFrom(NormalizedText text, int from) {
        int end = from;
        while (end - from <= LONGEST && NormalizedText.isDigit(text.at(end))) {
            end++;
        }
        return end - from;
    }

    /** The end of these groups, with one and the same separator; 0 if they don't stand here. */
    private static int endOf(NormalizedText text, int from, int[] groups) {
        char separator = text.at(from + groups[0]);
        if (separator != ' ' && separator != '-') {
            return 0;
        }
        int place = from;
        for (int i = 0; i < groups.length; i++) {
            if (i > 0 && text.at(place++) != separator) {
                return 0;
            }
            if (digitsFrom(text, place) != groups[i]) {
                return 0;
            }
            place += groups[i];
        }
        return place;
    }

    private boolean isCard(NormalizedText text, int from, int to) {
        StringBuilder digits = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (NormalizedText.isDigit(text.at(i))) {
                digits.append(text.at(i));
            }
        }
        String number = digits.toString();
        return issuers.stream().anyMatch(issuer -> issuer.gave(number))
                && LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(number)
                && standsAlone(text, from, to);
    }

    /** Whether the number is neither part of a longer number or word nor one group of many, as in an IBAN or a dump. */
    private static boolean standsAlone(NormalizedText text, int from, int to) {
        char before = text.at(from - 1);
        char beyond = text.at(from - 2);
        char next = text.at(to);
        char last = text.at(to + 1);
        if (NormalizedText.isWord(before) || before == '+' || before == '#' || NormalizedText.isWord(next)) {
            return false;
        }
        boolean fraction = (before == '.' || before == ',') && NormalizedText.isDigit(beyond);
        boolean part = (before == '-' || before == '/') && NormalizedText.isWord(beyond);
        boolean whole = (next == '.' || next == ',') && NormalizedText.isDigit(last);
        boolean first = next == '-' && NormalizedText.isWord(last);
        return !(fraction || part || whole || first) && !isGroup(text, to, 1) && !isGroup(text, from - 1, -1);
    }

    /**
     * Whether behind the space, or before it, there are four letters and digits of which one is a digit.
     *
     * @param way 1 for behind, -1 for before
     */
    private static boolean isGroup(NormalizedText text, int space, int way) {
        if (text.at(space) != ' ') {
            return false;
        }
        boolean digit = false;
        for (int i = 1; i <= 4; i++) {
            char c = text.at(space + way * i);
            if (!NormalizedText.isDigit(c) && !NormalizedText.isLetter(c)) {
                return false;
            }
            digit |= NormalizedText.isDigit(c);
        }
        return digit && !NormalizedText.isWord(text.at(space + way * 5));
    }

    private boolean isSomethingElse(NormalizedText text, int from, int to) {
        String behind = behind(text, to);
        if (OF_A_CARD.matcher(behind).find()) {
            return false;
        }
        String before = text.lowerCase(beginning(text, from), from);
        int card = words.last(before);
        int other = others.last(before);
        if (other >= 0 && other >= card && leadsTo(before.substring(other))) {
            return true;
        }
        int named = others.first(behind);
        return named >= 0 && leadsBack(behind, named) && (card < 0 || !isFilled(before.substring(card)));
    }

    /** Whether the word before this text names the number behind it, and not another, shorter one in between. */
    private static boolean leadsTo(String between) {
        return isFilled(between)
                && !NUMBER.matcher(LIKE_CARDS.matcher(between).replaceAll("")).find();
    }

    /** Whether the word at this place names the number before it: as its predicate, or alone in brackets. */
    private static boolean leadsBack(String behind, int named) {
        String between = behind.substring(0, named);
        String bracket = behind.strip();
        boolean alone =
                bracket.startsWith("(") && ALONE_IN_BRACKETS.matcher(bracket).lookingAt();
        return isFilled(between) && (alone || PREDICATE.matcher(between).find());
    }

    private static String behind(NormalizedText text, int to) {
        int end = to;
        while (end < text.length() && end - to < NEAR_BEHIND && text.at(end) != '\n') {
            end++;
        }
        return text.lowerCase(to, end);
    }

    /**
     * The beginning of the words that may name a number: on its line or, when it stands there alone or with other
     * numbers, on a line above.
     */
    private static int beginning(NormalizedText text, int from) {
        int start = from;
        boolean words = false;
        while (start > 0 && from - start < NEAR_BEFORE && !(words && text.at(start - 1) == '\n')) {
            start--;
            words |= NormalizedText.isLetter(text.at(start)) || text.at(start) > 0x7F;
        }
        return start;
    }

    private static boolean isFilled(String between) {
        return NO_LETTERS.splitAsStream(between).allMatch(word -> word.isEmpty() || FILLERS.contains(word));
    }

    /**
     * A range of an issuer's card numbers.
     *
     * @param first the smallest beginning
     * @param last the largest beginning, of as many digits
     * @param digits how many digits the whole number has
     */
    record Issuer(int first, int last, int digits) {

        boolean gave(String number) {
            int size = Integer.toString(first).length();
            int begins = number.length() == digits ? Integer.parseInt(number.substring(0, size)) : -1;
            return begins >= first && begins <= last;
        }
    }
}
