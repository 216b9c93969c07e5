package org.caseport.domain.directory;

import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.PersonId;

/** Which person of ours somebody in a directory is. */
public interface DirectoryIdentities {

    Optional<PersonId> find(DirectoryIdentity id);

    /** Whether a directory knows the person. */
    boolean isKnown(PersonId person);

    void link(DirectoryIdentity id, PersonId person, Instant now);
}
