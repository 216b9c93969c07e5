package org.caseport.domain.account;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Who is signed in where. Kept in the database and not in a server's memory, so that any server can answer any request
 * and none forgets anybody when it dies. Tokens are handed in as hashes; the token itself is only in its cookie.
 */
public interface SignIns {

    void start(String tokenHash, PersonId person, Instant now);

    /** Who holds this token, unless it was idle since before {@code idleSince} or was ended. Touches the sign-in. */
    Optional<PersonId> holder(String tokenHash, Instant now, Instant idleSince);

    /** The same for many tokens, by token. Touches nothing. */
    Map<String, PersonId> holders(Collection<String> tokenHashes, Instant idleSince);

    void end(String tokenHash);

    /** Ends every sign-in of the person, on whatever device. */
    void endAllOf(PersonId person);

    /** Forgets sign-ins idle since before that instant. */
    int forgetIdleSince(Instant idleSince);

    /** How many sign-ins failed in a row for this name, and when the last one did. */
    Failures failuresOf(String email);

    void noteFailure(String email, Instant now);

    void clearFailures(String email);

    record Failures(int inARow, Instant last) {}
}
