package org.caseport.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP request as it was received, for checking its signature.
 *
 * @param path as it was sent, with its escapes
 * @param query as it was sent, without the question mark; null when there was none
 * @param headers by name in lower case
 */
public record SignedRequest(
        String method, String path, @Nullable String query, Map<String, List<String>> headers) {

    static SignedRequest of(HttpServletRequest request) {
        Map<String, List<String>> headers = new TreeMap<>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                        .addAll(Collections.list(request.getHeaders(name))));
        return new SignedRequest(request.getMethod(), request.getRequestURI(), request.getQueryString(), headers);
    }

    /** The value of a header; null when it was not sent. */
    @Nullable
    public String header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }
}
