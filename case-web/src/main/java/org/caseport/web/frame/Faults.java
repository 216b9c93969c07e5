package org.caseport.web.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.transaction.xa.XAException;
import org.jspecify.annotations.Nullable;

/**
 * Filter that catches every fault of a request, logs it once with a reference, and shows the reference to the person.
 * It logs only types and stack traces, since messages of exceptions may quote what people typed.
 */
public class Faults extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(Faults.class.getName());
    private static final String HANDED_ON = Faults.class.getName() + ".handedOn";

    /** SQL state of a statement that was cancelled by its time-out, in both databases. */
    private static final Set<String> BROKEN_OFF = Set.of("57014");

    /** SQL states of a lock time-out and of a deadlock, in PostgreSQL and H2. */
    private static final Set<String> LOCKED = Set.of("55P03", "HYT00", "40P01", "40001");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Forewarned forewarned = new Forewarned(response);
        try {
            chain.doFilter(request, forewarned);
            if (request.getAttribute(HANDED_ON) instanceof Throwable fault) {
                answer(request, response, fault);
            } else {
                forewarned.tell();
            }
        } catch (ServletException | RuntimeException | Error | IOException fault) {
            if (isBrokenOff(fault)) {
                LOG.fine("the browser went away while it was being answered");
                return;
            }
            answer(request, response, fault);
        }
    }

    /** Passes on a fault that can't be thrown up to this filter. */
    public static void handOn(HttpServletRequest request, Throwable fault) {
        request.setAttribute(HANDED_ON, fault);
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, Throwable fault)
            throws IOException {
        String reference = newReference();
        ErrorPage.Kind kind = kindOf(fault);
        String said = "fault " + reference + (kind == ErrorPage.Kind.FAULT ? "" : ", " + kind) + " at "
                + RequestPaths.path(request) + ": " + anonymous(fault);
        LOG.log(Level.SEVERE, said);
        if (!response.isCommitted()) {
            ErrorPage.fault(request, response, reference, kind);
        }
    }

    private static ErrorPage.Kind kindOf(Throwable fault) {
        if (isCommitUnanswered(fault)) {
            return ErrorPage.Kind.STORAGE_UNSURE;
        }
        if (isStorageLost(fault)) {
            return ErrorPage.Kind.STORAGE_LOST;
        }
        if (isLocked(fault)) {
            return ErrorPage.Kind.BUSY;
        }
        return isBrokenOffByTime(fault) ? ErrorPage.Kind.TOO_LONG : ErrorPage.Kind.FAULT;
    }

    /** Whether the database cancelled a statement that took too long. */
    static boolean isBrokenOffByTime(Throwable fault) {
        return hasState(fault, BROKEN_OFF);
    }

    /** Whether a lock was not free in time or a deadlock was broken; the transaction was rolled back. */
    static boolean isLocked(Throwable fault) {
        return hasState(fault, LOCKED);
    }

    private static boolean hasState(Throwable fault, Set<String> states) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = fault; cause != null && seen.add(cause); cause = causeOf(cause)) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null && states.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    static String newReference() {
        StringBuilder reference = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            reference.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return reference.toString();
    }

    /** Types and stack traces of the fault and its causes, without their messages. */
    public static String anonymous(Throwable fault) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = fault; cause != null && seen.add(cause); cause = causeOf(cause)) {
            text.append(cause == fault ? "" : "caused by ")
                    .append(cause.getClass().getName());
            if (cause instanceof SQLException sql) {
                text.append(" (SQL state ").append(sql.getSQLState()).append(')');
            }
            text.append('\n');
            for (StackTraceElement place : cause.getStackTrace()) {
                text.append("    at ").append(place).append('\n');
            }
        }
        return text.toString();
    }

    /** Whether the database could not be reached, unlike when it reported an error. */
    public static boolean isStorageLost(Throwable fault) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = fault; cause != null && seen.add(cause); cause = causeOf(cause)) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState() == null ? "" : sql.getSQLState();
                // Connection errors, PostgreSQL shutting down, H2 closed or its file gone.
                if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("90")) {
                    return true;
                }
                if (cause.getMessage() != null && cause.getMessage().contains("Error in allocating a connection")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the connection broke during a commit, so that its result is unknown. */
    static boolean isCommitUnanswered(Throwable fault) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = fault; cause != null && seen.add(cause); cause = causeOf(cause)) {
            // The container reports a failed commit only so, without the connection's own exception.
            if (cause instanceof XAException) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBrokenOff(Throwable fault) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = fault; cause != null && seen.add(cause); cause = causeOf(cause)) {
            if (cause.getClass().getSimpleName().equals("ClientAbortException")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Delays a 500 that is sent before the fault itself arrives, as JAX-RS does, so that our error page replaces it.
     */
    private static final class Forewarned extends HttpServletResponseWrapper {

        private boolean warned;
        private @Nullable String message;

        Forewarned(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) throws IOException {
            sendError(status, null);
        }

        @Override
        public void sendError(int status, @Nullable String text) throws IOException {
            if (status == SC_INTERNAL_SERVER_ERROR) {
                warned = true;
                message = text;
            } else {
                super.sendError(status, text);
            }
        }

        /** Sends the delayed 500 if no fault arrived. */
        void tell() throws IOException {
            if (warned && !isCommitted()) {
                super.sendError(SC_INTERNAL_SERVER_ERROR, message);
            }
        }
    }

    private static @Nullable Throwable causeOf(Throwable fault) {
        if (fault instanceof ServletException wrapped && wrapped.getRootCause() != null) {
            return wrapped.getRootCause();
        }
        return fault.getCause();
    }
}
