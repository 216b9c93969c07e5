package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is typed in a list chooses and does nothing else: no list sends its form on the way, or lets go of the focus.
 */
@InBrowser
class KeyboardChoicesIT {

    private static final List<String> OF_A_MEMBER =
            List.of("/", "/cases", "/cases/create", "/cases/case?id={case}&act=reply", "/members", "/account");
    private static final List<String> OF_AN_AGENT =
            List.of("/workspace", "/workspace/case?id={case}&service=general-info");

    @ParameterizedTest
    @CsvSource({
        "business@demo.example, MEMBER",
        "agent@demo.example, AGENT",
        "supervisor@demo.example, SUPERVISOR",
        "admin@demo.example, ADMINISTRATOR"
    })
    void letters_typed_in_any_list_stay_in_it(String email, String who, Browser browser, Portal portal) {
        String id = opened(portal);
        List<String> navigations = new ArrayList<>();
        Page page = Caller.signedIn(portal, email).lend(browser).page();
        for (String path : pagesOf(who)) {
            browser.open(path.replace("{case}", id));
            page.evaluate("() => document.querySelectorAll('details').forEach(details => details.open = true)");
            Consumer<Request> onRequest = request -> {
                if (request.isNavigationRequest()) {
                    navigations.add(request.url());
                }
            };
            page.onRequest(onRequest);
            for (Locator list : page.locator("select:visible").all()) {
                list.focus();
                String name = (String) list.evaluate("list => list.id");
                page.keyboard().type("system troj");
                // Whatever the list has asked for goes before this.
                page.evaluate("() => fetch('/health/live').then(() => true)");

                assertThat(navigations).as(path + " " + name).isEmpty();
                assertThat(list).isFocused();
                list.blur();
            }
            page.offRequest(onRequest);
        }
    }

    private static List<String> pagesOf(String who) {
        return switch (who) {
            case "MEMBER" -> OF_A_MEMBER;
            case "AGENT" -> OF_AN_AGENT;
            case "SUPERVISOR" ->
                List.of(
                        "/workspace",
                        "/workspace/case?id={case}&service=general-info",
                        "/workspace/board",
                        "/workspace/announcement");
            default -> List.of("/admin/hooks", "/admin/journal", "/admin/people", "/admin/mail", "/admin/accounts");
        };
    }

    @Test
    void enter_takes_what_was_typed_and_the_focus_stays_on_the_list(Browser browser, Portal portal) {
        Page page = focused("#severity-filter", "/workspace", "agent@demo.example", browser, portal);

        page.keyboard().type("system");
        assertThat(page.locator("#severity-filter")).hasValue("normal");
        page.keyboard().press("Enter");

        page.waitForURL("**severity=normal**");
        assertThat(page.locator("#severity-filter")).isFocused();
    }

    @Test
    void a_choice_by_pointer_is_taken_at_once_and_the_focus_stays_on_the_list(Browser browser, Portal portal) {
        Page page = focused("#status-filter", "/workspace", "agent@demo.example", browser, portal);
        page.keyboard().type("z");

        page.locator("#status-filter").click();
        page.locator("#status-filter").selectOption("reopened");

        page.waitForURL("**status=reopened**");
        assertThat(page.locator("#status-filter")).isFocused();
    }

    @Test
    void a_members_list_follows_the_keyboard_without_losing_it(Browser browser, Portal portal) {
        Page page = focused("#severity", "/cases", "business@demo.example", browser, portal);

        page.keyboard().type("system");

        page.waitForURL("**severity=normal**");
        assertThat(page.locator("#severity")).isFocused();
    }

    @Test
    void a_canned_response_chosen_by_arrows_goes_in_when_its_list_is_left(Browser browser, Portal portal) {
        Page page = focused("#answer", "/workspace/case?id=" + opened(portal), "agent@demo.example", browser, portal);

        page.locator("#canned").focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Tab");

        assertThat(page.locator("#answer")).not().hasValue("");
        assertThat(page.locator("#canned")).hasValue("");
    }

    @Test
    void a_canned_response_is_undone_like_anything_typed(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, "agent@demo.example").lend(browser).page();
        browser.open("/workspace/case?id=" + opened(portal));
        Locator answer = page.locator("#answer");
        answer.click();
        page.keyboard().type("Hello Ana,");
        page.locator("#canned").focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Tab");
        assertThat(answer).not().hasValue("Hello Ana,");

        answer.focus();
        page.keyboard().press("Control+z");

        assertThat(answer).hasValue("Hello Ana,");
    }

    @Test
    void the_queue_follows_the_keyboard_without_losing_it(Browser browser, Portal portal) {
        Page page = focused("#severity-filter", "/workspace", "agent@demo.example", browser, portal);

        page.keyboard().type("system");

        page.waitForURL("**severity=normal**");
        assertThat(page.locator("#severity-filter")).isFocused();
    }

    private static Page focused(String list, String path, String email, Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, email).lend(browser).page();
        browser.open(path);
        page.locator(list).focus();
        return page;
    }

    private static String opened(Portal portal) {
        return Caller.signedIn(portal, "business@demo.example")
                .openCase(Filled.technical(Filled.subject("Chosen by keys")));
    }
}
