package org.caseport.web.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Filter that sets the headers of every response: Content-Security-Policy and others for security, and what caches have
 * to know. Pages of the office have a policy of their own, since components of PrimeFaces start by a script in the page
 * and place themselves by style attributes: each such page allows the scripts that carry its nonce.
 */
public class SecurityHeadersFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String STYLES = "default-src 'self'; style-src 'self'; ";
    private static final String OTHERS = "img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; script-src 'self'";
    private static final String POLICY = STYLES + OTHERS;
    private static final String OFFICE = STYLES + "style-src-attr 'unsafe-inline'; " + OTHERS;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 18;

    /** A year, without subdomains: other sites on the operator's domain are not ours to decide about. */
    private static final String STRICT = "max-age=31536000";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        apply(request, response);
        chain.doFilter(request, response);
    }

    /**
     * Gives the page that is being drawn the policy of the office.
     *
     * @return the nonce of its scripts, 24 characters of base64
     */
    public static String allowComponents(HttpServletResponse response) {
        byte[] bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        response.setHeader("Content-Security-Policy", OFFICE + " 'nonce-" + nonce + "'");
        return nonce;
    }

    static void apply(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (RequestPaths.isEncrypted(request)) {
            response.setHeader("Strict-Transport-Security", STRICT);
        }
        if (!RequestPaths.isResource(request)) {
            response.setHeader("Cache-Control", "no-store");
        }
        // The server or a proxy may compress, and Payara does not say that it does.
        response.setHeader("Vary", "Accept-Encoding");
    }
}
