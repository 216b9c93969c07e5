package org.caseport.web.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Filter that rejects posted forms with a Faces view state. Our pages are stateless, so such a state is forged or older
 * than an update; Faces would fail to read it and report a fault.
 */
public class ViewStateFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String STATE = "jakarta.faces.ViewState";
    private static final String NONE = "stateless";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String[] states = request.getMethod().equals("POST") ? request.getParameterValues(STATE) : null;
        if (states == null || (states.length == 1 && states[0].equals(NONE))) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }
}
