package org.caseport.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimeFormatterTest {

    private static final Instant TUESDAY_NINE_UTC = Instant.parse("2026-11-24T09:00:00Z");

    private final TimeFormatter berlin = new TimeFormatter(new Texts(Locale.ENGLISH), ZoneId.of("Europe/Berlin"));
    private final TimeFormatter tokyo = new TimeFormatter(new Texts(Locale.JAPANESE), ZoneId.of("Asia/Tokyo"));

    @Test
    void a_time_comes_with_weekday_date_and_the_accounts_zone() {
        assertThat(berlin.at(TUESDAY_NINE_UTC)).isEqualTo("Tue 24 Nov 2026, 10:00 CET");
        assertThat(tokyo.at(TUESDAY_NINE_UTC)).isEqualTo("2026年11月24日（火）18:00 JST");
        assertThat(berlin.at(Instant.parse("2026-07-01T09:00:00Z"))).isEqualTo("Wed 1 Jul 2026, 11:00 CEST");
    }

    @Test
    void a_time_without_its_year_can_come_with_the_zone() {
        assertThat(berlin.shortlyWithZone(TUESDAY_NINE_UTC)).isEqualTo("Tue 24 Nov, 10:00 CET");
        assertThat(tokyo.shortlyWithZone(TUESDAY_NINE_UTC)).endsWith("18:00 JST");
        assertThat(berlin.shortlyWithZone(Instant.parse("2026-07-01T09:00:00Z")))
                .endsWith("11:00 CEST");
    }

    @Test
    void the_time_elsewhere_comes_with_its_city_and_with_the_weekday_only_where_that_is_another() {
        Instant afternoon = Instant.parse("2026-11-24T14:35:00Z");

        assertThat(berlin.clockIn(ZoneId.of("Australia/Sydney"), afternoon)).isEqualTo("Sydney 01:35 (Wed)");
        assertThat(tokyo.clockIn(ZoneId.of("Australia/Sydney"), afternoon)).isEqualTo("Sydney 01:35（水）");
        assertThat(berlin.clockIn(ZoneId.of("America/Argentina/Buenos_Aires"), afternoon))
                .isEqualTo("Buenos Aires 11:35");
        assertThat(berlin.clockIn(ZoneId.of("UTC"), afternoon)).isEqualTo("UTC 14:35");
    }

    @Test
    void within_a_day_a_time_is_also_told_from_now() {
        Instant later = TUESDAY_NINE_UTC.plus(Duration.ofMinutes(192));

        assertThat(berlin.relative(later, TUESDAY_NINE_UTC)).isEqualTo("in 3 h 12 min");
        assertThat(berlin.relative(TUESDAY_NINE_UTC.minusSeconds(240), TUESDAY_NINE_UTC))
                .isEqualTo("4 min ago");
        assertThat(tokyo.relative(later, TUESDAY_NINE_UTC)).isEqualTo("3 時間 12 分後");
        assertThat(berlin.whenSeenFrom(later, TUESDAY_NINE_UTC))
                .isEqualTo("Tue 24 Nov 2026, 13:12 CET (in 3 h 12 min)");
    }

    @Test
    void what_is_past_is_told_as_people_say_it() {
        assertThat(berlin.ago(TUESDAY_NINE_UTC.minusSeconds(20), TUESDAY_NINE_UTC))
                .isEqualTo("now");
        assertThat(berlin.ago(TUESDAY_NINE_UTC.minusSeconds(720), TUESDAY_NINE_UTC))
                .isEqualTo("12 min ago");
        assertThat(berlin.ago(TUESDAY_NINE_UTC.minusSeconds(9000), TUESDAY_NINE_UTC))
                .isEqualTo("2 h ago");
        assertThat(berlin.ago(TUESDAY_NINE_UTC.minus(Duration.ofHours(20)), TUESDAY_NINE_UTC))
                .isEqualTo("yesterday 14:00");
        assertThat(berlin.ago(TUESDAY_NINE_UTC.minus(Duration.ofDays(3)), TUESDAY_NINE_UTC))
                .isEqualTo("21 Nov");
        assertThat(berlin.ago(TUESDAY_NINE_UTC.minus(Duration.ofDays(365)), TUESDAY_NINE_UTC))
                .isEqualTo("24 Nov 2025");
        assertThat(tokyo.ago(TUESDAY_NINE_UTC.minusSeconds(9000), TUESDAY_NINE_UTC))
                .isEqualTo("2 時間前");
    }

    @Test
    void more_than_a_day_away_the_date_is_enough() {
        Instant nextWeek = TUESDAY_NINE_UTC.plus(Duration.ofDays(7));

        assertThat(berlin.relative(nextWeek, TUESDAY_NINE_UTC)).isEmpty();
        assertThat(berlin.whenSeenFrom(nextWeek, TUESDAY_NINE_UTC)).isEqualTo("Tue 1 Dec 2026, 10:00 CET");
    }

    @Test
    void from_a_day_on_a_span_is_told_in_days_and_hours() {
        assertThat(berlin.roundedSpan(Duration.ofMinutes(23 * 60 + 59))).isEqualTo("23 h 59 min");
        assertThat(berlin.roundedSpan(Duration.ofMinutes(45 * 60 + 51))).isEqualTo("1 d 22 h");
        assertThat(berlin.roundedSpan(Duration.ofDays(2))).isEqualTo("2 d");
        assertThat(tokyo.roundedSpan(Duration.ofHours(25))).isEqualTo("1 日 1 時間");
    }

    @Test
    void a_time_to_wait_is_never_told_too_short() {
        assertThat(berlin.wait(Duration.ofMillis(29_001))).isEqualTo("30 seconds");
        assertThat(berlin.wait(Duration.ofMillis(1))).isEqualTo("1 second");
        assertThat(berlin.wait(Duration.ofSeconds(61))).isEqualTo("2 minutes");
        assertThat(tokyo.wait(Duration.ofMinutes(15))).isEqualTo("15 分");
    }
}
