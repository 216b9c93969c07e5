package org.caseport.web.pages.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.caseport.domain.report.FactFilter;
import org.caseport.domain.report.GroupBy;
import org.caseport.domain.report.Report;
import org.caseport.domain.report.ReportKind;
import org.caseport.domain.report.ReportRequest;
import org.junit.jupiter.api.Test;

class ShorterPeriodTest {

    private static final ReportRequest YEAR = new ReportRequest(
            ReportKind.BACKLOG,
            LocalDate.parse("2026-01-01"),
            LocalDate.parse("2026-12-31"),
            ZoneId.of("UTC"),
            GroupBy.TIME,
            false,
            Instant.parse("2027-01-05T00:00:00Z"),
            FactFilter.NONE,
            null);

    private static Function<ReportRequest, Report> database(long mostDays) {
        return request -> {
            if (request.days() > mostDays) {
                throw new IllegalStateException(new SQLException("canceling statement due to timeout", "57014"));
            }
            return new Report(
                    request, List.of(), new Report.Row(ReportRequest.ALL, Map.of(), Map.of()), null, Map.of());
        };
    }

    @Test
    void the_report_that_fits_is_about_the_last_days_of_the_period() {
        assertThat(ShorterPeriod.read(YEAR, database(400)).request()).isEqualTo(YEAR);
        assertThat(ShorterPeriod.read(YEAR, database(100)).request().first()).isEqualTo("2026-10-02");
        assertThat(ShorterPeriod.read(YEAR, database(50)).request().first()).isEqualTo("2026-12-02");
        assertThat(ShorterPeriod.read(YEAR, database(50)).request().last()).isEqualTo("2026-12-31");
    }

    @Test
    void where_no_shorter_period_fits_or_something_else_is_wrong_the_fault_is_told() {
        assertThatThrownBy(() -> ShorterPeriod.read(YEAR, database(5))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ShorterPeriod.read(YEAR, request -> {
                    throw new IllegalArgumentException("wrong");
                }))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
