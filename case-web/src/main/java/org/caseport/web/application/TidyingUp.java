package org.caseport.web.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.draft.Drafts;

/** Lets go of what was promised to be kept only for a while. */
@ApplicationScoped
@Transactional
public class TidyingUp {

    @Inject
    Drafts drafts;

    @Inject
    Clock clock;

    /** Deletes the bytes of expired files and drafts that were not touched for long. Doing it twice does no harm. */
    public void tidyUp() {
        Instant now = clock.instant();
        drafts.expireFiles(now.minus(DraftFile.KEPT));
        drafts.deleteUntouchedSince(now.minus(CaseDraft.KEPT));
    }
}
