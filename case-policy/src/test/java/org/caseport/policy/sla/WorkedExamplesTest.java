package org.caseport.policy.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.caseport.domain.cases.Promise.Why.COUNTED;
import static org.caseport.domain.cases.Promise.Why.OUTSIDE_HOURS;
import static org.caseport.domain.cases.Promise.Why.WEEKEND;
import static org.caseport.policy.sla.Where.BAVARIA;
import static org.caseport.policy.sla.Where.GERMANY;
import static org.caseport.policy.sla.Where.JAPAN;
import static org.caseport.policy.sla.Where.NEW_YORK;
import static org.caseport.policy.sla.Where.NOWHERE;
import static org.caseport.policy.sla.Where.SCOTLAND;
import static org.caseport.policy.sla.Where.SYDNEY;
import static org.caseport.policy.sla.Where.hours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.caseport.domain.cases.Promise.Clock;
import org.caseport.domain.cases.Promise.Stretch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkedExamplesTest {

    private static final OpeningHours OFFICE = GERMANY.open("08:00-18:00");

    private static void due(OpeningHours hours, Where where, String from, long target, String due) {
        assertThat(hours.count(where.at(from), hours(target)).due()).isEqualTo(where.at(due));
    }

    @ParameterizedTest
    @CsvSource({
        // Friday 16:00: 2 h on Friday and 10 h on Monday
        "2026-11-20T16:00, 12, 2026-11-23T18:00",
        // Saturday 11:00
        "2026-11-21T11:00, 12, 2026-11-24T10:00",
        // Monday 07:00
        "2026-11-23T07:00, 24, 2026-11-25T12:00",
        // exactly at opening, at closing, and a nanosecond before
        "2026-11-23T08:00, 10, 2026-11-23T18:00",
        "2026-11-23T18:00, 10, 2026-11-24T18:00",
        "2026-11-23T18:00, 1, 2026-11-24T09:00",
        "2026-11-23T17:59:59, 1, 2026-11-24T08:59:59",
        // Christmas on Friday and Saturday
        "2026-12-24T17:00, 2, 2026-12-28T09:00",
    })
    void a_business_hours_target_is_used_up_in_office_hours(String from, long target, String due) {
        due(OFFICE, GERMANY, from, target, due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00, 3, 2026-11-26T10:00",
        // over a weekend, and from one
        "2026-11-26T10:00, 3, 2026-12-01T10:00",
        "2026-11-21T11:00, 1, 2026-11-23T11:00",
        // over Christmas
        "2026-12-23T09:30, 5, 2026-12-31T09:30",
        // at night it is the same night hour
        "2026-11-23T23:59, 1, 2026-11-24T23:59",
    })
    void working_days_later_it_is_the_same_time_of_the_day(String from, int days, String then) {
        assertThat(OFFICE.daysAfter(GERMANY.at(from), days)).isEqualTo(GERMANY.at(then));
    }

    @Test
    void where_support_is_always_there_every_day_counts() {
        assertThat(new AroundTheClock(GERMANY.zone()).daysAfter(GERMANY.at("2026-03-28T12:00"), 2))
                .isEqualTo(GERMANY.at("2026-03-30T12:00"));
    }

    @Test
    void a_holiday_on_tuesday_moves_the_due_time_a_day() {
        // All Saints is a holiday in Bavaria; 2022-11-01 was a Tuesday.
        due(BAVARIA.open("08:00-18:00"), BAVARIA, "2022-10-31T07:00", 24, "2022-11-03T12:00");
        due(OFFICE, GERMANY, "2022-10-31T07:00", 24, "2022-11-02T12:00");
    }

    @Test
    void around_the_clock_adds_elapsed_time() {
        Instant sunday = GERMANY.at("2026-11-22T03:10");
        var always = new AroundTheClock(GERMANY.zone());

        assertThat(always.count(sunday, hours(4)).due()).isEqualTo(GERMANY.at("2026-11-22T07:10"));
        assertThat(always.count(sunday, Duration.ofMinutes(15)).stretches())
                .containsExactly(new Stretch(sunday, sunday.plusSeconds(900), COUNTED, null));
        assertThat(always.isOpenAt(sunday)).isTrue();
        assertThat(always.opensAt(sunday)).isEqualTo(sunday);
        assertThat(always.clock()).isEqualTo(Clock.AROUND_THE_CLOCK);
        assertThat(OFFICE.clock()).isEqualTo(Clock.BUSINESS_HOURS);
    }

    @Test
    void a_daylight_saving_change_does_not_move_an_elapsed_target() {
        var always = new AroundTheClock(GERMANY.zone());

        assertThat(always.count(GERMANY.at("2026-03-28T12:00"), hours(24)).due())
                .isEqualTo(GERMANY.at("2026-03-29T13:00"));
        assertThat(always.count(GERMANY.at("2026-10-24T12:00"), hours(24)).due())
                .isEqualTo(GERMANY.at("2026-10-25T11:00"));
    }

    @Test
    void business_hours_keep_to_the_wall_clock_over_a_daylight_saving_change() {
        due(OFFICE, GERMANY, "2026-03-27T17:00", 2, "2026-03-30T09:00");
        due(OFFICE, GERMANY, "2026-10-23T17:00", 2, "2026-10-26T09:00");
        due(NEW_YORK.open("08:00-18:00"), NEW_YORK, "2026-03-06T17:00", 2, "2026-03-09T09:00");
        due(SYDNEY.open("08:00-18:00"), SYDNEY, "2026-10-02T17:00", 2, "2026-10-06T09:00");
    }

    @Test
    void a_shift_through_the_night_of_a_change_has_the_hours_that_pass() {
        // Brazil changed on a working day: on Sunday 4 November 2018 at midnight; Jordan on Thursdays. Cairo: Friday.
        Where cairo = new Where(ZoneId.of("Africa/Cairo"), "ZZ", null);
        OpeningHours night = new OpeningHours(
                cairo.zone(), List.of(Shift.parse("22:00-06:00").orElseThrow()), new WorkingDays("ZZ", null, Set.of()));

        // 2026-04-24 begins at 01:00: seven hours in this night.
        Instant opens = cairo.at("2026-04-23T22:00");
        assertThat(night.count(opens, hours(7)).due()).isEqualTo(cairo.at("2026-04-24T06:00"));
        assertThat(night.count(opens, hours(8)).due()).isEqualTo(cairo.at("2026-04-24T23:00"));
        // On 2026-10-29 the hour from 23:00 comes twice: nine hours in this night.
        opens = cairo.at("2026-10-29T22:00");
        assertThat(night.count(opens, hours(9)).due()).isEqualTo(cairo.at("2026-10-30T06:00"));
    }

    @Test
    void hours_that_begin_in_the_hour_that_is_skipped_begin_when_it_is_skipped() {
        OpeningHours early = new OpeningHours(
                GERMANY.zone(),
                List.of(
                        Shift.parse("02:15-02:45").orElseThrow(),
                        Shift.parse("02:45-04:00").orElseThrow()),
                new WorkingDays("ZZ", null, Set.of()));

        assertThat(early.count(GERMANY.at("2026-03-29T00:00"), hours(1)).stretches())
                .containsExactly(
                        GERMANY.stretch("2026-03-29T00:00", "2026-03-29T03:00", OUTSIDE_HOURS),
                        GERMANY.stretch("2026-03-29T03:00", "2026-03-29T04:00", COUNTED));
    }

    @Test
    void the_derivation_says_why_each_stretch_counts_or_not() {
        DueCalculation counted = OFFICE.count(GERMANY.at("2026-12-23T17:00"), hours(12));

        assertThat(counted.due()).isEqualTo(GERMANY.at("2026-12-28T09:00"));
        assertThat(counted.stretches())
                .containsExactly(
                        GERMANY.stretch("2026-12-23T17:00", "2026-12-23T18:00", COUNTED),
                        GERMANY.stretch("2026-12-23T18:00", "2026-12-24T08:00", OUTSIDE_HOURS),
                        GERMANY.stretch("2026-12-24T08:00", "2026-12-24T18:00", COUNTED),
                        GERMANY.stretch("2026-12-24T18:00", "2026-12-25T00:00", OUTSIDE_HOURS),
                        GERMANY.holiday("2026-12-25T00:00", "2026-12-26T00:00", "1st Christmas day"),
                        GERMANY.stretch("2026-12-26T00:00", "2026-12-28T00:00", WEEKEND),
                        GERMANY.stretch("2026-12-28T00:00", "2026-12-28T08:00", OUTSIDE_HOURS),
                        GERMANY.stretch("2026-12-28T08:00", "2026-12-28T09:00", COUNTED));
    }

    @Test
    void two_holidays_in_a_row_are_two_stretches() {
        assertThat(JAPAN.open("09:00-18:00")
                        .count(JAPAN.at("2026-09-21T00:00"), hours(1))
                        .stretches())
                .containsExactly(
                        JAPAN.holiday("2026-09-21T00:00", "2026-09-22T00:00", "Respect for the Aged Day"),
                        JAPAN.holiday("2026-09-22T00:00", "2026-09-23T00:00", "Citizens' Holiday"),
                        JAPAN.holiday("2026-09-23T00:00", "2026-09-24T00:00", "Autumnal Equinox Day"),
                        JAPAN.stretch("2026-09-24T00:00", "2026-09-24T09:00", OUTSIDE_HOURS),
                        JAPAN.stretch("2026-09-24T09:00", "2026-09-24T10:00", COUNTED));
    }

    @Test
    void a_day_may_have_several_shifts_in_any_order() {
        OpeningHours broken = NOWHERE.open("13:00-17:00", "08:00-12:00");

        assertThat(broken.count(NOWHERE.at("2026-11-23T11:00"), hours(2)).stretches())
                .containsExactly(
                        NOWHERE.stretch("2026-11-23T11:00", "2026-11-23T12:00", COUNTED),
                        NOWHERE.stretch("2026-11-23T12:00", "2026-11-23T13:00", OUTSIDE_HOURS),
                        NOWHERE.stretch("2026-11-23T13:00", "2026-11-23T14:00", COUNTED));
        assertThat(broken.shifts()).extracting(Shift::opens).containsExactly(480, 780);
    }

    @Test
    void a_shift_over_midnight_belongs_to_the_day_it_begins() {
        OpeningHours night = NOWHERE.open("22:00-06:00");

        // Friday's shift ends on Saturday; there is none on Sunday evening.
        assertThat(night.isOpenAt(NOWHERE.at("2026-11-28T05:59"))).isTrue();
        assertThat(night.isOpenAt(NOWHERE.at("2026-11-28T06:00"))).isFalse();
        assertThat(night.isOpenAt(NOWHERE.at("2026-11-29T23:00"))).isFalse();
        assertThat(night.isOpenAt(NOWHERE.at("2026-11-30T01:00"))).isFalse();
        assertThat(night.opensAt(NOWHERE.at("2026-11-28T06:00"))).isEqualTo(NOWHERE.at("2026-11-30T22:00"));
        due(night, NOWHERE, "2026-11-27T23:00", 8, "2026-11-30T23:00");
    }

    @Test
    void a_whole_working_day_has_twenty_four_hours() {
        OpeningHours days = NOWHERE.open("00:00-24:00");

        assertThat(days.count(NOWHERE.at("2026-11-26T12:00"), hours(40)).stretches())
                .containsExactly(
                        NOWHERE.stretch("2026-11-26T12:00", "2026-11-28T00:00", COUNTED),
                        NOWHERE.stretch("2026-11-28T00:00", "2026-11-30T00:00", WEEKEND),
                        NOWHERE.stretch("2026-11-30T00:00", "2026-11-30T04:00", COUNTED));
    }

    @Test
    void open_and_closed_are_half_open() {
        assertThat(OFFICE.isOpenAt(GERMANY.at("2026-11-23T08:00"))).isTrue();
        assertThat(OFFICE.isOpenAt(GERMANY.at("2026-11-23T07:59:59"))).isFalse();
        assertThat(OFFICE.isOpenAt(GERMANY.at("2026-11-23T17:59:59"))).isTrue();
        assertThat(OFFICE.isOpenAt(GERMANY.at("2026-11-23T18:00"))).isFalse();
        assertThat(OFFICE.opensAt(GERMANY.at("2026-11-23T12:00"))).isEqualTo(GERMANY.at("2026-11-23T12:00"));
        assertThat(OFFICE.opensAt(GERMANY.at("2026-11-20T18:00"))).isEqualTo(GERMANY.at("2026-11-23T08:00"));
    }

    @ParameterizedTest
    @CsvSource({
        "SCOTLAND, 2026-11-30, St. Andrew's Day",
        "SCOTLAND, 2026-12-28, Boxing Day",
        "NEW_YORK, 2026-07-03, Independence Day",
        "NEW_YORK, 2027-12-31, New Year's Day",
        "SYDNEY, 2026-10-05, Labour day",
        "BAVARIA, 2026-06-04, Corpus Christi",
        "GERMANY, 2026-06-04, ",
        "NEW_YORK, 2026-02-12, ",
        "NOWHERE, 2026-01-01, ",
        "JAPAN, 2026-11-23, Labor Thanksgiving Day",
    })
    void holidays_are_those_of_the_country_and_of_the_region(String place, java.time.LocalDate day, String name) {
        Where where =
                switch (place) {
                    case "SCOTLAND" -> SCOTLAND;
                    case "NEW_YORK" -> NEW_YORK;
                    case "SYDNEY" -> SYDNEY;
                    case "BAVARIA" -> BAVARIA;
                    case "GERMANY" -> GERMANY;
                    case "JAPAN" -> JAPAN;
                    default -> NOWHERE;
                };

        assertThat(PublicHolidays.on(day, where.country(), where.region()))
                .isEqualTo(java.util.Optional.ofNullable(name));
    }

    @Test
    void a_region_that_nobody_knows_has_the_holidays_of_its_country() {
        assertThat(PublicHolidays.on(java.time.LocalDate.of(2026, 10, 3), "DE", "DE-ZZ"))
                .contains("German Unity Day");
    }

    @Test
    void a_weekend_is_what_it_is_in_the_country() {
        OpeningHours riyadh = new OpeningHours(
                ZoneId.of("Asia/Riyadh"),
                List.of(Shift.parse("08:00-18:00").orElseThrow()),
                new WorkingDays("ZZ", null, EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY)));
        Where there = new Where(riyadh.zone(), "ZZ", null);

        due(riyadh, there, "2026-11-26T17:00", 2, "2026-11-29T09:00");
    }

    @Test
    void hours_that_never_open_are_found_out() {
        OpeningHours never = new OpeningHours(
                ZoneId.of("UTC"),
                List.of(Shift.parse("08:00-18:00").orElseThrow()),
                new WorkingDays("ZZ", null, EnumSet.allOf(DayOfWeek.class)));

        assertThatIllegalStateException()
                .isThrownBy(() -> never.opensAt(Instant.EPOCH))
                .withMessageContaining("never opens");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpeningHours(ZoneId.of("UTC"), List.of(), never.days()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8:00-18:00",
                "08:00",
                "08:00-08:00",
                "24:00-08:00",
                "08:60-09:00",
                "08:00-24:01",
                "08:00 - 18:00"
            })
    void what_is_no_shift_is_none(String text) {
        assertThat(Shift.parse(text)).isEmpty();
    }

    @Test
    void a_shift_lasts_from_a_minute_to_a_day() {
        assertThat(Shift.parse("08:05-18:07")).contains(new Shift(485, 1087));
        assertThat(Shift.parse("00:00-24:00")).contains(new Shift(0, 1440));
        assertThat(Shift.parse("22:00-00:00")).contains(new Shift(1320, 1440));
        assertThat(Shift.parse("23:59-23:58")).contains(new Shift(1439, 2878));
        assertThat(new Shift(600, 2040).opens()).isEqualTo(600);
        for (int[] wrong : new int[][] {{-1, 5}, {1440, 1441}, {5, 5}, {600, 2041}}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Shift(wrong[0], wrong[1]));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "08:00-12:00, 12:00-18:00, false",
        "08:00-12:00, 11:59-18:00, true",
        "22:00-06:00, 06:00-14:00, false",
        "22:00-06:00, 05:59-14:00, true",
        "00:00-24:00, 03:00-04:00, true",
        "22:00-06:00, 14:00-22:00, false",
    })
    void shifts_overlap_also_into_the_next_day(String one, String other, boolean overlap) {
        Shift first = Shift.parse(one).orElseThrow();
        Shift second = Shift.parse(other).orElseThrow();

        assertThat(first.overlaps(second)).isEqualTo(overlap);
        assertThat(second.overlaps(first)).isEqualTo(overlap);
    }
}
