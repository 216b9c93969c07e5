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
import org.jspecify.annotations.Nullable;

/**
 * Filter that catches every fault of a request, logs it once with a reference, and shows the reference to the person.
 * It logs only types and stack traces, since messages of exceptions may quote what people typed.
 */
public class FaultFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(FaultFilter.class.getName());
    private static final String HANDED_ON = FaultFilter.class.getName() + ".handedOn";

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

    /** Takes back a fault that was passed on, where the request has another answer already. */
    public static void takeBack(HttpServletRequest request) {
        request.removeAttribute(HANDED_ON);
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, Throwable fault)
            throws IOException {
        RoleLostException lost = roleLost(fault);
        if (lost != null && !response.isCommitted()) {
            ErrorPage.forbidden(request, response, lost.kind());
            return;
        }
        String reference = newReference();
        FaultKind kind = FaultKind.of(fault);
        String said = "fault " + reference + (kind == FaultKind.FAULT ? "" : ", " + kind) + " at "
                + RequestPaths.path(request) + ": " + anonymous(fault);
        LOG.log(Level.SEVERE, said);
        if (!response.isCommitted()) {
            ErrorPage.fault(request, response, reference, kind);
        }
    }

    private static @Nullable RoleLostException roleLost(Throwable fault) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = fault; cause != null && seen.add(cause); cause = FaultKind.causeOf(cause)) {
            if (cause instanceof RoleLostException lost) {
                return lost;
            }
        }
        return null;
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
        for (Throwable cause = fault; cause != null && seen.add(cause); cause = FaultKind.causeOf(cause)) {
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

    private static boolean isBrokenOff(Throwable fault) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = fault; cause != null && seen.add(cause); cause = FaultKind.causeOf(cause)) {
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
}
