package org.caseport.web.clockwork;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Delivery.Trouble;
import org.caseport.domain.notice.Outbox;
import org.caseport.domain.storage.Storage;
import org.caseport.web.application.Attempt;
import org.caseport.web.application.Courier;
import org.caseport.web.application.Delivering;
import org.caseport.web.application.TakingUpNotices;
import org.caseport.web.watch.Measures;
import org.caseport.web.watch.Rounds;
import org.caseport.web.watch.Tracing;
import org.jspecify.annotations.Nullable;

/**
 * Sends couriers out, woken by every commit that left something to tell, and every few seconds for what is due again or
 * was left by a server that died. Nobody who submits something ever waits for it.
 */
@ApplicationScoped
class Messengers {

    private static final Logger LOG = Logger.getLogger(Messengers.class.getName());

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** How many couriers of a channel are on their way at once, from each server. */
    private static final int COURIERS = 4;

    @Resource
    ManagedThreadFactory threads;

    @Resource
    ManagedExecutorService executor;

    @Inject
    @Any
    Instance<Courier> couriers;

    @Inject
    TakingUpNotices takingUp;

    @Inject
    Delivering delivering;

    @Inject
    Rounds noted;

    @Inject
    Tracing tracing;

    @Inject
    Measures measures;

    @Inject
    Clock clock;

    private final Semaphore bell = new Semaphore(0);
    private final Map<Channel, Semaphore> atHome = new EnumMap<>(Channel.class);
    private @Nullable Thread dispatcher;
    private volatile boolean ended;
    private volatile Instant nextLook = Instant.MAX;

    /** After everybody who settles data at start, whose cases are none of ours. */
    synchronized void begin(@Observes @Priority(Integer.MAX_VALUE) Storage.Ready ready) {
        if (dispatcher == null) {
            for (Channel channel : Channel.values()) {
                atHome.put(channel, new Semaphore(COURIERS));
            }
            dispatcher = threads.newThread(this::dispatch);
            dispatcher.setName("caseport-messengers");
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
            noted.of(Rounds.Chore.MESSENGERS, this::takeUpAndSendOut);
        } catch (RuntimeException e) {
            if (!ended) {
                LOG.log(Level.WARNING, "what is to be told waits for a few seconds", e);
            }
        }
    }

    private void takeUpAndSendOut() {
        while (takingUp.takeUp() == TakingUpNotices.AT_ONCE) {
            sendOut();
        }
        sendOut();
    }

    private void sendOut() {
        for (Courier courier : couriers) {
            Semaphore home = atHome.get(courier.channel());
            if (home != null && home.availablePermits() > 0 && courier.isReady()) {
                for (Delivery delivery : delivering.take(courier.channel(), home.availablePermits())) {
                    send(courier, delivery, home);
                }
            }
        }
    }

    private void send(Courier courier, Delivery delivery, Semaphore home) {
        home.acquireUninterruptibly();
        try {
            executor.execute(() -> carry(courier, delivery, home));
        } catch (RejectedExecutionException e) {
            home.release();
            throw e;
        }
    }

    private void carry(Courier courier, Delivery delivery, Semaphore home) {
        try {
            long started = System.nanoTime();
            Attempt attempt =
                    tracing.telling(delivery, delivering.originOf(delivery), () -> attempt(courier, delivery));
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            measures.told(delivery.channel(), attempt);
            delivering.settle(delivery, attempt, took).ifPresent(this::lookAt);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "what became of a delivery could not be kept; it is made again", e);
        } finally {
            home.release();
            bell.release();
        }
    }

    private static Attempt attempt(Courier courier, Delivery delivery) {
        try {
            return courier.carry(delivery);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a notice of case " + delivery.notice().caseId() + " could not be told", e);
            return new Attempt.Later(Trouble.FAULT, e.getClass().getSimpleName(), 0);
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

    @PreDestroy
    void end() {
        ended = true;
        Thread running = dispatcher;
        if (running != null) {
            running.interrupt();
        }
    }
}
