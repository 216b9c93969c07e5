package org.caseport.web.application.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.journal.CaseJournal;
import org.caseport.domain.report.CaseFacts;
import org.caseport.domain.report.FactHistory;
import org.caseport.domain.report.FactReplay;
import org.caseport.domain.report.RecordedCalls;

/**
 * Fills in the facts of the past from the journal: once for all cases after the upgrade, and from then on what servers
 * of the release before have left. Each call is one transaction.
 */
@ApplicationScoped
@Transactional
public class FillingFacts {

    private static final int AT_ONCE = 100;

    @Inject
    FactHistory history;

    @Inject
    CaseFacts facts;

    @Inject
    CaseJournal journal;

    @Inject
    TargetMeasure measure;

    @Inject
    Callbacks callbacks;

    @Inject
    Clock clock;

    /** Fills in some more cases of the pass over all; returns how many it went through, none when it is finished. */
    public int someOfAll() {
        List<CaseId> next = history.nextOfAll(AT_ONCE);
        next.forEach(this::fill);
        return next.size();
    }

    /** Fills in what servers of the release before have left; returns how many cases it went through. */
    public int leftBehind() {
        List<CaseId> left = history.leftBehind(clock.instant(), AT_ONCE);
        left.forEach(this::fill);
        return left.size();
    }

    /** Fills in what one case has no facts of. */
    public void fill(CaseId id) {
        facts.traitsOf(id)
                .ifPresent(traits -> history.fill(
                        id,
                        FactReplay.of(id, traits, journal.of(id), measure, new RecordedCalls(callbacks)),
                        clock.instant()));
    }
}
