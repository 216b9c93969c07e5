package org.caseport.web.application.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.Agent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.desk.Queue;
import org.caseport.domain.search.CaseReference;
import org.caseport.policy.entitlement.CasePolicy;
import org.jspecify.annotations.Nullable;

/** Shows agents the open cases of all accounts. */
@ApplicationScoped
@Transactional
public class ReadingQueue {

    @Inject
    Queue queue;

    @Inject
    CasePolicy policy;

    @Inject
    Clock clock;

    public List<Queue.Line> page(
            Agent agent, Queue.View view, Queue.Filter filter, Queue.@Nullable Place after, int most) {
        Instant now = clock.instant();
        return queue.page(agent, view, filter, after, now, now.plus(policy.dueSoon(now)), most);
    }

    /** How many cases each view has for the agent, up to {@link Queue#MOST_COUNTED}. */
    public Map<Queue.View, Integer> counts(Agent agent) {
        Instant now = clock.instant();
        return queue.counts(agent, now, now.plus(policy.dueSoon(now)));
    }

    public List<CaseSummary> resolvedLike(Agent agent, SupportCase supportCase, int most) {
        return queue.resolvedLike(supportCase, most);
    }

    /** The case whose id or number this text is, open or not. */
    public Optional<CaseId> named(Agent agent, String text) {
        return CaseReference.in(text).flatMap(queue::named);
    }
}
