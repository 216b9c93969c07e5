package org.caseport.domain.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is signed in where. Kept in the database and not in a server's memory, so that any server can answer any request
 * and none forgets anybody when it dies. Tokens are handed in as hashes; the token itself is only in its cookie.
 */
public interface SignIns {

    void start(String tokenHash, PersonId person, Instant now);

    /** The sign-in of this token, unless it is out of bounds or was ended. Touches it. */
    Optional<SignIn> holder(String tokenHash, Instant now, SignIn.Bounds bounds);

    /** The same, and touches nothing. */
    Optional<SignIn> find(String tokenHash, SignIn.Bounds bounds);

    /** Who holds these tokens, by token. Touches nothing. */
    Map<String, PersonId> holders(Collection<String> tokenHashes, SignIn.Bounds bounds);

    /** Everywhere the person is signed in, the latest first. */
    List<SignIn> of(PersonId person, SignIn.Bounds bounds);

    void end(String tokenHash);

    /** Ends every sign-in of the person, on whatever device. */
    void endAllOf(PersonId person);

    /** Forgets sign-ins that are out of bounds. */
    int forgetBeyond(SignIn.Bounds bounds);

    /** How many sign-ins failed in a row for this name, and when the last one did. */
    Failures failuresOf(String email);

    void noteFailure(String email, Instant now);

    /** Takes back the failure noted after {@code before}, which was none; what failed meanwhile stays. */
    void takeBackFailure(String email, Failures before);

    void clearFailures(String email);

    record Failures(int inARow, Instant last) {}
}
