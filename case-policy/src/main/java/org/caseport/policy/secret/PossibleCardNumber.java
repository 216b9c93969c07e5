package org.caseport.policy.secret;

import java.util.stream.Collectors;

/**
 * A number that may be a payment card's or any other one. Only its first six and last four digits and its length are
 * shown and remembered: two numbers that look the same to their author count as one.
 *
 * @param first its first six digits
 * @param last its last four
 * @param digits how many it has
 */
public record PossibleCardNumber(String first, String last, int digits) {

    private static final int FIRST = 6;
    private static final int LAST = 4;
    private static final int GROUP = 4;

    static PossibleCardNumber of(String typed) {
        String number = typed.chars()
                .map(c -> NormalizedText.plain((char) c))
                .filter(c -> NormalizedText.isDigit((char) c))
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining());
        return new PossibleCardNumber(
                number.substring(0, FIRST), number.substring(number.length() - LAST), number.length());
    }

    /** The key under which the author's answer is stored. */
    public String key() {
        return first + "-" + last + "-" + digits;
    }

    /** The number as it is shown, such as {@code 4024 07•• •••• 6781}, as receipts show it. */
    public String masked() {
        String whole = first + "•".repeat(digits - FIRST - LAST) + last;
        if (digits % GROUP == 0) {
            return whole.replaceAll(".{" + GROUP + "}(?=.)", "$0 ");
        }
        return first.substring(0, GROUP) + " " + whole.substring(GROUP, digits - LAST) + " " + last;
    }
}
