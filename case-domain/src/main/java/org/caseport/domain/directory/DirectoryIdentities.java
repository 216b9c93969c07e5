package org.caseport.domain.directory;

import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.PersonId;

/** Stores which person belongs to which identity in a directory. */
public interface DirectoryIdentities {

    Optional<PersonId> find(DirectoryIdentity id);

    /** Whether the person has an identity in a directory. */
    boolean isKnown(PersonId person);

    void link(DirectoryIdentity id, PersonId person, Instant now);
}
