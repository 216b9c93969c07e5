package org.caseport.web.watch;

import jakarta.servlet.http.HttpServletRequest;
import org.caseport.web.frame.RequestPaths;

/** What a request is about, as far as its duration says anything. */
enum RequestKind {
    PAGE,
    DATA,
    API,
    /** An open page that listens: long by nature. */
    LIVE,
    RESOURCE,
    /** The tools of those who run the portal. */
    PROBE;

    static RequestKind of(HttpServletRequest request) {
        String path = RequestPaths.path(request);
        if (RequestPaths.isResource(request)) {
            return RESOURCE;
        }
        if (RequestPaths.isHealth(path) || RequestPaths.isMetrics(path)) {
            return PROBE;
        }
        if (path.equals("/live") || path.startsWith("/data/live")) {
            return LIVE;
        }
        if (path.equals("/support-api") || path.startsWith("/support-api/")) {
            return API;
        }
        return path.startsWith("/data/") ? DATA : PAGE;
    }
}
