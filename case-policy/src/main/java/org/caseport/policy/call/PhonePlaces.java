package org.caseport.policy.call;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.caseport.domain.account.Account;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.policy.sla.TimeZones;

/** Tells the time zone of the place that a number is called at, as far as its area code or its country tells it. */
public final class PhonePlaces {

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final PhoneNumberToTimeZonesMapper AREAS = PhoneNumberToTimeZonesMapper.getInstance();

    /** Half a year, so that a zone without summer time is told from one that has it. */
    private static final int OTHER_SEASON_IN_DAYS = 182;

    private PhonePlaces() {}

    /**
     * The zone of the number's area, or else of its country, if all of it has the same time; or else the account's. Of
     * several zones with the same time it is the account's, or the first one of the country.
     */
    public static ZoneId of(CallbackNumber number, Account account, Instant now) {
        List<ZoneId> country =
                TimeZones.in(number.country()).stream().map(ZoneId::of).toList();
        List<ZoneId> area = areaOf(number);
        List<ZoneId> zones = area.isEmpty() ? country : area;
        if (zones.isEmpty() || zones.contains(account.zone())) {
            return account.zone();
        }
        ZoneId first = country.stream().filter(zones::contains).findFirst().orElse(zones.get(0));
        return zones.stream().allMatch(zone -> haveSameTime(first, zone, now)) ? first : account.zone();
    }

    /** The zones of the number's area code; empty where the library knows none. */
    private static List<ZoneId> areaOf(CallbackNumber number) {
        try {
            return AREAS.getTimeZonesForNumber(PHONES.parse(number.international(), null)).stream()
                    .filter(ZoneId.getAvailableZoneIds()::contains)
                    .map(ZoneId::of)
                    .toList();
        } catch (NumberParseException e) {
            return List.of();
        }
    }

    private static boolean haveSameTime(ZoneId one, ZoneId other, Instant now) {
        Instant later = now.plus(Duration.ofDays(OTHER_SEASON_IN_DAYS));
        return one.getRules().getOffset(now).equals(other.getRules().getOffset(now))
                && one.getRules().getOffset(later).equals(other.getRules().getOffset(later));
    }
}
