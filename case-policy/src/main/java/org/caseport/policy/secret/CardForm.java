package org.caseport.policy.secret;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/**
 * The number of a payment card: an issuer's digits, the right length and check digit, written in one or in the groups
 * that stand on cards. One that is written in one and follows a word for another number is such a number.
 *
 * @param words that tell of a card
 * @param others that tell of another number
 */
record CardForm(List<Issuer> issuers, List<String> words, List<String> others) implements Form {

    private static final int[][] GROUPS = {{4, 4, 4, 4}, {4, 6, 5}, {4, 6, 4}, {4, 4, 4, 4, 3}};
    private static final int LONGEST = 19;
    private static final int NEAR = 40;

    /** What may stand between the word and the number that it is about. */
    private static final Set<String> FILLERS = Set.of(
            "", "s", "number", "numbers", "no", "nr", "num", "id", "ids", "code", "ref", "reference", "is", "was");

    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");

    CardForm {
        issuers = List.copyOf(issuers);
        words = List.copyOf(words);
        others = List.copyOf(others);
    }

    @Override
    public List<String> signs() {
        return List.of();
    }

    @Override
    public Optional<Span> at(Scanned text, int from, int behind) {
        int run = digitsFrom(text, from);
        if (run == 4) {
            for (int[] groups : GROUPS) {
                int end = endOf(text, from, groups);
                if (end > 0 && isCard(text, from, end)) {
                    return Optional.of(new Span(from, end));
                }
            }
            return Optional.empty();
        }
        return run <= LONGEST && isCard(text, from, from + run) && !isSomethingElse(text, from)
                ? Optional.of(new Span(from, from + run))
                : Optional.empty();
    }

    private static int digitsFrom(Scanned text, int from) {
        int end = from;
        while (end - from <= LONGEST && Scanned.isDigit(text.at(end))) {
            end++;
        }
        return end - from;
    }

    /** Where these groups, with one and the same separator, end; 0 if they don't stand here. */
    private static int endOf(Scanned text, int from, int[] groups) {
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

    private boolean isCard(Scanned text, int from, int to) {
        StringBuilder digits = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (Scanned.isDigit(text.at(i))) {
                digits.append(text.at(i));
            }
        }
        String number = digits.toString();
        return issuers.stream().anyMatch(issuer -> issuer.gave(number))
                && LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(number)
                && standsAlone(text, from, to);
    }

    /** Neither part of a longer number or word nor one group of many, as in an IBAN or a dump. */
    private static boolean standsAlone(Scanned text, int from, int to) {
        char before = text.at(from - 1);
        char beyond = text.at(from - 2);
        char next = text.at(to);
        char last = text.at(to + 1);
        if (Scanned.isWord(before) || before == '+' || before == '#' || Scanned.isWord(next)) {
            return false;
        }
        boolean fraction = (before == '.' || before == ',') && Scanned.isDigit(beyond);
        boolean part = (before == '-' || before == '/') && Scanned.isWord(beyond);
        boolean whole = (next == '.' || next == ',') && Scanned.isDigit(last);
        boolean first = next == '-' && Scanned.isWord(last);
        return !(fraction || part || whole || first) && !isGroup(text, to, 1) && !isGroup(text, from - 1, -1);
    }

    /** Whether behind a space there stand four letters and digits of which one is a digit. */
    private static boolean isGroup(Scanned text, int space, int way) {
        if (text.at(space) != ' ') {
            return false;
        }
        boolean digit = false;
        for (int i = 1; i <= 4; i++) {
            char c = text.at(space + way * i);
            if (!Scanned.isDigit(c) && !Scanned.isLetter(c)) {
                return false;
            }
            digit |= Scanned.isDigit(c);
        }
        return digit && !Scanned.isWord(text.at(space + way * 5));
    }

    private boolean isSomethingElse(Scanned text, int from) {
        int start = from;
        while (start > 0 && from - start < NEAR && text.at(start - 1) != '\n') {
            start--;
        }
        String before = text.lowerCase(start, from);
        int other = nearest(before, others);
        return other > nearest(before, words)
                && NO_LETTERS.splitAsStream(before.substring(other)).allMatch(FILLERS::contains);
    }

    private static int nearest(String before, List<String> words) {
        int nearest = -1;
        for (String word : words) {
            int place = before.lastIndexOf(word);
            while (place >= 0 && !isWhole(before, place, place + word.length())) {
                place = before.lastIndexOf(word, place - 1);
            }
            nearest = Math.max(nearest, place < 0 ? -1 : place + word.length());
        }
        return nearest;
    }

    /** A word of Latin letters is not part of a longer one; others have no such ends. */
    private static boolean isWhole(String text, int from, int to) {
        if (!Scanned.isLetter(text.charAt(from))) {
            return true;
        }
        boolean begins = from == 0 || !Scanned.isLetter(text.charAt(from - 1));
        return begins && (to == text.length() || !Scanned.isLetter(text.charAt(to)) || text.charAt(to) == 's');
    }

    /**
     * The numbers of one issuer.
     *
     * @param first the smallest beginning
     * @param last the largest beginning, of as many digits
     */
    record Issuer(int first, int last, int digits) {

        boolean gave(String number) {
            int size = Integer.toString(first).length();
            int begins = number.length() == digits ? Integer.parseInt(number.substring(0, size)) : -1;
            return begins >= first && begins <= last;
        }
    }
}
