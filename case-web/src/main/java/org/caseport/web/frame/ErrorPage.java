package org.caseport.web.frame;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import org.caseport.web.text.Languages;
import org.caseport.web.text.Texts;
import org.caseport.web.text.TimeFormatter;

/**
 * Servlet that shows error pages, without Faces and database, since either may be broken. The container forwards here
 * for every error status that has no response yet. People who are signed in get 403 and 404 in the frame of the portal.
 */
@WebServlet("/trouble")
public class ErrorPage extends HttpServlet {

    /** The attribute of a request that holds the status of an error while its page is drawn in the frame. */
    public static final String STATUS = ErrorPage.class.getName() + ".status";

    private static final long serialVersionUID = 1L;
    private static final int RETRY_AFTER_SECONDS = 10;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String OUTDATED = "outdated";
    private static final String KIND = ErrorPage.class.getName() + ".kind";
    private static final String FRAMED = ErrorPage.class.getName() + ".framed";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (!(status instanceof Integer code)) {
            answer(request, response, HttpServletResponse.SC_NOT_FOUND, "notFound", "");
            return;
        }
        answer(request, response, code, kind(request, code), "");
    }

    /** What is wrong, as in the keys of its texts. */
    public static String kind(HttpServletRequest request, int status) {
        if (status == HttpServletResponse.SC_FORBIDDEN && request.getAttribute(KIND) instanceof String kind) {
            return kind;
        }
        return status == HttpServletResponse.SC_NOT_FOUND
                ? "notFound"
                : status == HttpServletResponse.SC_FORBIDDEN ? "forbidden" : status < 500 ? "notUnderstood" : "fault";
    }

    /** Says that somebody else draws a page for 403 and 404, when they are sent as errors. */
    public static void leaveToFrame(HttpServletRequest request) {
        request.setAttribute(FRAMED, true);
    }

    static void fault(HttpServletRequest request, HttpServletResponse response, String reference, FaultKind kind)
            throws IOException {
        response.resetBuffer();
        int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        if (kind != FaultKind.FAULT) {
            response.setHeader("Retry-After", String.valueOf(RETRY_AFTER_SECONDS));
            status = HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        answer(request, response, status, kind.words(), reference);
    }

    static void notReady(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", String.valueOf(RETRY_AFTER_SECONDS));
        answer(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, FaultKind.NOT_READY.words(), "");
    }

    /** Answers 429 with Retry-After and the text {@code trouble.<kind>.text}. */
    public static void tooMuch(HttpServletRequest request, HttpServletResponse response, String kind)
            throws IOException {
        response.setHeader("Retry-After", String.valueOf(RETRY_AFTER_SECONDS));
        answer(request, response, TOO_MANY_REQUESTS, kind, "");
    }

    /** Answers 403 with the text {@code trouble.<kind>.text}. */
    public static void forbidden(HttpServletRequest request, HttpServletResponse response, String kind)
            throws IOException {
        if (request.getAttribute(FRAMED) == null) {
            answer(request, response, HttpServletResponse.SC_FORBIDDEN, kind, "");
        } else {
            request.setAttribute(KIND, kind);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** Answers 400 to a form of the office whose state can't be read, with a link to the page it came from. */
    static void outdated(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, HttpServletResponse.SC_BAD_REQUEST, OUTDATED, "");
    }

    /** Answers 429 with the time to wait, after a rate limit. */
    public static void tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait)
            throws IOException {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        response.setHeader("Retry-After", String.valueOf(seconds));
        answer(request, response, TOO_MANY_REQUESTS, "tooMany", "", wait);
    }

    private static void answer(
            HttpServletRequest request, HttpServletResponse response, int status, String kind, String reference)
            throws IOException {
        answer(request, response, status, kind, reference, Duration.ZERO);
    }

    private static void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String kind,
            String reference,
            Duration wait)
            throws IOException {
        Locale locale = Languages.of(request, null);
        Texts texts = new Texts(locale);
        String title = texts.get("trouble." + kind + ".title");
        String text = wait.isZero()
                ? texts.get("trouble." + kind + ".text")
                : texts.get("trouble." + kind + ".text", new TimeFormatter(texts, ZoneOffset.UTC).wait(wait));
        SecurityHeadersFilter.apply(request, response);
        response.setStatus(status);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Content-Language", locale.getLanguage());
        ResponseFormat form = ResponseFormat.readBy(request);
        if (form == ResponseFormat.JSON) {
            response.setContentType("application/problem+json");
            JsonObjectBuilder problem = Json.createObjectBuilder()
                    .add("status", status)
                    .add("title", title)
                    .add("detail", text);
            if (!reference.isEmpty()) {
                problem.add("reference", reference);
            }
            response.getWriter().write(problem.build().toString());
        } else if (form == ResponseFormat.PARTIAL) {
            response.setContentType("text/xml");
            response.getWriter()
                    .write("<?xml version='1.0' encoding='UTF-8'?><partial-response><error><error-name>" + kind
                            + "</error-name><error-message>" + Html.escaped(text + " " + reference)
                            + "</error-message></error></partial-response>");
        } else {
            response.setContentType("text/html");
            response.getWriter().write(page(request, texts, title, text, kind, reference));
        }
        response.flushBuffer();
    }

    private static String page(
            HttpServletRequest request, Texts texts, String title, String text, String kind, String reference)
            throws IOException {
        Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String address = asked instanceof String uri ? uri : request.getRequestURI();
        boolean wizard = address.startsWith(request.getContextPath() + "/cases/create") && FaultKind.keepsDraft(kind);
        String theme = Languages.cookie(request, "caseport-theme");
        return template()
                .replace("{context}", Html.escaped(request.getContextPath()))
                .replace("{lang}", texts.locale().getLanguage())
                .replace("{theme}", theme.equals("light") || theme.equals("dark") ? theme : "")
                .replace("{title}", Html.escaped(title))
                .replace("{text}", Html.escaped(text))
                .replace(
                        "{kept}",
                        wizard ? "<p>" + Html.escaped(texts.get("trouble.kept")) + "</p>" : again(request, texts, kind))
                .replace(
                        "{reference}",
                        reference.isEmpty()
                                ? ""
                                : "<p>" + Html.escaped(texts.get("trouble.reference", reference)) + "</p>")
                .replace("{home}", Html.escaped(texts.get("trouble.home")))
                .replace("{brand}", Html.escaped(texts.get("frame.brand")));
    }

    /** A link to the same address, if opening it again is all there is to do. */
    private static String again(HttpServletRequest request, Texts texts, String kind) {
        if (!kind.equals(OUTDATED)
                && (!kind.equals("tooMany") || !request.getMethod().equals("GET"))) {
            return "";
        }
        String query = request.getQueryString();
        return "<p><a class=\"button button-primary\" href=\""
                + Html.escaped(request.getRequestURI() + (query == null ? "" : "?" + query)) + "\">"
                + Html.escaped(texts.get(kind.equals(OUTDATED) ? "trouble.reopen" : "trouble.again")) + "</a></p>";
    }

    private static String template() throws IOException {
        try (InputStream html = ErrorPage.class.getResourceAsStream("trouble.html")) {
            if (html == null) {
                throw new IllegalStateException("trouble.html is missing");
            }
            return new String(html.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
