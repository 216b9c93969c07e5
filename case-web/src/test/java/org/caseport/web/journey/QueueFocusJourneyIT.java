package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Things;
import org.junit.jupiter.api.Test;

/** The queue is drawn anew under an agent's hands, and its views are there wherever one looks. */
@InBrowser
class QueueFocusJourneyIT {

    private static final String AGENT = "agent@demo.example";

    /** All that can have the focus on the page, each by what tells it from the others. */
    private static final String CONTROLS = """
            window.told = (one) => [one.tagName, one.id, one.getAttribute('href'), one.getAttribute('aria-label'),
              one.id || one.href ? '' : one.textContent.trim()].join('|');
            window.controls = () => [...document.querySelectorAll('a[href], button, input, select, summary')]
              .filter((one) => one.type !== 'hidden' && !one.disabled && one.checkVisibility());
            const swap = caseport.swap;
            window.swaps = 0;
            caseport.swap = (...parts) => {
              const drawn = swap(...parts);
              window.swaps += 1;
              return drawn;
            };
            null
            """;

    @Test
    void whichever_control_has_the_focus_keeps_it_when_the_queue_is_drawn_anew(Browser browser, Portal portal) {
        String mark = Filled.subject("Held");
        Caller member = Caller.signedIn(portal, "business@demo.example");
        member.openCase(Filled.technical(mark + " 1"));
        member.openCase(Filled.technical(mark + " 2"));
        Page page = browser.signIn(AGENT)
                .open("/workspace?view=all&q=" + mark.replaceAll("\\W+", "+"))
                .page();
        saveView(page, "Held");
        page.evaluate(CONTROLS);

        int all = (Integer) page.evaluate("controls().length");
        assertThat(all).isGreaterThan(25);
        for (int i = 0; i < all; i++) {
            String told =
                    (String) page.evaluate("at => { controls()[at].focus(); return told(document.activeElement); }", i);
            page.evaluate("() => { window.swaps = 0;"
                    + " document.dispatchEvent(new CustomEvent('caseport:moved', { detail: 'queue' })); }");
            page.waitForFunction("() => window.swaps > 1");

            assertThat(page.evaluate("() => told(document.activeElement)")).isEqualTo(told);
        }
    }

    @Test
    void views_of_one_s_own_are_beside_the_calls_too_and_lead_back_to_cases(Browser browser, Portal portal) {
        Page page = browser.signIn(AGENT)
                .open("/workspace?view=all&severity=urgent")
                .page();
        saveView(page, "From calls");

        browser.open("/workspace?view=calls").assertAccessible();
        page.locator(".views a", new Page.LocatorOptions().setHasText("From calls"))
                .click();

        assertThat(page.locator(".filter-chip")).hasText("Production system down");
        assertThat(page.locator(".views [aria-current]")).hasText("From calls");
    }

    @Test
    void one_reply_goes_to_all_ticked_cases_and_duplicates_are_merged_into_the_oldest(Browser browser, Portal portal) {
        String mark = Filled.subject("Same trouble");
        Caller member = Caller.signedIn(portal, "business@demo.example");
        String first = member.openCase(Filled.technical(mark + " 1"));
        String second = member.openCase(Filled.technical(mark + " 2"));
        Page page = browser.signIn(AGENT)
                .open("/workspace?view=all&q=" + mark.replaceAll("\\W+", "+"))
                .page();
        page.locator("[data-pick-all]").check();

        page.getByText("Reply to all").click();
        assertThat(page.locator("#bulk-reply h2")).hasText("Reply to 2 cases");
        browser.assertAccessible();
        page.keyboard().type("We are looking into it.");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#bulk-done")).containsText("2 replies were sent.");
        assertThat(member.get("/cases/case?id=" + first).body()).contains("We are looking into it.");
        assertThat(member.get("/cases/case?id=" + second).body()).contains("We are looking into it.");

        page.locator("[data-pick-all]").check();
        page.getByText("Merge into").click();
        browser.assertAccessible();
        page.getByText("Merge cases").click();
        assertThat(page.locator("#bulk-done")).containsText("1 case was merged.");
        assertThat(page.locator("[data-queue] tbody tr:not(.is-gone) th")).hasText(new String[] {mark + " 1"});
        assertThat(member.get("/cases/case?id=" + second).body()).contains("/cases/case?id=" + first);
    }

    @Test
    void a_reply_to_several_cases_is_sent_again_once_and_kept_for_those_that_could_not_get_it(
            Browser browser, Portal portal) {
        String mark = Filled.subject("Line cut");
        Caller member = Caller.signedIn(portal, "business@demo.example");
        String first = member.openCase(Filled.technical(mark + " 1"));
        String second = member.openCase(Filled.technical(mark + " 2"));
        Page page = browser.forgive("ERR_FAILED")
                .signIn(AGENT)
                .open("/workspace?view=all&q=" + mark.replaceAll("\\W+", "+"))
                .page();
        page.locator("[data-pick-all]").check();
        page.route("**/data/workspace/bulk/replies", line -> {
            line.fetch();
            line.abort();
        });
        page.getByText("Reply to all").click();
        page.keyboard().type("Only once.");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#bulk-done")).containsText("That didn’t work. Try again.");

        page.unroute("**/data/workspace/bulk/replies");
        page.getByText("Reply to all").click();
        assertThat(page.locator("#bulk-text")).hasValue("Only once.");
        page.getByText("Send replies").click();
        assertThat(page.locator("#bulk-done")).containsText("2 replies were sent.");
        for (String id : List.of(first, second)) {
            assertThat(member.get("/cases/case?id=" + id).body().split("Only once\\.", -1))
                    .hasSize(2);
        }

        page.locator("[data-pick-all]").check();
        page.getByText("Reply to all").click();
        assertThat(page.locator("#bulk-text")).hasValue("");
        page.keyboard().type("For who can get it.");
        resolve(portal, second);
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#bulk-done"))
                .containsText("1 reply was sent. 1 case couldn’t be changed. Open the case to see why.");
        assertThat(page.locator("#bulk-text")).hasValue("For who can get it.");
    }

    private static void resolve(Portal portal, String id) {
        Caller agent = Caller.signedIn(portal, AGENT);
        String composer = new Things(portal).in("/data/workspace/cases/" + id + "/answers/{new}");
        String seen = agent.get("/workspace/case?id=" + id).body().replaceFirst("(?s).*name=\"seen\" value=\"", "");
        assertThat(Caller.location(agent.post(
                        composer + "/send",
                        Caller.form(Map.of(
                                "act", "resolve", "seen", seen.replaceFirst("(?s)\".*", ""), "description", "Done.")))))
                .contains("&done=");
    }

    @Test
    void whoever_wants_it_is_led_to_the_next_case_after_every_act(Browser browser, Portal portal) {
        String mark = Filled.subject("On and on");
        Caller member = Caller.signedIn(portal, "business@demo.example");
        for (int i = 1; i <= 3; i++) {
            member.openCase(Filled.technical(mark + " " + i));
        }
        Page page = browser.signIn(AGENT)
                .open("/workspace?view=all&q=" + mark.replaceAll("\\W+", "+"))
                .page();
        List<String> order = page.locator("[data-queue] tbody th a").allTextContents();
        page.locator("[data-queue] tbody th a").first().click();
        page.waitForURL("**/workspace/case?id=*");

        assertThat(page.locator("h1")).hasText(order.get(0));
        page.keyboard().press("n");
        assertThat(page.locator("#note")).isFocused();
        page.keyboard().type("For colleagues.");
        page.keyboard().press("Control+Shift+Enter");
        assertThat(page.locator(".notice-ok")).hasText("Your note was added. This is the next case.");
        assertThat(page.locator("h1")).hasText(order.get(1));
        page.waitForURL("**&done=notenext");
        page.keyboard().press("k");
        page.waitForURL(url -> !url.contains("done="));
        assertThat(page.locator(".message-note")).containsText("For colleagues.");

        page.keyboard().press("r");
        page.getByLabel("Then open the next case").check();
        page.locator("#answer").fill("Which version is it?");
        page.locator("#ask").click();
        assertThat(page.locator("h1")).hasText(order.get(1));
        assertThat(page.locator(".notice-ok"))
                .hasText("The customer was asked for information. This is the next case.");
        page.waitForURL("**&done=asknext");
        page.keyboard().press("r");
        page.keyboard().type("Solved.");
        page.locator("#resolve").click();
        assertThat(page.locator("h1")).hasText(order.get(2));
        assertThat(page.locator(".notice-ok")).hasText("Case resolved. This is the next case.");
        page.waitForURL("**&done=resolvenext");
        page.keyboard().press("r");
        page.keyboard().type("Solved as well.");
        page.locator("#resolve").click();

        page.waitForURL("**/workspace?sent=resolve");
        assertThat(page.locator(".notice-ok")).hasText("Case resolved.");
    }

    @Test
    void columns_of_one_s_choice_stay_in_this_browser(Browser browser, Portal portal) {
        Page page = browser.signIn(AGENT).open("/workspace?view=all").page();
        assertThat(page.locator(".queue thead .col-service")).isHidden();

        page.locator(".queue-columns summary").click();
        assertThat(page.locator("#column-number")).isChecked();
        assertThat(page.locator("#column-service")).not().isChecked();
        browser.assertAccessible();
        page.locator("#column-service").check();
        assertThat(page.locator(".queue thead .col-service")).isVisible();
        page.locator("#column-number").uncheck();
        assertThat(page.locator(".queue thead .col-number")).isHidden();
        page.reload();

        assertThat(page.locator(".queue thead .col-service")).isVisible();
        assertThat(page.locator(".queue thead .col-number")).isHidden();
        assertThat(page.locator(".queue tbody .col-number").first()).isHidden();
    }

    private static void saveView(Page page, String name) {
        page.locator(".filter-save").click();
        page.locator("#view-name").fill(name);
        page.keyboard().press("Enter");
        assertThat(page.locator(".views [aria-current]")).hasText(name);
    }
}
