package org.caseport.domain.desk;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Reads the current figures of the support desk: open cases, missed targets and the load of agents. They agree with
 * the lists of {@link Queue}.
 */
public interface DeskFigures {

    /** Open cases by status and severity; a combination without any is left out. */
    List<Heap> open();

    /** The unanswered cases by severity, the most severe first, and those that are due soonest first. */
    List<Queue.Line> mostUrgentUnanswered(int most);

    /** How many cases were due since then and had no response in time, resolved ones included. */
    int missedSince(Instant since, Instant now);

    /** How many open cases each agent has; agents without any are left out. */
    List<Load> loads();

    /** The number of open cases with this status and severity. */
    record Heap(CaseStatus status, Severity severity, int cases) {}

    /**
     * The open cases of one agent.
     *
     * @param agent null for unassigned cases
     * @param waitingForUs how many of the open ones wait for support
     */
    record Load(@Nullable PersonId agent, int open, int waitingForUs) {}
}
