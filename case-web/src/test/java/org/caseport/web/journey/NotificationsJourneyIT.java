package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Programs;
import org.caseport.web.journey.stage.Things;
import org.junit.jupiter.api.Test;

/** News that come while nobody looks: counted in the title, marked on the icon, and told by the system on request. */
@InBrowser
class NotificationsJourneyIT {

    private static final String MEMBER = "enterprise@demo.example";
    private static final String AGENT = "agent@demo.example";

    /** A system that keeps what it is told to show, and pages that are out of sight on request. */
    private static final String STAGE = """
            window.told = [];
            window.Notification = class {
              static permission = 'granted';
              static requestPermission = async () => 'granted';
              constructor(title, options) { window.told.push(title + ' | ' + options.body); }
              close() {}
            };
            window.outOfSight = false;
            Object.defineProperty(document, 'visibilityState', { get: () => window.outOfSight ? 'hidden' : 'visible' });
            const turn = (away) => {
              window.outOfSight = away;
              document.dispatchEvent(new Event('visibilitychange'));
            };
            window.leave = () => turn(true);
            window.comeBack = () => turn(false);
            """;

    @Test
    void whoever_has_asked_for_it_is_told_of_news_without_a_word_of_the_case(Browser browser, Portal portal)
            throws Exception {
        String id = Programs.newCase(portal);
        Page page = Caller.signedIn(portal, MEMBER).lend(browser).page();
        page.addInitScript(STAGE);
        openListening(page, browser, "/cases/case?id=" + id);
        page.evaluate("leave()");
        Programs.reply(portal, id, "Before anybody asked for it");
        assertThat(page).hasTitle(Pattern.compile("^\\(1\\) "));
        assertThat(page.evaluate("told.length")).isEqualTo(0);

        browser.open("/account").assertAccessible();
        page.getByText("Turn on notifications").click();
        assertThat(page.getByText("Notifications are on in this browser.")).isVisible();
        browser.assertAccessible();
        openListening(page, browser, "/cases/case?id=" + id);
        page.evaluate("leave()");
        Programs.reply(portal, id, "A word of the case");
        page.waitForFunction("() => told.length > 0");
        Programs.reply(portal, id, "Another word of the case");
        assertThat(page).hasTitle(Pattern.compile("^\\(\\d\\) "));

        assertThat(page.evaluate("told.join()")).isEqualTo("Support Center | There’s news in Support Center.");
        assertThat(page.locator("link[rel=icon]")).hasAttribute("href", Pattern.compile("^data:"));
        page.evaluate("comeBack()");
        assertThat(page).hasTitle(Pattern.compile("^[^(]"));
        assertThat(page.locator("link[rel=icon]")).hasAttribute("href", Pattern.compile("favicon"));
    }

    @Test
    void an_agent_s_queue_is_marked_on_its_icon_and_keeps_the_number_of_its_view(Browsers browsers, Portal portal) {
        String id = Caller.signedIn(portal, MEMBER).openCase(Filled.technical(Filled.subject("News for agents")));
        Browser browser = browsers.at(portal);
        Page page = Caller.signedIn(portal, AGENT).lend(browser).page();
        page.addInitScript(STAGE);
        openListening(page, browser, "/workspace?view=missed");
        String title = page.title();
        page.evaluate("leave()");
        reply(portal, id);
        assertThat(page.locator("link[rel=icon]")).hasAttribute("href", Pattern.compile("^data:"));
        assertThat(page).hasTitle(title);

        openListening(page, browser, "/workspace/case?id=" + id);
        page.evaluate("leave()");
        Caller.signedIn(portal, MEMBER).openCase(Filled.technical(Filled.subject("Another case")));
        assertThat(page).hasTitle(Pattern.compile("^News for agents"));
    }

    private static void reply(Portal portal, String id) {
        Caller.signedIn(portal, "supervisor@demo.example")
                .post(
                        "/data/workspace/cases/" + id + "/answers/" + new Things(portal).in("{new}") + "/send",
                        Caller.form(Map.of("act", "reply", "seen", "1.unassigned", "description", "On it.")));
    }

    private static void openListening(Page page, Browser browser, String path) {
        page.waitForWebSocket(() -> browser.open(path));
    }
}
