package org.caseport.web.clockwork;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Delivery.Trouble;
import org.caseport.web.application.notice.Delivering;
import org.caseport.web.application.notice.Delivering.Attempt;
import org.caseport.web.application.notice.Delivering.Taken;
import org.caseport.web.application.notice.DeliveryChannel;
import org.caseport.web.application.notice.DeliveryResult;
import org.jspecify.annotations.Nullable;

/**
 * Sends the deliveries of one channel: takes many at a time, reads together what they say, sends a few at once, and
 * stores the results that came while others were stored together. What it has taken and not tried goes back as soon as
 * the server is not reached, or this one stops.
 */
final class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class.getName());

    /** How many deliveries of a channel each server sends at once. */
    private static final int AT_ONCE = 4;

    /** How many it takes at a time. When a server is killed, they wait until their lease ends. */
    private static final int MOST_TAKEN = 50;

    /** How many results may wait while others are stored. When a server is killed, as many are sent again. */
    private static final int MOST_UNSETTLED = 8;

    /** How long what was read may be sent; after that it is read again, as the case may have changed. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private static final Duration BEFORE_NOTING_AGAIN = Duration.ofSeconds(1);

    private final DeliveryChannel channel;
    private final Delivering delivering;
    private final Executor executor;
    private final Clock clock;
    private final Calls calls;

    private final Deque<Prepared> queue = new ArrayDeque<>();
    private final Queue<Attempt> finished = new ConcurrentLinkedQueue<>();
    private final ReentrantLock settling = new ReentrantLock();
    private int senders;
    private boolean full;
    private volatile boolean ended;

    Courier(DeliveryChannel channel, Delivering delivering, Executor executor, Clock clock, Calls calls) {
        this.channel = channel;
        this.delivering = delivering;
        this.executor = executor;
        this.clock = clock;
        this.calls = calls;
    }

    /** What a courier asks of its timer, and tells it. */
    interface Calls {

        /** Makes an attempt, and has it seen by whoever watches. */
        DeliveryResult watch(Taken taken, Supplier<DeliveryResult> attempt);

        /** It can take more; at once when there was more than it could take. */
        void ready(boolean atOnce);

        /** Something is due again then. */
        void dueAt(Instant then);
    }

    /** Takes what is due if it has nothing left to send. One thread calls this. */
    void fetch() {
        if (!isFree() || !channel.isReady()) {
            return;
        }
        List<Taken> taken = delivering.take(channel.channel(), MOST_TAKEN);
        int starting = enqueue(prepare(taken), taken.size() == MOST_TAKEN);
        for (int i = 0; i < starting; i++) {
            start();
        }
    }

    private synchronized boolean isFree() {
        return !ended && queue.isEmpty() && senders < AT_ONCE;
    }

    private synchronized int enqueue(List<Prepared> prepared, boolean all) {
        queue.addAll(prepared);
        full = all;
        int starting = Math.min(prepared.size(), AT_ONCE - senders);
        senders += starting;
        return starting;
    }

    private void start() {
        try {
            executor.execute(this::sendAll);
        } catch (RejectedExecutionException e) {
            leave();
            throw e;
        }
    }

    private List<Prepared> prepare(List<Taken> taken) {
        if (taken.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        try {
            List<Supplier<DeliveryResult>> sends =
                    channel.prepare(taken.stream().map(Taken::delivery).toList());
            return IntStream.range(0, taken.size())
                    .mapToObj(i -> new Prepared(taken.get(i), now, sends.get(i)))
                    .toList();
        } catch (RuntimeException e) {
            if (taken.size() > 1) {
                return taken.stream()
                        .flatMap(one -> prepare(List.of(one)).stream())
                        .toList();
            }
            return List.of(new Prepared(taken.get(0), now, () -> {
                throw e;
            }));
        }
    }

    private void sendAll() {
        boolean left = false;
        try {
            while (!left) {
                Prepared next = next();
                if (next == null) {
                    left = leaveIfDone();
                } else {
                    send(next);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!left) {
                leave();
            }
            boolean more;
            synchronized (this) {
                more = full;
            }
            calls.ready(more);
        }
    }

    private synchronized @Nullable Prepared next() {
        return ended ? null : queue.poll();
    }

    private synchronized boolean leaveIfDone() {
        if (!ended && !queue.isEmpty()) {
            return false;
        }
        leave();
        return true;
    }

    private synchronized void leave() {
        senders--;
        notifyAll();
    }

    private void send(Prepared next) throws InterruptedException {
        Delivery delivery = next.taken().delivery();
        if (!delivering.isLeasedLongEnough(delivery)) {
            giveBack(List.of(next));
            return;
        }
        Prepared fresh = next.at().plus(FRESH).isBefore(clock.instant())
                ? prepare(List.of(next.taken())).get(0)
                : next;
        long started = System.nanoTime();
        DeliveryResult result = calls.watch(next.taken(), () -> attempt(delivery, fresh.send()));
        Attempt attempt = new Attempt(delivery, result, Duration.ofNanos(System.nanoTime() - started));
        finished.add(attempt);
        if (Delivering.isUnreachable(result)) {
            postponeOthers(delivery);
        }
        settleFinished();
    }

    private static DeliveryResult attempt(Delivery delivery, Supplier<DeliveryResult> send) {
        try {
            return send.get();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a notice about " + delivery.notice().subject() + " could not be told", e);
            return new DeliveryResult.RetryLater(Trouble.FAULT, e.getClass().getSimpleName(), 0);
        }
    }

    /**
     * Postpones other deliveries to the same server before this one is due again. A failure loses nothing: the others
     * then fail and are retried by themselves.
     */
    private void postponeOthers(Delivery delivery) {
        List<Prepared> held = removeOthers(delivery);
        try {
            delivering.postponeOthers(
                    delivery, held.stream().map(one -> one.taken().delivery()).toList());
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "what waits for the same server could not be put off", e);
        }
    }

    private synchronized List<Prepared> removeOthers(Delivery delivery) {
        List<Prepared> others = queue.stream()
                .filter(one -> delivery.channel() == Channel.MAIL
                        || one.taken().delivery().recipient().equals(delivery.recipient()))
                .toList();
        queue.removeAll(others);
        return others;
    }

    /**
     * Stores the results that came so far. While another thread does it, that one stores them, too, unless so many wait
     * that this one waits with them.
     */
    private void settleFinished() throws InterruptedException {
        while (!finished.isEmpty()) {
            if (finished.size() < MOST_UNSETTLED) {
                if (!settling.tryLock()) {
                    return;
                }
            } else {
                settling.lockInterruptibly();
            }
            try {
                settle();
            } finally {
                settling.unlock();
            }
        }
    }

    private void settle() throws InterruptedException {
        List<Attempt> attempts = new ArrayList<>();
        for (Attempt one = finished.poll(); one != null; one = finished.poll()) {
            attempts.add(one);
        }
        if (attempts.isEmpty()) {
            return;
        }
        try {
            settle(attempts).ifPresent(calls::dueAt);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "what became of a delivery could not be kept; it is made again", e);
        }
    }

    /**
     * Stores the results, and retries for as long as none is due again: a result that is not stored would make another
     * server send it twice.
     */
    private Optional<Instant> settle(List<Attempt> attempts) throws InterruptedException {
        Instant due = attempts.stream()
                .map(attempt -> attempt.delivery().dueAt())
                .min(Instant::compareTo)
                .orElseThrow();
        while (true) {
            try {
                return delivering.settle(attempts);
            } catch (RuntimeException e) {
                if (ended || !clock.instant().plus(BEFORE_NOTING_AGAIN).isBefore(due)) {
                    throw e;
                }
                LOG.log(Level.FINE, "what became of a delivery is noted in a moment", e);
                TimeUnit.MILLISECONDS.sleep(BEFORE_NOTING_AGAIN.toMillis());
            }
        }
    }

    private void giveBack(List<Prepared> untried) {
        try {
            delivering.giveBack(
                    untried.stream().map(one -> one.taken().delivery()).toList());
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "what was not tried waits until its lease ends", e);
        }
    }

    /** Gives back what is not tried, and waits for what is being sent; false if that takes longer. */
    boolean finish(Duration longest) throws InterruptedException {
        List<Prepared> untried = end();
        if (!untried.isEmpty()) {
            giveBack(untried);
        }
        long giveUp = System.nanoTime() + longest.toNanos();
        synchronized (this) {
            while (senders > 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(giveUp - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        }
    }

    private synchronized List<Prepared> end() {
        ended = true;
        List<Prepared> untried = List.copyOf(queue);
        queue.clear();
        return untried;
    }

    /**
     * A delivery that was taken, and what sends it.
     *
     * @param at when it was read
     */
    private record Prepared(Taken taken, Instant at, Supplier<DeliveryResult> send) {}
}
