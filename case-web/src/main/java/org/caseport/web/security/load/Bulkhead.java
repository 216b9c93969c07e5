package org.caseport.web.security.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets everybody do one thing at a time, and all together only a few. Whoever wants more waits in line for a while; who
 * has somebody waiting already is sent away, so that nobody fills the line.
 */
final class Bulkhead {

    private final Semaphore all;
    private final Duration longest;
    private final Map<String, Own> own = new HashMap<>();

    Bulkhead(int most, Duration longest) {
        this.all = new Semaphore(Math.max(1, most), true);
        this.longest = longest;
    }

    /** A turn, to be ended; empty for who has to come again later. */
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

    /** How many people do it or wait for it. */
    synchronized int people() {
        return own.size();
    }

    /** How many of this person's wait for the one that is under way. */
    synchronized int waitingOf(String who) {
        Own mine = own.get(who);
        return mine == null ? 0 : mine.here - 1;
    }

    /** Somebody's turn. */
    @FunctionalInterface
    interface Turn {

        void end();
    }

    /** What somebody does and waits for. */
    private static final class Own {

        private final Semaphore one = new Semaphore(1, true);
        private int here;
    }
}
