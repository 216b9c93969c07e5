package org.caseport.web.reactions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEventRecorder;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Communication.Purpose;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;
import org.caseport.web.application.report.RecordingFacts;

/**
 * Records case events: writes them to the journal, their facts for reports, and notices for people and webhooks
 * to the outbox, in the same transaction as the act.
 */
@ApplicationScoped
class JournalAndOutbox implements CaseEventRecorder {

    @Inject
    Journal journal;

    @Inject
    RecordingFacts recordingFacts;

    @Inject
    Outbox outbox;

    @Inject
    Event<Outbox.Filled> filled;

    @Inject
    Event<CaseEvent> events;

    @Override
    public void record(CaseEvent event) {
        journal.append(JournalEntry.of(event));
        recordingFacts.record(event);
        if (event instanceof CaseEvent.Opened) {
            tell(event, "case.created", 1, "");
        } else if (event instanceof CaseEvent.CommunicationAdded added) {
            tell(event, "case.communication.added", added.number(), added.side() + " " + said(added.purpose()));
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
            tell(changed);
        } else if (event instanceof CaseEvent.ChatChanged changed) {
            tell(changed);
        }
        events.fire(event);
    }

    private void tell(CaseEvent event, String kind, int communication, String detail) {
        outbox.put(new Notice(event.caseId(), kind, communication, detail, event.at()));
        filled.fire(new Outbox.Filled());
    }

    /** Servers of the release before take what a call or a chat came to for a reply, and know no other word for it. */
    private static String said(Purpose purpose) {
        return purpose == Purpose.CALL || purpose == Purpose.CHAT ? Purpose.REPLY + " " + purpose : purpose.name();
    }

    /**
     * Tells the outside of a call, with its id as the last code; that an agent has claimed it is nobody's business
     * there. A call with another number or time is planned anew.
     */
    private void tell(CaseEvent.CallChanged changed) {
        String detail = changed.detail();
        String id = " " + changed.call();
        switch (changed.step()) {
            case PLANNED -> tell(changed, "case.callback.planned", 0, detail + id);
            case TRIED -> tell(changed, "case.callback.tried", 0, detail + id);
            case DONE -> tell(changed, "case.callback.done", 0, detail + id);
            case CHANGED -> {
                if (!detail.startsWith(CaseEvent.CallChanged.TO_CASE)) {
                    tell(changed, "case.callback.planned", 0, detail.substring(detail.indexOf(' ') + 1) + id);
                }
            }
            case CLAIMED, GIVEN_BACK, LAPSED -> {}
        }
    }

    /** Tells the outside that a chat was asked for, joined and ended, with its id as the last code. */
    private void tell(CaseEvent.ChatChanged changed) {
        String detail = changed.detail();
        String id = " " + changed.chat();
        switch (changed.step()) {
            case REQUESTED -> tell(changed, "case.chat.requested", 0, detail + id);
            case ACCEPTED -> tell(changed, "case.chat.joined", 0, (detail.isEmpty() ? "accepted" : detail) + id);
            case TAKEN -> tell(changed, "case.chat.joined", 0, "taken" + id);
            case ENDED ->
                // The digest of the entries is for the journal alone.
                tell(changed, "case.chat.ended", 0, detail.substring(0, detail.lastIndexOf(' ')) + id);
            case RUNG, DECLINED, PASSED, ANSWERED, HANDED_OVER, TAKEN_OVER, LOST -> {}
        }
    }

    private static String nameOf(CaseStatus to) {
        return to == CaseStatus.RESOLVED
                ? "case.resolved"
                : to == CaseStatus.REOPENED ? "case.reopened" : "case.status.changed";
    }
}
