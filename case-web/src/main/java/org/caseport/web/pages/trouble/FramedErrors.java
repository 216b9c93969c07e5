package org.caseport.web.pages.trouble;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.web.frame.ErrorPage;
import org.caseport.web.frame.FaultFilter;
import org.caseport.web.frame.RequestPaths;
import org.caseport.web.frame.ResponseFormat;
import org.caseport.web.security.session.AuthenticatedPerson;
import org.jspecify.annotations.Nullable;

/**
 * Filter that answers 403 and 404 to people who are signed in by {@code error.xhtml}, which has navigation and menu.
 * Programs, strangers, and everybody if that page fails too, get what the {@link ErrorPage} answers.
 */
public class FramedErrors extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String PAGE = "/error";
    private static final Logger LOG = Logger.getLogger(FramedErrors.class.getName());

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isForPerson(request)) {
            chain.doFilter(request, response);
            return;
        }
        ErrorPage.leaveToFrame(request);
        Held held = new Held(response);
        try {
            chain.doFilter(request, held);
        } catch (ServletException | RuntimeException | IOException fault) {
            if (held.status == 0) {
                throw fault;
            }
            // The error was the answer already; what failed behind it does not change it, but has to be mended.
            LOG.log(Level.WARNING, "a fault behind " + held.status + ": " + FaultFilter.anonymous(fault));
        }
        if (held.status != 0 && !response.isCommitted()) {
            FaultFilter.takeBack(request);
            draw(request, response, held.status);
        }
    }

    private static boolean isForPerson(HttpServletRequest request) {
        return AuthenticatedPerson.of(request).isPresent()
                && !RequestPaths.isResource(request)
                && !RequestPaths.path(request).startsWith("/data/")
                && ResponseFormat.readBy(request) == ResponseFormat.PAGE;
    }

    private static void draw(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        try {
            response.resetBuffer();
            response.setStatus(status);
            request.setAttribute(ErrorPage.STATUS, status);
            request.getRequestDispatcher(PAGE).forward(new Opened(request), response);
        } catch (ServletException | RuntimeException e) {
            LOG.log(Level.WARNING, "the error page in its frame failed: " + FaultFilter.anonymous(e));
            if (!response.isCommitted()) {
                response.resetBuffer();
                response.sendError(status);
            }
        }
    }

    /** A response that holds back these errors. */
    private static final class Held extends HttpServletResponseWrapper {

        private int status;

        Held(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int code) throws IOException {
            if (!isHeld(code)) {
                super.sendError(code);
            } else if (status == 0) {
                status = code;
            }
        }

        @Override
        public void sendError(int code, String message) throws IOException {
            sendError(code);
        }

        /** The first of these errors is the answer; those of what fails behind it do not change it. */
        private boolean isHeld(int code) {
            return !isCommitted() && (status != 0 || code == SC_FORBIDDEN || code == SC_NOT_FOUND);
        }
    }

    /** The request as if the page of the error had been opened: without what was posted or asked for. */
    private static final class Opened extends HttpServletRequestWrapper {

        Opened(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }
    }
}
