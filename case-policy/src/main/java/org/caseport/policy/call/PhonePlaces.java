package org.caseport.policy.call;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.caseport.domain.account.Account;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.policy.sla.TimeZones;

/** Tells the time zone of the place that a number is called at, as far as its country tells it. */
public final class PhonePlaces {

    /** Half a year, so that a zone without summer time is told from one that has it. */
    private static final int OTHER_SEASON_IN_DAYS = 182;

    private PhonePlaces() {}

    /** The zone of the number's country if all of it has the same time, or else the account's. */
    public static ZoneId of(CallbackNumber number, Account account, Instant now) {
        List<ZoneId> zones =
                TimeZones.in(number.country()).stream().map(ZoneId::of).toList();
        if (zones.isEmpty() || zones.contains(account.zone())) {
            return account.zone();
        }
        ZoneId first = zones.get(0);
        return zones.stream().allMatch(zone -> haveSameTime(first, zone, now)) ? first : account.zone();
    }

    private static boolean haveSameTime(ZoneId one, ZoneId other, Instant now) {
        Instant later = now.plus(Duration.ofDays(OTHER_SEASON_IN_DAYS));
        return one.getRules().getOffset(now).equals(other.getRules().getOffset(now))
                && one.getRules().getOffset(later).equals(other.getRules().getOffset(later));
    }
}
