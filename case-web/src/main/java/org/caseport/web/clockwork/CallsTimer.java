package org.caseport.web.clockwork;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.application.call.CatchingUpOnCalls;
import org.caseport.web.application.call.LapsingClaims;
import org.caseport.web.watch.TimerRuns;
import org.caseport.web.watch.TimerRuns.Chore;
import org.jspecify.annotations.Nullable;

/**
 * Timer that ends, every 20 seconds, claims of calls whose agents were not online for too long, and makes up for what
 * servers of the release before leave undone. One of these that fails stops none of the others.
 */
@ApplicationScoped
class CallsTimer {

    private static final Logger LOG = Logger.getLogger(CallsTimer.class.getName());

    private static final long EVERY_SECONDS = 20;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    LapsingClaims lapsing;

    @Inject
    CatchingUpOnCalls catchingUp;

    @Inject
    TimerRuns timerRuns;

    private @Nullable ScheduledFuture<?> rounds;

    void begin(@Observes DatabaseStatus.Ready ready) {
        lapsing.serverStarted();
        rounds = executor.scheduleWithFixedDelay(this::round, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void round() {
        run(lapsing::lapse);
        run(catchingUp::plan);
        run(catchingUp::settle);
    }

    private void run(LongSupplier work) {
        try {
            timerRuns.counted(Chore.CALLS, work);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "looking after calls failed and is tried again in a moment", e);
        }
    }

    @PreDestroy
    void end() {
        if (rounds != null) {
            rounds.cancel(false);
        }
    }
}
