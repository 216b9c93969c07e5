package org.caseport.policy.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.caseport.domain.cases.Promise;

/**
 * Support hours without a break: every elapsed minute counts towards a target, and no daylight-saving change matters.
 */
public record AroundTheClock(ZoneId zone) implements SupportHours {

    @Override
    public Promise.Clock clock() {
        return Promise.Clock.AROUND_THE_CLOCK;
    }

    @Override
    public boolean isOpenAt(Instant instant) {
        return true;
    }

    @Override
    public Instant opensAt(Instant instant) {
        return instant;
    }

    @Override
    public Instant daysAfter(Instant instant, int days) {
        return instant.atZone(zone).plusDays(days).toInstant();
    }

    @Override
    public DueCalculation count(Instant from, Duration target) {
        Instant due = from.plus(target);
        return new DueCalculation(due, List.of(new Promise.Stretch(from, due, Promise.Why.COUNTED, null)));
    }
}
