package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;

/** A known problem of some services: previewed, announced, seen where it matters, withdrawn and listed. */
@InBrowser
class AnnouncementJourneyIT {

    @Test
    void a_problem_of_a_service_shows_at_that_service_and_is_listed_when_it_is_over(Browsers browsers, Portal portal) {
        Browser desk = browsers.at(portal).signIn("supervisor@demo.example").open("/workspace/announcement");
        Page page = desk.page();
        assertThat(page.locator("#takeNext")).isVisible();
        assertThat(page.locator("#showShortcuts")).isVisible();
        String text = Filled.subject("DNS answers late");
        page.getByLabel("Text in English").fill(text);
        page.getByLabel("Text in Japanese").fill("DNS の応答が遅れています");
        page.locator("summary", new Page.LocatorOptions().setHasText("Affects")).click();
        page.getByLabel("DNS", new Page.GetByLabelOptions().setExact(true)).check();

        click(page, "Preview");
        assertThat(page.locator("#preview")).isFocused();
        assertThat(page.locator("#preview .announcement").first()).containsText(text);
        assertThat(page.locator("#preview .announcement").first()).containsText("Affects DNS");
        desk.assertAccessible();
        click(page, "Announce");
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Published");

        Browser member = Caller.signedIn(portal, "business@demo.example").lend(browsers.at(portal));
        member.open("/");
        assertThat(member.page().locator(".announcement")).containsText("Affects DNS");
        Wizard wizard = Wizard.begin(member);
        wizard.radio("Technical").check();
        wizard.list("Service").waitFor();
        assertThat(member.page().locator(".announcement")).hasCount(0);
        wizard.choose("Service", "DNS");
        assertThat(member.page().locator("#known-problem .announcement")).containsText(text);
        assertThat(member.page().locator("#known-problem .announcement")).containsText("Since");
        member.assertAccessible();
        wizard.choose("Service", "Container platform");
        assertThat(member.page().locator(".announcement")).hasCount(0);

        click(page, "Withdraw");
        page.locator("dialog[open] [type=submit]").click();
        assertThat(page.locator("main")).containsText("Nothing is announced");
        assertThat(page.locator("#past tbody tr").first()).containsText(text);
        assertThat(page.locator("#past tbody tr").first()).containsText("Ruth Adeyemi");
        desk.assertAccessible();
    }

    private static void click(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
