package org.caseport.domain.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;

/** Every access key that is in use. A revoked one is gone; the journal remembers it. */
public interface AccessKeys {

    Optional<AccessKey> find(String id);

    /** The key with whoever holds it and the account it is for, in one look. */
    Optional<Held> held(String id);

    /** The member's keys, oldest first; nobody else adds one for the member until the transaction ends. */
    List<AccessKey> lockedOf(PersonId holder);

    /** The member's keys, oldest first. */
    List<AccessKey> of(PersonId holder);

    void store(AccessKey key);

    void used(String id, Instant now);

    void revoke(String id);

    /** Keys whose secrets are sealed under another of the operator's keys than this. */
    List<AccessKey> notSealedUnder(String key, int most);

    /** A key in somebody's hands. */
    record Held(AccessKey key, Person holder, Account account) {}
}
