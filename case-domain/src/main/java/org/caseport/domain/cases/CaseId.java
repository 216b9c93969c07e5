package org.caseport.domain.cases;

import java.util.regex.Pattern;
import org.caseport.domain.account.AccountId;

/**
 * The id of a case for programs, such as {@code case-123456789012-muen-2026-74a757cd8cf7558a}. It contains the account
 * number, so that a look-up by it also knows the account.
 */
public record CaseId(String value) {

    private static final Pattern FORM = Pattern.compile("case-[0-9]{12}-[a-z]{4}-[0-9]{4}-[0-9a-f]{16}");

    public CaseId {
        if (!isCaseId(value)) {
            throw new IllegalArgumentException("not a case id: " + value);
        }
    }

    /** A new id for a case that this account opens in this year, made unique by 64 random bits. */
    public static CaseId of(AccountId account, int year, long random) {
        return new CaseId(String.format("case-%s-muen-%04d-%016x", account.digits(), year, random));
    }

    /** Whether this text has the form of a case id, so that it can be looked up. */
    public static boolean isCaseId(String text) {
        return FORM.matcher(text).matches();
    }

    public AccountId account() {
        return new AccountId(value.substring(5, 17));
    }

    @Override
    public String toString() {
        return value;
    }
}
