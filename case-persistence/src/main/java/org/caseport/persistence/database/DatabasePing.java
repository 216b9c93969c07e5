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
 * Feels whether the database answers, over a connection of its own, so that a busy pool does not look like a database
 * that is away. Whoever asks is answered within seconds, however silent the database is.
 */
final class DatabasePing implements AutoCloseable {

    private static final int SECONDS = 2;

    /** After which nobody has to wait any longer for answers of a database that does not even answer this. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private final LongSupplier nanos;
    private final Runnable givingUp;
    private final ReentrantLock asking = new ReentrantLock();
    private @Nullable Connection connection;
    private @Nullable Long silentSince;

    /** What {@code givingUp} does is done again and again while the silence lasts. */
    DatabasePing(LongSupplier nanos, Runnable givingUp) {
        this.nanos = nanos;
        this.givingUp = givingUp;
    }

    /** One asks at a time; who waits behind for long knows what that means, and does not add to the crowd. */
    boolean beats(DatabaseAddress address) throws SQLException {
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

    /** The connection is kept, so that asking costs one short round trip. */
    private boolean answers(DatabaseAddress address) throws SQLException {
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
                // It is of no use any more, whatever it says.
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
