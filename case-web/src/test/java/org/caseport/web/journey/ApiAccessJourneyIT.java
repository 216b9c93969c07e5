package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.SignedCall;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a member gets keys for programs, and sees what is left of the quotas. */
@InBrowser
class ApiAccessJourneyIT {

    private static final String SOMEBODY = "business2@demo.example";

    @Test
    void a_key_is_made_shown_once_used_and_revoked_and_a_third_is_refused_with_the_reason(
            Browser browser, Portal portal) throws Exception {
        Page page = Caller.signedIn(portal, SOMEBODY).lend(browser).page();
        browser.open("/api-access");
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        assertThat(page.locator("main")).containsText("You have no access key yet.");
        button(page, "Create access key").click();
        assertThat(page.locator("[data-error-summary]")).containsText("Enter a label of 1 to 100 characters");
        browser.assertAccessible();

        create(page, "Nightly <b>export</b>");
        browser.assertAccessible();
        String key = page.locator("#createdKey .reference").innerText();
        String secret = page.locator("#createdSecret .reference").innerText();
        assertThat(key).matches("CP[A-Z0-9]{18}");
        assertThat(secret).hasSize(40);
        button(page, "Copy secret").click();
        page.waitForCondition(() -> secret.equals(page.evaluate("navigator.clipboard.readText()")));
        assertThat(row(page, key)).containsText("Nightly <b>export</b>");
        assertThat(row(page, key)).containsText("Never");

        assertThat(call(portal, key, secret).status()).isEqualTo(200);
        browser.open("/api-access");
        assertThat(page.content()).doesNotContain(secret);
        assertThat(row(page, key)).not().containsText("Never");
        assertThat(page.locator("main")).containsText("No limit");
        assertThat(page.locator("main")).containsText("of 5 left");

        create(page, "Its successor");
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(page.locator("#create")).hasCount(0);
        assertThat(page.locator(".notice")).hasText("You already have 2 keys, the maximum. Revoke one first");
        Caller past = Caller.signedIn(portal, SOMEBODY);
        past.post(
                "/api-access",
                Caller.form(Map.of(
                        "createKey", "createKey",
                        "label", "A third",
                        "create", "Create access key",
                        "jakarta.faces.ViewState", "stateless")));
        browser.open("/api-access");
        assertThat(page.locator("tbody tr")).hasCount(2);

        Locator revoke = row(page, key).locator("[data-confirm]");
        revoke.click();
        assertThat(page.locator("dialog[open]")).isVisible();
        browser.assertAccessible();
        button(page, "Keep it").click();
        assertThat(call(portal, key, secret).status()).isEqualTo(200);
        URI link = URI.create(new SignedCall(
                        portal.url("/support-api/"),
                        key,
                        "GetAttachmentUploadLinks",
                        "{\"fileName\":\"a.txt\",\"fileSizeBytes\":1}")
                .signedWith(secret)
                .send()
                .member("url"));
        assertThat(put(link)).isEqualTo(200);
        revoke.click();
        page.locator("dialog[open] [type=submit]").click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText("Its successor");
        assertThat(call(portal, key, secret).error()).isEqualTo("UnrecognizedClientException");
        assertThat(put(link)).isEqualTo(404);
        assertThat(page.locator("#create")).isVisible();

        page.locator("tbody [data-confirm]").click();
        page.locator("dialog[open] [type=submit]").click();
        assertThat(page.locator("main")).containsText("You have no access key yet.");
    }

    @ParameterizedTest
    @CsvSource({"basic@demo.example, en, Business plan", "developer@demo.example, ja, ビジネス プラン"})
    void a_plan_without_the_api_sees_what_would_unlock_it(
            String email, String language, String plan, Browser browser, Portal portal) {
        Page page = arrive(browser, portal, email, language);

        assertThat(page.locator("main .notice")).containsText(plan);
        assertThat(page.locator("#create")).hasCount(0);
        browser.assertAccessible();
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "ja, DARK"})
    void the_page_is_accessible_and_fits_its_screen(
            String language, ColorScheme scheme, Browser browser, Portal portal) {
        Page page = arrive(browser, portal, "enterprise@demo.example", language);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));

        for (int width : new int[] {360, 1280}) {
            page.setViewportSize(width, 900);
            browser.open("/api-access").assertAccessible();
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(width);
        }
    }

    private static Page arrive(Browser browser, Portal portal, String email, String language) {
        Caller.signedIn(portal, email).lend(browser);
        browser.context()
                .addCookies(List.of(new Cookie("caseport-language", language)
                        .setUrl(portal.url("/").toString())));
        browser.open("/api-access");
        assertThat(browser.page().locator("html")).hasAttribute("lang", language);
        return browser.page();
    }

    private static void create(Page page, String label) {
        page.locator("#label").fill(label);
        button(page, "Create access key").click();
        assertThat(page.locator("#createdKey")).isVisible();
    }

    private static Locator row(Page page, String key) {
        return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(key));
    }

    private static Locator button(Page page, String name) {
        return new Wizard(page).button(name);
    }

    private static int put(URI link) throws Exception {
        return SignedCall.reply(HttpRequest.newBuilder(link)
                        .PUT(HttpRequest.BodyPublishers.ofString("x"))
                        .build())
                .status();
    }

    private static SignedCall.Reply call(Portal portal, String key, String secret) throws Exception {
        return new SignedCall(portal.url("/support-api/"), key, "DescribeSeverityLevels", "{}")
                .signedWith(secret)
                .send();
    }
}
