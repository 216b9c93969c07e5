package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;

@InBrowser
class SignInJourneyIT {

    @Test
    void a_stranger_is_asked_to_sign_in_and_gets_to_the_start_page(Browser browser) {
        browser.open("/");

        assertThat(browser.where()).startsWith("/sign-in");

        browser.signIn("business@demo.example");

        assertThat(browser.where()).isEqualTo("/");
    }

    @Test
    void the_sign_in_page_is_accessible_to_everybody(Browsers browsers, Portal portal) {
        browsers.at(portal).open("/sign-in").assertAccessible();
        browsers.at(portal, Browsers.dark()).open("/sign-in").assertAccessible();
        browsers.at(portal, Browsers.japanese()).open("/sign-in").assertAccessible();
        browsers.at(portal, Browsers.phone()).open("/sign-in").assertAccessible();
    }

    @Test
    void a_row_of_the_demo_fills_the_form_by_keyboard(Browser browser) {
        Page page = browser.open("/sign-in?return=/cases").page();

        page.locator(".demo-people tr:has-text('Maya Castillo') button").press("Enter");
        assertThat(page.locator("#email")).hasValue("developer@demo.example");
        assertThat(page.locator("#signInButton")).isFocused();
        page.keyboard().press("Enter");

        page.waitForURL("**/cases");
        assertThat(page.locator("#accountButton")).containsText("Dogwood Apps");
    }

    @Test
    void a_row_of_the_demo_fills_the_form_without_scripts(Browsers browsers, Portal portal) {
        Page page = browsers.at(portal, Browsers.desk().setJavaScriptEnabled(false))
                .open("/sign-in?return=/cases")
                .page();

        page.locator(".demo-people tr:has-text('Maya Castillo') button").click();
        assertThat(page.locator("#email")).hasValue("developer@demo.example");
        page.locator("#signInButton").click();

        page.waitForURL("**/cases");
    }

    @Test
    void nobody_but_the_people_of_the_demo_is_filled_in(Browser browser) {
        Page page = browser.open("/sign-in?as=ceo@company.example").page();

        assertThat(page.locator("#email")).hasValue("");
        assertThat(page.locator("#password")).hasValue("");
    }

    @Test
    void a_password_can_be_read_until_it_is_sent(Browser browser) {
        Page page = browser.open("/sign-in").page();
        Locator password = page.locator("#password");
        password.fill("wrong-password");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show password"))
                .click();

        assertThat(password).hasAttribute("type", "text");
        assertThat(password).hasValue("wrong-password");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Hide password"))
                .click();
        assertThat(password).hasAttribute("type", "password");
    }

    @Test
    void who_forgot_a_password_reads_whom_to_ask(Browser browser) {
        Page page = browser.open("/sign-in").page();

        assertThat(page.locator("#forgotten")).hasCount(0);
        assertThat(page.locator("#signIn")).containsText("Forgot your password? Ask your administrator.");
    }

    @Test
    void the_first_page_is_light(Browser browser) {
        browser.open("/sign-in");

        assertThat(browser.traffic().bytes()).isBetween(500L, 500_000L);
    }

    @Test
    void this_browser_is_in_use_now_and_others_were_so_long_ago(Browsers browsers, Portal portal) {
        browsers.at(portal).signIn("developer@demo.example");
        Page page = browsers.at(portal)
                .signIn("developer@demo.example")
                .open("/account")
                .page();
        Locator here = page.locator("main tr:has-text('This browser')");

        assertThat(here.locator("time")).hasText("Now");
        Locator elsewhere = page.locator("main tbody tr:not(:has-text('This browser')) time")
                .first();
        assertThat(elsewhere).hasAttribute("title", Pattern.compile("\\d{4}, \\d\\d:\\d\\d"));
        assertThat(elsewhere).hasText(Pattern.compile("now|.*ago|[yY]esterday.*"));
    }

    @Test
    void who_works_for_support_has_initials_in_the_bar_too(Browser browser) {
        Page page = browser.signIn("supervisor@demo.example").page();

        assertThat(page.locator("#accountButton .initials")).hasText(Pattern.compile("^[A-Z]{2}$"));
    }
}
