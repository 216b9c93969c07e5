package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.OfficeTable;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of the office keep their state in the browser, and are refused with a word when it is not theirs. */
@InBrowser
class OfficeJourneyIT {

    private static final String ADMIN = "admin@demo.example";

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void a_table_is_read_and_turned_by_everybody_in_light_and_dark(ColorScheme scheme, Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, ADMIN).lend(browser).page();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        browser.open("/admin/journal").assertAccessible();

        page.locator("#entries").getByLabel("Older").focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("#entries").getByLabel("Newer")).isVisible();
        browser.assertAccessible();
    }

    @Test
    void webhooks_are_filtered_and_sorted_where_they_are_listed(Browser browser, Portal portal) {
        Caller admin = Caller.signedIn(portal, ADMIN);
        // The last one is not found, however the list is sorted.
        for (String name : List.of("office-b", "office-a", "office-c", "z")) {
            admin.post(
                    "/admin/hooks",
                    Caller.form(Map.of(
                            "createHook",
                            "createHook",
                            "create",
                            "",
                            "hookAccount",
                            "333333333333",
                            "url",
                            "https://" + name + ".example/",
                            "jakarta.faces.ViewState",
                            "stateless")));
        }
        Page page = admin.lend(browser).open("/admin/hooks").page();
        Locator rows = page.locator("#hooks tbody tr");
        Locator address = page.locator("#hooks thead th").first();

        assertThat(page.locator("#hooks thead input")).hasCount(2);
        address.locator("input").focus();
        assertThat(address.locator("input")).not().hasCSS("outline-style", "none");
        address.locator("input").fill("office-b");
        assertThat(rows).hasCount(1);
        assertThat(page.locator("#hooks tbody")).containsText("office-b");
        address.locator("input").fill("office-");
        assertThat(rows).hasCount(3);
        address.locator(".ui-column-title").click();
        assertThat(rows.first()).containsText("office-a");
        address.locator(".ui-column-title").click();
        assertThat(rows.first()).containsText("office-c");
        assertThat(rows).hasCount(3);
        browser.assertAccessible();
        address.locator("input").fill("no such address");
        assertThat(page.locator("#hooks tbody")).containsText("No matches");
    }

    @Test
    void what_components_say_of_themselves_is_japanese_on_pages_in_japanese(Browsers browsers, Portal portal) {
        Browser japanese = browsers.at(portal, Browsers.japanese());
        Page page = Caller.signedIn(portal, ADMIN)
                .lend(japanese)
                .open("/admin/journal")
                .page();

        page.locator("#ofPerson_input").pressSequentially("demo");
        assertThat(page.locator("#ofPerson .ui-autocomplete-status")).containsText("件の結果");
        assertThat(page.locator("#ofPerson_panel [role=listbox]")).hasAttribute("aria-label", "候補");
        Object english = page.evaluate("() => [...document.querySelectorAll('[class*=\"ui-\"]')]"
                + ".flatMap((part) => [part.ariaLabel, part.title, part.placeholder])"
                + ".filter((name) => /[a-z]{3}/i.test(name || '')).join()");
        assertThat(english).isEqualTo("");
        page.locator("#ofPerson_input").fill("no such person");
        assertThat(page.locator("#ofPerson .ui-autocomplete-status")).containsText("一致するものがありません");
    }

    @Test
    void a_state_that_the_portal_did_not_sign_changes_nothing_and_the_page_stays_open(Browser browser, Portal portal) {
        Caller admin = Caller.signedIn(portal, ADMIN);
        Page page = admin.lend(browser).open("/admin/journal").page();
        browser.forgive("400").forgive("Request return with error");
        page.locator("#act").selectOption("case.read");
        page.evaluate("() => document.querySelectorAll('[name=\"jakarta.faces.ViewState\"]').forEach((one) => "
                + "{ one.value = one.value.slice(0, -8) + 'AAAAAAA='; })");

        page.locator("#entries").getByLabel("Older").click();

        assertThat(page.locator("#officeProblem")).containsText("Nothing was changed");
        assertThat(page.locator("#act")).hasValue("case.read");
        page.locator("#officeProblem a").click();
        assertThat(page.locator("#officeProblem")).hasCount(0);
    }

    @Test
    void a_form_with_such_a_state_leads_back_to_its_page(Portal portal) {
        Caller admin = Caller.signedIn(portal, ADMIN);
        OfficeTable journal = OfficeTable.on(admin, "/admin/journal", "reading", "entries");
        String forged =
                (journal.state().startsWith("A") ? "B" : "A") + journal.state().substring(1);

        HttpResponse<String> refused = admin.post(
                "/admin/journal?of=333333333333",
                Caller.form(Map.of("verifying", "verifying", "verify", "", "jakarta.faces.ViewState", forged)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("This page is out of date")
                .contains("href=\"/admin/journal?of=333333333333\"");
        assertThat(journal.withState(forged).turn(admin, 50).body()).contains("<error-name>outdated</error-name>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/cases", "/cases/create", "/members", "/plan", "/account"})
    void pages_of_members_have_no_state_and_nothing_of_primefaces(String path, Portal portal) {
        HttpResponse<String> page =
                Caller.signedIn(portal, "business@demo.example").get(path);
        String body = page.statusCode() == 303
                ? Caller.signedIn(portal, "business@demo.example")
                        .get(Caller.location(page))
                        .body()
                : page.body();

        assertThat(body).doesNotContain("primefaces").doesNotContain("nonce");
        assertThat(body.replace("value=\"stateless\"", "")).doesNotContainPattern("ViewState\"[^>]* value=");
    }
}
