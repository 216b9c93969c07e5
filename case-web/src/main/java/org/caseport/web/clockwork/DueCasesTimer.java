package org.caseport.web.clockwork;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.application.desk.ProcessingDueCases;
import org.caseport.web.watch.TimerRuns;
import org.caseport.web.watch.TimerRuns.Chore;

/**
 * Timer for what becomes due on cases: every 5 seconds warnings about response targets, every 30 seconds reminders and
 * resolving of inactive cases, every 10 minutes deletion of cases beyond the history.
 */
@ApplicationScoped
class DueCasesTimer {

    private static final Logger LOG = Logger.getLogger(DueCasesTimer.class.getName());

    private static final long PROMISES_EVERY_SECONDS = 5;
    private static final long SILENCE_EVERY_SECONDS = 30;
    private static final long HISTORY_EVERY_SECONDS = 600;
    /** Ends a run even if cases become due faster than they are processed. */
    private static final int MOST_ROUNDS = 500;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    ProcessingDueCases processing;

    @Inject
    TimerRuns timerRuns;

    private final List<ScheduledFuture<?>> rounds = new ArrayList<>();

    void begin(@Observes DatabaseStatus.Ready ready) {
        every(PROMISES_EVERY_SECONDS, processing::warn, Chore.PROMISES, "warning about promises");
        every(SILENCE_EVERY_SECONDS, processing::processInactive, Chore.SILENCE, "ending customers' silence");
        every(
                HISTORY_EVERY_SECONDS,
                processing::deleteExpired,
                Chore.HISTORY,
                "deleting what is older than the history shown");
    }

    private void every(long seconds, IntSupplier work, Chore chore, String name) {
        rounds.add(executor.scheduleWithFixedDelay(() -> round(work, chore, name), seconds, seconds, TimeUnit.SECONDS));
    }

    private void round(IntSupplier work, Chore chore, String name) {
        try {
            timerRuns.counted(chore, () -> all(work));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, name + " failed and is tried again in a moment", e);
        }
    }

    private static long all(IntSupplier work) {
        long all = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int some = work.getAsInt();
            if (some <= 0) {
                return all;
            }
            all += some;
        }
        return all;
    }

    @PreDestroy
    void end() {
        rounds.forEach(round -> round.cancel(false));
    }
}
