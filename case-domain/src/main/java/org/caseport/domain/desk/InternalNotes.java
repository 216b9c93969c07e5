package org.caseport.domain.desk;

import java.util.List;
import org.caseport.domain.cases.CaseId;

/** What agents noted on cases for each other. */
public interface InternalNotes {

    /** Oldest first. */
    List<InternalNote> on(CaseId id);

    /** Adds a note with the next number; whoever adds holds the case. */
    void add(CaseId id, InternalNote note);
}
