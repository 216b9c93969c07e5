package org.caseport.web;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Polls for something that happens soon, in the test's own thread as Playwright demands, and fails if it never does.
 */
public final class Await {

    /** Far longer than anything takes, so that a busy machine fails no test. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private Await() {}

    /** Waits until the condition holds. */
    public static void until(String what, Callable<Boolean> condition) {
        until(what, LONGEST, condition);
    }

    /** The same for what may take longer, such as a server's start. */
    public static void until(String what, Duration longest, Callable<Boolean> condition) {
        poll(what, longest, () -> condition.call() ? Optional.of(true) : Optional.empty());
    }

    /** The value, once there is one. */
    public static <T> T value(String what, Callable<Optional<T>> value) {
        return poll(what, LONGEST, value);
    }

    private static <T> T poll(String what, Duration longest, Callable<Optional<T>> value) {
        long giveUp = System.nanoTime() + longest.toNanos();
        while (true) {
            Optional<T> found = called(value);
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("after " + longest.toSeconds() + " s still not: " + what);
            }
            pause();
        }
    }

    private static <T> T called(Callable<T> callable) {
        try {
            return callable.call();
        } catch (RuntimeException fault) {
            throw fault;
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", interrupted);
        }
    }
}
