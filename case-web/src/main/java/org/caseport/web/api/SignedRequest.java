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
 * A request as it came over the wire, before its body.
 *
 * @param path as it was written, escapes and all
 * @param query as it was written, without the question mark; null when there was none
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
