package org.caseport.web.clockwork;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.application.access.RefusedCalls;
import org.caseport.web.application.notice.Delivering;
import org.caseport.web.application.privacy.FinishingErasures;
import org.caseport.web.application.upkeep.TidyingUp;
import org.caseport.web.watch.TimerRuns;
import org.jspecify.annotations.Nullable;

/**
 * Timer that deletes what has expired, finishes erasures and records counted refusals, every five minutes. A failure is
 * tried again in the next run.
 */
@ApplicationScoped
class CleanupTimer {

    private static final Logger LOG = Logger.getLogger(CleanupTimer.class.getName());
    private static final long EVERY_MINUTES = 5;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    TidyingUp tidyingUp;

    @Inject
    Delivering delivering;

    @Inject
    FinishingErasures erasures;

    @Inject
    RefusedCalls refusedCalls;

    @Inject
    TimerRuns timerRuns;

    private @Nullable ScheduledFuture<?> rounds;

    void begin(@Observes DatabaseStatus.Ready ready) {
        rounds = executor.scheduleWithFixedDelay(this::round, 1, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    private void round() {
        try {
            timerRuns.of(TimerRuns.Chore.HOUSEKEEPING, this::tidy);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "tidying up failed and is tried again in " + EVERY_MINUTES + " minutes", e);
        }
    }

    private void tidy() {
        tidyingUp.tidyUp();
        delivering.forget();
        erasures.finish();
        refusedCalls.recordCounted();
    }

    @PreDestroy
    void end() {
        if (rounds != null) {
            rounds.cancel(false);
        }
    }
}
