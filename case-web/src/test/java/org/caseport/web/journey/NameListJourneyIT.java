package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;

/** How administrators find accounts and people: while typing, by filters in the address, and without scripts. */
@InBrowser
class NameListJourneyIT {

    @Test
    void accounts_are_found_while_typing_and_filters_stand_in_the_address(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, "admin@demo.example").lend(browser).page();
        browser.open("/admin/accounts");

        page.locator("#text").pressSequentially("logis");

        assertThat(page.locator("#results tbody tr")).hasCount(1);
        assertThat(page.locator("#results tbody tr")).containsText("Blue Harbor Logistics");
        assertThat(page.locator("#text")).isFocused();
        assertThat(page).hasURL(Pattern.compile("/admin/accounts\\?text=logis$"));
        browser.assertAccessible();

        page.locator("#plan").selectOption("basic");
        assertThat(page.locator("#results")).containsText("No accounts found.");
        page.locator("#text").fill("");
        assertThat(page.locator("#results")).containsText("Bergmann Bakery");
        assertThat(page.locator("#results")).not().containsText("Blue Harbor Logistics");
        assertThat(page).hasURL(Pattern.compile("/admin/accounts\\?plan=basic$"));
        page.reload();
        assertThat(page.locator("#plan")).hasValue("basic");
        assertThat(page.locator("#results")).not().containsText("Blue Harbor Logistics");
    }

    @Test
    void a_list_follows_what_an_input_method_has_put_together(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, "admin@demo.example").lend(browser).page();
        browser.open("/admin/people");

        page.locator("#text").evaluate("""
                field => {
                  field.value = '小川';
                  field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
                  field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '小川' }));
                }""");

        assertThat(page.locator("#results tbody tr")).hasCount(1);
        assertThat(page.locator("#results tbody tr")).containsText("小川");
    }

    @Test
    void people_are_found_while_typing_and_can_be_acted_on_in_the_list_as_it_was_drawn_anew(
            Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, "admin@demo.example").lend(browser).page();
        browser.open("/admin/people");

        page.locator("#text").pressSequentially("business2@");

        assertThat(page.locator("#results tbody tr")).hasCount(1);
        assertThat(page.locator("#results tbody tr")).containsText("Blue Harbor Logistics");
        assertThat(page.locator("#results tbody tr")).containsText("Active");
        browser.assertAccessible();

        page.locator("#text").fill("support");
        page.locator("#role").selectOption("SUPERVISOR");
        assertThat(page).hasURL(Pattern.compile("role=SUPERVISOR"));
        page.locator("#text").fill("");
        assertThat(page.locator("#results tbody tr")).hasCount(1);
        assertThat(page.locator("#results tbody tr")).containsText("Supervisor");
    }

    @Test
    void lists_work_without_scripts(Browser browser, Portal portal) {
        Caller admin = Caller.signedIn(portal, "admin@demo.example");

        assertThat(admin.get("/admin/people?account=333333333333&state=active&role=MEMBER")
                        .body())
                .contains("business@demo.example", "business2@demo.example")
                .doesNotContain("agent@demo.example");
        assertThat(admin.get("/admin/people?account=harbor").body())
                .contains("business@demo.example", "business2@demo.example")
                .doesNotContain("agent@demo.example", "basic@demo.example");
        assertThat(admin.get("/admin/people?account=nowhere").body()).contains("No people found.");
        assertThat(admin.get("/admin/people?role=NOBODY&state=odd&account=x&after=%00&afterId=%ff")
                        .statusCode())
                .isEqualTo(200);
        for (String plan : List.of("%27", "no-such-plan", "x".repeat(90))) {
            assertThat(admin.get("/admin/accounts?plan=" + plan + "&state=odd&after=zzz&afterId=1")
                            .statusCode())
                    .as(plan)
                    .isEqualTo(200);
        }
    }

    @Test
    void an_address_may_hold_any_text_and_any_time(Portal portal) {
        Caller admin = Caller.signedIn(portal, "admin@demo.example");
        Caller supervisor = Caller.signedIn(portal, "supervisor@demo.example");
        List<String> times =
                List.of("-1000000000-01-01T00:00:00Z", "%2B9999999-01-01T00:00:00Z", "%2B1000000000-12-31T00:00:00Z");

        for (String text : List.of("%00", "%ED%A0%BD", "x".repeat(2_000))) {
            assertAnswers(admin, "/admin/journal?on=" + text + "&act=" + text);
            assertAnswers(admin, "/admin/account?id=333333333333&tab=history&after=" + text);
        }
        for (String day : List.of("%2B9999999-01-01", "-9999999-01-01", "%2B999999999-12-31")) {
            assertAnswers(admin, "/admin/journal?from=" + day + "&to=" + day);
            assertAnswers(admin, "/admin/journal?to=" + day);
        }
        for (String time : times) {
            assertAnswers(supervisor, "/workspace/announcement?before=" + time);
            assertAnswers(supervisor, "/workspace?view=missed-since&since=" + time);
        }
    }

    private static void assertAnswers(Caller caller, String address) {
        assertThat(caller.get(address).statusCode()).as(address).isEqualTo(200);
    }
}
