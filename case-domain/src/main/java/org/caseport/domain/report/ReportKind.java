package org.caseport.domain.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caseport.domain.report.ReportFigures.Measured;

/** The reports, each with the columns that it counts and with what it measures of the first of them. */
public enum ReportKind {
    TARGETS,
    RESPONSE,
    VOLUME,
    RESOLUTION,
    REOPENED,
    RATINGS,
    HAND_OVERS;

    /** The percentiles that are shown. */
    public static final List<Integer> PERCENTS = List.of(50, 90, 95);

    public List<ReportColumn> columns() {
        return switch (this) {
            case TARGETS -> List.of(ReportColumn.MET, ReportColumn.MISSED, ReportColumn.NOT_NEEDED);
            case RESPONSE -> List.of(ReportColumn.RESPONSES);
            case VOLUME -> List.of(ReportColumn.OPENED);
            case RESOLUTION -> List.of(ReportColumn.RESOLUTIONS);
            case REOPENED ->
                List.of(
                        ReportColumn.REOPENINGS,
                        ReportColumn.RESOLUTIONS,
                        ReportColumn.REOPENED_BY_CUSTOMER,
                        ReportColumn.REOPENED_BY_SUPPORT);
            case RATINGS ->
                List.of(
                        ReportColumn.RATINGS,
                        ReportColumn.STARS_1,
                        ReportColumn.STARS_2,
                        ReportColumn.STARS_3,
                        ReportColumn.STARS_4,
                        ReportColumn.STARS_5);
            case HAND_OVERS -> List.of(ReportColumn.TAKEN_UP, ReportColumn.ASSIGNMENTS, ReportColumn.ESCALATIONS);
        };
    }

    /** What percentiles are taken of. */
    public List<Measured> measured() {
        return switch (this) {
            case RESPONSE -> List.of(Measured.TAKEN, Measured.ELAPSED, Measured.SHARE);
            case RESOLUTION, HAND_OVERS -> List.of(Measured.ELAPSED);
            case TARGETS, VOLUME, REOPENED, RATINGS -> List.of();
        };
    }

    /** The code in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ReportKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** Whether its rows can be hours of the week: not with percentiles. */
    public boolean isByHour() {
        return measured().isEmpty();
    }
}
