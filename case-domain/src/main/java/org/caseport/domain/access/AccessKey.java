package org.caseport.domain.access;

import java.time.Instant;
import java.util.regex.Pattern;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A key with which a program signs its API calls in a member's name.
 *
 * @param id {@code CP} and 18 upper case letters and digits; not secret
 * @param label the member's own name for the key, so that the member knows which program to change when it is revoked
 * @param lastUsedAt to the minute; null when it was never used
 */
public record AccessKey(
        String id,
        AccountId account,
        PersonId holder,
        String label,
        SealedSecret secret,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {

    /** How many keys a member has at most, so that one can be replaced while the other is in use. */
    public static final int MOST = 2;

    /** The most characters of a label. */
    public static final int LONGEST_LABEL = 100;

    private static final Pattern ID = Pattern.compile("CP[A-Z0-9]{18}");

    public AccessKey {
        if (!isId(id)) {
            throw new IllegalArgumentException("an access key is CP and 18 letters and digits, not " + id);
        }
    }

    /** Whether this text has the form of a key's id, so that it can be looked up. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
