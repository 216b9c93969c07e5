package org.caseport.domain.report;

import java.util.Optional;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Promise;

/** The facts about cases. They are only ever added, in the transaction of the event. */
public interface CaseFacts {

    /** What the case is like now, with what this transaction has changed; empty for a case that does not exist. */
    Optional<CaseTraits> traitsOf(CaseId id);

    /** What the case was promised, as it stands now. */
    Promise promiseOf(CaseId id);

    /** Whether it is settled whether the target of the case was met, missed or not needed. */
    boolean isDecided(CaseId id);

    void add(CaseFact fact);
}
