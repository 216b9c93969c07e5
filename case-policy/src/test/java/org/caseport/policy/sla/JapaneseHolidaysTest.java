package org.caseport.policy.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The days as the Cabinet Office publishes them. */
class JapaneseHolidaysTest {

    @ParameterizedTest
    @CsvSource({
        "2022, 01-01 01-10 02-11 02-23 03-21 04-29 05-03 05-04 05-05 07-18 08-11 09-19 09-23 10-10 11-03 11-23",
        "2023, 01-01 01-02 01-09 02-11 02-23 03-21 04-29 05-03 05-04 05-05 07-17 08-11 09-18 09-23 10-09 11-03 11-23",
        "2024, 01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-22 09-23 "
                + "10-14 11-03 11-04 11-23",
        "2025, 01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 "
                + "11-23 11-24",
        "2026, 01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 "
                + "11-23",
        "2027, 01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23",
    })
    void a_year_has_the_holidays_that_the_cabinet_office_publishes(int year, String days) {
        assertThat(JapaneseHolidays.in(year))
                .containsOnlyKeys(Arrays.stream(days.split(" "))
                        .map(day -> LocalDate.parse(year + "-" + day))
                        .toList());
    }

    @Test
    void a_holiday_on_sunday_is_made_up_for_on_the_next_day_that_is_none() {
        assertThat(JapaneseHolidays.in(2026))
                .containsEntry(LocalDate.of(2026, 5, 3), "Constitution Memorial Day")
                .containsEntry(LocalDate.of(2026, 5, 6), "Substitute Holiday");
        assertThat(JapaneseHolidays.in(2032)).containsEntry(LocalDate.of(2032, 9, 21), "Citizens' Holiday");
    }
}
