package org.caseport.web.clockwork;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.application.accountplan.ChangingPlans;
import org.caseport.web.watch.TimerRuns;
import org.jspecify.annotations.Nullable;

/**
 * Timer that makes the scheduled changes of plans, every five seconds; what became due while no server ran is done
 * after the next start. A change that fails does not stop the others, and is tried again in the next run.
 */
@ApplicationScoped
class PlanChangeTimer {

    private static final Logger LOG = Logger.getLogger(PlanChangeTimer.class.getName());
    private static final long EVERY_SECONDS = 5;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    ChangingPlans changing;

    @Inject
    TimerRuns timerRuns;

    private @Nullable ScheduledFuture<?> rounds;

    void begin(@Observes DatabaseStatus.Ready ready) {
        rounds = executor.scheduleWithFixedDelay(this::round, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void round() {
        try {
            timerRuns.counted(TimerRuns.Chore.PLANS, this::all);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "changing plans failed and is tried again in a moment", e);
        }
    }

    private long all() {
        List<AccountId> due = changing.due();
        RuntimeException failure = null;
        for (AccountId account : due) {
            try {
                changing.apply(account);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "the plan of account " + account + " was not changed", e);
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return due.size();
    }

    @PreDestroy
    void end() {
        if (rounds != null) {
            rounds.cancel(false);
        }
    }
}
