package org.caseport.web.journey.stage;

import com.google.gson.Gson;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who is signed in and calls the portal past its pages: what a forged form or an impatient script does. */
public final class Caller {

    private static final Pattern NEW_DRAFT = Pattern.compile("/cases/create\\?draft=([^&]+)&step=help");

    private static final Map<String, Caller> CALLERS = new ConcurrentHashMap<>();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Portal portal;
    private final String cookie;

    public Caller(Portal portal, String cookie) {
        this.portal = portal;
        this.cookie = cookie;
    }

    /** One of the demo people, signed in once for all tests: a test that signs out signs in on the page instead. */
    public static Caller signedIn(Portal portal, String email) {
        return CALLERS.computeIfAbsent(portal.port() + " " + email, any -> signIn(portal, email));
    }

    /** The same person in a browser of its own, which may sign out. */
    public static Caller signedInAnew(Portal portal, String email) {
        return signIn(portal, email);
    }

    private static Caller signIn(Portal portal, String email) {
        HttpResponse<String> welcome = new Caller(portal, "")
                .post(
                        "/sign-in",
                        form(Map.of(
                                "signIn",
                                "signIn",
                                "email",
                                email,
                                "password",
                                Browser.DEMO_PASSWORD,
                                "signInButton",
                                "Sign in",
                                "jakarta.faces.ViewState",
                                "stateless")));
        String given = welcome.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new AssertionError("not signed in: " + welcome.statusCode()));
        return new Caller(portal, given.substring(0, given.indexOf(';')));
    }

    /** Lets a browser go on as the same person, without its way over the sign-in page. */
    public Browser lend(Browser browser) {
        String[] pair = cookie.split("=", 2);
        browser.context()
                .addCookies(List.of(
                        new Cookie(pair[0], pair[1]).setUrl(portal.url("/").toString())));
        return browser;
    }

    // ---- drafts

    /** Begins a draft and gives its id. */
    public String begin() {
        Matcher address = NEW_DRAFT.matcher(location(get("/cases/create")));
        if (!address.find()) {
            throw new AssertionError("no draft was begun");
        }
        return address.group(1);
    }

    /** Begins a draft that holds these fields. */
    public String begin(Map<String, String> fields) {
        String draft = begin();
        HttpResponse<String> kept = keep(draft, fields);
        if (kept.statusCode() != 200) {
            throw new AssertionError("not kept: " + kept.statusCode() + " " + kept.body());
        }
        return draft;
    }

    /** Keeps fields as the autosave of a page does. */
    public HttpResponse<String> keep(String draft, Map<String, String> fields) {
        return send(request("/data/drafts/" + draft)
                .method("PATCH", BodyPublishers.ofString(new Gson().toJson(Map.of("fields", fields))))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json"));
    }

    /** Posts a step's form with these fields, whatever its page would allow. */
    public HttpResponse<String> goOn(String draft, String step, Map<String, String> fields) {
        return post("/cases/create", stepForm(draft, step, fields));
    }

    /** Opens a case with these fields, and gives its id. */
    public String openCase(Map<String, String> fields) {
        return Wizard.caseId(location(submit(begin(fields))));
    }

    public HttpResponse<String> submit(String draft) {
        return goOn(draft, "review", Map.of());
    }

    public static BodyPublisher stepForm(String draft, String step, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "wizard",
                "wizard",
                "wizard:onwards",
                "Submit",
                "draft",
                draft,
                "step",
                step,
                "jakarta.faces.ViewState",
                "stateless"));
        all.putAll(fields);
        return form(all);
    }

    /** Uploads a file as the page does. */
    public HttpResponse<String> attach(String draft, String name, byte[] content) {
        return send(request("/data/drafts/" + draft + "/files?name=" + encoded(name))
                .POST(BodyPublishers.ofByteArray(content))
                .header("Content-Type", "application/octet-stream")
                .header("Accept", "application/json"));
    }

    /** The id of a file that was just attached. */
    public static String fileId(HttpResponse<String> attached) {
        if (attached.statusCode() != 201) {
            throw new AssertionError("not attached: " + attached.statusCode() + " " + attached.body());
        }
        return (String) new Gson().fromJson(attached.body(), Map.class).get("id");
    }

    // ---- plain requests

    public HttpResponse<String> get(String path) {
        return send(request(path));
    }

    public HttpResponse<byte[]> download(String path) {
        return send(request(path), HttpResponse.BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> post(String path, BodyPublisher body) {
        return send(request(path).POST(body).header("Content-Type", "application/x-www-form-urlencoded"));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(portal.url("/") + path.substring(1)))
                .timeout(Duration.ofSeconds(60))
                .header("Cookie", cookie)
                .header("Accept-Language", "en");
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> as) {
        try {
            return http.send(request.build(), as);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", interrupted);
        }
    }

    /** Path and query that an answer leads to; empty when it leads nowhere. */
    public static String location(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(address -> address.replaceFirst("^https?://[^/]+", ""))
                .orElse("");
    }

    /** The cookie header, for requests that no client would send. */
    public String cookie() {
        return cookie;
    }

    public static BodyPublisher form(Map<String, String> fields) {
        return BodyPublishers.ofString(fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&")));
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
