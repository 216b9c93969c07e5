package org.caseport.domain.account;

import java.time.Instant;
import org.caseport.domain.text.BlankText;

/**
 * The closing of an account for new cases and for calls of the Support API. Its open cases continue, and its people can
 * sign in.
 *
 * @param reason one line that the account's members see
 * @param since when an administrator suspended the account
 * @param by the administrator
 */
public record Suspension(String reason, Instant since, PersonId by) {

    /** The longest reason, in Unicode code points. */
    public static final int LONGEST_REASON = 500;

    public Suspension {
        if (BlankText.isBlank(reason)) {
            throw new IllegalArgumentException("a suspension needs a reason");
        }
    }
}
