package org.caseport.domain.cases;

/** Where events are told. What follows from them (journal, outbox) happens in the same transaction. */
@FunctionalInterface
public interface CaseEventRecorder {

    void record(CaseEvent event);
}
