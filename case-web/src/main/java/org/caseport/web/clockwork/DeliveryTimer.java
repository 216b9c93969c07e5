package org.caseport.web.clockwork;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.notice.Outbox;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.application.notice.AddressingNotices;
import org.caseport.web.application.notice.Delivering;
import org.caseport.web.application.notice.DeliveryChannel;
import org.caseport.web.application.notice.DeliveryResult;
import org.caseport.web.watch.Draining;
import org.caseport.web.watch.MetricsRecorder;
import org.caseport.web.watch.TimerRuns;
import org.caseport.web.watch.Tracing;
import org.jspecify.annotations.Nullable;

/**
 * Sends deliveries in the background. It runs after every commit that adds to the outbox, and every few seconds for
 * retries and for what a dead server left. Nobody who submits something waits for it.
 */
@ApplicationScoped
class DeliveryTimer {

    private static final Logger LOG = Logger.getLogger(DeliveryTimer.class.getName());

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** How long notices gather before the next ones are taken up, unless more wait than are taken up at once. */
    private static final Duration GATHERING = Duration.ofMillis(300);

    private static final Duration LONGEST_FINISH = Duration.ofSeconds(10);

    @Resource
    ManagedThreadFactory threads;

    @Resource
    ManagedExecutorService executor;

    @Inject
    @Any
    Instance<DeliveryChannel> channels;

    @Inject
    AddressingNotices addressing;

    @Inject
    Delivering delivering;

    @Inject
    TimerRuns timerRuns;

    @Inject
    Draining draining;

    @Inject
    Tracing tracing;

    @Inject
    MetricsRecorder metrics;

    @Inject
    Clock clock;

    private final Semaphore bell = new Semaphore(0);
    private final Semaphore hurry = new Semaphore(0);
    private final List<Courier> couriers = new CopyOnWriteArrayList<>();
    private @Nullable Thread dispatcher;
    private volatile boolean ended;
    private volatile Instant nextLook = Instant.MAX;

    /** Runs last, so that the other observers have finished their changes at start. */
    synchronized void begin(@Observes @Priority(Integer.MAX_VALUE) DatabaseStatus.Ready ready) {
        if (dispatcher == null) {
            for (DeliveryChannel channel : channels) {
                couriers.add(new Courier(channel, delivering, executor, clock, new FromCourier()));
            }
            dispatcher = threads.newThread(this::dispatch);
            dispatcher.setName("caseport-deliveries");
            dispatcher.setDaemon(true);
            dispatcher.start();
        }
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Filled filled) {
        bell.release();
    }

    private void dispatch() {
        while (!ended) {
            try {
                long began = System.nanoTime();
                round();
                pause();
                gather(began);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void round() {
        forgetPastLook();
        try {
            timerRuns.of(TimerRuns.Chore.MESSENGERS, this::takeUpAndSendOut);
        } catch (RuntimeException e) {
            if (!ended) {
                LOG.log(Level.WARNING, "what is to be told waits for a few seconds", e);
            }
        }
    }

    private void takeUpAndSendOut() {
        if (draining.isNear()) {
            return;
        }
        while (addressing.address() == AddressingNotices.AT_ONCE) {
            sendOut();
        }
        sendOut();
    }

    private void sendOut() {
        couriers.forEach(Courier::fetch);
    }

    private synchronized void lookAt(Instant then) {
        if (then.isBefore(nextLook)) {
            nextLook = then;
        }
    }

    private synchronized void forgetPastLook() {
        if (!nextLook.isAfter(clock.instant())) {
            nextLook = Instant.MAX;
        }
    }

    private void pause() throws InterruptedException {
        Instant now = clock.instant();
        Instant then = now.plus(LONGEST_WAIT);
        Duration wait = Duration.between(now, nextLook.isBefore(then) ? nextLook : then);
        bell.tryAcquire(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS);
    }

    private void gather(long began) throws InterruptedException {
        hurry.tryAcquire(GATHERING.toNanos() - (System.nanoTime() - began), TimeUnit.NANOSECONDS);
        hurry.drainPermits();
        bell.drainPermits();
    }

    private final class FromCourier implements Courier.Calls {

        @Override
        public DeliveryResult watch(Delivering.Taken taken, Supplier<DeliveryResult> attempt) {
            DeliveryResult result = tracing.telling(taken.delivery(), taken.origin(), attempt);
            metrics.told(taken.delivery().channel(), result);
            return result;
        }

        @Override
        public void ready(boolean atOnce) {
            if (atOnce) {
                hurry.release();
            }
            bell.release();
        }

        @Override
        public void dueAt(Instant then) {
            lookAt(then);
            bell.release();
        }
    }

    /**
     * Waits for running deliveries before the database is closed: a result that is not stored would make another server
     * send the message again.
     */
    void finishSending(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) @BeforeDestroyed(ApplicationScoped.class)
                    Object application) {
        end();
        long giveUp = System.nanoTime() + LONGEST_FINISH.toNanos();
        try {
            for (Courier courier : couriers) {
                if (!courier.finish(Duration.ofNanos(giveUp - System.nanoTime()))) {
                    LOG.log(Level.INFO, "a message that is being sent is sent again by another server");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void end() {
        ended = true;
        Thread running = dispatcher;
        if (running != null) {
            running.interrupt();
        }
    }
}
