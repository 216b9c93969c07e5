package org.caseport.web.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.SignedCall;
import org.caseport.web.journey.stage.Stage;
import org.caseport.web.journey.stage.SupportApiCalls;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.support.SupportClient;

/** An administrator enters a webhook, and a program of the account hears of its cases. */
class HookJourneyIT {

    private static final Pattern SECRET = Pattern.compile("id=\"createdSecret\"><span class=\"reference\">([^<]+)<");
    private static final Pattern ONE = Pattern.compile("/admin/hook\\?account=([0-9]{12})&amp;id=([0-9a-f-]{36})");

    private static final BlockingQueue<Posted> HEARD = new LinkedBlockingQueue<>();
    private static final AtomicInteger FAILURES = new AtomicInteger();

    private static HttpServer receiver;
    private static Portal portal;
    private static SupportClient support;

    @BeforeAll
    static void start_a_receiver() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            HEARD.add(new Posted(
                    exchange.getRequestHeaders().getFirst("Caseport-Signature"),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.sendResponseHeaders(FAILURES.getAndDecrement() > 0 ? 503 : 204, -1);
            exchange.close();
        });
        receiver.start();
        portal = Stage.PROGRAMS.portal();
        support = SupportApiCalls.client("CPDEMOENTERPRISE0001", SignedCall.SECRET, portal.url("/support-api/"));
    }

    @AfterAll
    static void stop_it() {
        receiver.stop(0);
    }

    @Test
    void a_receiver_that_fails_twice_gets_the_event_signed_and_in_order_and_once_more_when_replayed() throws Exception {
        Caller admin = Caller.signedIn(portal, "admin@demo.example");
        Matcher secret = SECRET.matcher(
                create(admin, "http://localhost:" + receiver.getAddress().getPort() + "/cases")
                        .body());
        assertThat(secret.find()).isTrue();
        FAILURES.set(2);

        String id = support.createCase(call -> call.subject("By program").communicationBody("It does not work."))
                .caseId();
        support.resolveCase(call -> call.caseId(id));

        Posted first = heard();
        assertThat(heard().body()).isEqualTo(first.body());
        assertThat(heard().body()).isEqualTo(first.body());
        Posted resolved = heard();
        assertThat(first.event()).containsEntry("type", "case.created").containsEntry("subject", id);
        assertThat(resolved.event()).containsEntry("type", "case.resolved").containsEntry("subject", id);
        assertThat(first.type()).startsWith("application/cloudevents+json");
        assertThat(first.isSignedWith(secret.group(1))).isTrue();
        assertThat(resolved.isSignedWith(secret.group(1))).isTrue();
        assertThat(resolved.isSignedWith("whsec_another")).isFalse();

        Matcher one = ONE.matcher(admin.get("/admin/hooks").body());
        assertThat(one.find()).isTrue();
        String page = admin.get("/admin/hook?account=" + one.group(1) + "&id=" + one.group(2))
                .body();
        assertThat(page).contains("case.created").contains("204").contains("Delivered");
        Matcher replay = Pattern.compile("(?s)<form id=\"([^\"]+)\"(?:(?!</form>).)*name=\"number\" value=\"([0-9]+)\""
                        + "(?:(?!</form>).)*<input[^>]* name=\"([^\"]+)\"[^>]*value=\"Replay\"")
                .matcher(page);
        assertThat(replay.find()).isTrue();
        admin.post(
                "/admin/hook",
                Caller.form(Map.of(
                        replay.group(1),
                        replay.group(1),
                        replay.group(3),
                        "Replay",
                        "account",
                        one.group(1),
                        "id",
                        one.group(2),
                        "number",
                        replay.group(2),
                        "jakarta.faces.ViewState",
                        "stateless")));
        assertThat(heard().event()).isEqualTo(resolved.event());

        admin.post(
                "/admin/hook",
                Caller.form(Map.of(
                        "acts", "acts",
                        "test", "Send a test event",
                        "account", one.group(1),
                        "id", one.group(2),
                        "jakarta.faces.ViewState", "stateless")));
        Posted test = heard();
        assertThat(test.event()).containsEntry("type", "webhook.test").containsEntry("subject", one.group(1));
        assertThat(test.isSignedWith(secret.group(1))).isTrue();
    }

    @Test
    void events_about_calls_are_chosen_on_the_page_of_the_hook() {
        Caller admin = Caller.signedIn(portal, "admin@demo.example");
        create(admin, "http://chooses.example/", "333333333333");
        Matcher one = Pattern.compile("(/admin/hook\\?account=[0-9]{12}&amp;id=[0-9a-f-]{36})\">http://chooses")
                .matcher(admin.get("/admin/hooks").body());
        assertThat(one.find()).isTrue();
        String address = one.group(1).replace("&amp;", "&");
        assertThat(admin.get(address).body()).contains("case.callback.done").doesNotContain("checked=\"checked\"");

        admin.post(
                "/admin/hook",
                Caller.form(Map.of(
                        "choosing", "choosing",
                        "choose", "Save events",
                        "account", address.replaceFirst(".*account=([0-9]+).*", "$1"),
                        "id", address.replaceFirst(".*id=", ""),
                        "kind", "case.callback.done",
                        "jakarta.faces.ViewState", "stateless")));

        String page = admin.get(address).body();
        assertThat(page).containsPattern("value=\"case.callback.done\" checked=\"checked\"");
        assertThat(page).containsOnlyOnce("checked=\"checked\"");
        admin.post(address, Caller.form(Map.of("deleting", "", "delete", "", "jakarta.faces.ViewState", "stateless")));
    }

    @Test
    void nobody_but_an_administrator_enters_a_web_hook_and_none_without_a_web_address() {
        assertThat(create(Caller.signedIn(portal, "supervisor@demo.example"), "http://x.example/")
                        .statusCode())
                .isEqualTo(403);
        assertThat(create(Caller.signedIn(portal, "enterprise@demo.example"), "http://x.example/")
                        .statusCode())
                .isEqualTo(403);
        for (String address : new String[] {"ftp://x.example/", "http://a:b@x.example/", "file:///etc/passwd", ""}) {
            assertThat(create(Caller.signedIn(portal, "admin@demo.example"), address)
                            .body())
                    .as(address)
                    .contains("No webhook was created")
                    .doesNotContain("createdSecret");
        }
    }

    private static HttpResponse<String> create(Caller caller, String url) {
        return create(caller, url, "555555555555");
    }

    private static HttpResponse<String> create(Caller caller, String url, String account) {
        return caller.post(
                "/admin/hooks",
                Caller.form(Map.of(
                        "createHook", "createHook",
                        "hookAccount", account,
                        "url", url,
                        "create", "Create",
                        "jakarta.faces.ViewState", "stateless")));
    }

    private static Posted heard() throws InterruptedException {
        Posted posted = HEARD.poll(30, TimeUnit.SECONDS);
        assertThat(posted).isNotNull();
        return posted;
    }

    private record Posted(String signature, String type, String body) {

        Map<?, ?> rawEvent() {
            return new Gson().fromJson(body, Map.class);
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> event() {
            return (Map<String, Object>) rawEvent();
        }

        boolean isSignedWith(String secret) throws GeneralSecurityException {
            String time = signature.replaceFirst("t=([0-9]+),.*", "$1");
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            byte[] expected = mac.doFinal((time + "." + body).getBytes(UTF_8));
            return signature.equals("t=" + time + ",v1=" + HexFormat.of().formatHex(expected));
        }
    }
}
