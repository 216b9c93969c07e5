package org.caseport.web.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.caseport.web.text.Languages;
import org.caseport.web.text.Texts;

/**
 * Page that forwards the browser to another site, with a link for browsers that don't follow. A redirect would fail:
 * our Content-Security-Policy keeps forms on this site, and browsers apply that to redirects too.
 */
public final class RedirectPage {

    private RedirectPage() {}

    /** Forwards to this address; meanwhile the page shows {@code onward.<kind>.title}. */
    public static void to(String address, String kind, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Texts texts = new Texts(Languages.of(request, null));
        String theme = Languages.cookie(request, "caseport-theme");
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Content-Language", texts.locale().getLanguage());
        response.getWriter()
                .write(template()
                        .replace("{context}", Html.escaped(request.getContextPath()))
                        .replace("{lang}", texts.locale().getLanguage())
                        .replace("{theme}", theme.equals("light") || theme.equals("dark") ? theme : "")
                        .replace("{title}", Html.escaped(texts.get("onward." + kind + ".title")))
                        .replace("{go}", Html.escaped(texts.get("onward.go")))
                        .replace("{brand}", Html.escaped(texts.get("frame.brand")))
                        .replace("{address}", Html.escaped(address)));
        response.flushBuffer();
    }

    private static String template() throws IOException {
        try (InputStream html = RedirectPage.class.getResourceAsStream("onward.html")) {
            if (html == null) {
                throw new IllegalStateException("onward.html is missing");
            }
            return new String(html.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
