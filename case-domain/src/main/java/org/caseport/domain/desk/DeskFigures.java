package org.caseport.domain.desk;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Severity;
import org.jspecify.annotations.Nullable;

/** How the desk stands right now, in numbers that the lists of {@link Queue} show as well. */
public interface DeskFigures {

    /** Open cases by status and severity; a combination without any is left out. */
    List<Heap> open();

    /** The unanswered cases that were opened first. */
    List<Queue.Line> oldestUnanswered(int most);

    /** How many cases were due since then and not answered by their time, resolved ones included. */
    int missedSince(Instant since, Instant now);

    /** Who has how many open cases; agents without any are left out. */
    List<Load> loads();

    /** So many open cases that have this in common. */
    record Heap(CaseStatus status, Severity severity, int cases) {}

    /**
     * What one agent has to do.
     *
     * @param agent null for cases that are nobody's
     * @param waitingForUs how many of the open ones wait for support
     */
    record Load(@Nullable PersonId agent, int open, int waitingForUs) {}
}
