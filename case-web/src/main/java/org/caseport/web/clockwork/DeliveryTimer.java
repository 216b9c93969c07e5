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
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Delivery.Trouble;
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

    private static final Duration BEFORE_NOTING_AGAIN = Duration.ofSeconds(1);
    private static final Duration LONGEST_FINISH = Duration.ofSeconds(10);

    /** How many deliveries of a channel each server sends at once. */
    private static final int AT_ONCE_BY_CHANNEL = 4;

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
    private final Map<Channel, Semaphore> freeSends = new EnumMap<>(Channel.class);
    private @Nullable Thread dispatcher;
    private volatile boolean ended;
    private volatile Instant nextLook = Instant.MAX;

    /** Runs last, so that the other observers have finished their changes at start. */
    synchronized void begin(@Observes @Priority(Integer.MAX_VALUE) DatabaseStatus.Ready ready) {
        if (dispatcher == null) {
            for (Channel channel : Channel.values()) {
                freeSends.put(channel, new Semaphore(AT_ONCE_BY_CHANNEL));
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
                round();
                pause();
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
        for (DeliveryChannel channel : channels) {
            Semaphore free = freeSends.get(channel.channel());
            if (free != null && free.availablePermits() > 0 && channel.isReady()) {
                for (Delivery delivery : delivering.take(channel.channel(), free.availablePermits())) {
                    send(channel, delivery, free);
                }
            }
        }
    }

    private void send(DeliveryChannel channel, Delivery delivery, Semaphore free) {
        free.acquireUninterruptibly();
        try {
            executor.execute(() -> sendAndSettle(channel, delivery, free));
        } catch (RejectedExecutionException e) {
            free.release();
            throw e;
        }
    }

    private void sendAndSettle(DeliveryChannel channel, Delivery delivery, Semaphore free) {
        try {
            long started = System.nanoTime();
            DeliveryResult attempt =
                    tracing.telling(delivery, delivering.originOf(delivery), () -> attempt(channel, delivery));
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            metrics.told(delivery.channel(), attempt);
            postponeOthers(delivery, attempt);
            settle(delivery, attempt, took).ifPresent(this::lookAt);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "what became of a delivery could not be kept; it is made again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            free.release();
            bell.release();
        }
    }

    /**
     * Postpones other deliveries to the same recipient before this one is due again. A failure loses nothing: the
     * others then fail and are retried by themselves.
     */
    private void postponeOthers(Delivery delivery, DeliveryResult attempt) {
        try {
            delivering.postponeOthers(delivery, attempt);
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "what waits for the same door could not be put off", e);
        }
    }

    /**
     * Stores the result, and retries for as long as the delivery is not due again: a result that is not stored would
     * make another server send it twice.
     */
    private Optional<Instant> settle(Delivery delivery, DeliveryResult attempt, Duration took)
            throws InterruptedException {
        while (true) {
            try {
                return delivering.settle(delivery, attempt, took);
            } catch (RuntimeException e) {
                if (ended || !clock.instant().plus(BEFORE_NOTING_AGAIN).isBefore(delivery.dueAt())) {
                    throw e;
                }
                LOG.log(Level.FINE, "what became of a delivery is noted in a moment", e);
                TimeUnit.MILLISECONDS.sleep(BEFORE_NOTING_AGAIN.toMillis());
            }
        }
    }

    private static DeliveryResult attempt(DeliveryChannel channel, Delivery delivery) {
        try {
            return channel.deliver(delivery);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a notice about " + delivery.notice().subject() + " could not be told", e);
            return new DeliveryResult.RetryLater(Trouble.FAULT, e.getClass().getSimpleName(), 0);
        }
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
        bell.drainPermits();
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
            for (Semaphore free : freeSends.values()) {
                if (!free.tryAcquire(AT_ONCE_BY_CHANNEL, giveUp - System.nanoTime(), TimeUnit.NANOSECONDS)) {
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
