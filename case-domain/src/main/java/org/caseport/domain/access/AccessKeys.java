package org.caseport.domain.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.jspecify.annotations.Nullable;

/** Stores the access keys that are in use. A revoked key is deleted; the journal still names it. */
public interface AccessKeys {

    Optional<AccessKey> find(String id);

    /** The key with its holder and the account that it is for. */
    Optional<Held> findWithHolder(String id);

    /**
     * The member's keys, oldest first. Locks the member: nobody else adds a key for the member until the transaction
     * ends.
     */
    List<AccessKey> lockedOf(PersonId holder);

    /** The member's keys, oldest first. */
    List<AccessKey> of(PersonId holder);

    /**
     * A page of the keys of the account's members with their holders, oldest first.
     *
     * @param after the last one of the page before; null for the first page
     */
    List<Held> of(AccountId account, @Nullable AccessKey after, int most);

    void store(AccessKey key);

    void recordUse(String id, Instant now);

    void revoke(String id);

    /** Some of the keys whose secrets are encrypted under another of the operator's keys than this. */
    List<AccessKey> notSealedUnder(String key, int most);

    /** An access key with its holder and account. */
    record Held(AccessKey key, Person holder, Account account) {}
}
