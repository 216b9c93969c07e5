package org.caseport.domain.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores invitations that were neither accepted nor withdrawn. Of the token in a link, only its hash is stored. */
public interface Invitations {

    /**
     * Stores an invitation with the hash of its token; one with the same id is replaced, so that its old link stops
     * working. Fails when another invitation has the same address.
     */
    void store(Invitation invitation, String tokenHash);

    Optional<Invitation> find(String id);

    /** The invitation to this address, in any capitalisation. */
    Optional<Invitation> findByEmail(String email);

    /** The invitation whose token has this hash. */
    Optional<Invitation> findByToken(String tokenHash);

    /** The same, locked, so that it can be used only once. */
    Optional<Invitation> lockByToken(String tokenHash);

    /**
     * Invitations, latest first.
     *
     * @param account the account to which they invite; null for all
     */
    List<Invitation> list(@Nullable AccountId account, int most);

    /** Removes an invitation that was accepted or withdrawn; false when there is none. */
    boolean remove(String id);

    /** Removes invitations that expired before then; returns how many. */
    int removeExpiredBefore(Instant before);
}
