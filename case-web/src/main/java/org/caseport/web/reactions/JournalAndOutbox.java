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
        if (event instanceof CaseEvent.Opened opened) {
            write(
                    event,
                    "case.opened",
                    opened.type().code() + " " + opened.severity().code());
            outbox.put(new Notice(event.caseId(), "case.created", 1, event.at()));
        } else if (event instanceof CaseEvent.CommunicationAdded added) {
            write(event, "case.communication-added", added.side() + " " + added.number());
            outbox.put(new Notice(event.caseId(), "case.communication.added", added.number(), event.at()));
        } else if (event instanceof CaseEvent.StatusChanged changed) {
            write(
                    event,
                    "case.status-changed",
                    changed.from().code() + " " + changed.to().code());
            outbox.put(new Notice(event.caseId(), nameOf(changed.to()), 0, event.at()));
        }
    }

    private void write(CaseEvent event, String act, String detail) {
        journal.append(new JournalEntry(
                event.caseId().account(), event.by(), act, event.caseId().value(), "done", detail, event.at()));
    }

    private static String nameOf(CaseStatus to) {
        return to == CaseStatus.RESOLVED
                ? "case.resolved"
                : to == CaseStatus.REOPENED ? "case.reopened" : "case.status.changed";
    }
}
