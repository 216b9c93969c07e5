package org.caseport.web.application.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Assignee;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEventRecorder;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.desk.Queue;
import org.jspecify.annotations.Nullable;

/** Passes the open cases of somebody who no longer works on them to a colleague, or back to the queue. */
@ApplicationScoped
@Transactional
public class ReleasingCases {

    private static final int AT_ONCE = 100;

    @Inject
    Queue queue;

    @Inject
    Cases cases;

    @Inject
    CaseEventRecorder caseJournal;

    @Inject
    Clock clock;

    /**
     * Passes all open cases on; returns how many.
     *
     * @param to the colleague; null for the queue
     */
    int release(PersonId by, PersonId agent, @Nullable Assignee to) {
        int released = 0;
        List<CaseId> some = queue.openOf(agent, AT_ONCE);
        while (!some.isEmpty()) {
            int before = released;
            for (CaseId id : some) {
                released += pass(by, agent, id, to) ? 1 : 0;
            }
            some = released == before ? List.of() : queue.openOf(agent, AT_ONCE);
        }
        return released;
    }

    private boolean pass(PersonId by, PersonId agent, CaseId id, @Nullable Assignee to) {
        Optional<SupportCase> held = cases.lock(Visibility.ofSupport(id.account()), id)
                .filter(found -> found.status().isOpen())
                .filter(found ->
                        found.assignee() != null && found.assignee().id().equals(agent));
        held.ifPresent(found -> {
            List<CaseEvent> events = found.assign(by, to, clock.instant());
            cases.store(found);
            events.forEach(caseJournal::record);
        });
        return held.isPresent();
    }
}
