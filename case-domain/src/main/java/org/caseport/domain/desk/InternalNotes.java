package org.caseport.domain.desk;

import java.util.List;
import org.caseport.domain.cases.CaseId;

/** Stores the internal notes on cases. */
public interface InternalNotes {

    /** The notes on this case, oldest first. */
    List<InternalNote> on(CaseId id);

    /** Adds a note with the next number; the caller has locked the case. */
    void add(CaseId id, InternalNote note);
}
