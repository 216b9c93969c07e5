package org.caseport.persistence.database;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether the database answers, over a connection of its own, so that an exhausted pool does not look like a
 * database that is down. Each check returns within seconds even if the database is silent.
 */
final class DatabasePing implements AutoCloseable {

    private static final int SECONDS = 2;

    /** After so long without an answer, connections to the database are given up. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private final LongSupplier nanos;
    private final Runnable givingUp;
    private final ReentrantLock asking = new ReentrantLock();
    private @Nullable Connection connection;
    private @Nullable Long silentSince;

    /** {@code givingUp} runs at each check for as long as the silence lasts. */
    DatabasePing(LongSupplier nanos, Runnable givingUp) {
        this.nanos = nanos;
        this.givingUp = givingUp;
    }

    /**
     * Whether the database answers. Only one check runs at a time; one that waits too long for its turn returns false.
     */
    boolean beats(DatabaseSettings address) throws SQLException {
        long begun = nanos.getAsLong();
        if (!getsATurn()) {
            return false;
        }
        try {
            boolean answer = answers(address);
            silentSince = answer ? null : since(begun);
            return answer;
        } catch (SQLException e) {
            silentSince = isSilence(e) ? since(begun) : null;
            throw e;
        } finally {
            Long since = silentSince;
            if (since != null && nanos.getAsLong() - since > LONGEST_SILENCE.toNanos()) {
                givingUp.run();
            }
            asking.unlock();
        }
    }

    private Long since(long begun) {
        Long before = silentSince;
        return before == null ? Long.valueOf(begun) : before;
    }

    private boolean getsATurn() {
        try {
            return asking.tryLock(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Uses a kept connection, so that a check costs one short round trip. */
    private boolean answers(DatabaseSettings address) throws SQLException {
        Connection kept = connection;
        if (kept != null && kept.isValid(SECONDS)) {
            return true;
        }
        drop();
        Connection fresh = CaseportDataSource.hastyTo(address).getConnection();
        connection = fresh;
        return fresh.isValid(SECONDS);
    }

    private static boolean isSilence(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private void drop() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                // The connection is discarded anyway.
                return;
            }
        }
    }

    @Override
    public void close() {
        if (getsATurn()) {
            drop();
            asking.unlock();
        }
    }
}
