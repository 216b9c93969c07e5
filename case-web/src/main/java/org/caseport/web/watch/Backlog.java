package org.caseport.web.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.domain.storage.PendingWork;
import org.jspecify.annotations.Nullable;

/**
 * Caches the figures about waiting work, such as the queue and the outbox. It reads them from the database at most
 * every five seconds, for metrics and health checks alike.
 */
@ApplicationScoped
public class Backlog {

    private static final Duration FRESH = Duration.ofSeconds(5);

    @Inject
    PendingWork pendingWork;

    @Inject
    DatabaseStatus storage;

    @Inject
    Clock clock;

    private final ReentrantLock reader = new ReentrantLock();
    private volatile Instant readAt = Instant.EPOCH;
    private volatile PendingWork.@Nullable Reading reading;

    /**
     * The figures; null while the database can't be used. While one caller reads new figures, others get the previous
     * ones.
     */
    public PendingWork.@Nullable Reading now() {
        if (!storage.isReady()) {
            // Not kept: the database may be ready a moment later.
            return null;
        }
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

    private PendingWork.@Nullable Reading read(Instant now) {
        try {
            return pendingWork.read(now);
        } catch (RuntimeException e) {
            // The database's own health check reports this.
            return null;
        }
    }

    /** The seconds since then; 0 for null. */
    double age(@Nullable Instant then) {
        return then == null
                ? 0
                : Math.max(0, Duration.between(then, clock.instant()).toMillis() / 1000.0);
    }

    /** How long the oldest undelivered notice has waited; null if that is not known. */
    public @Nullable Duration outboxLag() {
        PendingWork.Reading known = now();
        return known == null ? null : Duration.ofMillis((long) (1000 * age(known.oldestUntold())));
    }
}
