package org.caseport.web.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.caseport.web.journey.stage.Portal;

/** A signed-in member who asks for pages and sends what the wizard's scripts send, and draws nothing. */
final class WebMember {

    /** The requests of all members, without those for signing in. */
    static final AtomicLong REQUESTS = new AtomicLong();

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final Pattern DRAFT = Pattern.compile("draft=([0-9a-z]+)");
    private static final Pattern RESOURCE = Pattern.compile("(?:href|src)=\"(/jakarta\\.faces\\.resource/[^\"]+)\"");

    private static final Map<String, String> TOPIC = Map.of(
            "caseType", "technical",
            "service", "relational-database",
            "category", "cant-connect",
            "severity", "low",
            "answer.engine", "postgresql",
            "answer.endpoint", "db-1.internal:5432");
    private static final Map<String, String> STORY = Map.of(
            "subject",
            "The order service cannot connect since the failover",
            "description",
            "Since the failover at 09:14 every new connection is refused.\n".repeat(15));
    private static final Map<String, String> CONTACT = Map.of("language", "en", "method", "web");

    private final Portal portal;
    private final String cookie;

    private WebMember(Portal portal, String cookie) {
        this.portal = portal;
        this.cookie = cookie;
    }

    /** Somebody without a cookie. */
    static WebMember stranger(Portal portal) {
        return new WebMember(portal, "");
    }

    static WebMember signedIn(Portal portal, String email) throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("signIn", "signIn");
        form.put("return", "");
        form.put("email", email);
        form.put("password", "demo-caseport");
        form.put("signInButton", "Sign in");
        form.put("jakarta.faces.ViewState", "stateless");
        HttpResponse<byte[]> answer =
                HTTP.send(posting(portal, "/sign-in", form).build(), BodyHandlers.ofByteArray());
        String cookies = answer.headers().allValues("Set-Cookie").stream()
                .map(set -> set.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        if (!isRedirect(answer) || cookies.isEmpty()) {
            throw new IllegalStateException(email + " could not sign in: " + answer.statusCode());
        }
        return new WebMember(portal, cookies);
    }

    /** The same person with the same sign-in, at another server. */
    WebMember at(Portal other) {
        return new WebMember(other, cookie);
    }

    /** Begins a draft and says its id. */
    String begin() throws IOException, InterruptedException {
        String address = redirected(send(asking("/cases/create")), "/cases/create");
        Matcher draft = DRAFT.matcher(address);
        if (!draft.find()) {
            throw new IllegalStateException("no draft was begun, but " + address);
        }
        return draft.group(1);
    }

    /** A draft that lacks nothing. */
    String readyDraft() throws IOException, InterruptedException {
        String draft = begin();
        Map<String, String> everything = new LinkedHashMap<>(TOPIC);
        everything.putAll(STORY);
        everything.putAll(CONTACT);
        save(draft, everything);
        return draft;
    }

    /** What a person does from the first step to the confirmation, with the saves and refreshes on the way. */
    void wholeWizard() throws IOException, InterruptedException {
        String draft = begin();
        step(draft, "help");
        save(draft, Map.of("caseType", TOPIC.get("caseType")));
        step(draft, "help");
        save(draft, Map.of("service", TOPIC.get("service")));
        save(draft, Map.of("category", TOPIC.get("category")));
        step(draft, "help");
        save(draft, Map.of("severity", TOPIC.get("severity")));
        onwards(draft, "help", TOPIC, "information");
        step(draft, "information");
        save(draft, STORY);
        onwards(draft, "information", STORY, "contact");
        step(draft, "contact");
        save(draft, CONTACT);
        onwards(draft, "contact", CONTACT, "review");
        step(draft, "review");
        page(submit(draft));
    }

    /** The page of a step, as it travels. */
    byte[] step(String draft, String step) throws IOException, InterruptedException {
        return page("/cases/create?draft=" + draft + "&step=" + step);
    }

    byte[] page(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(asking(path));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " was answered with " + answer.statusCode());
        }
        return answer.body();
    }

    /** A page as people read it. */
    String text(String path) throws IOException, InterruptedException {
        return text(page(path));
    }

    /** How a request is answered, whatever the answer is. */
    int status(String path) throws IOException, InterruptedException {
        return send(asking(path)).statusCode();
    }

    /** Takes the most urgent case of the queue; whether there was one. */
    boolean takeNext() throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("next", "next");
        form.put("takeNext", "Take next");
        form.put("jakarta.faces.ViewState", "stateless");
        return redirected(send(posting(portal, "/workspace", form)), "/workspace")
                .contains("/workspace/case");
    }

    /** Claims the next call of the agents' list; its id, or nothing where none waits. */
    Optional<String> nextCall() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(posting(portal, "/data/workspace/callbacks/next", Map.of()));
        return answer.statusCode() == 409
                ? Optional.empty()
                : Optional.of(redirected(answer, "/workspace/call?id=").replaceFirst(".*id=", ""));
    }

    /** Puts JSON, and says how it was answered. */
    int put(String path, String json) throws IOException, InterruptedException {
        return send(request(portal, path)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(json)))
                .statusCode();
    }

    /** An answer in words, which a short one is without being compressed. */
    String read(String path) throws IOException, InterruptedException {
        byte[] answer = page(path);
        boolean compressed = answer.length > 1 && answer[0] == 0x1f && answer[1] == (byte) 0x8b;
        return compressed ? text(answer) : new String(answer, StandardCharsets.UTF_8);
    }

    /** A socket as a page opens it. */
    WebSocket socket(WebSocket.Listener listener) {
        return HTTP.newWebSocketBuilder()
                .header("Origin", portal.url("").toString())
                .header("Cookie", cookie)
                .buildAsync(URI.create("ws://localhost:" + portal.port() + "/live"), listener)
                .join();
    }

    /** Saves the outcome of a call; how that is answered. */
    int saveOutcome(String call, UUID key, Map<String, String> fields) throws IOException, InterruptedException {
        return send(request(portal, outcomeAddress(call, key))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(json(fields))))
                .statusCode();
    }

    /**
     * Sends the outcome of a call and cuts the line.
     *
     * @param answered whether the line is cut once the answer begins, or as soon as everything was sent
     */
    void saveOutcomeAndCut(String call, UUID key, Map<String, String> fields, boolean answered) throws IOException {
        byte[] body = json(fields).getBytes(StandardCharsets.UTF_8);
        URI to = portal.url(outcomeAddress(call, key));
        String head = "PUT " + to.getRawPath() + " HTTP/1.1\r\nHost: " + to.getAuthority() + "\r\nCookie: " + cookie
                + "\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                + "\r\n\r\n";
        try (Socket line = new Socket(to.getHost(), to.getPort())) {
            line.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            line.getOutputStream().write(body);
            line.getOutputStream().flush();
            if (answered && line.getInputStream().read() < 0) {
                throw new IOException("no answer began");
            }
        }
    }

    private static String outcomeAddress(String call, UUID key) {
        return "/data/workspace/callbacks/" + call + "/tries/" + key;
    }

    /** The styles and scripts of a page, as they travel. */
    List<byte[]> resourcesOf(byte[] page) throws IOException, InterruptedException {
        List<byte[]> resources = new ArrayList<>();
        Matcher found = RESOURCE.matcher(text(page));
        while (found.find()) {
            resources.add(page(found.group(1).replace("&amp;", "&")));
        }
        return resources;
    }

    /** What the wizard's script sends when something was typed. */
    void save(String draft, Map<String, String> fields) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(request(portal, "/data/drafts/" + draft)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(json(fields))));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("saving was answered with " + answer.statusCode());
        }
    }

    /** Submits a draft and says where its case is. */
    String submit(String draft) throws IOException, InterruptedException {
        return onwards(draft, "review", Map.of(), "/cases/case");
    }

    /** Replies in a case of which so much was seen. */
    void reply(String caseId, String draft, String seen, String text) throws IOException, InterruptedException {
        Map<String, String> form = Map.of("act", "reply", "seen", seen, "description", text);
        redirected(send(posting(portal, "/data/cases/" + caseId + "/replies/" + draft + "/send", form)), "done=reply");
    }

    private String onwards(String draft, String step, Map<String, String> typed, String expected)
            throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>(typed);
        form.put("wizard", "wizard");
        form.put("draft", draft);
        form.put("step", step);
        form.put("wizard:onwards", "Next step");
        form.put("jakarta.faces.ViewState", "stateless");
        return redirected(send(posting(portal, "/cases/create", form)), expected);
    }

    private static String redirected(HttpResponse<byte[]> answer, String expected) {
        String address = answer.headers().firstValue("Location").orElse("");
        if (!isRedirect(answer) || !address.contains(expected)) {
            throw new IllegalStateException(
                    "led to " + answer.statusCode() + " " + address + " instead of " + expected);
        }
        URI whole = URI.create(address);
        return whole.getRawPath() + (whole.getRawQuery() == null ? "" : "?" + whole.getRawQuery());
    }

    private static boolean isRedirect(HttpResponse<byte[]> answer) {
        return answer.statusCode() == 302 || answer.statusCode() == 303;
    }

    private HttpRequest.Builder asking(String path) {
        return request(portal, path).GET();
    }

    private static HttpRequest.Builder posting(Portal portal, String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return request(portal, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder request(Portal portal, String path) {
        return HttpRequest.newBuilder(portal.url(path))
                .timeout(Duration.ofSeconds(60))
                .header("Sec-Fetch-Site", "same-origin")
                .header("Accept-Language", "en")
                .header("Accept-Encoding", "gzip");
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        REQUESTS.incrementAndGet();
        return HTTP.send(
                (cookie.isEmpty() ? request : request.header("Cookie", cookie)).build(), BodyHandlers.ofByteArray());
    }

    private static String text(byte[] compressed) throws IOException {
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String json(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> quoted(field.getKey()) + ":" + quoted(field.getValue()))
                .collect(Collectors.joining(",", "{\"fields\":{", "}}"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
