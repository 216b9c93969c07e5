package org.caseport.domain.file;

import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.AccountId;

/** Stores the attachment sets that are not used up. A set of another account looks like one that does not exist. */
public interface AttachmentSets {

    void create(AccountId account, AttachmentSetId id, Instant now);

    /** The set, locked: nobody else adds to it or uses it until the transaction ends. */
    Optional<AttachmentSet> lock(AccountId account, AttachmentSetId id);

    /** Adds a file whose bytes are already stored. */
    void add(AttachmentSet set, AttachedFile file);

    /** Deletes a set whose files are on a case now; their bytes stay. */
    void useUp(AttachmentSet set);

    /** How many of the account's sets that still exist were created since then. */
    int createdSince(AccountId account, Instant since);

    /** Deletes the files of sets created before the first instant, and the sets created before the second. */
    void expire(Instant files, Instant sets);
}
