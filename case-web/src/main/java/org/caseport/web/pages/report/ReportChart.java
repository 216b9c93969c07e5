package org.caseport.web.pages.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseport.domain.report.Report;
import org.caseport.domain.report.ReportColumn;
import org.caseport.domain.report.ReportFigures.Ranked;
import org.caseport.domain.report.ReportKind;
import org.caseport.domain.report.ReportKind.Measure;
import org.caseport.web.pages.Labels;

/**
 * What the chart of a report draws, as the configuration of Chart.js in JSON. Colours are left to the script of the
 * page, which takes them from the theme.
 */
final class ReportChart {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BARS = 60;
    private static final double SECONDS_AN_HOUR = 3_600.0;

    private ReportChart() {}

    /** The configuration, in which no character can end a script. */
    static String of(Report report, ReportWords words, Labels labels) {
        List<Report.Row> rows = report.rows().stream().limit(MOST_BARS).toList();
        ReportKind kind = report.request().kind();
        List<Map<String, Object>> sets = new ArrayList<>();
        if (!drawn(kind).isEmpty()) {
            for (ReportColumn column : drawn(kind)) {
                sets.add(set(
                        labels.of(column),
                        rows.stream().map(row -> (Object) row.count(column)).toList()));
            }
        } else {
            Measure measure = kind.measures().get(0);
            for (int percent : ReportKind.PERCENTS) {
                sets.add(set(
                        labels.format("reports.percentile.hours", percent, labels.of(measure.measured())),
                        rows.stream().map(row -> hours(row, measure, percent)).toList()));
            }
        }
        boolean stacked = kind == ReportKind.TARGETS
                || kind == ReportKind.RATINGS
                || kind == ReportKind.BACKLOG
                || kind == ReportKind.CALLS;
        Map<String, Object> axis = Map.of("stacked", stacked);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(
                "labels",
                rows.stream()
                        .map(row -> words.shortRow(report.request(), row.key()))
                        .toList());
        data.put("datasets", sets);
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("type", "bar");
        config.put("data", data);
        config.put(
                "options",
                Map.of(
                        "responsive", true,
                        "maintainAspectRatio", false,
                        "animation", false,
                        "scales", Map.of("x", axis, "y", axis)));
        try {
            return JSON.writeValueAsString(config).replace("<", "\\u003c").replace(">", "\\u003e");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The columns whose numbers are drawn; none where percentiles are. */
    private static List<ReportColumn> drawn(ReportKind kind) {
        return switch (kind) {
            case RESPONSE, RESOLUTION, HAND_OVERS -> List.of();
            case BACKLOG -> List.of(ReportColumn.OPEN_SUPPORT, ReportColumn.OPEN_CUSTOMER);
            case CHATS -> List.of(ReportColumn.CHATS_ACCEPTED, ReportColumn.CHATS_LEFT);
            case CALLS -> kind.tables().get(0).columns();
            case REOPENED -> List.of(ReportColumn.RESOLUTIONS, ReportColumn.REOPENINGS);
            case RATINGS -> kind.columns().subList(1, kind.columns().size());
            case TARGETS, VOLUME -> kind.columns();
        };
    }

    private static Map<String, Object> set(String label, List<Object> values) {
        return Map.of("label", label, "data", values);
    }

    private static Object hours(Report.Row row, Measure measure, int percent) {
        return row.percentiles().getOrDefault(measure, List.of()).stream()
                .filter(ranked -> ranked.percent() == percent)
                .map(Ranked::value)
                .findFirst()
                .map(seconds -> Math.round(seconds / SECONDS_AN_HOUR * 100) / 100.0)
                .orElse(0.0);
    }
}
