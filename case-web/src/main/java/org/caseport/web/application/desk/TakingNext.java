package org.caseport.web.application.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Agent;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEventRecorder;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.desk.Queue;

/**
 * Assigns an agent the most urgent unassigned case that the agent can work on; no two agents ever get the same one.
 * An agent with a limit gets none beyond it.
 */
@ApplicationScoped
@Transactional
public class TakingNext {

    @Inject
    Queue queue;

    @Inject
    Cases cases;

    @Inject
    CaseEventRecorder caseJournal;

    @Inject
    Clock clock;

    /** The case that is now assigned to the agent; empty when there is none. */
    public Optional<CaseId> take(Agent agent) {
        if (isFull(agent)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return queue.next(agent, now).map(id -> take(agent, id, now));
    }

    /** Whether the agent has as many open cases as may be. The answer holds until the transaction ends. */
    public boolean isFull(Agent agent) {
        Integer most = agent.mostOpen();
        return most != null && queue.lockedOpenOf(agent.id()) >= most;
    }

    private CaseId take(Agent agent, CaseId id, Instant now) {
        SupportCase held = cases.lock(Visibility.ofSupport(id.account()), id)
                .orElseThrow(() -> new IllegalStateException("case " + id + " is gone"));
        List<CaseEvent> events = held.take(agent, now);
        cases.store(held);
        events.forEach(caseJournal::record);
        return id;
    }
}
