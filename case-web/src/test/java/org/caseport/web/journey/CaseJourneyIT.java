package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;

/** A member follows a case and acts on it, alone and beside a colleague. */
@InBrowser
class CaseJourneyIT {

    private static final String OLIVER = "business@demo.example";
    private static final String COLLEAGUE = "business2@demo.example";
    private static final String STRANGER = "onramp@demo.example";

    @Test
    void a_reply_is_sent_once_whatever_is_clicked_and_appears_at_a_colleague_s(Browsers browsers, Portal portal) {
        String id = newCase(portal, "Answered");
        Page ours = at(browsers.at(portal), portal, OLIVER, "/cases/case?id=" + id);
        Page theirs = at(browsers.at(portal), portal, COLLEAGUE, "/cases/case?id=" + id);

        button(ours, "Reply").click();
        assertThat(ours.getByLabel("Message")).isFocused();
        ours.getByLabel("Message").fill("See https://a.example/log, <img src=x onerror=alert(1)>");
        button(ours, "Send reply").dblclick();
        ours.waitForURL("**&done=reply*");

        assertThat(theirs.locator("#thread")).containsText("<img src=x onerror=alert(1)>");
        assertThat(ours.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("https://a.example/log")))
                .hasAttribute("rel", "noopener nofollow");
        ours.reload();
        ours.goBack();
        ours.goForward();
        assertThat(ours.locator("#thread > li")).hasCount(2);
    }

    @Test
    void what_came_in_between_is_shown_and_the_text_stays(Browsers browsers, Portal portal) {
        String id = newCase(portal, "Between");
        Page ours = at(browsers.at(portal), portal, OLIVER, "/cases/case?id=" + id + "&act=reply");
        ours.getByLabel("Message").fill("Typed meanwhile");

        Page theirs = at(browsers.at(portal), portal, COLLEAGUE, "/cases/case?id=" + id + "&act=reply");
        theirs.getByLabel("Message").fill("I was first");
        button(theirs, "Send reply").click();
        theirs.waitForURL("**&done=reply*");

        assertThat(ours.locator("#thread")).containsText("I was first");
        assertThat(ours.getByLabel("Message")).hasValue("Typed meanwhile");
        button(ours, "Send reply").click();
        ours.waitForURL("**&seen=*");
        assertThat(ours.locator("#composer")).containsText("wrote while you were typing");
        assertThat(ours.locator("#composer .message")).containsText("I was first");
        assertThat(ours.getByLabel("Message")).hasValue("Typed meanwhile");
        button(ours, "Send reply").click();
        ours.waitForURL("**&done=reply*");
        assertThat(ours.locator("#thread > li")).hasCount(3);
    }

    @Test
    void a_case_is_resolved_rated_reopened_and_continued_in_a_related_one(Browser browser, Portal portal) {
        String id = newCase(portal, "Round trip");
        Page page = at(browser, portal, OLIVER, "/cases/case?id=" + id);

        button(page, "Resolve case").click();
        page.getByLabel("Last message").fill("Solved it");
        button(page, "Resolve case").click();
        page.waitForURL("**&done=resolve*");
        assertThat(page.locator("#head")).containsText("Resolved");
        browser.assertAccessible();
        page.getByLabel("4", new Page.GetByLabelOptions().setExact(true)).check();
        page.getByLabel("Comment").fill("Quick");
        button(page, "Send rating").click();
        assertThat(page.locator("#rating")).containsText("4 out of 5");
        assertThat(button(page, "Send rating")).hasCount(0);

        button(page, "Reopen case").click();
        page.getByLabel("Message").fill("It is back");
        button(page, "Reopen case").click();
        page.waitForURL("**&done=reopen*");
        assertThat(page.locator("#history")).containsText("Reopened");
        assertThat(page.locator("#thread > li")).hasCount(3);

        button(page, "Create related case").click();
        page.waitForURL("**/cases/create?draft=*");
        assertThat(page.locator("#caseType-account-and-billing")).isChecked();
    }

    @Test
    void a_typed_reply_survives_the_end_of_a_session(Browser browser, Portal portal) {
        String id = newCase(portal, "Signed out");
        browser.signIn(OLIVER).open("/cases/case?id=" + id + "&act=reply").forgiveEndedSession();
        Page page = browser.page();
        browser.context().clearCookies();

        page.getByLabel("Message").fill("Typed after the session had ended");
        assertThat(page.locator("[data-save-state]")).hasAttribute("data-state", "signed-out");
        button(page, "Send reply").click();
        page.waitForURL("**/sign-in?return=*");
        browser.signIn(OLIVER);

        assertThat(page.getByLabel("Message")).hasValue("Typed after the session had ended");
    }

    @Test
    void an_empty_reply_is_kept_back_with_a_word_and_everything_works_by_keyboard(Browser browser, Portal portal) {
        String id = newCase(portal, "Keyboard");
        Page page = at(browser, portal, OLIVER, "/cases/case?id=" + id);

        button(page, "Reply").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**&draft=*");
        button(page, "Send reply").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**&check=true");
        assertThat(page.locator(".error-summary")).isFocused();
        assertThat(page.locator(".error-summary")).containsText("Enter a message");
        browser.assertAccessible();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Message")).isFocused();
        page.keyboard().type("By keyboard alone");
        button(page, "Send reply").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**&done=reply*");
        assertThat(page.locator("#thread")).containsText("By keyboard alone");
    }

    @Test
    void a_narrow_dark_japanese_screen_shows_it_all(Browsers browsers, Portal portal) {
        String id = newCase(portal, "Narrow");
        Browser phone = browsers.at(
                portal,
                Browsers.phone().setLocale("ja-JP").setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
        Page page = at(phone, portal, OLIVER, "/cases/case?id=" + id);
        phone.assertAccessible();
        phone.open("/cases/case?id=" + id + "&act=reply").assertAccessible();

        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(360);
    }

    @Test
    void forged_posts_for_a_foreign_case_change_nothing(Portal portal) {
        String id = newCase(portal, "Foreign");
        Caller stranger = Caller.signedIn(portal, STRANGER);
        String door = "/data/cases/" + id + "/replies/" + "0123456789abcdef".repeat(2);

        for (String act : new String[] {"reply", "resolve", "reopen"}) {
            String answer = Caller.location(stranger.post(
                    door + "/send", Caller.form(Map.of("act", act, "seen", "1.unassigned", "description", "forged"))));
            assertThat(stranger.get(answer).statusCode()).isEqualTo(404);
        }
        stranger.post("/data/cases/" + id + "/related", Caller.form(Map.of()));
        stranger.post("/data/cases/" + id + "/rating", Caller.form(Map.of("stars", "1")));

        assertThat(stranger.get("/cases/case?id=" + id).statusCode()).isEqualTo(404);
        assertThat(Caller.signedIn(portal, OLIVER).get("/cases/case?id=" + id).body())
                .contains("Received")
                .doesNotContain("forged");
    }

    private static String newCase(Portal portal, String subject) {
        Caller caller = Caller.signedIn(portal, OLIVER);
        String draft = caller.begin(Filled.billing(Filled.subject(subject)));
        return Wizard.caseId(Caller.location(caller.submit(draft)));
    }

    private static Page at(Browser browser, Portal portal, String email, String path) {
        Caller.signedIn(portal, email).lend(browser);
        return browser.open(path).page();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
