package org.caseport.web.fakes;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caseport.domain.access.RateLimit;

/** Lets everybody do everything, unless it was told to make them wait. */
public final class EasyPace implements RateLimit {

    public final Map<String, Integer> taken = new LinkedHashMap<>();
    public Duration wait = Duration.ZERO;

    @Override
    public Duration take(String who, Rate rate, Instant now) {
        if (wait.isZero()) {
            taken.merge(who + " " + rate.what() + " " + rate.most(), 1, Integer::sum);
        }
        return wait;
    }

    @Override
    public void release(String who, Rate rate) {
        taken.merge(who + " " + rate.what() + " " + rate.most(), -1, Integer::sum);
    }

    @Override
    public int deleteBefore(Instant now) {
        return 0;
    }
}
