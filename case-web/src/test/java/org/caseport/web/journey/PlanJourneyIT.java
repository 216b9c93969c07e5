package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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
        page.locator("#account").click();
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
}
