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

/**
 * Support hours as a policy book writes them. For an account they become actual hours, in its country and time zone
 * where the book leaves these open.
 */
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
     * @param country the country whose holidays and weekend count; null for the account's, with its region
     * @param zone the time zone whose wall clock counts; null for the account's
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

    /** The days of the weekend, by country where it is not the usual one. */
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
