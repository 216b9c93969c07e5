package org.caseport.web.text;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the language of pages: the person's choice, else the one remembered in this browser, else the browser's own.
 */
public final class Languages {

    public static final List<String> SPOKEN = List.of("en", "ja");

    /** The cookie that remembers the choice, for the pages before sign-in and for error pages. */
    public static final String COOKIE = "caseport-language";

    private Languages() {}

    public static boolean isSpoken(@Nullable String language) {
        return language != null && SPOKEN.contains(language);
    }

    /** The language for this request; {@code chosen} is the choice of the signed-in person. */
    public static Locale of(HttpServletRequest request, @Nullable String chosen) {
        if (isSpoken(chosen)) {
            return Locale.forLanguageTag(chosen);
        }
        String remembered = cookie(request, COOKIE);
        if (isSpoken(remembered)) {
            return Locale.forLanguageTag(remembered);
        }
        if (request.getHeader("Accept-Language") != null) {
            for (Locale wanted : Collections.list(request.getLocales())) {
                if (isSpoken(wanted.getLanguage())) {
                    return Locale.forLanguageTag(wanted.getLanguage());
                }
            }
        }
        return Locale.ENGLISH;
    }

    /** The value of this cookie; empty when it was not sent. */
    public static String cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return "";
    }
}
