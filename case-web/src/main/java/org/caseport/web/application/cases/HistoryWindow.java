package org.caseport.web.application.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How far back cases are shown, found, exported and returned: so many months from their creation. */
@ApplicationScoped
public class HistoryWindow {

    /** Source: the plans' limits. */
    public static final int MONTHS = 24;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "caseport.history.months", defaultValue = "" + MONTHS)
    int months;

    /** What was opened before this instant is not shown any more. */
    public Instant oldest() {
        return clock.instant()
                .atZone(ZoneOffset.UTC)
                .minus(Period.ofMonths(Math.max(1, months)))
                .toInstant();
    }
}
