package org.caseport.web.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.caseport.domain.storage.Storage;
import org.caseport.domain.storage.Workload;
import org.jspecify.annotations.Nullable;

/** What waits, read from the database at most every few seconds, however many ask. */
@ApplicationScoped
public class Backlog {

    private static final Duration FRESH = Duration.ofSeconds(5);

    @Inject
    Workload workload;

    @Inject
    Storage storage;

    @Inject
    Clock clock;

    private final ReentrantLock reader = new ReentrantLock();
    private volatile Instant readAt = Instant.EPOCH;
    private volatile Workload.@Nullable Reading reading;

    /** Absent while there is nothing to read from. While one reads, the others get what was read before. */
    public Workload.@Nullable Reading now() {
        Instant now = clock.instant();
        boolean old = Duration.between(readAt, now).compareTo(FRESH) >= 0 || readAt.isAfter(now);
        if (old && reader.tryLock()) {
            try {
                readAt = now;
                reading = read(now);
            } finally {
                reader.unlock();
            }
        }
        return reading;
    }

    private Workload.@Nullable Reading read(Instant now) {
        try {
            return storage.isReady() ? workload.read(now) : null;
        } catch (RuntimeException e) {
            // The database is away, which its own check tells.
            return null;
        }
    }

    /** The seconds since then; none when there is nothing. */
    double age(@Nullable Instant then) {
        return then == null
                ? 0
                : Math.max(0, Duration.between(then, clock.instant()).toMillis() / 1000.0);
    }

    /** How long the oldest thing has waited that somebody is to be told; null when it is not known. */
    public @Nullable Duration outboxLag() {
        Workload.Reading known = now();
        return known == null ? null : Duration.ofMillis((long) (1000 * age(known.oldestUntold())));
    }
}
