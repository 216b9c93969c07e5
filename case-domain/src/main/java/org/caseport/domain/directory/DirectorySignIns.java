package org.caseport.domain.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.PersonId;
import org.jspecify.annotations.Nullable;

/** The sign-ins for which a directory answered, with what it takes to ask the directory again and to end both sides. */
public interface DirectorySignIns {

    /** Keeps what belongs to a sign-in that has begun; it goes when the sign-in goes. */
    void start(Vouched vouched, Instant now);

    Optional<Vouched> find(String tokenHash);

    /** What the directory is asked with from now on. */
    void renew(String tokenHash, @Nullable SealedSecret refresh);

    /** The sign-ins that a session at the provider has begun. */
    List<Vouched> ofSession(String issuer, String session);

    List<Vouched> of(DirectoryIdentity id);

    /** The hashes of the tokens of every sign-in of a person of ours, whoever answered for it. */
    List<String> tokensOf(PersonId person);

    /**
     * Takes sign-ins about which the directory was last asked before the given instant and that were used since the
     * other one. Two servers never take the same ones.
     */
    List<Vouched> takeDue(Instant askedBefore, Instant usedSince, Instant now, int most);

    /** The sign-ins of this issuer that began before that instant. */
    List<Vouched> startedBefore(String issuer, Instant before);

    /**
     * A sign-in for which a directory answered.
     *
     * @param session the provider's own name of its session
     * @param idToken what the provider wants to see again when somebody signs out
     * @param refresh what the provider is asked with whether the person may still come in
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
