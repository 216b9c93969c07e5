package org.caseport.policy.sla;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.caseport.domain.cases.Promise.Stretch;
import org.caseport.domain.cases.Promise.Why;

/** Places with their opening hours. */
record Where(ZoneId zone, String country, String region) {

    static final Where GERMANY = new Where(ZoneId.of("Europe/Berlin"), "DE", null);
    static final Where BAVARIA = new Where(ZoneId.of("Europe/Berlin"), "DE", "DE-BY");
    static final Where NEW_YORK = new Where(ZoneId.of("America/New_York"), "US", "US-NY");
    static final Where SCOTLAND = new Where(ZoneId.of("Europe/London"), "GB", "GB-SCT");
    static final Where SYDNEY = new Where(ZoneId.of("Australia/Sydney"), "AU", "AU-NSW");
    static final Where JAPAN = new Where(ZoneId.of("Asia/Tokyo"), "JP", null);
    /** Nobody knows a holiday of it. */
    static final Where NOWHERE = new Where(ZoneId.of("UTC"), "ZZ", null);

    static final List<Where> ALL = List.of(GERMANY, BAVARIA, NEW_YORK, SCOTLAND, SYDNEY, JAPAN, NOWHERE);

    OpeningHours open(String... shifts) {
        return new OpeningHours(
                zone,
                Arrays.stream(shifts).map(s -> Shift.parse(s).orElseThrow()).toList(),
                new WorkingDays(country, region, Set.of(SATURDAY, SUNDAY)));
    }

    Instant at(String local) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }

    Stretch stretch(String from, String to, Why why) {
        return new Stretch(at(from), at(to), why, null);
    }

    Stretch holiday(String from, String to, String name) {
        return new Stretch(at(from), at(to), Why.HOLIDAY, name);
    }

    static Duration hours(long hours) {
        return Duration.ofHours(hours);
    }
}
