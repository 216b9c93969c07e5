package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
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
        assertThat(page.locator("#part-lose")).containsText("You lose");
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
    void a_later_day_is_chosen_and_a_day_that_is_too_early_or_none_is_said_beside_it(Browser browser, Portal portal) {
        Page page =
                Caller.signedIn(portal, "enterprise@demo.example").lend(browser).page();
        browser.open("/plan?to=business");
        assertThat(page.locator("#day")).isHidden();
        page.getByLabel("A later day").check();
        page.locator("#confirm").click();
        assertThat(page.locator("[data-error-summary]")).containsText("Enter the day on which the plan should change");
        browser.assertAccessible();

        page.locator("#day").fill(LocalDate.now(ZoneOffset.UTC).plusDays(2).toString());
        page.locator("#confirm").click();
        assertThat(page.locator("#day-error")).containsText("Choose a later day");
        assertThat(page.getByLabel("A later day")).isChecked();

        page.locator("#day").fill(LocalDate.now(ZoneOffset.UTC).plusYears(1).toString());
        page.locator("#confirm").click();
        assertThat(page.locator(".notice")).containsText("The plan changes to Business on");
        page.locator("#cancelChange").click();
        assertThat(page.locator(".notice-ok")).containsText("The change was cancelled");
    }

    @Test
    void drafts_that_a_change_affects_are_linked_for_their_author_and_counted_for_others(
            Browser browser, Portal portal) {
        Map<String, String> critical = Map.of("caseType", "technical", "severity", "critical");
        Caller member = Caller.signedIn(portal, "enterprise@demo.example");
        Map<String, String> own = new HashMap<>(critical);
        own.put("subject", "Turbines <b>stand</b> still");
        member.begin(own);
        Map<String, String> another = new HashMap<>(critical);
        another.put("subject", "Known to Leo alone");
        Caller.signedIn(portal, "intern@demo.example").begin(another);

        Page page = member.lend(browser).page();
        browser.open("/plan?to=developer");

        Locator attention = page.locator("#part-attention");
        assertThat(attention).containsText("Needs your attention");
        assertThat(attention).containsText("can no longer be submitted as they are");
        assertThat(attention).containsText("by other members, and only the author can open a draft");
        assertThat(attention).not().containsText("Known to Leo alone");
        browser.assertAccessible();
        attention.getByText("Turbines <b>stand</b> still").first().click();
        assertThat(page).hasURL(Pattern.compile(".*/cases/create\\?draft=.*"));
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
