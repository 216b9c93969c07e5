package org.caseport.domain.account;

import java.util.regex.Pattern;

/** The twelve-digit number of a customer organisation. It leads the key of everything that belongs to the account. */
public record AccountId(String digits) {

    private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9]{12}");

    public AccountId {
        if (!TWELVE_DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("an account id has 12 digits, not " + digits);
        }
    }

    @Override
    public String toString() {
        return digits;
    }
}
