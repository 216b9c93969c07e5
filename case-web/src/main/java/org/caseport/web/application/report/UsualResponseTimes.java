package org.caseport.web.application.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.report.FactFilter;
import org.caseport.domain.report.FactFilter.Column;
import org.caseport.domain.report.FactKind;
import org.caseport.domain.report.FactSelection;
import org.caseport.domain.report.FactSelection.Stretch;
import org.caseport.domain.report.Grouping;
import org.caseport.domain.report.ReportFigures;
import org.caseport.domain.report.ReportFigures.Measured;
import org.caseport.domain.report.ReportFigures.Ranked;

/**
 * How long the first response usually takes: three of four first responses of the last four weeks took no longer, to
 * cases of the same plan, severity and contact method, of all accounts. Says nothing about a particular case, so
 * everybody may know it.
 */
@ApplicationScoped
public class UsualResponseTimes {

    static final Duration PERIOD = Duration.ofDays(28);

    /** Fewer responses say nothing about the next one. */
    static final int FEWEST = 5;

    /** How old a figure may be. */
    static final Duration LASTS = Duration.ofMinutes(15);

    private static final int USUAL = 75;

    private final Map<Like, Figures> read = new ConcurrentHashMap<>();

    @Inject
    ReportFigures figures;

    @Inject
    Clock clock;

    private record Like(SupportPlan plan, Severity severity) {}

    private record Figures(Instant at, Map<String, Duration> byMethod) {}

    /** The time elapsed; empty when there were too few first responses to tell. */
    public Optional<Duration> of(SupportPlan plan, Severity severity, ContactMethod method) {
        Instant now = clock.instant();
        Figures known = read.compute(
                new Like(plan, severity),
                (like, before) -> before != null && before.at().plus(LASTS).isAfter(now) ? before : readNow(like, now));
        return Optional.ofNullable(known.byMethod().get(method.code()));
    }

    private Figures readNow(Like like, Instant now) {
        FactSelection responses = new FactSelection(
                FactKind.FIRST_RESPONSE,
                null,
                null,
                List.of(new Stretch(now.minus(PERIOD), now)),
                now,
                new FactFilter(Map.of(
                        Column.PLAN,
                        like.plan().code(),
                        Column.SEVERITY,
                        like.severity().code())),
                null,
                null);
        Grouping byMethod = new Grouping.ByColumn(Column.METHOD);
        Map<String, Long> counts = figures.counts(responses, byMethod);
        Map<String, List<Ranked>> ranked = figures.percentiles(responses, byMethod, Measured.ELAPSED, List.of(USUAL));
        return new Figures(
                now,
                ranked.entrySet().stream()
                        .filter(group -> counts.getOrDefault(group.getKey(), 0L) >= FEWEST)
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                group -> Duration.ofSeconds(
                                        group.getValue().get(0).value()))));
    }
}
