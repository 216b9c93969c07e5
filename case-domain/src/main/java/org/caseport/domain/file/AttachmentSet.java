package org.caseport.domain.file;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.AccountId;

/** Files that a program has uploaded and that are on no case yet. One case or communication uses up the whole set. */
public record AttachmentSet(AttachmentSetId id, AccountId account, Instant createdAt, List<AttachedFile> files) {

    public AttachmentSet {
        files = List.copyOf(files);
    }
}
