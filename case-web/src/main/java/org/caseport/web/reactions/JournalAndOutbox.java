package org.caseport.web.reactions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEventRecorder;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;

/**
 * Records case events: writes them to the journal, and notices for people and webhooks to the outbox, in the same
 * transaction as the act.
 */
@ApplicationScoped
class JournalAndOutbox implements CaseEventRecorder {

    @Inject
    Journal journal;

    @Inject
    Outbox outbox;

    @Inject
    Event<Outbox.Filled> filled;

    @Inject
    Event<CaseEvent> events;

    @Override
    public void record(CaseEvent event) {
        journal.append(JournalEntry.of(event));
        if (event instanceof CaseEvent.Opened) {
            tell(event, "case.created", 1, "");
        } else if (event instanceof CaseEvent.CommunicationAdded added) {
            tell(event, "case.communication.added", added.number(), added.side() + " " + added.purpose());
        } else if (event instanceof CaseEvent.StatusChanged changed) {
            String detail = changed.from().code() + " " + changed.to().code() + " " + changed.side();
            tell(event, nameOf(changed.to()), changed.communication(), detail);
        } else if (event instanceof CaseEvent.SeverityChanged changed) {
            tell(
                    event,
                    "case.severity.changed",
                    0,
                    changed.from().code() + " " + changed.to().code());
        } else if (event instanceof CaseEvent.Reminded) {
            tell(event, "case.reminder", 0, "");
        } else if (event instanceof CaseEvent.CallChanged changed) {
            nameOf(changed.step()).ifPresent(kind -> tell(event, kind, 0, changed.detail()));
        }
        events.fire(event);
    }

    private void tell(CaseEvent event, String kind, int communication, String detail) {
        outbox.put(new Notice(event.caseId(), kind, communication, detail, event.at()));
        filled.fire(new Outbox.Filled());
    }

    /** What the outside is told of a call; that an agent has claimed it is nobody's business there. */
    private static Optional<String> nameOf(CaseEvent.CallStep step) {
        return switch (step) {
            case PLANNED -> Optional.of("case.callback.planned");
            case TRIED -> Optional.of("case.callback.tried");
            case DONE -> Optional.of("case.callback.done");
            case CLAIMED, GIVEN_BACK, LAPSED, CHANGED -> Optional.empty();
        };
    }

    private static String nameOf(CaseStatus to) {
        return to == CaseStatus.RESOLVED
                ? "case.resolved"
                : to == CaseStatus.REOPENED ? "case.reopened" : "case.status.changed";
    }
}
