package org.caseport.web.security.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many operations run at once: one for each person, and a few in all. Each person may have one more waiting,
 * for a limited time; further ones are rejected at once, so that nobody fills the line.
 */
final class Bulkhead {

    private final Semaphore all;
    private final Duration longest;
    private final Map<String, Own> own = new HashMap<>();

    Bulkhead(int most, Duration longest) {
        this.all = new Semaphore(Math.max(1, most), true);
        this.longest = longest;
    }

    /** Waits for permission to run, which the caller has to end; empty if the operation is rejected. */
    Optional<Turn> turn(String who) throws InterruptedException {
        Own mine = join(who);
        if (mine == null) {
            return Optional.empty();
        }
        boolean begun = false;
        try {
            begun = begin(mine);
        } finally {
            if (!begun) {
                leave(who, mine);
            }
        }
        return begun ? Optional.of(() -> end(who, mine)) : Optional.empty();
    }

    private boolean begin(Own mine) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        if (!mine.one.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        boolean begun = false;
        try {
            begun = all.tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } finally {
            if (!begun) {
                mine.one.release();
            }
        }
        return begun;
    }

    private void end(String who, Own mine) {
        all.release();
        mine.one.release();
        leave(who, mine);
    }

    private synchronized @Nullable Own join(String who) {
        Own mine = own.computeIfAbsent(who, any -> new Own());
        if (mine.here > 1) {
            return null;
        }
        mine.here++;
        return mine;
    }

    private synchronized void leave(String who, Own mine) {
        mine.here--;
        if (mine.here == 0) {
            own.remove(who);
        }
    }

    /** How many people have an operation running or waiting. */
    synchronized int people() {
        return own.size();
    }

    /** How many operations of this person wait for the running one. */
    synchronized int waitingOf(String who) {
        Own mine = own.get(who);
        return mine == null ? 0 : mine.here - 1;
    }

    /** Permission to run, until it is ended. */
    @FunctionalInterface
    interface Turn {

        void end();
    }

    /** The operations of one person. */
    private static final class Own {

        private final Semaphore one = new Semaphore(1, true);
        private int here;
    }
}
