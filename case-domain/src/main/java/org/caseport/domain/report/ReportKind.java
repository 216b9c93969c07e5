package org.caseport.domain.report;

import static org.caseport.domain.report.ReportFigures.Measured.ELAPSED;
import static org.caseport.domain.report.ReportFigures.Measured.SHARE;
import static org.caseport.domain.report.ReportFigures.Measured.TAKEN;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caseport.domain.report.ReportFigures.Measured;

/** The reports, each with the columns that it counts and with what it measures of the first of them. */
public enum ReportKind {
    TARGETS(List.of(ReportColumn.MET, ReportColumn.MISSED, ReportColumn.NOT_NEEDED), List.of()),
    RESPONSE(List.of(ReportColumn.RESPONSES), List.of(TAKEN, ELAPSED, SHARE)),
    VOLUME(List.of(ReportColumn.OPENED), List.of()),
    RESOLUTION(List.of(ReportColumn.RESOLUTIONS), List.of(ELAPSED)),
    REOPENED(
            List.of(
                    ReportColumn.REOPENINGS,
                    ReportColumn.RESOLUTIONS,
                    ReportColumn.REOPENED_BY_CUSTOMER,
                    ReportColumn.REOPENED_BY_SUPPORT),
            List.of()),
    RATINGS(
            List.of(
                    ReportColumn.RATINGS,
                    ReportColumn.STARS_1,
                    ReportColumn.STARS_2,
                    ReportColumn.STARS_3,
                    ReportColumn.STARS_4,
                    ReportColumn.STARS_5),
            List.of()),
    HAND_OVERS(List.of(ReportColumn.TAKEN_UP, ReportColumn.ASSIGNMENTS, ReportColumn.ESCALATIONS), List.of(ELAPSED));

    /** The percentiles that are shown. */
    public static final List<Integer> PERCENTS = List.of(50, 90, 95);

    private final List<ReportColumn> columns;
    private final List<Measured> measured;

    ReportKind(List<ReportColumn> columns, List<Measured> measured) {
        this.columns = columns;
        this.measured = measured;
    }

    public List<ReportColumn> columns() {
        return columns;
    }

    /** What percentiles are taken of. */
    public List<Measured> measured() {
        return measured;
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
        return measured.isEmpty();
    }
}
