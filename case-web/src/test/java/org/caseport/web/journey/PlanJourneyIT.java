package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;

/** How a member learns what the account's plan includes, and what others would. */
@InBrowser
class PlanJourneyIT {

    @Test
    void every_member_reads_what_the_plan_includes_and_compares_it_with_the_others(Browser browser, Portal portal) {
        Page page =
                Caller.signedIn(portal, "developer@demo.example").lend(browser).page();
        browser.open("/");
        page.locator("#accountButton").click();
        page.locator("#accountMenu a", new Page.LocatorOptions().setHasText("Your plan"))
                .click();

        assertThat(page.locator("h1")).hasText("Your plan");
        assertThat(page.locator(".facts")).containsText("Developer");
        assertThat(page.locator(".facts")).containsText("Since");
        assertThat(page.locator(".plan-includes"))
                .containsText("System impaired: first response within 12 business hours");
        assertThat(page.locator("thead th").nth(2)).containsText("Your plan");
        Locator down = page.locator(
                "tbody tr", new Page.LocatorOptions().setHasText("First response: Production system down"));
        assertThat(down.locator("td").nth(1)).hasText("Not included");
        assertThat(down.locator("td").nth(2)).hasText("1 hour");
        browser.assertAccessible();
    }

    @Test
    void a_refused_choice_of_the_wizard_leads_to_the_plans(Browser browser, Portal portal) {
        Caller member = Caller.signedIn(portal, "developer@demo.example");
        String draft = member.begin(Map.of("caseType", "technical"));
        Page page = member.lend(browser).page();
        browser.open(Wizard.address(draft, "help"));

        page.locator(".choice-refused a", new Page.LocatorOptions().setHasText("Compare plans"))
                .first()
                .click();

        assertThat(page.locator("h1")).hasText("Your plan");
    }

    @Test
    void a_lower_plan_is_reviewed_scheduled_for_the_end_of_the_term_shown_to_all_and_cancelled(
            Browser browser, Portal portal) {
        Page page =
                Caller.signedIn(portal, "enterprise@demo.example").lend(browser).page();
        browser.open("/plan");
        page.locator("#to").selectOption("basic");
        page.locator("#review").click();
        assertThat(page.locator("#part-lose")).containsText("Technical cases");
        assertThat(page.locator("#part-when")).containsText("At the end of the term, on");
        browser.assertAccessible();
        page.locator("#confirm").click();

        assertThat(page.locator(".notice")).containsText("The plan changes to Basic on");
        assertThat(page.locator("#review")).hasCount(0);
        browser.assertAccessible();
        String colleague =
                Caller.signedIn(portal, "intern@demo.example").get("/plan").body();
        assertThat(colleague).contains("The plan changes to Basic on").doesNotContain("Cancel change");

        page.locator("#cancelChange").click();
        assertThat(page.locator(".notice-ok")).containsText("The change was cancelled");
        assertThat(page.locator(".facts")).containsText("Enterprise");
    }

    @Test
    void a_member_without_the_permission_learns_whom_to_ask(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, "intern@demo.example").lend(browser).page();

        browser.open("/plan?to=basic");

        assertThat(page.locator("main")).containsText("You don’t have permission to change the plan");
        assertThat(page.locator("main")).containsText("Grace Nguyen");
        assertThat(page.locator("#confirm")).hasCount(0);
    }

    @Test
    void an_administrator_of_the_account_without_the_permission_is_not_told_to_ask_herself(
            Browser browser, Portal portal) {
        Page page =
                Caller.signedIn(portal, "business@demo.example").lend(browser).page();
        Locator permission = page.locator("tr:has-text('business@demo.example') [value=change-plan]");
        browser.open("/members");
        permission.uncheck();
        assertThat(page.locator(".notice-ok")).containsText("were saved.");

        browser.open("/plan");

        assertThat(page.locator("main"))
                .containsText("You administer the account, so you can give yourself this permission under “Members”.");
        browser.open("/members");
        permission.check();
        assertThat(page.locator(".notice-ok")).containsText("were saved.");
    }
}
