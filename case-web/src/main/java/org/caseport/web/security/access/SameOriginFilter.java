package org.caseport.web.security.access;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.caseport.web.frame.ErrorPage;
import org.jspecify.annotations.Nullable;

/**
 * Filter against cross-site request forgery: rejects changes sent from another site's page. It relies on the browser's
 * Sec-Fetch-Site and Origin headers, which unlike tokens in pages never expire. Programs send neither, and don't send
 * people's cookies by themselves.
 */
public class SameOriginFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Inject
    transient Proxy proxy;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean ours = allows(
                // A WebSocket opens with a GET, but is checked like a change: the page that opened it can read what it
                // receives.
                request.getHeader("Upgrade") == null ? request.getMethod() : "CONNECT",
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader("Origin"),
                proxy.host(request));
        if (ours) {
            chain.doFilter(request, response);
        } else {
            ErrorPage.forbidden(request, response, "otherSite");
        }
    }

    static boolean allows(String method, @Nullable String fetchSite, @Nullable String origin, @Nullable String host) {
        if (SAFE.contains(method)) {
            return true;
        }
        if (fetchSite != null) {
            return fetchSite.equals("same-origin") || fetchSite.equals("none");
        }
        return origin == null || (host != null && host.toLowerCase(Locale.ROOT).equals(authorityOf(origin)));
    }

    private static @Nullable String authorityOf(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? null : authority.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
