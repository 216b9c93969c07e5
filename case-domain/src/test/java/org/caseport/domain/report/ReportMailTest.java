package org.caseport.domain.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.report.ReportMail.Rhythm;
import org.junit.jupiter.api.Test;

class ReportMailTest {

    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-30");

    private static ReportMail mail(Rhythm rhythm, LocalDate next) {
        return new ReportMail(
                "1",
                new PersonId("sven"),
                rhythm,
                ReportKind.TARGETS,
                GroupBy.PLAN,
                true,
                FactFilter.NONE.with(FactFilter.Column.SEVERITY, "high"),
                "en",
                next,
                Instant.EPOCH);
    }

    @Test
    void weekly_is_the_next_monday_and_monthly_the_first_of_the_next_month() {
        assertThat(Rhythm.WEEKLY.after(MONDAY.minusDays(1))).isEqualTo(MONDAY);
        assertThat(Rhythm.WEEKLY.after(MONDAY)).isEqualTo(MONDAY.plusDays(7));
        assertThat(Rhythm.MONTHLY.after(MONDAY)).isEqualTo(LocalDate.parse("2026-12-01"));
        assertThat(Rhythm.MONTHLY.after(LocalDate.parse("2026-12-01"))).isEqualTo(LocalDate.parse("2027-01-01"));
    }

    @Test
    void it_is_due_in_the_morning_of_its_day_in_the_persons_zone() {
        ReportMail mail = mail(Rhythm.WEEKLY, MONDAY);

        assertThat(mail.isDue(KOLKATA, Instant.parse("2026-11-30T00:29:59Z"))).isFalse();
        assertThat(mail.isDue(KOLKATA, Instant.parse("2026-11-30T00:30:00Z"))).isTrue();
        assertThat(mail.isDue(ZoneId.of("America/St_Johns"), Instant.parse("2026-11-30T09:29:59Z")))
                .isFalse();
    }

    @Test
    void after_a_pause_only_the_latest_is_mailed() {
        ReportMail mail = mail(Rhythm.WEEKLY, MONDAY);

        assertThat(mail.lastDue(KOLKATA, Instant.parse("2026-11-30T00:30:00Z"))).isEqualTo(MONDAY);
        assertThat(mail.lastDue(KOLKATA, Instant.parse("2026-12-24T12:00:00Z")))
                .isEqualTo(LocalDate.parse("2026-12-21"));
    }

    @Test
    void it_is_about_the_week_or_month_that_has_ended_as_of_one_instant() {
        Instant asOf = Instant.parse("2026-11-30T00:30:00Z");

        ReportRequest week = mail(Rhythm.WEEKLY, MONDAY).request(MONDAY, KOLKATA, asOf);
        LocalDate march = LocalDate.parse("2026-03-01");
        ReportRequest month = mail(Rhythm.MONTHLY, march).request(march, KOLKATA, asOf);

        assertThat(week.first()).isEqualTo(LocalDate.parse("2026-11-23"));
        assertThat(week.last()).isEqualTo(LocalDate.parse("2026-11-29"));
        assertThat(week.asOf()).isEqualTo(asOf);
        assertThat(week.filter().get(FactFilter.Column.SEVERITY)).hasValue("high");
        assertThat(week.compare()).isTrue();
        assertThat(month.first()).isEqualTo(LocalDate.parse("2026-02-01"));
        assertThat(month.last()).isEqualTo(LocalDate.parse("2026-02-28"));
    }
}
