package org.caseport.web.frame;

import jakarta.servlet.http.HttpServletRequest;

/** What a request's address is about. */
public final class RequestPaths {

    private RequestPaths() {}

    /** The path within the portal, decoded and normalised by the server: {@code /cases/create}. */
    public static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return request.getServletPath() + (info == null ? "" : info);
    }

    /** Whether it is a style sheet, a script or a picture: the same for everybody and no secret. */
    public static boolean isResource(HttpServletRequest request) {
        String path = path(request);
        return path.startsWith("/jakarta.faces.resource/")
                || path.startsWith("/resources/")
                || path.equals("/favicon.ico")
                || path.equals("/robots.txt");
    }

    /**
     * Whether the browser's connection is encrypted. This word of a proxy needs no trust: it only makes us stricter,
     * and only towards whoever says it.
     */
    public static boolean isEncrypted(HttpServletRequest request) {
        String forwarded = request.getHeader("X-Forwarded-Proto");
        return request.isSecure()
                || (forwarded != null && forwarded.split(",", 2)[0].strip().equalsIgnoreCase("https"));
    }

    /** Whether an open page asks by itself, and perhaps nobody is there. */
    public static boolean isUnattended(HttpServletRequest request) {
        String path = path(request);
        return path.equals("/live")
                || path.startsWith("/data/live")
                || (path.equals("/data/session") && request.getMethod().equals("GET"))
                || request.getHeader("Caseport-Unattended") != null;
    }

    /** Whether an operator's tools ask how the portal is; they get the answer of its own checks, never a page. */
    public static boolean isHealth(HttpServletRequest request) {
        return isHealth(path(request));
    }

    public static boolean isHealth(String path) {
        return path.equals("/health") || path.startsWith("/health/");
    }

    /** Whether an operator's tools ask for the measures; a gate of its own decides who may. */
    public static boolean isMetrics(String path) {
        return path.equals("/metrics") || path.startsWith("/metrics/");
    }
}
