package org.caseport.web.demo;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.caseport.web.frame.ErrorPage;

/** Filter that answers only requests from the demo's own machine, as the passwords are publicly known. */
public class DemoLoopbackFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient DemoMode demo;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean forwarded = request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
        if (!demo.isOn() || demo.isRemote() || (isLoopback(request.getRemoteAddr()) && !forwarded)) {
            chain.doFilter(request, response);
        } else {
            ErrorPage.forbidden(request, response, "demoOnly");
        }
    }

    static boolean isLoopback(String address) {
        return address.startsWith("127.")
                || address.equals("::1")
                || address.equals("0:0:0:0:0:0:0:1")
                || address.startsWith("::ffff:127.");
    }
}
