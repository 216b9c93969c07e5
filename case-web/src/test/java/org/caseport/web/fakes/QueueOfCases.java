package org.caseport.web.fakes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.desk.Queue;
import org.caseport.domain.search.CaseReference;
import org.jspecify.annotations.Nullable;

/** The queue of cases in memory, in the order in which they were opened. */
public final class QueueOfCases implements Queue {

    private final InMemoryCases cases;

    public QueueOfCases(InMemoryCases cases) {
        this.cases = cases;
    }

    private Stream<SupportCase> open() {
        return cases.byId.values().stream().filter(one -> one.status().isOpen());
    }

    @Override
    public Optional<CaseId> next(Agent agent, Instant now) {
        return open().filter(one -> one.assignee() == null).map(SupportCase::id).findFirst();
    }

    @Override
    public int lockedOpenOf(PersonId agent) {
        return openOf(agent, Integer.MAX_VALUE).size();
    }

    @Override
    public List<CaseId> openOf(PersonId agent, int most) {
        return open().filter(
                        one -> one.assignee() != null && one.assignee().id().equals(agent))
                .map(SupportCase::id)
                .limit(most)
                .toList();
    }

    @Override
    public List<Line> page(
            Agent agent, View view, Filter filter, @Nullable Place after, Instant now, Instant soon, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<View, Integer> counts(Agent agent, Instant now, Instant soon) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<CaseSummary> resolvedLike(SupportCase supportCase, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<CaseId> named(CaseReference reference) {
        throw new UnsupportedOperationException();
    }
}
