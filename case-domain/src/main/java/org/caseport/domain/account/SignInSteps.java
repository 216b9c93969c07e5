package org.caseport.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who has given the right password and still has to show the second factor. Kept where any server finds it; it opens
 * nothing, and tokens are handed in as hashes.
 */
public interface SignInSteps {

    /** How long there is between the password and the code. */
    Duration LONGEST = Duration.ofMinutes(10);

    void begin(String tokenHash, PersonId person, Instant now);

    /** Who began with this token, unless that was before {@code since} or has ended. */
    Optional<PersonId> holder(String tokenHash, Instant since);

    void end(String tokenHash);

    void endAllOf(PersonId person);

    int forgetBefore(Instant before);
}
