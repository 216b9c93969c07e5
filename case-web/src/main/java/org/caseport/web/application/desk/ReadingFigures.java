package org.caseport.web.application.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Agents;
import org.caseport.domain.desk.DeskFigures;
import org.caseport.domain.desk.Queue;

/** Shows supervisors the current figures of the desk: open cases, missed targets, and load per agent. */
@ApplicationScoped
@Transactional
public class ReadingFigures {

    private static final int MOST_URGENT = 5;

    @Inject
    DeskFigures figures;

    @Inject
    Agents agents;

    @Inject
    Clock clock;

    /** The figures, with missed targets counted since that instant; empty for anybody but a supervisor. */
    public Optional<Figures> since(Agent agent, Instant morning) {
        if (!agent.supervisor()) {
            return Optional.empty();
        }
        return Optional.of(new Figures(
                figures.open(),
                figures.mostUrgentUnanswered(MOST_URGENT),
                figures.missedSince(morning, clock.instant()),
                figures.loads(),
                agents.all()));
    }

    /** The figures of the dashboard, read in one transaction. */
    public record Figures(
            List<DeskFigures.Heap> open,
            List<Queue.Line> mostUrgentUnanswered,
            int missed,
            List<DeskFigures.Load> loads,
            List<Agent> agents) {

        public Figures {
            open = List.copyOf(open);
            mostUrgentUnanswered = List.copyOf(mostUrgentUnanswered);
            loads = List.copyOf(loads);
            agents = List.copyOf(agents);
        }
    }
}
