package org.caseport.web.application.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.caseport.domain.account.Agent;
import org.caseport.domain.report.FactFilter;
import org.caseport.domain.report.FactSelection.Stretch;
import org.caseport.domain.report.GroupBy;
import org.caseport.domain.report.Grouping;
import org.caseport.domain.report.ReportColumn;
import org.caseport.domain.report.ReportFigures;
import org.caseport.domain.report.ReportFigures.Measured;
import org.caseport.domain.report.ReportKind;
import org.caseport.domain.report.ReportRequest;
import org.jspecify.annotations.Nullable;

/** Reads the figures of today for the supervisors' board, by the conditions of the reports. */
@ApplicationScoped
@Transactional
public class ReadingToday {

    private static final int MEDIAN = 50;

    @Inject
    ReportFigures figures;

    /**
     * Today.
     *
     * @param hours the hours of the day, of which there are 23 or 25 when the clock changes
     * @param opened how many cases were opened in each hour; answered and resolved likewise
     * @param median of the first responses today, in seconds elapsed; null without any
     */
    public record Today(
            List<Stretch> hours,
            List<Long> opened,
            List<Long> answered,
            List<Long> resolved,
            long met,
            long missed,
            @Nullable Long median) {

        public Today {
            hours = List.copyOf(hours);
            opened = List.copyOf(opened);
            answered = List.copyOf(answered);
            resolved = List.copyOf(resolved);
        }
    }

    /** Empty for anybody but a supervisor. */
    public Optional<Today> of(Agent agent, ZoneId zone, Instant now) {
        if (!agent.supervisor()) {
            return Optional.empty();
        }
        LocalDate day = now.atZone(zone).toLocalDate();
        ReportRequest request =
                new ReportRequest(ReportKind.RESPONSE, day, day, zone, GroupBy.TIME, false, now, FactFilter.NONE, null);
        List<Stretch> hours = new ArrayList<>();
        Instant until = request.period().until();
        for (Instant from = request.period().from(); from.isBefore(until); from = from.plus(1, ChronoUnit.HOURS)) {
            Instant next = from.plus(1, ChronoUnit.HOURS);
            hours.add(new Stretch(from, next.isBefore(until) ? next : until));
        }
        Grouping.ByTime byHour = new Grouping.ByTime(hours);
        return Optional.of(new Today(
                hours,
                counts(request, ReportColumn.OPENED, byHour),
                counts(request, ReportColumn.RESPONSES, byHour),
                counts(request, ReportColumn.RESOLUTIONS, byHour),
                figures.count(request.selection(ReportColumn.MET, ReportRequest.ALL)),
                figures.count(request.selection(ReportColumn.MISSED, ReportRequest.ALL)),
                figures
                        .percentiles(
                                request.selection(ReportColumn.RESPONSES, ReportRequest.ALL),
                                Measured.ELAPSED,
                                List.of(MEDIAN))
                        .stream()
                        .findFirst()
                        .map(ReportFigures.Ranked::value)
                        .orElse(null)));
    }

    private List<Long> counts(ReportRequest request, ReportColumn column, Grouping.ByTime byHour) {
        Map<String, Long> counts = figures.counts(request.selection(column, ReportRequest.ALL), byHour);
        return IntStream.range(0, byHour.parts().size())
                .mapToObj(hour -> counts.getOrDefault(Integer.toString(hour), 0L))
                .toList();
    }
}
