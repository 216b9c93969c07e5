package org.caseport.policy.sla;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The days on which people work in a country: not its weekend, and no public holiday.
 *
 * @param country ISO 3166-1 alpha-2
 * @param region ISO 3166-2, where the holidays of a region count too
 */
public record WorkingDays(String country, @Nullable String region, Set<DayOfWeek> weekend) {

    public WorkingDays {
        weekend = Set.copyOf(weekend);
    }

    boolean isWeekend(LocalDate day) {
        return weekend.contains(day.getDayOfWeek());
    }

    /** The English name of the public holiday on this day; empty when it is none. */
    Optional<String> holidayOn(LocalDate day) {
        return PublicHolidays.on(day, country, region);
    }

    boolean includes(LocalDate day) {
        return !isWeekend(day) && holidayOn(day).isEmpty();
    }
}
