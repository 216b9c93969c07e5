package org.caseport.domain.report;

import java.util.List;
import java.util.Map;
import org.caseport.domain.report.ReportFigures.Ranked;
import org.caseport.domain.report.ReportKind.Measure;
import org.jspecify.annotations.Nullable;

/**
 * A report as it was read.
 *
 * @param before the sums of the period before; null when it is not compared
 * @param hours cases opened by hour of the week, in the report of volume; else empty
 */
public record Report(
        ReportRequest request,
        List<Row> rows,
        Row total,
        @Nullable Row before,
        Map<String, Long> hours) {

    public Report {
        rows = List.copyOf(rows);
        hours = Map.copyOf(hours);
    }

    /** The numbers of a group, or of all. */
    public record Row(String key, Map<ReportColumn, Long> counts, Map<Measure, List<Ranked>> percentiles) {

        public Row {
            counts = Map.copyOf(counts);
            percentiles = Map.copyOf(percentiles);
        }

        public long count(ReportColumn column) {
            return counts.getOrDefault(column, 0L);
        }
    }
}
