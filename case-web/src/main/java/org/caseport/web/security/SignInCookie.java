package org.caseport.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.caseport.web.text.Languages;

/** The cookie that carries a {@link SignInToken}: for our server only, out of reach of scripts and other sites. */
@ApplicationScoped
public class SignInCookie {

    static final String NAME = "caseport";

    @Inject
    Proxy proxy;

    Optional<SignInToken> in(HttpServletRequest request) {
        String value = Languages.cookie(request, NAME);
        return SignInToken.isToken(value) ? Optional.of(new SignInToken(value)) : Optional.empty();
    }

    void give(HttpServletRequest request, HttpServletResponse response, SignInToken token) {
        response.addCookie(cookie(request, token.text(), -1));
    }

    void take(HttpServletRequest request, HttpServletResponse response) {
        response.addCookie(cookie(request, "", 0));
    }

    private Cookie cookie(HttpServletRequest request, String value, int maxAge) {
        return safe(NAME, value, maxAge, proxy.isSecure(request));
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
