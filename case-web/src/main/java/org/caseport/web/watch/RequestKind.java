package org.caseport.web.watch;

import jakarta.servlet.http.HttpServletRequest;
import org.caseport.web.frame.RequestPaths;

/** The kind of a request, by which its duration is measured. */
enum RequestKind {
    PAGE,
    DATA,
    API,
    /** Sockets and polling of open pages; sockets are long by nature. */
    LIVE,
    RESOURCE,
    /** Health checks and metrics. */
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
