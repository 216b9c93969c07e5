package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import java.util.concurrent.atomic.AtomicInteger;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;

/** One press of a button sends what was written, whatever others and the network do meanwhile. */
@InBrowser
class SendingJourneyIT {

    private static final String AGENT = "agent@demo.example";
    private static final String SUPERVISOR = "supervisor@demo.example";
    private static final String TWO_FRAMES =
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";

    @Test
    void what_others_do_never_moves_a_button_away_while_it_is_pressed(Browsers browsers, Portal portal) {
        String desk = desk(portal, "Pressed while others come");
        Page ines = browsers.at(portal).signIn(AGENT).open(desk).page();
        Browser ruth = browsers.at(portal).signIn(SUPERVISOR);
        ines.locator("#answer").fill("From Ines.");
        press(ines, ines.locator("#reply"));
        ines.waitForResponse(
                answer -> answer.url().contains("/attendance/") && answer.text().contains("Ruth"),
                () -> ruth.open(desk));
        ines.evaluate(TWO_FRAMES);

        ines.mouse().up();

        assertThat(ines.locator(".message-support")).containsText("From Ines.");
    }

    @Test
    void what_came_in_while_a_button_was_pressed_is_shown_afterwards(Browsers browsers, Portal portal) {
        String desk = desk(portal, "Shown afterwards");
        Page ines = browsers.at(portal).signIn(AGENT).open(desk).page();
        Browser ruth = browsers.at(portal).signIn(SUPERVISOR);
        press(ines, ines.locator("#thread-title"));
        ruth.open(desk).page().locator("#answer").fill("From Ruth.");
        ines.waitForResponse(
                answer -> answer.url().contains("/workspace/case?")
                        && answer.text().contains("From Ruth."),
                () -> ruth.page().locator("#reply").click());

        ines.mouse().up();

        assertThat(ines.locator(".message-support")).containsText("From Ruth.");
        assertThat(ines.locator("[data-attend]")).containsText("Ruth");
    }

    @Test
    void a_reply_is_sent_although_saving_it_failed_for_a_moment(Browser browser, Portal portal) {
        Page page = browser.forgive("503")
                .signIn(AGENT)
                .open(desk(portal, "Saved at the second try"))
                .page();
        AtomicInteger savings = new AtomicInteger();
        page.route("**/answers/*", route -> {
            if (savings.incrementAndGet() == 1) {
                route.fulfill(new Route.FulfillOptions().setStatus(503));
            } else {
                route.resume();
            }
        });
        page.locator("#answer").fill("From Ines.");

        page.locator("#reply").click();

        assertThat(page.locator(".message-support")).containsText("From Ines.");
    }

    @Test
    void what_is_not_on_the_page_yet_counts_as_not_seen(Browsers browsers, Portal portal) {
        String desk = desk(portal, "Only the clock is newer");
        Browser browser = browsers.at(portal).forgive("ERR_FAILED").signIn(AGENT);
        Page ines = browser.page();
        ines.routeWebSocket("**/live", silent -> {});
        ines.route("**/data/live?*", Route::abort);
        browser.open(desk);
        Page ruth = browsers.at(portal).signIn(SUPERVISOR).open(desk).page();
        ruth.locator("#answer").fill("From Ruth.");
        ruth.locator("#reply").click();
        assertThat(ruth.locator(".message-support")).containsText("From Ruth.");
        ines.evaluate("caseport.refresh(['clock'], { gently: true })");
        assertThat(ines.locator("#clock")).containsText("on time");

        ines.locator("#answer").fill("From Ines.");
        ines.locator("#reply").click();

        assertThat(ines.locator(".came-between")).isVisible();
        assertThat(ines.locator(".message.is-new")).containsText("From Ruth.");
    }

    /** Moves the pointer to the middle of an element and presses its button, without letting go of it. */
    private static void press(Page page, Locator place) {
        place.scrollIntoViewIfNeeded();
        BoundingBox box = place.boundingBox();
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        page.mouse().down();
    }

    private static String desk(Portal portal, String name) {
        return "/workspace/case?id=" + WorkspaceJourneyIT.opened(portal, name);
    }
}
