package org.caseport.domain.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Stores which sessions were signed in through a directory, with what it takes to ask the directory again and to sign
 * out on both sides.
 */
public interface DirectorySignIns {

    /** Stores the directory's part of a session that has begun; it is deleted with the session. */
    void start(Vouched vouched, Instant now);

    Optional<Vouched> find(String tokenHash);

    /** Replaces the refresh token of a session. */
    void renew(String tokenHash, @Nullable SealedSecret refresh);

    /** The sessions here that belong to this session at the provider. */
    List<Vouched> ofSession(String issuer, String session);

    List<Vouched> of(DirectoryIdentity id);

    /** The token hashes of all sessions of this person, in whichever way the person signed in. */
    List<String> tokensOf(PersonId person);

    /**
     * Takes sessions whose check is due: the directory was last asked about them before the given instant, and they
     * were used since the other one. Two servers never take the same ones.
     */
    List<Vouched> takeDue(Instant askedBefore, Instant usedSince, Instant now, int most);

    /** The sessions of this issuer that began before that instant. */
    List<Vouched> startedBefore(String issuer, Instant before);

    /**
     * A session that was signed in through a directory.
     *
     * @param session the provider's id of its own session
     * @param idToken the ID token, which the provider wants to see again when somebody signs out
     * @param refresh the refresh token, with which the provider is asked whether the person may still come in
     */
    record Vouched(
            String tokenHash,
            DirectoryIdentity id,
            @Nullable String session,
            @Nullable String idToken,
            @Nullable SealedSecret refresh) {

        @Override
        public String toString() {
            return "a sign-in of " + id;
        }
    }
}
