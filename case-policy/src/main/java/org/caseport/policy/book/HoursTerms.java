package org.caseport.policy.book;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.policy.sla.AroundTheClock;
import org.caseport.policy.sla.OpeningHours;
import org.caseport.policy.sla.Shift;
import org.caseport.policy.sla.SupportHours;
import org.caseport.policy.sla.WorkingDays;
import org.jspecify.annotations.Nullable;

/** Hours as a book writes them: some become real hours only where an account is. */
public sealed interface HoursTerms {

    SupportHours of(Account account);

    /** Every minute of every day. */
    record Always() implements HoursTerms {

        @Override
        public SupportHours of(Account account) {
            return new AroundTheClock(account.zone());
        }
    }

    /**
     * Shifts on working days.
     *
     * @param country whose holidays and weekend; null for the account's, region and all
     * @param zone whose wall clock; null for the account's
     */
    record Office(@Nullable String country, @Nullable ZoneId zone, List<Shift> shifts, Weekends weekends)
            implements HoursTerms {

        public Office {
            shifts = List.copyOf(shifts);
        }

        @Override
        public SupportHours of(Account account) {
            WorkingDays days = country == null
                    ? new WorkingDays(account.country(), account.region(), weekends.in(account.country()))
                    : new WorkingDays(country, null, weekends.in(country));
            return new OpeningHours(zone == null ? account.zone() : zone, shifts, days);
        }
    }

    /** Which days are the weekend, by country where it is not the usual. */
    record Weekends(Set<DayOfWeek> usual, Map<String, Set<DayOfWeek>> byCountry) {

        public Weekends {
            usual = Set.copyOf(usual);
            byCountry = Map.copyOf(byCountry);
        }

        Set<DayOfWeek> in(String country) {
            return byCountry.getOrDefault(country, usual);
        }
    }
}
