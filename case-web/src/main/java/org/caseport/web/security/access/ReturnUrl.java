package org.caseport.web.security.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Validates the address to which a person returns after signing in, so that it is always on this site. */
public final class ReturnUrl {

    private static final int LONGEST = 2000;

    private ReturnUrl() {}

    /** The text, if it is the address of a page on this site that is worth returning to; else empty. */
    public static Optional<String> page(@Nullable String text) {
        return local(text).filter(address -> !isDoor(URI.create(address).getPath()));
    }

    /** The text, if it is a path on this site, with or without a query; else empty. */
    public static Optional<String> local(@Nullable String text) {
        if (text == null
                || text.length() > LONGEST
                || !text.startsWith("/")
                || text.startsWith("//")
                || text.chars().anyMatch(c -> c <= ' ' || c == '\\' || c >= 127)) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(text);
            boolean ours = uri.getScheme() == null && uri.getRawAuthority() == null;
            return ours ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The page to return to after a request: itself if it is a page, otherwise the one it was sent from. */
    static String of(HttpServletRequest request, @Nullable String host) {
        boolean page = request.getMethod().equals("GET")
                && !"empty".equals(request.getHeader("Sec-Fetch-Dest"))
                && request.getHeader("Faces-Request") == null;
        String asked =
                request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
        String wanted = page ? asked : referer(request, host).orElse(asked);
        return page(wanted).orElse("/");
    }

    /** The page on this site from which the browser sent this request. */
    static Optional<String> referer(HttpServletRequest request, @Nullable String host) {
        String referer = request.getHeader("Referer");
        if (referer == null || host == null) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(referer);
            String authority = uri.getRawAuthority();
            if (authority == null || !authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT))) {
                return Optional.empty();
            }
            return local(uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The address of the sign-in page that returns to this address. */
    public static String signInThen(String contextPath, String address) {
        return contextPath + "/sign-in"
                + (address.equals("/") ? "" : "?return=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
    }

    private static boolean isDoor(@Nullable String path) {
        return path == null
                || path.equals("/sign-in")
                || path.equals("/sign-in/code")
                || path.equals("/sign-out")
                || path.equals("/preferences");
    }
}
