package org.caseport.web.pages.report;

import java.time.LocalDate;
import java.util.function.Function;
import org.caseport.domain.report.Report;
import org.caseport.domain.report.ReportRequest;
import org.caseport.web.frame.FaultKind;

/** Reads the report that fits where the database cancels the one that was asked for: about its last days. */
final class ShorterPeriod {

    /** How many times shorter the periods are that are tried. */
    private static final int[] PARTS = {4, 12};

    private ShorterPeriod() {}

    /**
     * The report of this period, or of a shorter one that ends with it.
     *
     * @throws RuntimeException what failed, if no shorter period could be read or something else is wrong
     */
    static Report read(ReportRequest request, Function<ReportRequest, Report> reading) {
        try {
            return reading.apply(request);
        } catch (RuntimeException e) {
            return shorter(request, reading, e);
        }
    }

    private static Report shorter(
            ReportRequest request, Function<ReportRequest, Report> reading, RuntimeException first) {
        RuntimeException last = first;
        for (int part : PARTS) {
            long days = request.days() / part;
            if (days == 0 || FaultKind.of(last) != FaultKind.TOO_LONG) {
                throw last;
            }
            LocalDate from = request.last().minusDays(days - 1);
            try {
                return reading.apply(request.from(from));
            } catch (RuntimeException e) {
                last = e;
            }
        }
        throw last;
    }
}
