package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.journey.stage.Attacks.faces;
import static org.caseport.web.journey.stage.Attacks.form;
import static org.caseport.web.journey.stage.Attacks.rawWith;

import com.sun.net.httpserver.HttpServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.web.Await;
import org.caseport.web.journey.stage.Attacks;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Walk;
import org.caseport.web.journey.stage.Walk.Got;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Ways in that were prepared by somebody else, and ways out that lead elsewhere. */
@InBrowser
class DoorAttacksIT {

    private static final Pattern REFUSED = Pattern.compile("Address not allowed|Unreachable");

    private static final String MEMBER = "business@demo.example";

    @AfterAll
    static void tell_what_was_tried() {
        Attacks.tell();
    }

    @Test
    void no_hook_reaches_this_computer_and_no_way_back_leads_elsewhere(Portal portal) throws Exception {
        Attacks attacks = new Attacks("SSRF and redirects");
        AtomicInteger heard = new AtomicInteger();
        HttpServer listening = Attacks.listener(heard);
        try {
            int port = listening.getAddress().getPort();
            Caller admin = Caller.signedIn(portal, "admin@demo.example");
            List<String> hosts = Attacks.listed("loopback");
            List<String> pages = new ArrayList<>();
            for (String host : hosts) {
                String url = "http://" + host + ":" + port + "/walls";
                HttpResponse<String> made =
                        faces(admin, "/admin/hooks", form("createHook=&create=&hookAccount=444444444444", "url", url));
                Matcher page = Pattern.compile("/admin/hook\\?account=444444444444&amp;id=[0-9a-f-]{36}(?=\">"
                                + Pattern.quote(url) + ")")
                        .matcher(made.body());
                if (page.find()) {
                    pages.add(page.group().replace("&amp;", "&"));
                }
            }
            for (String url : Attacks.listed("no web address")) {
                HttpResponse<String> made =
                        faces(admin, "/admin/hooks", form("createHook=&create=&hookAccount=444444444444", "url", url));
                attacks.tried(
                        "hook " + url,
                        made.statusCode() != 200 || made.body().contains("createdSecret"),
                        made.statusCode());
            }
            Walk.call(
                    portal,
                    "CPDEMOONRAMP00000001",
                    "CreateCase",
                    "{\"subject\":\"Walls\",\"communicationBody\":\"x\"}");
            for (String page : pages) {
                String log = Await.value("the hook's post is refused: " + page, () -> Optional.of(
                                admin.get(page).body())
                        .filter(body -> REFUSED.matcher(body).find()));
                attacks.tried(page, log.contains(">204<"), log);
            }
            attacks.tried("what hooks reached", heard.get() > 0, heard + " posts");
            for (String page : pages) {
                faces(admin, page, form("deleting=&delete="));
            }
        } finally {
            listening.stop(0);
        }
        for (String back : Attacks.listed("ways back")) {
            HttpResponse<String> set = Caller.signedIn(portal, MEMBER)
                    .post("/preferences", Caller.form(Map.of("theme", "auto", "return", back)));
            attacks.tried(
                    "preferences " + back, leadsAway(portal, set), set.headers().map());
        }
        for (String back : Attacks.listed("ways back")) {
            for (Caller caller : List.of(Caller.signedIn(portal, MEMBER), new Caller(portal, ""))) {
                HttpResponse<String> step = caller.get("/sign-in/code?return=" + Caller.encoded(back));
                attacks.tried(
                        "code " + back,
                        leadsAway(portal, step) || step.statusCode() != 303,
                        step.headers().map());
            }
        }
        for (String back : Attacks.listed("ways back after sign-in")) {
            HttpResponse<String> in = new Caller(portal, "")
                    .post(
                            "/sign-in",
                            Caller.form(form(
                                    "signIn=&signInButton=&jakarta.faces.ViewState=stateless",
                                    "email",
                                    MEMBER,
                                    "password",
                                    Browser.DEMO_PASSWORD,
                                    "return",
                                    back)));
            attacks.tried(
                    "sign-in " + back,
                    leadsAway(portal, in) || in.statusCode() != 303,
                    in.statusCode() + " " + in.headers().map());
        }
        for (String header : Attacks.listed("proxy headers")) {
            String[] pair = header.split("=", 2);
            String got = rawWith(portal, "/cases", pair[0], pair[1]);
            attacks.tried(
                    header,
                    got.contains("evil.example") || got.contains("javascript:") || !got.startsWith("HTTP/1.1 303"),
                    got);
        }
        attacks.judge();
    }

    private static boolean leadsAway(Portal portal, HttpResponse<String> answer) {
        String to = answer.headers().firstValue("Location").orElse("");
        URI end = portal.url("/").resolve(to.replace('\\', '/'));
        return !"localhost".equals(end.getHost())
                || end.getPort() != portal.port()
                || answer.headers().firstValue("X-Injected").isPresent();
    }

    @Test
    void a_sign_in_is_always_a_new_one_and_ends_for_good(Portal portal) {
        Attacks attacks = new Attacks("session fixation");
        String planted = "caseport=" + "A".repeat(43);
        for (String cookies : List.of(
                planted,
                planted + "; JSESSIONID=planted",
                "JSESSIONID=planted; __Host-caseport=" + "A".repeat(43),
                Caller.signedInAnew(portal, MEMBER).cookie())) {
            Got in = Walk.get(HttpRequest.newBuilder(portal.url("/sign-in"))
                    .header("Cookie", cookies)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(Caller.form(form(
                            "signIn=&signInButton=&email=business2@demo.example&jakarta.faces.ViewState=stateless",
                            "password",
                            Browser.DEMO_PASSWORD)))
                    .build());
            String given = in.header("Set-Cookie");
            attacks.tried(
                    "sign-in with " + cookies,
                    in.status() != 303
                            || !given.startsWith("caseport=")
                            || cookies.contains(given.replaceFirst(";.*", "")),
                    given);
            attacks.tried("go on with " + cookies, cases(portal, cookies).status() == 200, "still signed in");
        }
        Caller leaving = Caller.signedInAnew(portal, MEMBER);
        attacks.tried("while signed in", cases(portal, leaving.cookie()).status() != 200, "");
        leaving.post("/sign-out", BodyPublishers.noBody());
        attacks.tried(
                "a copy after signing out", cases(portal, leaving.cookie()).status() == 200, leaving.cookie());
        String good = Caller.signedIn(portal, MEMBER).cookie();
        for (String bad : List.of(
                good.substring(0, good.length() - 1),
                good + "A",
                good.toLowerCase(Locale.ROOT),
                "caseport=",
                "caseport=null",
                good.replace("caseport=", "Caseport="),
                "caseport=' or 1=1--",
                "caseport=%00")) {
            attacks.tried(bad, cases(portal, bad).status() == 200, "signed in");
        }
        Got encrypted = Walk.get(HttpRequest.newBuilder(portal.url("/cases"))
                .header("Cookie", good)
                .header("X-Forwarded-Proto", "https")
                .build());
        attacks.tried(
                "a cookie of an open connection on an encrypted one", encrypted.status() == 200, encrypted.told());
        for (String injected : Attacks.listed("injected names")) {
            Got in = Walk.get(HttpRequest.newBuilder(portal.url("/sign-in"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(Caller.form(form(
                            "signIn=&signInButton=&jakarta.faces.ViewState=stateless",
                            "email",
                            injected,
                            "password",
                            "' or '1'='1")))
                    .build());
            attacks.tried(
                    "sign-in as " + injected,
                    in.status() != 200 || !in.header("Set-Cookie").isEmpty(),
                    in.told());
        }
        attacks.judge();
    }

    private static Got cases(Portal portal, String cookies) {
        return Walk.get(HttpRequest.newBuilder(portal.url("/cases"))
                .header("Cookie", cookies)
                .build());
    }

    @Test
    void an_encrypted_connection_gets_a_cookie_that_stays_on_it_and_is_kept_to_it(Portal portal) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(portal.url("/sign-in")).header("X-Forwarded-Proto", "https");
        Got in = Walk.get(request.copy()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(Caller.form(form(
                        "signIn=&signInButton=&jakarta.faces.ViewState=stateless",
                        "email",
                        MEMBER,
                        "password",
                        Browser.DEMO_PASSWORD)))
                .build());

        assertThat(in.header("Set-Cookie"))
                .startsWith("__Host-caseport=")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(in.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
        String cookie = in.header("Set-Cookie").replaceFirst(";.*", "");
        for (String path : Attacks.listed("encrypted")) {
            Got got = Walk.get(HttpRequest.newBuilder(portal.url(path))
                    .header("X-Forwarded-Proto", "https")
                    .header("Cookie", cookie)
                    .build());
            assertThat(got.header("Strict-Transport-Security")).as(path).isEqualTo("max-age=31536000");
            assertThat(Walk.get(HttpRequest.newBuilder(portal.url(path)).build())
                            .header("Strict-Transport-Security"))
                    .as(path)
                    .isEmpty();
        }
        assertThat(cases(portal, cookie).status()).as("over an open connection").isEqualTo(303);
        Got signedIn = Walk.get(HttpRequest.newBuilder(portal.url("/cases"))
                .header("X-Forwarded-Proto", "https")
                .header("Cookie", cookie)
                .build());
        assertThat(signedIn.status()).isEqualTo(200);
        Got theme = Walk.get(HttpRequest.newBuilder(portal.url("/preferences"))
                .header("X-Forwarded-Proto", "https")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(Caller.form(Map.of("theme", "dark", "language", "ja")))
                .build());
        assertThat(theme.headers().get("set-cookie")).hasSize(2).allSatisfy(one -> assertThat(one)
                .contains("Secure", "SameSite=Lax"));
    }
}
