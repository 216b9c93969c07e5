package org.caseport.domain.desk;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;

/**
 * Cases for which time has come, over all accounts. What is handed out is held until the transaction ends, and nobody
 * else is handed the same; so any server may ask at any moment.
 */
public interface DueCases {

    /** Unanswered cases about which somebody must be warned, longest due first. */
    List<SupportCase> holdWarnable(Instant now, int most);

    /** Cases whose customer stayed silent for so long that a reminder or the resolution is due, longest due first. */
    List<SupportCase> holdSilent(Instant now, int most);

    /** Deletes cases opened before this instant with everything on them but the journal; tells how many. */
    List<CaseId> deleteOpenedBefore(Instant before, int most);
}
