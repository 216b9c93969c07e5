package org.caseport.domain.journal;

import java.util.List;
import org.caseport.domain.cases.CaseId;

/** Reads the journal entries of one case: its timeline. */
public interface CaseJournal {

    /** What was done to the case or attempted on it, oldest first. */
    List<JournalEntry> of(CaseId id);
}
