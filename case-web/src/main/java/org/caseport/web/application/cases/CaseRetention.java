package org.caseport.web.application.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells how far back cases are shown, found, exported and returned: a number of months from their creation. */
@ApplicationScoped
public class CaseRetention {

    /** The default. Source: the plans' limits. */
    public static final int MONTHS = 24;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "caseport.history.months", defaultValue = "" + MONTHS)
    int months;

    /** Cases opened before this instant are not shown any more. */
    public Instant oldest() {
        return clock.instant()
                .atZone(ZoneOffset.UTC)
                .minus(Period.ofMonths(Math.max(1, months)))
                .toInstant();
    }
}
