package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Things;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;

/** What a member comes for: what waits, what happens with the own cases, and the shortest way to a new one. */
@InBrowser
class MembersDayJourneyIT {

    private static final String MEMBER = "business@demo.example";
    private static final String AGENT = "agent@demo.example";

    @Test
    void the_start_page_shows_what_waits_before_what_was_begun(Browser browser, Portal portal) {
        String id = waiting(portal, "Which region is it?");
        Caller caller = Caller.signedIn(portal, MEMBER);
        for (int i = 0; i < 3; i++) {
            caller.begin(Filled.billing(Filled.subject("Begun")));
        }
        Page page = caller.lend(browser).page();
        browser.open("/").assertAccessible();

        assertThat(page.locator("h1")).hasText("Blue Harbor Logistics");
        assertThat(page.locator("main h2").first()).hasText("Waiting for you");
        assertThat(page.locator(".list-waiting a[href*='" + id + "']")).isVisible();
        assertThat(page.locator(".list-waiting .case-line-meta").first()).containsText("Support replied now");
        assertThat(page.locator(".figures")).containsText("Waiting for you");
        assertThat(page.locator("[aria-labelledby=drafts-title] li")).hasCount(2);
        page.getByText(Pattern.compile("^\\d+ more drafts?$")).click();
        assertThat(page.locator("[aria-labelledby=drafts-title] li").nth(2)).isVisible();
    }

    @Test
    void a_draft_is_discarded_in_its_row_and_that_is_undone_until_the_page_is_left(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, MEMBER);
        String subject = Filled.subject("Not needed");
        String draft = caller.begin(Filled.billing(subject));
        Page page = caller.lend(browser).page();
        browser.open("/");
        Locator row = page.locator("#drafts li").filter(new Locator.FilterOptions().setHasText(subject));

        row.getByText("Discard", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(row.getByText("Undo")).isFocused();
        browser.assertAccessible();
        row.getByText("Undo").click();
        assertThat(row.getByText("Continue your draft")).isVisible();
        row.getByText("Discard", new Locator.GetByTextOptions().setExact(true)).click();
        browser.open("/");

        assertThat(row.getByText("Continue your draft")).not().isVisible();
        page.waitForCondition(() -> caller.get(Wizard.address(draft, "help")).statusCode() == 404);
    }

    @Test
    void a_case_that_waits_says_so_on_top_and_the_reply_opens_in_place(Browser browser, Portal portal) {
        String id = waiting(portal, "Which version do you run?");
        Page page = Caller.signedIn(portal, MEMBER).lend(browser).page();
        browser.open("/cases/case?id=" + id).assertAccessible();
        page.evaluate("window.notReloaded = true");

        assertThat(page.locator("#waits")).containsText("Which version do you run?");
        assertThat(page.locator("#waits")).containsText("Without a reply, this case will be resolved on");
        page.locator("#waits")
                .getByText("Reply", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.getByLabel("Message")).isFocused();
        assertThat(page.locator("#waits .notice")).hasCount(0);
        browser.assertAccessible();
        assertThat(page.locator(".composer-discard > a")).not().isVisible();
        page.getByLabel("Message").fill("Version 16");
        assertThat(page.locator(".composer-cancel")).not().isVisible();
        assertThat(page.locator("[data-save-state]")).hasText("Saved");
        assertThat((Boolean) page.evaluate("window.notReloaded")).isTrue();

        page.reload();
        assertThat(page.getByLabel("Message")).hasValue("Version 16");
        page.getByText("Send reply").click();
        page.waitForURL("**&done=reply*");
        assertThat(page.locator("#thread .turn").first()).containsText("You replied");
        assertThat(page.locator(".progress .is-reached")).hasText(new Pattern[] {
            Pattern.compile("Received"), Pattern.compile("Assigned"), Pattern.compile("Replied")
        });
        assertThat(page.locator("#target")).containsText(Pattern.compile("Answered in .* on time \\(target: .*\\)"));
    }

    @Test
    void a_case_is_resolved_in_a_small_dialog_that_can_be_left(Browser browser, Portal portal) {
        String id = Caller.signedIn(portal, MEMBER).openCase(Filled.billing(Filled.subject("Small")));
        Page page = Caller.signedIn(portal, MEMBER).lend(browser).page();
        browser.open("/cases/case?id=" + id);

        button(page, "Resolve case").click();
        assertThat(page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Resolve this case?")))
                .isVisible();
        assertThat(page.getByLabel("Last message")).isFocused();
        browser.assertAccessible();
        page.keyboard().press("Escape");
        page.waitForURL("**/cases/case?id=" + id);
        button(page, "Resolve case").click();
        page.locator("#composer")
                .getByText("Resolve case", new Locator.GetByTextOptions().setExact(true))
                .click();

        page.waitForURL("**&done=resolve*");
        assertThat(page.locator("#head .status")).hasText("Resolved");
    }

    @Test
    void eleven_clicks_lead_from_the_start_page_to_the_case_id(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, MEMBER).lend(browser).page();
        page.addInitScript("addEventListener('pointerdown', (event) => event.isTrusted"
                + " && (sessionStorage.clicks = 1 + Number(sessionStorage.clicks || 0)), true)");
        browser.open("/");
        Wizard wizard = new Wizard(page);

        page.locator(".page-head").getByText("Create case").click();
        wizard.choose("Account and billing");
        option(wizard, "Service", "General information");
        option(wizard, "Category", "Getting started");
        wizard.choose("General guidance");
        wizard.button(Wizard.TO_INFORMATION).click();
        page.waitForURL("**step=information");
        page.keyboard().type(Filled.subject("Eleven"));
        page.keyboard().press("Tab");
        while (!"description".equals(page.evaluate("document.activeElement.id"))) {
            page.keyboard().press("Tab");
        }
        page.keyboard().type("How do we begin?");
        wizard.button(Wizard.TO_CONTACT).click();
        page.waitForURL("**step=contact");
        assertThat(wizard.radio("Web")).isChecked();
        wizard.button(Wizard.TO_REVIEW).click();
        page.waitForURL("**step=review");
        wizard.submit();

        assertThat(page.getByText(Pattern.compile("^case-")).first()).isVisible();
        assertThat(Integer.parseInt((String) page.evaluate("sessionStorage.clicks")))
                .isLessThanOrEqualTo(11);
    }

    private static void option(Wizard wizard, String list, String option) {
        wizard.redrawing(() -> {
            wizard.list(list).click();
            wizard.list(list)
                    .page()
                    .getByRole(
                            AriaRole.OPTION,
                            new Page.GetByRoleOptions().setName(option).setExact(true))
                    .click();
        });
    }

    /** A case in which support has asked this, and waits. */
    private static String waiting(Portal portal, String question) {
        String id = Caller.signedIn(portal, MEMBER).openCase(Filled.technical(Filled.subject("Asked")));
        Caller.signedIn(portal, AGENT)
                .post(
                        "/data/workspace/cases/" + id + "/answers/" + new Things(portal).in("{new}") + "/send",
                        Caller.form(Map.of("act", "ask", "seen", "1.unassigned", "description", question)));
        return id;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
