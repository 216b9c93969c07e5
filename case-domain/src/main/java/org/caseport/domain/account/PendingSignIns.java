package org.caseport.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Stores the sign-ins that still need the second factor after the right password. Any server finds them. They give no
 * access to anything; tokens are passed as hashes.
 */
public interface PendingSignIns {

    /** The most time between the password and the code. */
    Duration LONGEST = Duration.ofMinutes(10);

    void begin(String tokenHash, PersonId person, Instant now);

    /** The person who began with this token; empty when that was before {@code since} or has ended. */
    Optional<PersonId> holder(String tokenHash, Instant since);

    void end(String tokenHash);

    void endAllOf(PersonId person);

    int deleteBefore(Instant before);
}
