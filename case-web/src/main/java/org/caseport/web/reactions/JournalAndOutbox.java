package org.caseport.web.reactions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.caseport.domain.audit.Journal;
import org.caseport.domain.audit.JournalEntry;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseJournal;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;

/** Writes what happened into the journal, and what must be told outside into the outbox, in the act's transaction. */
@ApplicationScoped
class JournalAndOutbox implements CaseJournal {

    @Inject
    Journal journal;

    @Inject
    Outbox outbox;

    @Override
    public void record(CaseEvent event) {
        journal.append(JournalEntry.of(event));
        if (event instanceof CaseEvent.Opened) {
            outbox.put(new Notice(event.caseId(), "case.created", 1, event.at()));
        } else if (event instanceof CaseEvent.CommunicationAdded added) {
            outbox.put(new Notice(event.caseId(), "case.communication.added", added.number(), event.at()));
        } else if (event instanceof CaseEvent.StatusChanged changed) {
            outbox.put(new Notice(event.caseId(), nameOf(changed.to()), 0, event.at()));
        }
    }

    private static String nameOf(CaseStatus to) {
        return to == CaseStatus.RESOLVED
                ? "case.resolved"
                : to == CaseStatus.REOPENED ? "case.reopened" : "case.status.changed";
    }
}
