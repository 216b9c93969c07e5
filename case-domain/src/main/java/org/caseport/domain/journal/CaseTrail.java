package org.caseport.domain.journal;

import java.util.List;
import org.caseport.domain.cases.CaseId;

/** What the journal has on one case: its timeline. */
public interface CaseTrail {

    /** What was done to the case or tried on it, oldest first. */
    List<JournalEntry> of(CaseId id);
}
