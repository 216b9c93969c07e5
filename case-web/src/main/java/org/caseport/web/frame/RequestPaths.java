package org.caseport.web.frame;

import jakarta.servlet.http.HttpServletRequest;

/** Classifies requests by their path and headers. */
public final class RequestPaths {

    private RequestPaths() {}

    /** The path within the portal, decoded and normalised by the server: {@code /cases/create}. */
    public static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return request.getServletPath() + (info == null ? "" : info);
    }

    /** Whether it is a style sheet, script or picture, which are the same for everybody and not secret. */
    public static boolean isResource(HttpServletRequest request) {
        String path = path(request);
        return path.startsWith("/jakarta.faces.resource/")
                || path.startsWith("/resources/")
                || path.equals("/favicon.ico")
                || path.equals("/robots.txt");
    }

    /** Whether it is a page of the office, where components of PrimeFaces are used. */
    public static boolean isOffice(HttpServletRequest request) {
        String path = path(request);
        return path.startsWith("/admin/") || path.equals("/workspace/reports") || path.equals("/reports");
    }

    /**
     * Whether the browser's connection is encrypted. The proxy's header needs no trust here: it only makes us stricter,
     * and only towards the sender.
     */
    public static boolean isEncrypted(HttpServletRequest request) {
        String forwarded = request.getHeader("X-Forwarded-Proto");
        return request.isSecure()
                || (forwarded != null && forwarded.split(",", 2)[0].strip().equalsIgnoreCase("https"));
    }

    /** Whether an open page sent the request by itself, perhaps with nobody there. */
    public static boolean isUnattended(HttpServletRequest request) {
        String path = path(request);
        return path.equals("/live")
                || path.startsWith("/data/live")
                || (path.equals("/data/session") && request.getMethod().equals("GET"))
                || request.getHeader("Caseport-Unattended") != null;
    }

    /** Whether it is a health check, which never gets a page as its answer. */
    public static boolean isHealth(HttpServletRequest request) {
        return isHealth(path(request));
    }

    public static boolean isHealth(String path) {
        return path.equals("/health") || path.startsWith("/health/");
    }

    /** Whether it asks for metrics; a filter of its own decides who may. */
    public static boolean isMetrics(String path) {
        return path.equals("/metrics") || path.startsWith("/metrics/");
    }
}
