package org.caseport.web.application.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.call.Callbacks;
import org.jspecify.annotations.Nullable;

/**
 * Ends claims whose agents were not online for too long. While no server runs, no page can tell that its agent is
 * there: so a server that has just started counts a claim's time from its start. Each claim is ended in a transaction
 * of its own, and one that fails stops no other.
 */
@ApplicationScoped
public class LapsingClaims {

    /** How many claims one run ends; there are few. */
    private static final int AT_ONCE = 100;

    @Inject
    Callbacks callbacks;

    @Inject
    ClaimingCalls claiming;

    @Inject
    Clock clock;

    private volatile @Nullable Instant started;

    /** From now on agents can tell this server that they are there. */
    public void serverStarted() {
        started = clock.instant();
    }

    /** Ends the claims that have lapsed; returns how many. */
    public long lapse() {
        Instant start = started;
        if (start == null) {
            return 0;
        }
        return CatchingUpOnCalls.each(
                callbacks.lapsed(clock.instant(), AT_ONCE), (CallbackId id) -> claiming.lapse(id, start));
    }
}
