package org.caseport.domain.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.PersonId;

/** Every access key that is in use. A revoked one is gone; the journal remembers it. */
public interface AccessKeys {

    Optional<AccessKey> find(String id);

    /** The member's keys, oldest first; nobody else adds one for the member until the transaction ends. */
    List<AccessKey> lockedOf(PersonId holder);

    /** The member's keys, oldest first. */
    List<AccessKey> of(PersonId holder);

    void store(AccessKey key);

    void used(String id, Instant now);

    void revoke(String id);

    /** Keys whose secrets are sealed under another of the operator's keys than this. */
    List<AccessKey> notSealedUnder(String key, int most);
}
