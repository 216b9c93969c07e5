package org.caseport.web.nodes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.web.journey.stage.Browser;

/** A member who opens cases, answers in them, resolves some and leaves some drafts alone, like a browser's scripts. */
final class Person implements Runnable {

    private static final Duration THINKING = Duration.ofMillis(120);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** As the page's script has it. */
    private static final Duration PATIENCE_OF_A_SAVE = Duration.ofSeconds(20);

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private static final Pattern DRAFT = Pattern.compile("draft=([0-9a-z]+)");
    private static final Pattern CASE = Pattern.compile("/cases/case\\?id=([^&#]+)");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");

    private static final Map<String, String> TOPIC =
            Map.of("caseType", "technical", "service", "general-info", "category", "other", "severity", "normal");
    private static final Map<String, String> CONTACT = Map.of("language", "en", "method", "web");

    private final String email;
    private final Traffic traffic;
    private final Ledger ledger;
    private final Moments moments;
    private final String cookie;
    private int count;

    Person(String email, Traffic traffic, Ledger ledger, Moments moments) {
        this.email = email;
        this.traffic = traffic;
        this.ledger = ledger;
        this.moments = moments;
        HttpResponse<String> welcome = traffic.insist(
                () -> asking("/sign-in", "", PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(form(Map.of(
                                "signIn", "signIn",
                                "email", email,
                                "password", Browser.DEMO_PASSWORD,
                                "signInButton", "Sign in",
                                "jakarta.faces.ViewState", "stateless")))
                        .build(),
                answer -> answer.headers().firstValue("Set-Cookie").isPresent());
        cookie = welcome.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    @Override
    public void run() {
        while (!traffic.hasEnded()) {
            String mark = email + " " + ++count;
            if (count % 4 == 0) {
                leaveADraft(mark);
            } else {
                String id = openACase(mark);
                answer(id, "reply", "Answer by " + mark);
                if (count % 2 == 0) {
                    answer(id, "resolve", "Solved by " + mark);
                }
            }
        }
    }

    /** What this person is shown at an address. */
    String read(String path) {
        return get(path, answer -> answer.statusCode() == 200).body();
    }

    /** Drafts that can be written. */
    List<String> begin(int drafts) {
        return Stream.generate(this::begin)
                .limit(drafts)
                .peek(draft -> save("/data/drafts/" + draft, TOPIC))
                .toList();
    }

    /** Sends a text to each of these drafts at once, and waits no longer than a moment for the answers. */
    void giveUpSaving(List<String> drafts) {
        CompletableFuture.allOf(drafts.stream()
                        .map(draft -> traffic.giveUp(
                                saving("/data/drafts/" + draft, Map.of("description", "Given up"), A_MOMENT)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** Types on in each of these drafts, and leaves it. */
    void typeOn(List<String> drafts) {
        for (String draft : drafts) {
            Map<String, String> typed = Map.of("description", "Typed on by " + email);
            save("/data/drafts/" + draft, typed);
            ledger.left(draft, typed);
        }
    }

    private void leaveADraft(String mark) {
        String draft = begin();
        save("/data/drafts/" + draft, TOPIC);
        String text = "";
        for (int i = 1; i <= 3; i++) {
            text = "Left by " + mark + " after " + i + " sentences";
            save("/data/drafts/" + draft, Map.of("description", text));
        }
        ledger.left(draft, Map.of("description", text, "service", "general-info"));
    }

    private String openACase(String mark) {
        String subject = "Opened by " + mark;
        String description = "Typed by " + mark + ".\nIt stops at 02:10 with 日本語 in the log.";
        String draft = begin();
        String data = "/data/drafts/" + draft;
        page(draft, "help");
        moments.of("help");
        save(data, TOPIC);
        onwards(draft, "help", TOPIC, "step=information");
        moments.of("information");
        save(data, Map.of("subject", subject));
        save(data, Map.of("description", "Typed by " + mark));
        save(data, Map.of("description", description));
        Map<String, String> files = count % 2 == 0 ? Map.of() : attach(data, mark);
        onwards(draft, "information", Map.of("subject", subject, "description", description), "step=contact");
        moments.of("contact");
        save(data, CONTACT);
        onwards(draft, "contact", CONTACT, "step=review");
        page(draft, "review");
        moments.of("review");
        String id = found(CASE, onwards(draft, "review", Map.of(), "/cases/case?id="));
        ledger.opened(id, subject, description, files);
        return id;
    }

    private void answer(String id, String act, String text) {
        String address = "/cases/case?id=" + id + "&act=" + act;
        String draft =
                found(DRAFT, location(get(address, answer -> location(answer).contains("draft="))));
        HttpResponse<String> page = get(address + "&draft=" + draft, Person::isPage);
        String data = "/data/cases/" + id + "/replies/" + draft;
        save(data, Map.of("description", text));
        Map<String, String> form = Map.of("act", act, "seen", found(SEEN, page.body()), "description", text);
        moments.of(act);
        traffic.insist(
                () -> asking(data + "/send", cookie, PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(form(form))
                        .build(),
                answer -> location(answer).contains("done=" + act));
        ledger.said(id, text);
    }

    private String begin() {
        return found(
                DRAFT, location(get("/cases/create", answer -> location(answer).contains("draft="))));
    }

    private void page(String draft, String step) {
        get("/cases/create?draft=" + draft + "&step=" + step, Person::isPage);
    }

    private static boolean isPage(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && answer.body().contains("</html>");
    }

    private HttpResponse<String> get(String path, Predicate<HttpResponse<String>> good) {
        Traffic.pause(THINKING);
        return traffic.insist(() -> asking(path, cookie, PATIENCE).build(), good);
    }

    private void save(String data, Map<String, String> fields) {
        Traffic.pause(THINKING);
        traffic.insist(() -> saving(data, fields, PATIENCE_OF_A_SAVE), answer -> answer.statusCode() == 200);
    }

    private HttpRequest saving(String data, Map<String, String> fields, Duration patience) {
        return asking(data, cookie, patience)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method("PATCH", BodyPublishers.ofString(new Gson().toJson(Map.of("fields", fields))))
                .build();
    }

    private String onwards(String draft, String step, Map<String, String> typed, String expected) {
        Traffic.pause(THINKING);
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "wizard", "wizard",
                "wizard:onwards", "Onwards",
                "draft", draft,
                "step", step,
                "jakarta.faces.ViewState", "stateless"));
        all.putAll(typed);
        return location(traffic.insist(
                () -> asking("/cases/create", cookie, PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(form(all))
                        .build(),
                answer -> location(answer).contains(expected)));
    }

    /** The digest of a file that was kept, by its id. */
    private Map<String, String> attach(String data, String mark) {
        byte[] bytes = ("a line of the log of " + mark + "\n").repeat(6_000).getBytes(UTF_8);
        moments.of("upload");
        HttpResponse<String> kept = traffic.insist(
                () -> asking(data + "/files?name=" + encoded(count + ".log"), cookie, PATIENCE)
                        .header("Content-Type", "application/octet-stream")
                        .header("Accept", "application/json")
                        .POST(BodyPublishers.ofByteArray(bytes))
                        .build(),
                answer -> answer.statusCode() == 201);
        String id =
                JsonParser.parseString(kept.body()).getAsJsonObject().get("id").getAsString();
        return Map.of(id, digest(bytes));
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private HttpRequest.Builder asking(String path, String by, Duration patience) {
        HttpRequest.Builder request = HttpRequest.newBuilder(traffic.to(path))
                .timeout(patience)
                .header("Accept-Language", "en")
                .header("Sec-Fetch-Site", "same-origin");
        return by.isEmpty() ? request : request.header("Cookie", by);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String found(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return found.group(1);
    }

    private static BodyPublisher form(Map<String, String> fields) {
        return BodyPublishers.ofString(fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
