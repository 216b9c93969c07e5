package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Things;
import org.junit.jupiter.api.Test;

/**
 * What can't be taken back, or is told to others, is never done by one click: a text or an answer to a question comes
 * first.
 */
@InBrowser
class ConsequencesJourneyIT {

    private static final String AGENT = "agent@demo.example";

    @Test
    void an_agent_resolves_with_a_message_or_says_that_there_is_none(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, AGENT).lend(browser).page();
        browser.open(desk(opened(portal, "Resolved in silence")));

        page.keyboard().press("e");
        page.keyboard().press("Enter");

        assertThat(page.locator(".error-summary")).isFocused();
        assertThat(page.locator(".error-summary")).containsText("closing message");
        assertThat(page.locator("#head .status")).not().hasText("Resolved");
        browser.assertAccessible();
        page.getByRole(AriaRole.BUTTON, named("Resolve without a message")).click();
        assertThat(page.locator("#head .status")).hasText("Resolved");
    }

    @Test
    void a_text_that_was_begun_is_not_dropped_by_resolving_without_a_message(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, AGENT).lend(browser).page();
        browser.open(desk(opened(portal, "Not dropped")));
        page.locator("#answer").click();
        page.locator("#resolve").click();
        assertThat(page.locator(".error-summary")).isFocused();

        page.locator("#answer").fill("It was the router.");
        page.locator("#resolveWithoutMessage").click();

        assertThat(page.locator(".error-summary")).isFocused();
        assertThat(page.locator("#answer")).hasValue("It was the router.");
        assertThat(page.locator("#head .status")).not().hasText("Resolved");
    }

    @Test
    void a_forged_post_resolves_investigates_or_escalates_nothing_without_a_text(Portal portal) {
        Caller agent = Caller.signedIn(portal, AGENT);
        String id = opened(portal, "Forged");
        String draft = new Things(portal).in("{new}");

        for (String act : List.of("resolve", "investigate", "reply", "ask")) {
            agent.post(
                    "/data/workspace/cases/" + id + "/answers/" + draft + "/send",
                    Caller.form(Map.of("act", act, "seen", "1.unassigned", "description", " ")));
        }
        agent.post(
                desk(id),
                Caller.form(Map.of(
                        "escalating",
                        "escalating",
                        "escalate",
                        "escalate",
                        "id",
                        id,
                        "reason",
                        " ",
                        "jakarta.faces.ViewState",
                        "stateless")));

        assertThat(agent.get(desk(id)).body())
                .contains("data-status=\"unassigned\"")
                .doesNotContain("class=\"escalated\"");
    }

    @Test
    void an_escalation_has_a_reason_that_stays_as_a_note(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, AGENT).lend(browser).page();
        browser.open(desk(opened(portal, "Escalated")));
        page.locator("summary").getByText("Escalate to a supervisor").click();
        page.locator("#escalate").click();
        assertThat(page.locator(".error-summary")).containsText("reason");

        page.locator("#escalate-reason").fill("Their shop is down.");
        page.locator("#escalate").click();

        assertThat(page.locator("#head .escalated")).isVisible();
        assertThat(page.locator(".message-note")).containsText("Their shop is down.");
    }

    @Test
    void a_merge_shows_both_cases_and_can_be_left(Browser browser, Portal portal) {
        Page page = askToMerge(browser, portal, "The duplicate", "The remaining one");

        Locator dialog = page.locator("#merge-dialog");
        assertThat(dialog.locator("dt")).hasText(new String[] {"This case", "Merged into"});
        assertThat(dialog.locator("dd").first()).containsText("The duplicate");
        assertThat(dialog.locator("dd").last()).containsText("The remaining one");
        browser.assertAccessible();
        page.keyboard().press("Escape");
        assertThat(dialog).isHidden();
        assertThat(page.locator("#head .status")).not().hasText("Resolved");

        page.locator("#merge").click();
        page.locator("#mergeConfirmed").click();
        assertThat(page.locator("#head .status")).hasText("Resolved");
        assertThat(page.locator("#head")).containsText("another one");
    }

    @Test
    void a_confirmed_merge_that_has_become_impossible_says_why_not_and_asks_no_more(Browser browser, Portal portal) {
        Page page = askToMerge(browser, portal, "The duplicate", "The one that is gone");
        assertThat(page.locator("#merge-dialog")).isVisible();
        // As if the other case could not be merged into any more: the confirmation names one that nobody has.
        page.evaluate("() => document.querySelector('#merging [name=other]').value = 'case-none'");

        page.locator("#mergeConfirmed").click();

        assertThat(page.locator(".error-summary")).isVisible();
        assertThat(page.locator("#merge-dialog")).hasCount(0);
        assertThat(page.locator("#head .status")).not().hasText("Resolved");
    }

    @Test
    void a_question_is_asked_by_keyboard_and_gives_the_focus_back(Browser browser, Portal portal) {
        Page page =
                Caller.signedIn(portal, "business@demo.example").lend(browser).page();
        browser.open("/cases/create");
        Locator discard = page.getByRole(AriaRole.BUTTON, named("Discard draft"));
        discard.focus();

        page.keyboard().press("Space");
        assertThat(page.locator("#discard-dialog")).isVisible();
        page.keyboard().press("Escape");
        assertThat(discard).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#discard-dialog")).isVisible();
        page.locator("#discard-dialog [data-close]").click();
        assertThat(discard).isFocused();
    }

    @Test
    void without_scripts_the_question_is_asked_all_the_same(Browsers browsers, Portal portal) {
        Browser browser = browsers.at(
                portal, new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false));
        Page page = Caller.signedIn(portal, "admin@demo.example").lend(browser).page();
        page.navigate(portal.url("/admin/people?text=developer").toString());

        page.locator("a[data-confirm^='appoint-']").first().click();

        assertThat(page.locator("dialog:target")).isVisible();
        page.locator("dialog:target [data-close]").click();
        assertThat(page.locator("dialog:target")).hasCount(0);
    }

    private static Page askToMerge(Browser browser, Portal portal, String duplicate, String remaining) {
        Page page = Caller.signedIn(portal, AGENT).lend(browser).page();
        browser.open(desk(opened(portal, duplicate)));
        page.locator("summary").getByText("Link or merge").click();
        page.locator("#other").fill(opened(portal, remaining));
        page.locator("#merge").click();
        return page;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static String desk(String id) {
        return "/workspace/case?id=" + id;
    }

    private static String opened(Portal portal, String subject) {
        return Caller.signedIn(portal, "business@demo.example").openCase(Filled.technical(Filled.subject(subject)));
    }
}
