package org.caseport.domain.desk;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;

/**
 * Finds cases of all accounts for which a timer has run out. The cases that it returns are locked until the transaction
 * ends, and no other server gets the same ones; so any server may ask at any moment.
 */
public interface DueCases {

    /** Unanswered cases for which a warning is due, longest due first. */
    List<SupportCase> lockDueForWarning(Instant now, int most);

    /** Cases whose customer has not replied for so long that a reminder or the resolution is due, longest due first. */
    List<SupportCase> lockInactive(Instant now, int most);

    /** Deletes cases opened before this instant with everything on them but the journal; returns their ids. */
    List<CaseId> deleteOpenedBefore(Instant before, int most);
}
