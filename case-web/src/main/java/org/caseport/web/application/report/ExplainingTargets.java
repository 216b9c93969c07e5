package org.caseport.web.application.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.report.CaseFacts;
import org.caseport.domain.report.CaseTraits;
import org.caseport.domain.report.FactKind;
import org.caseport.domain.report.ReportFigures;
import org.caseport.domain.report.ReportFigures.Line;
import org.jspecify.annotations.Nullable;

/** Explains to supervisors why a target was missed: who had the case, and how long on the target's clock. */
@ApplicationScoped
@Transactional
public class ExplainingTargets {

    @Inject
    ReportFigures figures;

    @Inject
    CaseFacts facts;

    @Inject
    TargetMeasure measure;

    /**
     * A missed target.
     *
     * @param target null where it is not known any more
     */
    public record Missed(
            DisplayId displayId, Instant due, @Nullable Duration target, Promise.Clock clock, List<Holder> holders) {

        public Missed {
            holders = List.copyOf(holders);
        }
    }

    /**
     * A stretch until due in which one agent, or no one, had the case.
     *
     * @param taken on the clock of the target; null where that is not known
     */
    public record Holder(
            @Nullable PersonId agent,
            Instant from,
            Instant until,
            @Nullable Duration taken) {}

    /** Empty for other agents, and for a case that is gone or whose target was not missed. */
    public Optional<Missed> missed(Agent agent, CaseId id, Instant asOf) {
        if (!agent.supervisor()) {
            return Optional.empty();
        }
        List<Line> lines = figures.of(id, asOf);
        Optional<Line> missed = lines.stream()
                .filter(line -> line.kind() == FactKind.TARGET_MISSED)
                .findFirst();
        return missed.flatMap(line -> facts.traitsOf(id)
                .map(traits -> new Missed(
                        line.displayId(),
                        line.at(),
                        line.seconds() == null ? null : Duration.ofSeconds(line.seconds()),
                        traits.clock(),
                        holders(id, traits, lines, line.at()))));
    }

    private List<Holder> holders(CaseId id, CaseTraits traits, List<Line> lines, Instant due) {
        List<Holder> holders = new ArrayList<>();
        PersonId having = null;
        Instant from = traits.openedAt();
        for (Line line : lines) {
            if (line.kind() == FactKind.ASSIGNED && line.at().isBefore(due)) {
                add(holders, id, traits, having, from, line.at());
                having = line.agent() == null ? null : new PersonId(line.agent());
                from = line.at();
            }
        }
        add(holders, id, traits, having, from, due);
        return holders;
    }

    private void add(
            List<Holder> holders,
            CaseId id,
            CaseTraits traits,
            @Nullable PersonId having,
            Instant from,
            Instant until) {
        if (until.isAfter(from)) {
            Duration before = measure.taken(id, traits, from);
            Duration after = measure.taken(id, traits, until);
            holders.add(new Holder(having, from, until, before == null || after == null ? null : after.minus(before)));
        }
    }
}
