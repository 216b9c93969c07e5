package org.caseport.web.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.caseport.domain.access.RateLimit;
import org.caseport.domain.account.PersonId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets nobody search, export or ask more often than the operator allows, each person alone. */
@ApplicationScoped
public class RateLimiting {

    /** What is counted. */
    public enum Act {
        SEARCH,
        EXPORT,
        /** What open pages ask by themselves. */
        LIVE
    }

    @Inject
    RateLimit rateLimit;

    @Inject
    Clock clock;

    /** Lists and searches in a minute; 0 lifts the limit. */
    @Inject
    @ConfigProperty(name = "caseport.limit.searches", defaultValue = "300")
    int searches;

    /** Exports in an hour; 0 lifts the limit. */
    @Inject
    @ConfigProperty(name = "caseport.limit.exports", defaultValue = "60")
    int exports;

    /** Questions of open pages in a minute; 0 lifts the limit. */
    @Inject
    @ConfigProperty(name = "caseport.limit.live", defaultValue = "1200")
    int live;

    /** Sign-ins that fail from one address in ten minutes; 0 lifts the limit. */
    @Inject
    @ConfigProperty(name = "caseport.limit.failures", defaultValue = "300")
    int failures;

    /** Counts one more; says how long the person has to wait where that is too many. */
    public Duration take(PersonId person, Act act) {
        int most = act == Act.SEARCH ? searches : act == Act.EXPORT ? exports : live;
        Duration in = act == Act.EXPORT ? Duration.ofHours(1) : Duration.ofMinutes(1);
        return most == 0
                ? Duration.ZERO
                : rateLimit.take(person.value(), new RateLimit.Rate(act.name(), most, in), clock.instant());
    }

    /**
     * Counts an attempt to sign in from an address, which counts as failed until it is {@link #succeeded}.
     *
     * @param people how many times as many people as usual may be behind that address
     */
    public Duration attempt(String address, int people) {
        return failures == 0 ? Duration.ZERO : rateLimit.take("@" + address, failing(people), clock.instant());
    }

    public void succeeded(String address, int people) {
        if (failures != 0) {
            rateLimit.giveBack("@" + address, failing(people));
        }
    }

    private RateLimit.Rate failing(int people) {
        return new RateLimit.Rate("SIGN_IN", failures * people, Duration.ofMinutes(10));
    }
}
