package org.caseport.web.frame;

import jakarta.servlet.ServletException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.jspecify.annotations.Nullable;

/** What a fault of a request means to the one who sent it. Pages and the Support API tell it by these kinds. */
public enum FaultKind {
    /** A fault of our own; the same request will most likely fail again. */
    FAULT("fault", true),
    /** The database can't be reached; nothing was changed. */
    STORAGE_LOST("storageLost", true),
    /** The database went away before it confirmed the commit. */
    STORAGE_UNSURE("storageUnsure", true),
    /** A lock was not free in time; nothing was changed. */
    BUSY("busy", true),
    /** The database cancelled a statement that took too long. */
    TOO_LONG("tooLong", false),
    /** The tables are not up to date yet. */
    NOT_READY("notReady", true);

    /** SQL state of a statement that was cancelled by its time-out, in both databases. */
    private static final Set<String> CANCELLED = Set.of("57014");

    /** SQL states of a lock time-out and of a deadlock, in PostgreSQL and H2. */
    private static final Set<String> LOCKED = Set.of("55P03", "HYT00", "40P01", "40001");

    private final String words;
    private final boolean keepsDraft;

    FaultKind(String words, boolean keepsDraft) {
        this.words = words;
        this.keepsDraft = keepsDraft;
    }

    /** The kind of a fault by its causes; {@link #FAULT} if none of them tells. */
    public static FaultKind of(Throwable fault) {
        if (hasCause(fault, FaultKind::isConnectionRefused)) {
            return STORAGE_LOST;
        }
        // The container reports a failed commit only so, without the connection's own exception.
        if (hasCause(fault, XAException.class::isInstance)) {
            return STORAGE_UNSURE;
        }
        if (hasCause(fault, FaultKind::isConnectionBroken)) {
            return STORAGE_LOST;
        }
        if (hasCause(fault, cause -> LOCKED.contains(stateOf(cause)))) {
            return BUSY;
        }
        return hasCause(fault, cause -> CANCELLED.contains(stateOf(cause))) ? TOO_LONG : FAULT;
    }

    /** Whether the pool had no connection to give, so that nothing was sent to the database. */
    private static boolean isConnectionRefused(Throwable cause) {
        return cause instanceof SQLException
                && cause.getMessage() != null
                && cause.getMessage().contains("Error in allocating a connection");
    }

    /** Whether the connection failed, PostgreSQL is shutting down, or H2 is closed or its file gone. */
    private static boolean isConnectionBroken(Throwable cause) {
        String state = stateOf(cause);
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("90");
    }

    private static String stateOf(Throwable cause) {
        return cause instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
    }

    private static boolean hasCause(Throwable fault, Predicate<Throwable> what) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = fault; cause != null && seen.add(cause); cause = causeOf(cause)) {
            if (what.test(cause)) {
                return true;
            }
        }
        return false;
    }

    static @Nullable Throwable causeOf(Throwable fault) {
        if (fault instanceof ServletException wrapped && wrapped.getRootCause() != null) {
            return wrapped.getRootCause();
        }
        return fault.getCause();
    }

    /** The part of the keys {@code trouble.*} that names this kind. */
    String words() {
        return words;
    }

    /** Whether the page tells people in the wizard that their draft is kept. */
    static boolean keepsDraft(String words) {
        return Stream.of(values()).anyMatch(kind -> kind.words.equals(words) && kind.keepsDraft);
    }
}
