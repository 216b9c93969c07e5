package org.caseport.web.security.access;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.caseport.domain.account.Person;
import org.caseport.web.frame.RequestPaths;
import org.caseport.web.security.session.AuthenticatedPerson;
import org.caseport.web.security.session.ManagingSignIns;
import org.caseport.web.text.Languages;
import org.jspecify.annotations.Nullable;

/**
 * Servlet that stores a person's language and theme. {@code language} is {@code en}, {@code ja} or empty for the
 * browser's; {@code theme} is {@code light}, {@code dark} or {@code auto} for the device's. A field that is not sent
 * stays as it is.
 */
@WebServlet("/preferences")
public class PreferencesServlet extends HttpServlet {

    /** Stores the theme for pages before sign-in and for error pages. */
    public static final String THEME_COOKIE = "caseport-theme";

    private static final long serialVersionUID = 1L;

    @Inject
    transient ManagingSignIns desk;

    @Inject
    transient Proxy proxy;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String language = request.getParameter("language");
        String theme = request.getParameter("theme");
        if (language != null) {
            remember(request, response, Languages.COOKIE, language(language));
        }
        if (theme != null) {
            remember(request, response, THEME_COOKIE, theme(theme) == null ? "auto" : theme(theme));
        }
        Optional<Person> visitor = AuthenticatedPerson.of(request);
        if (visitor.isPresent()) {
            Person person = visitor.get();
            desk.remember(
                    person,
                    language == null ? person.language() : language(language),
                    theme == null ? person.theme() : theme(theme));
        }
        String back = ReturnUrl.local(request.getParameter("return"))
                .or(() -> ReturnUrl.referer(request, proxy.host(request)))
                .orElse(visitor.isPresent() ? "/" : "/sign-in");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", back);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + "/");
    }

    private static @Nullable String language(String typed) {
        return Languages.isSpoken(typed) ? typed : null;
    }

    private static @Nullable String theme(String typed) {
        return typed.equals("light") || typed.equals("dark") ? typed : null;
    }

    private void remember(
            HttpServletRequest request, HttpServletResponse response, String name, @Nullable String value) {
        Cookie cookie = new Cookie(name, value == null ? "" : value);
        cookie.setPath("/");
        // The script that switches the theme without loading a page writes this cookie too.
        cookie.setHttpOnly(!name.equals(THEME_COOKIE));
        cookie.setSecure(RequestPaths.isEncrypted(request));
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(value == null ? 0 : (int) Duration.ofDays(365).toSeconds());
        response.addCookie(cookie);
    }
}
