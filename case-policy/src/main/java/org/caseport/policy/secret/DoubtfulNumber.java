package org.caseport.policy.secret;

import java.util.stream.Collectors;

/**
 * A number that may be a payment card's or any other one. Its first six and last four digits are all that is told and
 * remembered of it: two numbers that look the same to whoever is asked are one to the product too.
 *
 * @param first its first six digits
 * @param last its last four
 * @param digits how many it has
 */
public record DoubtfulNumber(String first, String last, int digits) {

    private static final int FIRST = 6;
    private static final int LAST = 4;
    private static final int GROUP = 4;

    static DoubtfulNumber of(String typed) {
        String number = typed.chars()
                .map(c -> NormalizedText.plain((char) c))
                .filter(c -> NormalizedText.isDigit((char) c))
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining());
        return new DoubtfulNumber(
                number.substring(0, FIRST), number.substring(number.length() - LAST), number.length());
    }

    /** What it is remembered by. */
    public String key() {
        return first + "-" + last + "-" + digits;
    }

    /** {@code 4024 07•• •••• 6781}, as people know numbers from cards and receipts. */
    public String masked() {
        String whole = first + "•".repeat(digits - FIRST - LAST) + last;
        if (digits % GROUP == 0) {
            return whole.replaceAll(".{" + GROUP + "}(?=.)", "$0 ");
        }
        return first.substring(0, GROUP) + " " + whole.substring(GROUP, digits - LAST) + " " + last;
    }
}
