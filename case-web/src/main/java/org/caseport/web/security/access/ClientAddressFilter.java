package org.caseport.web.security.access;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.caseport.web.application.journal.RequestOrigin;

/** Filter that provides the client's address of a request to the journal. */
public class ClientAddressFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Proxy proxy;

    @Inject
    transient RequestOrigin actingFrom;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        actingFrom.browser(proxy.client(request));
        try {
            chain.doFilter(request, response);
        } finally {
            actingFrom.nobody();
        }
    }
}
