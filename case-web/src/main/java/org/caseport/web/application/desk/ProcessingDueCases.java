package org.caseport.web.application.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEventRecorder;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.desk.DueCases;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.web.application.cases.CaseRetention;

/**
 * Performs what is due by time alone: warnings, reminders, automatic resolution and deletion of cases. Each call is one
 * transaction over a few cases, which it locks against other servers. What was done is stored with the case, so nothing
 * is done twice, and what was missed while no server ran is done by the first one that does.
 */
@ApplicationScoped
@Transactional
public class ProcessingDueCases {

    private static final int AT_ONCE = 20;

    @Inject
    DueCases due;

    @Inject
    Cases cases;

    @Inject
    CaseRetention history;

    @Inject
    CaseEventRecorder caseJournal;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** Warns about unanswered cases; returns how many it handled, so that the caller goes on while there are more. */
    public int warn() {
        Instant now = clock.instant();
        List<SupportCase> held = due.lockDueForWarning(now, AT_ONCE);
        held.forEach(one -> keep(one, one.warn(now)));
        return held.size();
    }

    /** Reminds customers who were asked for information, and resolves cases in which they did not reply in time. */
    public int processInactive() {
        Instant now = clock.instant();
        List<SupportCase> held = due.lockInactive(now, AT_ONCE);
        for (SupportCase one : held) {
            // A customer who was never reminded, as no server ran, is told by the resolution, and can reopen.
            List<CaseEvent> events = new ArrayList<>(one.expire(now));
            if (events.isEmpty()) {
                events.addAll(one.remind(now));
            }
            keep(one, events);
        }
        return held.size();
    }

    /** Deletes cases that are older than the history window, with everything on them but the journal. */
    public int deleteExpired() {
        Instant now = clock.instant();
        List<CaseId> deleted = due.deleteOpenedBefore(history.oldest(), AT_ONCE);
        deleted.forEach(id -> journal.done(id.account(), null, JournalAct.CASE_DELETED, id.value(), "", now));
        return deleted.size();
    }

    private void keep(SupportCase one, List<CaseEvent> events) {
        cases.store(one);
        events.forEach(caseJournal::record);
    }
}
