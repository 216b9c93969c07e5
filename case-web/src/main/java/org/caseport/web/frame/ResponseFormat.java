package org.caseport.web.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** The format in which the sender of a request can read the response. */
public enum ResponseFormat {
    /** HTML for a person. */
    PAGE,
    /** JSON, or just the status, for a script of a page, its socket or another program. */
    JSON,
    /** A partial response for the script of Faces. */
    PARTIAL;

    public static ResponseFormat readBy(HttpServletRequest request) {
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            return PARTIAL;
        }
        String accept = header(request, "Accept");
        if (accept.contains("text/html")) {
            return PAGE;
        }
        boolean script = accept.contains("json")
                || header(request, "Content-Type").contains("json")
                || header(request, "Upgrade").equals("websocket")
                || "empty".equals(request.getHeader("Sec-Fetch-Dest"))
                || "XMLHttpRequest".equals(request.getHeader("X-Requested-With"));
        return script ? JSON : PAGE;
    }

    private static String header(HttpServletRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}
