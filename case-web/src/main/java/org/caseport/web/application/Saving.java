package org.caseport.web.application;

import java.util.List;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.draft.CaseDraft;

/** What came of keeping something in a draft. */
public sealed interface Saving {

    /**
     * It is kept.
     *
     * @param cleared the fields whose choice was taken back, because what they depend on no longer offers it
     */
    record Saved(CaseDraft draft, List<String> cleared) implements Saving {

        public Saved {
            cleared = List.copyOf(cleared);
        }
    }

    /** The draft is a case by now and does not change any more. */
    record AlreadySubmitted(CaseId as) implements Saving {}

    /** There is no such draft of this member. */
    record NoSuchDraft() implements Saving {}
}
