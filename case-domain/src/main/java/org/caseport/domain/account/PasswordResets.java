package org.caseport.domain.account;

import java.time.Instant;
import java.util.Optional;

/**
 * Stores the links by which people who have forgotten their password set a new one, at most one for each person. Of
 * the token in a link, only its hash is stored.
 */
public interface PasswordResets {

    /** Stores the person's link; an earlier one stops working. */
    void store(PersonId person, String tokenHash, Instant expiresAt);

    /** The person whose link has a token with this hash, if it works at this time. */
    Optional<PersonId> find(String tokenHash, Instant now);

    /** The same, and the link stops working. Of several callers at once, only one gets the person. */
    Optional<PersonId> take(String tokenHash, Instant now);

    /** Makes the person's link stop working. */
    void removeOf(PersonId person);

    /** Removes links that expired before then; returns how many. */
    int removeExpiredBefore(Instant before);
}
