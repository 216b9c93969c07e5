package org.caseport.domain.file;

import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.AccountId;

/** Every attachment set that is not used up. A set of another account looks like none. */
public interface AttachmentSets {

    void create(AccountId account, AttachmentSetId id, Instant now);

    /** The set, and nobody else adds to it or uses it until the transaction ends. */
    Optional<AttachmentSet> lock(AccountId account, AttachmentSetId id);

    /** Adds a file whose bytes are already kept. */
    void add(AttachmentSet set, AttachedFile file);

    /** The set's files are on a case now: the set is gone, their bytes stay. */
    void useUp(AttachmentSet set);

    /** How many sets of the account that still are were created since. */
    int createdSince(AccountId account, Instant since);

    /** Deletes the files of sets created before the first instant, and the sets created before the second. */
    void expire(Instant files, Instant sets);
}
