package org.caseport.domain.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.cases.CaseId;

/**
 * Fills in facts of the past: once for all cases, and from then on what servers of the release before have left, which
 * write journal entries without facts. Each call is part of one transaction, which holds the progress.
 */
public interface FactHistory {

    /** The next cases of the one pass over all; empty when it is finished or another server holds it. */
    List<CaseId> nextOfAll(int most);

    /** The cases with entries recorded in the last hours that have no facts; empty while the pass is not finished. */
    List<CaseId> leftBehind(Instant now, int most);

    /** Adds those of these facts of a case that are not there, as recorded now; returns how many. */
    int fill(CaseId id, List<CaseFact> facts, Instant now);

    /** Until when reports are complete; empty while the past is being filled in. */
    Optional<Instant> completeSince();
}
