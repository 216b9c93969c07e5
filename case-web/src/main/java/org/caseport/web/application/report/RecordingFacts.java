package org.caseport.web.application.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.report.CaseFacts;
import org.caseport.domain.report.FactWriter;

/** Writes the facts of each event of a case, in its transaction, whichever door it came through. */
@ApplicationScoped
@Transactional
public class RecordingFacts {

    @Inject
    CaseFacts facts;

    @Inject
    TargetMeasure measure;

    public void record(CaseEvent event) {
        facts.traitsOf(event.caseId()).ifPresent(traits -> new FactWriter(measure, false)
                .of(event, traits, () -> facts.isDecided(event.caseId()))
                .forEach(facts::add));
    }
}
