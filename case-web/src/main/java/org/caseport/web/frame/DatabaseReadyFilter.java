package org.caseport.web.frame;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.caseport.domain.storage.DatabaseStatus;

/**
 * Filter that answers every request with the "not ready" page while the database can't be used, except resources,
 * health checks and metrics.
 */
public class DatabaseReadyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String LOST = DatabaseReadyFilter.class.getName() + ".lost";
    private static final String NOT_READY = DatabaseReadyFilter.class.getName() + ".notReady";

    @Inject
    transient DatabaseStatus storage;

    /** Notes that the database failed during authentication; this filter then throws the fault. */
    public static void lost(HttpServletRequest request, RuntimeException fault) {
        request.setAttribute(LOST, fault);
    }

    /** Notes that nobody could be recognised, as the database was not ready; it may be by the time this filter asks. */
    public static void notReady(HttpServletRequest request) {
        request.setAttribute(NOT_READY, true);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (RequestPaths.isResource(request)
                || RequestPaths.isHealth(request)
                || RequestPaths.isMetrics(RequestPaths.path(request))) {
            chain.doFilter(request, response);
        } else if (!storage.isReady() || request.getAttribute(NOT_READY) != null) {
            ErrorPage.notReady(request, response);
        } else if (request.getAttribute(LOST) instanceof RuntimeException fault) {
            throw fault;
        } else {
            chain.doFilter(request, response);
        }
    }
}
