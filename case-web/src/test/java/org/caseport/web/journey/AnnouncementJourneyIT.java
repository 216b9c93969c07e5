package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
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

    @Test
    void a_member_is_affected_too_and_support_sees_which_cases_are(Browsers browsers, Portal portal) {
        Browser desk = browsers.at(portal).signIn("supervisor@demo.example").open("/workspace/announcement");
        Page page = desk.page();
        String text = Filled.subject("Addresses take long");
        page.getByLabel("Text in English").fill(text);
        page.getByLabel("Text in Japanese").fill("DNS の応答が遅れています");
        page.locator("summary", new Page.LocatorOptions().setHasText("Affects")).click();
        page.getByLabel("DNS", new Page.GetByLabelOptions().setExact(true)).check();
        click(page, "Announce");
        assertThat(page.locator("#affected")).containsText("No cases are linked");

        Browser member = Caller.signedIn(portal, "business@demo.example").lend(browsers.at(portal));
        Page mine = member.open("/").page();
        mine.locator(".announcement a", new Page.LocatorOptions().setHasText("I’m affected too"))
                .click();
        mine.waitForURL(Pattern.compile("draft="));
        Wizard wizard = new Wizard(mine);
        Locator box = mine.getByLabel("I’m affected too");
        assertThat(box).isChecked();
        wizard.choose("Technical").choose("Service", "DNS");
        assertThat(mine.locator("#known-problem .announcement")).containsText(text);
        assertThat(box).hasCount(1);
        assertThat(box).isChecked();
        box.press("Space");
        wizard.saved();
        mine.reload();
        assertThat(box).not().isChecked();
        box.press("Space");
        wizard.saved();
        member.assertAccessible();
        wizard.choose("Category", "Zone delegation and transfer").choose("General guidance");
        String subject = Filled.subject("Names take long");
        wizard.toInformation();
        wizard.type("Subject", subject).type("Description", "Five seconds for each name.");
        wizard.toContact();
        wizard.toReview();
        assertThat(mine.locator(".review")).containsText(text);
        String id = wizard.submit();
        member.open("/cases/case?id=" + id);
        assertThat(mine.locator("#facts")).containsText(text);
        assertThat(mine.locator("#facts")).containsText("Since");

        desk.open("/workspace/announcement");
        assertThat(page.locator("#affected")).containsText("1 case of 1 account is affected.");
        desk.assertAccessible();
        page.locator("#affected a", new Page.LocatorOptions().setHasText("Show in the queue"))
                .click();
        assertThat(page.locator("[data-queue] tbody tr")).hasCount(1);
        page.locator("[data-queue] tbody th a", new Page.LocatorOptions().setHasText(subject))
                .click();
        assertThat(page.locator("#facts")).containsText(text);
        page.locator(".acts summary", new Page.LocatorOptions().setHasText("Known problem"))
                .click();
        page.getByLabel("Known problem", new Page.GetByLabelOptions().setExact(true))
                .selectOption("");
        page.locator("#affect").click();
        assertThat(page.locator("#facts")).not().containsText(text);
        assertThat(page.locator("#journal")).containsText("Link to the known problem removed");
        page.locator(".acts summary", new Page.LocatorOptions().setHasText("Known problem"))
                .click();
        page.getByLabel("Known problem", new Page.GetByLabelOptions().setExact(true))
                .selectOption(new SelectOption().setLabel(text));
        page.locator("#affect").click();
        assertThat(page.locator("#facts")).containsText(text);
        desk.assertAccessible();

        desk.open("/workspace/announcement");
        click(page, "Withdraw");
        page.locator("dialog[open] [type=submit]").click();
        assertThat(page.locator("#past tbody tr").first()).containsText(text);
        member.open("/cases/case?id=" + id);
        assertThat(mine.locator("#facts")).containsText("Ended");
        member.assertAccessible();
    }

    private static void click(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
