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
import org.caseport.web.application.report.FillingFacts;
import org.caseport.web.watch.TimerRuns;
import org.jspecify.annotations.Nullable;

/** Timer that fills in the facts of the past, and those that servers of the release before have left, every minute. */
@ApplicationScoped
class FactsTimer {

    private static final Logger LOG = Logger.getLogger(FactsTimer.class.getName());
    private static final long EVERY_SECONDS = 60;
    private static final long FIRST_SECONDS = 10;

    /** After so many transactions others have their turn until the next round. */
    private static final int MOST = 1_000;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    FillingFacts filling;

    @Inject
    TimerRuns timerRuns;

    private @Nullable ScheduledFuture<?> rounds;

    void begin(@Observes DatabaseStatus.Ready ready) {
        rounds = executor.scheduleWithFixedDelay(this::round, FIRST_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void round() {
        try {
            timerRuns.counted(TimerRuns.Chore.FACTS, this::fill);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "filling in facts failed and is tried again in a minute", e);
        }
    }

    private long fill() {
        long cases = 0;
        int some = filling.someOfAll();
        for (int i = 1; some > 0 && i < MOST; i++) {
            cases += some;
            some = filling.someOfAll();
        }
        return cases + some + filling.leftBehind();
    }

    @PreDestroy
    void end() {
        if (rounds != null) {
            rounds.cancel(false);
        }
    }
}
