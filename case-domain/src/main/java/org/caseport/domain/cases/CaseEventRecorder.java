package org.caseport.domain.cases;

/** Records the events of cases. Journal and outbox entries follow from them in the same transaction. */
@FunctionalInterface
public interface CaseEventRecorder {

    void record(CaseEvent event);
}
