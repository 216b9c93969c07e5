package org.caseport.web.fakes;

import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.AttachmentSet;
import org.caseport.domain.file.AttachmentSetId;
import org.caseport.domain.file.AttachmentSets;

/** What programs leave behind, for tests in which no program calls. */
public final class NoSets implements AttachmentSets {

    @Override
    public void create(AccountId account, AttachmentSetId id, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<AttachmentSet> lock(AccountId account, AttachmentSetId id) {
        return Optional.empty();
    }

    @Override
    public void add(AttachmentSet set, AttachedFile file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void useUp(AttachmentSet set) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int createdSince(AccountId account, Instant since) {
        return 0;
    }

    @Override
    public void expire(Instant files, Instant sets) {}
}
