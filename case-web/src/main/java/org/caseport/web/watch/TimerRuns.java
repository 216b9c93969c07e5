package org.caseport.web.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Records when each timer of this server last ran, and with what result. */
@ApplicationScoped
public class TimerRuns {

    @Inject
    Clock clock;

    private final Map<String, Round> rounds = new ConcurrentSkipListMap<>();

    /** Runs a timer's work and records the run. An exception is recorded and rethrown. */
    public void of(Chore chore, Runnable work) {
        counted(chore, () -> {
            work.run();
            return 0;
        });
    }

    /** The same for work that returns how much it did. */
    public long counted(Chore chore, LongSupplier work) {
        Instant began = clock.instant();
        long from = System.nanoTime();
        try {
            long done = work.getAsLong();
            keep(chore, began, from, done, null);
            return done;
        } catch (RuntimeException e) {
            keep(chore, began, from, 0, e.getClass().getSimpleName());
            throw e;
        }
    }

    private void keep(Chore chore, Instant began, long from, long done, @Nullable String failure) {
        Duration took = Duration.ofNanos(System.nanoTime() - from);
        rounds.compute(chore.name(), (name, before) -> {
            Round last = before == null ? Round.none(chore) : before;
            return new Round(
                    chore,
                    began,
                    took,
                    last.rounds() + 1,
                    last.done() + done,
                    last.failures() + (failure == null ? 0 : 1),
                    failure);
        });
    }

    /** The runs of every timer, including those that have not run yet. */
    public List<Round> all() {
        return Arrays.stream(Chore.values()).map(this::last).toList();
    }

    public Round last(Chore chore) {
        return rounds.getOrDefault(chore.name(), Round.none(chore));
    }

    /** The timers. */
    public enum Chore {
        MESSENGERS,
        PROMISES,
        SILENCE,
        HISTORY,
        CALLS,
        CHATS,
        PLANS,
        HOUSEKEEPING,
        SEALING,
        DIRECTORY,
        FACTS,
        REPORTS,
        SERVERS,
        SIMULATION,
        BACKUP
    }

    /**
     * A summary of a timer's runs since the start of this server.
     *
     * @param began when its last run began; null if there was none
     * @param failure the type of the exception that ended the last run; null if it succeeded
     */
    public record Round(
            Chore chore,
            @Nullable Instant began,
            Duration took,
            long rounds,
            long done,
            long failures,
            @Nullable String failure) {

        static Round none(Chore chore) {
            return new Round(chore, null, Duration.ZERO, 0, 0, 0, null);
        }
    }
}
