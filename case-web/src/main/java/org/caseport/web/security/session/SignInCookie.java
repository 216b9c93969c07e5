package org.caseport.web.security.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.caseport.web.frame.RequestPaths;
import org.caseport.web.text.Languages;

/** The cookie with the {@link RandomToken}. Scripts can't read it, and other sites' forms don't send it. */
@ApplicationScoped
public class SignInCookie {

    static final String NAME = "caseport";

    /** The prefix makes browsers accept the cookie only over HTTPS and only from this very host. */
    static final String ENCRYPTED_NAME = "__Host-caseport";

    public Optional<RandomToken> in(HttpServletRequest request) {
        String value = Languages.cookie(request, nameFor(request));
        return RandomToken.isToken(value) ? Optional.of(new RandomToken(value)) : Optional.empty();
    }

    public void give(HttpServletRequest request, HttpServletResponse response, RandomToken token) {
        response.addCookie(cookie(request, token.text(), -1));
    }

    public void take(HttpServletRequest request, HttpServletResponse response) {
        response.addCookie(cookie(request, "", 0));
    }

    private static String nameFor(HttpServletRequest request) {
        return RequestPaths.isEncrypted(request) ? ENCRYPTED_NAME : NAME;
    }

    private static Cookie cookie(HttpServletRequest request, String value, int maxAge) {
        return safe(nameFor(request), value, maxAge, RequestPaths.isEncrypted(request));
    }

    static Cookie safe(String name, String value, int maxAge, boolean secure) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(maxAge);
        return cookie;
    }
}
