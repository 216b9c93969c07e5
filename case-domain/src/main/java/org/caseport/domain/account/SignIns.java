package org.caseport.domain.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stores the sessions of people who are signed in. They are in the database and not in a server's memory, so that any
 * server can answer any request and no session is lost when a server dies. Tokens are passed as hashes; the token
 * itself is only in its cookie.
 */
public interface SignIns {

    void start(String tokenHash, PersonId person, Instant now);

    /** Stores the browser and the system of a session. */
    void describe(String tokenHash, String device);

    /** The session of this token, unless it is out of bounds or was ended. Updates when it was last used. */
    Optional<SignIn> holder(String tokenHash, Instant now, SignIn.Bounds bounds);

    /** The same, without updating when it was last used. */
    Optional<SignIn> find(String tokenHash, SignIn.Bounds bounds);

    /** The holders of these tokens, by token hash. Does not update when they were last used. */
    Map<String, PersonId> holders(Collection<String> tokenHashes, SignIn.Bounds bounds);

    /** The person's sessions, the latest first. */
    List<SignIn> of(PersonId person, SignIn.Bounds bounds);

    void end(String tokenHash);

    /** Ends all sessions of the person, on every device. */
    void endAllOf(PersonId person);

    /** Deletes sessions that are out of bounds; returns how many. */
    int forgetBeyond(SignIn.Bounds bounds);

    /** How many sign-ins failed in a row for this e-mail address, and when the last one did. */
    Failures failuresOf(String email);

    void noteFailure(String email, Instant now);

    /** Takes back a failure that was noted after {@code before} and was none. Failures noted meanwhile stay. */
    void takeBackFailure(String email, Failures before);

    void clearFailures(String email);

    record Failures(int inARow, Instant last) {}
}
