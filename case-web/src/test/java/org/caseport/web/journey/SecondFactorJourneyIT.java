package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.caseport.web.application.SealedForTests;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in with a code, at a portal that requires it of administrators, and where little is too much. */
@InBrowser
class SecondFactorJourneyIT {

    private static Portal portal;

    @BeforeAll
    static void start() {
        portal = Portal.named("second-factor")
                .with("caseport.signin.second.factor", "administrator")
                .with("caseport.limit.searches", "2")
                .with("caseport.limit.exports", "1")
                .with("caseport.limit.failures", "10")
                .with("caseport.limit.invitations", "1")
                .with("caseport.proxy", "true")
                .with("caseport.demo.remote", "true")
                .start();
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void a_member_turns_it_on_and_signs_in_with_codes_until_an_administrator_resets_it(Browsers browsers)
            throws IOException {
        Browser browser = browsers.at(portal).forgiveEndedSession().signIn("business@demo.example");
        Page page = browser.page();
        page.locator("#accountButton").click();
        page.locator("#toAccount").click();
        browser.assertAccessible();
        page.locator("#beginFactor").click();
        String key = page.locator("#factorKey .reference").textContent();
        assertThat(page.locator("svg.qr")).isVisible();
        browser.assertAccessible();
        page.locator("#setupCode").fill("000000");
        page.locator("#setupPassword").fill(Browser.DEMO_PASSWORD);
        page.locator("#turnOnButton").click();
        assertThat(page.locator(".error-summary")).isFocused();
        assertThat(page.locator("#factorKey .reference")).hasText(key);
        page.locator("#setupCode").fill(code(key, 0));
        page.locator("#setupPassword").fill(Browser.DEMO_PASSWORD);
        page.locator("#turnOnButton").click();
        assertThat(page.locator("#recoveryCodes li")).hasCount(10);
        browser.assertAccessible();
        List<String> recovery = page.locator("#recoveryCodes li").allTextContents();
        Download file =
                page.waitForDownload(() -> page.locator("[data-download-codes]").click());
        assertThat(Files.readAllLines(file.path())).isEqualTo(recovery);
        page.reload();

        Browser again = browsers.at(portal).forgiveEndedSession();
        Page elsewhere = again.open("/cases/create").page();
        password(elsewhere, "business@demo.example");
        assertThat(elsewhere).hasURL(Pattern.compile("/sign-in/code\\?return="));
        again.assertAccessible();
        assertThat(elsewhere.locator("#code")).hasAttribute("autocomplete", "one-time-code");
        assertThat(elsewhere.locator("#code")).hasAttribute("inputmode", "numeric");
        assertThat(cookies(again)).extracting(cookie -> cookie.name).containsExactly("caseport-step");
        elsewhere.reload();
        elsewhere.locator("#code").fill("123456");
        elsewhere.locator("#confirmButton").click();
        assertThat(elsewhere.locator("#error")).containsText("incorrect or was already used");
        assertThat(elsewhere.locator(".error-summary")).isFocused();
        Cookie step = cookies(again).get(0);
        assertThat(new Caller(portal, step.name + "=" + step.value)
                        .get("/cases")
                        .statusCode())
                .isEqualTo(303);
        String code = code(key, 1);
        elsewhere.locator("#code").fill(code);
        elsewhere.locator("#confirmButton").click();
        elsewhere.waitForURL(Pattern.compile("/cases/create"));
        assertThat(cookies(again)).extracting(cookie -> cookie.name).containsExactly("caseport");
        elsewhere.goBack();
        assertThat(again.where()).doesNotContain("/sign-in");

        Browser third = browsers.at(portal).forgiveEndedSession();
        Page replaying = third.open("/sign-in").page();
        password(replaying, "business@demo.example");
        replaying.locator("#code").fill(code);
        replaying.locator("#confirmButton").click();
        assertThat(replaying.locator("#error")).containsText("incorrect or was already used");
        replaying.locator("#code").fill(recovery.get(0));
        replaying.locator("#confirmButton").click();
        replaying.waitForURL(Pattern.compile("/$"));
        replaying.navigate(portal.url("/account").toString());
        assertThat(replaying.locator("#factor")).containsText("Recovery codes left: 9");

        // The administrator has to set one up first, before any page opens.
        Browser admins = browsers.at(portal);
        Page admin = admins.open("/admin/people?text=business@").page();
        password(admin, "admin@demo.example");
        assertThat(admin.locator("h1")).hasText("Set up two-step verification");
        admins.assertAccessible();
        assertThat(cookies(admins)).extracting(cookie -> cookie.name).containsExactly("caseport-step");
        admin.locator("#code").fill(code(admin.locator("#factorKey .reference").textContent(), 0));
        admin.locator("#enrolButton").click();
        assertThat(admin.locator("#recoveryCodes li")).hasCount(10);
        admin.locator("#onwards").click();
        admin.waitForURL(Pattern.compile("/admin/people"));
        admins.assertAccessible();
        admin.locator("a[data-confirm^='reset-']").click();
        assertThat(admin.locator("dialog[open] h2")).hasText("Reset two-step verification for Oliver Hughes?");
        admin.locator("dialog[open] [type=submit]").click();
        assertThat(admin.locator(".notice-ok")).containsText("signed out everywhere");

        elsewhere.navigate(portal.url("/account").toString());
        assertThat(again.where()).startsWith("/sign-in");
        again.signIn("business@demo.example");
        assertThat(again.where()).isEqualTo("/account");
        assertThat(portal.logText()).doesNotContain(key.replace(" ", "")).doesNotContain(recovery.get(0));
    }

    @Test
    void a_changed_password_is_the_one_that_opens(Browsers browsers) {
        Browser browser = browsers.at(portal).signIn("developer@demo.example");
        Page page = browser.open("/account").page();
        change(page, "wrong", "a few words in a row");
        assertThat(page.locator("#error")).containsText("Incorrect password");
        change(page, Browser.DEMO_PASSWORD, "short");
        assertThat(page.locator("#error")).containsText("12");
        change(page, Browser.DEMO_PASSWORD, "a few words in a row");
        assertThat(page.locator(".notice-ok")).isVisible();

        change(page, "a few words in a row", Browser.DEMO_PASSWORD);
        assertThat(page.locator(".notice-ok")).isVisible();
    }

    @Test
    void who_searches_or_exports_too_often_waits_and_nobody_else_does(Browsers browsers) {
        Caller caller = Caller.signedInAnew(portal, "enterprise@demo.example");
        HttpResponse<String> refused = untilRefused(() -> caller.get("/cases?q=one+more"));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 30);
        assertThat(refused.body()).contains("Too many requests").contains("/cases?q=one+more");
        HttpResponse<String> asJson =
                untilRefused(() -> caller.send(caller.request("/cases").header("Accept", "application/json")));
        assertThat(asJson.statusCode()).isEqualTo(429);
        assertThat(asJson.headers().firstValue("Content-Type").orElseThrow()).contains("problem+json");
        assertThat(caller.get("/data/cases.csv").statusCode()).isEqualTo(200);
        assertThat(caller.get("/data/cases.csv").statusCode()).isEqualTo(429);
        assertThat(caller.get("/").statusCode()).as("what else the person does").isEqualTo(200);
        assertThat(Caller.signedInAnew(portal, "onramp@demo.example")
                        .get("/cases")
                        .statusCode())
                .isEqualTo(200);

        Browser browser = browsers.at(portal).forgive("429");
        Page page =
                Caller.signedInAnew(portal, "basic@demo.example").lend(browser).page();
        browser.open("/cases");
        String word = "";
        for (int i = 0; page.locator("#too-many").count() == 0 && i < 30; i++) {
            word = "word " + i;
            page.locator("#q").fill(word);
            page.waitForResponse(response -> response.url().contains("/cases?q="), () -> page.locator("#q")
                    .press("Enter"));
            assertThat(page.locator("#results:not([aria-busy])")).isVisible();
        }
        assertThat(page.locator("#too-many")).containsText("Try again in");
        assertThat(page.locator("#q")).hasValue(word);
        browser.assertAccessible();
    }

    @Test
    void who_tries_one_password_on_many_people_waits() {
        int tried = 0;
        HttpResponse<String> answer;
        do {
            tried++;
            answer = tryFrom("192.0.2.7", "somebody" + tried + "@company.example");
        } while (answer.statusCode() == 200 && tried < 60);

        assertThat(tried).isGreaterThan(10);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("from your network");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(tryFrom("192.0.2.8", "somebody@company.example").statusCode())
                .as("another network")
                .isEqualTo(200);
    }

    @Test
    void who_signs_in_from_a_crowded_network_finds_the_typed_address_and_a_time_to_try_again(Browsers browsers) {
        for (int tried = 0; tryFrom("192.0.2.77", "somebody@company.example").statusCode() == 200; tried++) {
            assertThat(tried).isLessThan(60);
        }
        Browser browser = browsers.at(portal).forgive("429");
        browser.context().setExtraHTTPHeaders(Map.of("X-Forwarded-For", "192.0.2.77"));
        Page page = browser.open("/cases").page();
        page.locator("#email").fill("onramp@demo.example");
        page.locator("#password").fill(Browser.DEMO_PASSWORD);

        Response refused = posted(page, "#signInButton");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.headerValue("Retry-After"))).isBetween(1, 600);
        assertThat(page.locator("#error")).containsText("from your network. Try again in");
        assertThat(page.locator("#email")).hasValue("onramp@demo.example");
        assertThat(page.locator("#signIn [name=return]")).hasValue("/cases");
        browser.assertAccessible();
    }

    @Test
    void who_invites_too_many_people_finds_the_form_as_it_was_and_when_the_next_one_can_be_sent(Browsers browsers) {
        Browser browser = browsers.at(portal).forgive("429");
        Page page = Caller.signedInAnew(portal, "enterprise@demo.example")
                .lend(browser)
                .open("/members/invite")
                .page();
        invite(page, "first@energy.example", "First");
        assertThat(posted(page, "#send").status()).isEqualTo(200);
        assertThat(page.locator("main")).containsText("first@energy.example");
        invite(page, "second@energy.example", "Second <b>person</b>");

        Response refused = posted(page, "#send");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.headerValue("Retry-After"))).isBetween(1, 86_400);
        assertThat(page.locator("#refused")).containsText("You can send the next one in");
        assertThat(page.locator("#email")).hasValue("second@energy.example");
        assertThat(page.locator("#name")).hasValue("Second <b>person</b>");
        assertThat(page.locator("tbody")).not().containsText("second@energy.example");
        browser.assertAccessible();
        assertThat(posted(page, "tbody tr:has-text('first@energy.example') [id$=resend]")
                        .status())
                .as("sending the first one again")
                .isEqualTo(429);
        assertThat(page.locator("tbody")).containsText("first@energy.example");
    }

    private static void invite(Page page, String email, String name) {
        page.locator("#email").fill(email);
        page.locator("#name").fill(name);
    }

    /** The answer to the form whose button this is. */
    private static Response posted(Page page, String button) {
        return page.waitForResponse(
                answer -> answer.request().method().equals("POST")
                        && answer.request().isNavigationRequest(),
                () -> page.locator(button).click());
    }

    /** Limits refill with time, and a test may be slow. */
    private static HttpResponse<String> untilRefused(Supplier<HttpResponse<String>> call) {
        HttpResponse<String> answer = call.get();
        for (int i = 0; answer.statusCode() == 200 && i < 60; i++) {
            answer = call.get();
        }
        return answer;
    }

    private static HttpResponse<String> tryFrom(String address, String email) {
        Caller stranger = new Caller(portal, "");
        return stranger.send(stranger.request("/sign-in")
                .POST(Caller.form(Map.of(
                        "signIn",
                        "signIn",
                        "email",
                        email,
                        "password",
                        // Nobody's, and refused before it costs anything.
                        "x".repeat(1001),
                        "signInButton",
                        "Sign in",
                        "jakarta.faces.ViewState",
                        "stateless")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", address));
    }

    private static void change(Page page, String old, String chosen) {
        page.locator("#passwordPassword").fill(old);
        page.locator("#chosen").fill(chosen);
        page.locator("#changeButton").click();
        page.waitForLoadState();
    }

    private static void password(Page page, String email) {
        page.locator("#email").fill(email);
        page.locator("#password").fill(Browser.DEMO_PASSWORD);
        page.locator("#signInButton").click();
    }

    /** The cookies but the one with the time zone, which everybody gets from a script. */
    private static List<Cookie> cookies(Browser browser) {
        return browser.context().cookies().stream()
                .filter(cookie -> !cookie.name.equals("caseport-zone"))
                .toList();
    }

    /** What an app shows so many steps from now. */
    private static String code(String key, int steps) {
        return SealedForTests.codeOf(key.replace(" ", ""), Instant.now().plusSeconds(30L * steps));
    }
}
