package org.caseport.web.clockwork;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.application.simulation.Simulating;
import org.caseport.web.watch.TimerRuns;
import org.jspecify.annotations.Nullable;

/**
 * Timer that does simulations part by part, with the pauses that they ask for. It looks every few seconds whether one
 * runs, so that one goes on after a restart, or after another server was lost.
 */
@ApplicationScoped
class SimulationTimer {

    private static final Logger LOG = Logger.getLogger(SimulationTimer.class.getName());
    private static final long EVERY_SECONDS = 5;
    private static final Duration LONGEST = Duration.ofSeconds(EVERY_SECONDS);

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    Simulating simulating;

    @Inject
    TimerRuns timerRuns;

    private final AtomicBoolean going = new AtomicBoolean();
    private @Nullable ScheduledFuture<?> rounds;

    void begin(@Observes DatabaseStatus.Ready ready) {
        rounds = executor.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void started(@Observes(during = TransactionPhase.AFTER_SUCCESS) Simulating.Started simulation) {
        executor.execute(this::look);
    }

    private void look() {
        if (going.compareAndSet(false, true)) {
            go();
        }
    }

    /** Does one part, and itself again after the pause; the next look begins anew where there is nothing to do. */
    private void go() {
        Duration pause = part().filter(next -> next.compareTo(LONGEST) < 0).orElse(null);
        if (pause == null) {
            going.set(false);
            return;
        }
        ScheduledFuture<?> unused = executor.schedule(this::go, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    private Optional<Duration> part() {
        List<Duration> next = new ArrayList<>();
        try {
            timerRuns.of(TimerRuns.Chore.SIMULATION, () -> simulating.step().ifPresent(next::add));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a part of a simulation failed and is tried again in a few seconds", e);
        }
        return next.stream().findFirst();
    }

    @PreDestroy
    void end() {
        if (rounds != null) {
            rounds.cancel(false);
        }
    }
}
