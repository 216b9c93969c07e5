package org.caseport.web.frame;

import jakarta.faces.application.ViewExpiredException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Filter that rejects posted forms with a Faces view state that is not ours. Only pages of the office have a state,
 * encrypted and signed under the {@link ViewStateKey}; all others are stateless. A state that is forged, or was made
 * under another key or by another version, gets an answer that says so; Faces would report a fault.
 */
public class ViewStateFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String STATE = "jakarta.faces.ViewState";
    private static final String NONE = "stateless";

    /** What Faces writes before the encrypted state: a signature and what the cipher starts with. */
    private static final int BEFORE = 48;

    private static final int BLOCK = 16;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String[] states = request.getMethod().equals("POST") ? request.getParameterValues(STATE) : null;
        if (states == null || (states.length == 1 && states[0].equals(NONE))) {
            chain.doFilter(request, response);
        } else if (!RequestPaths.isOffice(request) || states.length != 1) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else if (!looksSealed(states[0])) {
            ErrorPage.outdated(request, response);
        } else {
            restore(request, response, chain);
        }
    }

    private static void restore(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (!isExpired(e) || response.isCommitted()) {
                throw e;
            }
            response.resetBuffer();
            ErrorPage.outdated(request, response);
        }
    }

    /** Whether the text has the form of a state that Faces can try to open. */
    private static boolean looksSealed(String state) {
        try {
            int length = Base64.getDecoder().decode(state).length - BEFORE;
            return length >= BLOCK && length % BLOCK == 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isExpired(@Nullable Throwable fault) {
        return fault != null && (fault instanceof ViewExpiredException || isExpired(FaultKind.causeOf(fault)));
    }
}
