package org.caseport.web.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Filter that gives each whole page a new CSP nonce. PrimeFaces would reuse the previous page's, and fails if the
 * request sends none. A partial update keeps its page's nonce if that is valid.
 */
public class FreshNonce extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String PARAMETER = "primefaces.nonce";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean piece =
                ResponseFormat.readBy(request) == ResponseFormat.PARTIAL && isNonce(request.getParameter(PARAMETER));
        chain.doFilter(piece ? request : new WithNonce(request), response);
    }

    private static boolean isNonce(@Nullable String text) {
        try {
            return text != null
                    && UUID.fromString(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
                                    .toString()
                                    .length()
                            == text.length() * 3 / 4;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static final class WithNonce extends HttpServletRequestWrapper {

        private final String nonce =
                Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));

        WithNonce(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            return name.equals(PARAMETER) ? nonce : super.getParameter(name);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return name.equals(PARAMETER) ? new String[] {nonce} : super.getParameterValues(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            Map<String, String[]> all = new LinkedHashMap<>(super.getParameterMap());
            all.put(PARAMETER, new String[] {nonce});
            return Collections.unmodifiableMap(all);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(getParameterMap().keySet());
        }
    }
}
