package org.caseport.domain.notice;

import java.time.Instant;

/**
 * An e-mail address that a mail server has rejected.
 *
 * @param bounces how often in a row
 * @param words what the mail server said last
 */
public record BouncedAddress(String address, int bounces, String words, Instant bouncedAt) {

    /** After so many rejections in a row nothing is sent to the address any more. */
    public static final int MOST_BOUNCES = 3;

    public boolean isSuppressed() {
        return bounces >= MOST_BOUNCES;
    }
}
