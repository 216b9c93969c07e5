package org.caseport.policy.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The national holidays of Japan by the Act on National Holidays as it stands since 2020. Jollyday 2.19 still has the
 * Emperor's birthday of the former reign and lacks the equinoxes, the substitute holidays and the days between two
 * holidays; it can take over as soon as its calendar agrees with the test of this class.
 */
final class JapaneseHolidays {

    private JapaneseHolidays() {}

    static Map<LocalDate, String> in(int year) {
        NavigableMap<LocalDate, String> national = new TreeMap<>();
        national.put(LocalDate.of(year, 1, 1), "New Year's Day");
        national.put(monday(2, Month.JANUARY, year), "Coming of Age Day");
        national.put(LocalDate.of(year, 2, 11), "National Foundation Day");
        national.put(LocalDate.of(year, 2, 23), "Emperor's Birthday");
        national.put(LocalDate.of(year, 3, equinox(20.8431, year)), "Vernal Equinox Day");
        national.put(LocalDate.of(year, 4, 29), "Showa Day");
        national.put(LocalDate.of(year, 5, 3), "Constitution Memorial Day");
        national.put(LocalDate.of(year, 5, 4), "Greenery Day");
        national.put(LocalDate.of(year, 5, 5), "Children's Day");
        national.put(monday(3, Month.JULY, year), "Marine Day");
        national.put(LocalDate.of(year, 8, 11), "Mountain Day");
        national.put(monday(3, Month.SEPTEMBER, year), "Respect for the Aged Day");
        national.put(LocalDate.of(year, 9, equinox(23.2488, year)), "Autumnal Equinox Day");
        national.put(monday(2, Month.OCTOBER, year), "Sports Day");
        national.put(LocalDate.of(year, 11, 3), "Culture Day");
        national.put(LocalDate.of(year, 11, 23), "Labor Thanksgiving Day");

        Map<LocalDate, String> all = new TreeMap<>(national);
        for (LocalDate day : national.keySet()) {
            if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                all.put(firstNotIn(national, day), "Substitute Holiday");
            }
            if (national.containsKey(day.plusDays(2))) {
                all.putIfAbsent(day.plusDays(1), "Citizens' Holiday");
            }
        }
        return Map.copyOf(all);
    }

    private static LocalDate firstNotIn(Map<LocalDate, String> national, LocalDate day) {
        LocalDate next = day;
        while (national.containsKey(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static LocalDate monday(int which, Month month, int year) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(which, DayOfWeek.MONDAY));
    }

    /** The day of March or September: the usual approximation, right from 1980 to 2099. */
    private static int equinox(double in1980, int year) {
        int years = year - 1980;
        return (int) Math.floor(in1980 + 0.242194 * years) - Math.floorDiv(years, 4);
    }
}
