package org.caseport.web.journey.stage;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A member without a browser: one sign-in, and as many requests at once as a test wants. Nothing is retried and no
 * redirect followed, so that a test sees each single answer.
 */
public final class RoamingMember {

    private static final Pattern FIELD = Pattern.compile("<input\\b[^>]*>");
    private static final Pattern CASE = Pattern.compile("/cases/case\\?id=([^&]+)");

    private final HttpClient http;
    private final int port;
    private final String cookie;

    private RoamingMember(HttpClient http, int port, String cookie) {
        this.http = http;
        this.port = port;
        this.cookie = cookie;
    }

    public static RoamingMember stranger(int port) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
        return new RoamingMember(http, port, "");
    }

    /** One of the demo people, signed in at the portal's own sign-in page. */
    public static RoamingMember signedIn(int port, String email) {
        RoamingMember stranger = stranger(port);
        Map<String, String> form = stranger.get("/sign-in").form("signIn");
        form.put("email", email);
        form.put("password", Browser.DEMO_PASSWORD);
        return stranger.post("/sign-in", form).signedInAs(stranger);
    }

    /** The same person with the same sign-in at another port. */
    public RoamingMember at(int otherPort) {
        return new RoamingMember(http, otherPort, cookie);
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply post(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Begins a draft and answers its id. */
    public String begin() {
        Reply begun = get("/cases/create");
        Matcher id = Pattern.compile("draft=([0-9a-f]{32})").matcher(begun.location());
        if (!id.find()) {
            throw new AssertionError("no draft was begun: " + begun);
        }
        return id.group(1);
    }

    /** Keeps fields of a draft as the wizard's script does. */
    public Reply save(String draft, Map<String, String> fields) {
        String json = fields.entrySet().stream()
                .map(field -> '"' + field.getKey() + "\":\"" + field.getValue() + '"')
                .collect(Collectors.joining(",", "{\"fields\":{", "}}"));
        return send(request("/data/drafts/" + draft)
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(json)));
    }

    /** A draft that holds everything a case needs. */
    public String completeDraft(String subject) {
        String draft = begin();
        Reply saved = save(
                draft,
                Map.of(
                        "caseType", "technical",
                        "service", "general-info",
                        "category", "other",
                        "severity", "normal",
                        "subject", subject,
                        "description", "It stops at 02:10 with error 17.",
                        "language", "en",
                        "method", "web"));
        if (saved.status() != 200) {
            throw new AssertionError("the draft was not kept: " + saved);
        }
        return draft;
    }

    public Reply upload(String draft, String name, byte[] bytes) {
        return send(request("/data/drafts/" + draft + "/files?name=" + encoded(name))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    /** What the button of a wizard's page posts, for {@link #submit}. */
    public Map<String, String> reviewOf(String draft) {
        return get("/cases/create?draft=" + draft + "&step=review").form("wizard");
    }

    /** Submits a draft with the form of any draft's review page, as if it had shown the target that the draft has. */
    public Reply submit(Map<String, String> review, String draft) {
        Map<String, String> form = new LinkedHashMap<>(review);
        form.remove("seen");
        form.put("draft", draft);
        return post("/cases/create", form);
    }

    public Reply submit(String draft) {
        return submit(reviewOf(draft), draft);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", path.startsWith("/data/") ? "application/json" : "text/html")
                .header("Accept-Language", "en");
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    answer.statusCode(),
                    answer.headers().firstValue("Location").orElse(""),
                    answer.headers().firstValue("Set-Cookie").orElse(""),
                    answer.body());
        } catch (IOException brokenOff) {
            return new Reply(0, "", "", "");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", interrupted);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** An answer; status 0 when the connection broke off before there was one. */
    public record Reply(int status, String location, String setCookie, String body) {

        /** The case at whose page this ends; empty when it ends elsewhere. */
        public String caseId() {
            Matcher found = CASE.matcher(location);
            return found.find() ? found.group(1) : "";
        }

        /** What a browser would post when the form's button is clicked and nothing was typed. */
        public Map<String, String> form(String id) {
            Matcher form = Pattern.compile("<form\\b[^>]*\\bid=\"" + id + "\"[\\s\\S]*?</form>")
                    .matcher(body);
            if (!form.find()) {
                throw new AssertionError("there is no form " + id + " in " + this);
            }
            Map<String, String> fields = new LinkedHashMap<>();
            Matcher field = FIELD.matcher(form.group());
            while (field.find()) {
                String type = attribute(field.group(), "type");
                String name = attribute(field.group(), "name");
                if (!name.isEmpty() && (type.equals("hidden") || type.equals("submit"))) {
                    fields.put(name, attribute(field.group(), "value"));
                }
            }
            return fields;
        }

        private static String attribute(String tag, String name) {
            Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
            return found.find() ? found.group(1).replace("&amp;", "&") : "";
        }

        private RoamingMember signedInAs(RoamingMember stranger) {
            if (!setCookie.startsWith("caseport=")) {
                throw new AssertionError("nobody was signed in: " + this);
            }
            return new RoamingMember(stranger.http, stranger.port, setCookie.replaceFirst(";.*", ""));
        }
    }
}
