package org.caseport.domain.cases;

/** Where events are told. What follows from them (journal, outbox) happens in the same transaction. */
@FunctionalInterface
public interface CaseJournal {

    void record(CaseEvent event);
}
