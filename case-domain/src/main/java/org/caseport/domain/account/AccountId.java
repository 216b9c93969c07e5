package org.caseport.domain.account;

import java.util.regex.Pattern;
import org.caseport.domain.text.BlankText;
import org.caseport.domain.text.Folding;

/** The twelve-digit number of an account. It is the first part of the key of everything that belongs to the account. */
public record AccountId(String digits) {

    private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9]{12}");
    private static final Pattern GROUPS = Pattern.compile("[0-9][0-9\\p{Z}\\p{Pd}\\u2212]*");

    public AccountId {
        if (!TWELVE_DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("an account id has 12 digits, not " + digits);
        }
    }

    /**
     * Removes the blanks and hyphens from a typed account number or a part of one. Any other text stays as it was
     * typed.
     */
    public static String plain(String typed) {
        String text = BlankText.strip(Folding.composed(typed));
        return GROUPS.matcher(text).matches() ? text.replaceAll("[^0-9]", "") : typed;
    }

    @Override
    public String toString() {
        return digits;
    }
}
