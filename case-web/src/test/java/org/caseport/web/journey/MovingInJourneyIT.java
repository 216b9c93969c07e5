package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;

/** A company moves in by pages alone: an account, its first member, an agent. */
@InBrowser
class MovingInJourneyIT {

    private static final String PASSWORD = "four random words here";

    private final String tag = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void the_first_administrator_of_a_new_server_is_created_by_the_link_in_its_log(Browsers browsers) {
        try (Portal fresh = Portal.named("moving-in").with("caseport.demo", "false")) {
            fresh.start();
            Browser browser = browsers.at(fresh);
            Page page = browser.open("/sign-in").page();
            assertThat(page.locator("#firstAdministrator"))
                    .hasText("To create the first administrator, open the link in the server’s log"
                            + " or in the terminal where the server was started.");
            assertThat(fresh.get("/sign-in").body()).doesNotContain("/setup", "token=");
            browser.assertAccessible();

            browser.open(setupLink(fresh));

            page.locator("#create").click();
            assertThat(page.locator(".error-summary")).isFocused();
            assertThat(page.locator(".error-summary a")).hasText(new String[] {
                "Enter an e-mail address such as ana@company.example.",
                "Enter a name with up to 100 characters.",
                "Choose a password with at least 12 characters."
            });
            for (String field : List.of("email", "name", "password")) {
                assertThat(page.locator("#" + field)).hasAttribute("aria-invalid", "true");
                assertThat(page.locator("#" + field))
                        .hasAttribute("aria-describedby", Pattern.compile("^" + field + "-error\\b"));
                assertThat(page.locator("#" + field + "-error")).isVisible();
            }
            browser.assertAccessible();

            page.locator("#email").fill("ada@company.example");
            page.locator("#name").fill("Ada");
            page.locator("#password").fill("short");
            page.locator("#create").click();
            assertThat(page.locator("#password")).hasAttribute("aria-invalid", "true");
            assertThat(page.locator("[aria-invalid]")).hasCount(1);

            page.locator("#password").fill(PASSWORD);
            page.locator("#create").click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Set up Support Center")))
                    .isVisible();
            assertThat(fresh.get("/sign-in").body())
                    .contains("id=\"signIn\"")
                    .doesNotContain("id=\"firstAdministrator\"");
        }
    }

    @Test
    void an_account_is_created_its_first_member_invited_and_signs_in_once_by_the_link(
            Browsers browsers, Portal portal) {
        Browser admins = browsers.at(portal);
        Page admin = Caller.signedIn(portal, "admin@demo.example").lend(admins).page();
        admins.open("/admin/accounts");
        admin.getByRole(AriaRole.LINK, link("New account")).click();
        admin.locator("#create").click();
        assertThat(admin.locator(".error-summary")).isFocused();
        assertThat(admin.locator(".error-summary")).containsText("Choose a country.");
        admins.assertAccessible();

        admin.locator("#name").fill("Bergmann Bakery");
        choose(admin, Map.of("country", "DE", "region", "FR-57", "zone", "Europe/Berlin", "plan", "business"));
        admin.locator("#create").click();
        assertThat(admin.locator("#region-error")).containsText("region of the country above");
        choose(admin, Map.of("region", "DE-BY"));
        admin.locator("#create").click();
        assertThat(admin.locator("#name-error")).containsText("Another account has this name: 111111111111.");
        assertThat(admin.locator("#createAnyway")).isVisible();
        admin.locator("#name").fill("Nordwind " + tag);
        admin.locator("#create").click();
        assertThat(admin.locator(".notice-ok")).containsText("The account was created.");
        admins.assertAccessible();

        admin.getByRole(AriaRole.LINK, link("Invite person")).click();
        assertThat(admin.locator("#languages")).isHidden();
        admins.assertAccessible();
        admin.locator("#email").fill("ana." + tag + "@nordwind.example");
        admin.locator("#name").fill("Ana Nord");
        admin.locator("#send").click();
        assertThat(admin.locator(".notice-ok")).containsText("is ready. Pass on the link below.");
        admins.assertAccessible();
        String path = admin.locator("#link .reference").textContent().replaceFirst("^https?://[^/]+", "");

        Browser guests = browsers.at(portal);
        Page guest = guests.open(path).page();
        guests.assertAccessible();
        guest.locator("#password").fill("short");
        guest.locator("#createSignIn").click();
        assertThat(guest.locator("#password-error")).containsText("at least 12 characters");
        guest.locator("#password").fill(PASSWORD);
        guest.locator("#createSignIn").click();
        assertThat(guest.getByRole(AriaRole.LINK, link("Create case")).first()).isVisible();

        // The first member administers the account, and invites the second.
        guests.open("/members");
        guest.getByRole(AriaRole.LINK, link("Invite member")).click();
        guests.assertAccessible();
        guest.locator("#send").click();
        assertThat(guest.locator("#email-error")).containsText("Enter an e-mail address");
        guest.locator("#email").fill("bo." + tag + "@nordwind.example");
        guest.locator("#name").fill("Bo Nord");
        guest.locator("#send").click();
        assertThat(guest.locator(".notice-ok")).containsText("is ready. Pass on the link below.");
        assertThat(guest.locator("main")).containsText("It works once, for 7 days.");
        guests.assertAccessible();

        Page late = browsers.at(portal).open(path).page();
        assertThat(late.locator("main")).containsText("This link no longer works.");
        assertThat(late.locator("#createSignIn")).hasCount(0);
    }

    @Test
    void the_start_page_says_what_is_not_set_up_yet_and_leads_there(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, "admin@demo.example").lend(browser).page();

        browser.open("/");

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Set up Support Center")))
                .isVisible();
        assertThat(page.locator("[data-step=ACCOUNT]")).containsText("Done: First account");
        assertThat(page.locator("[data-step=MAIL]")).containsText("Not done yet: Mail server");
        assertThat(page.locator("main")).containsText("They take effect after a restart.");
        assertThat(page.locator("nav[aria-label=Administration] a")).hasText(new String[] {
            "Accounts", "People", "Policy", "Mail", "Webhooks", "Journal", "Settings", "System"
        });
        browser.assertAccessible();
        page.getByRole(AriaRole.LINK, link("First agent")).click();
        assertThat(page.locator("select[name=role]")).hasValue("AGENT");
    }

    @Test
    void a_step_that_is_taken_on_the_server_leads_to_its_row_of_the_settings(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, "admin@demo.example").lend(browser).page();
        Map<String, String> settings = Map.of(
                "SECRET_KEY", "caseport.secret.key",
                "ADDRESS", "caseport.external.url",
                "MAIL", "caseport.mail.host",
                "BACKUP", "caseport.backup.folder");

        settings.forEach((step, setting) -> {
            browser.open("/");
            page.locator("[data-step=" + step + "] a").click();

            assertThat(page.locator("tr:target th code")).hasText(setting);
            assertThat(page.locator("tr:target")).isFocused();
            assertThat(page.locator("tr:target")).isInViewport();
        });

        browser.assertAccessible();
    }

    @Test
    void two_names_may_be_the_same_on_purpose(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, "admin@demo.example").lend(browser).page();
        browser.open("/admin/account");
        page.locator("#name").fill("Dogwood Apps");
        choose(page, Map.of("country", "JP", "zone", "Asia/Tokyo", "plan", "basic"));
        page.locator("#create").click();

        page.locator("#createAnyway").click();

        assertThat(page.locator(".notice-ok")).containsText("The account was created.");
    }

    @Test
    void the_second_of_two_administrators_is_told_what_the_first_has_changed(Browser browser, Portal portal) {
        Page first = Caller.signedIn(portal, "admin@demo.example").lend(browser).page();
        browser.open("/admin/account");
        first.locator("#name").fill("Südwind " + tag);
        choose(first, Map.of("country", "AT", "zone", "Europe/Vienna", "plan", "developer"));
        first.locator("#create").click();
        assertThat(first.locator(".notice-ok")).isVisible();
        Page second =
                browser.newTab(first.url().replaceFirst("^https?://[^/]+", "").replaceFirst("&done.*", ""));

        first.locator("#name").fill("Südwind AG " + tag);
        first.locator("#save").click();
        assertThat(first.locator(".notice-ok")).containsText("Your changes were saved.");
        second.locator("#name").fill("Südwind SE " + tag);
        second.locator("#save").click();

        assertThat(second.locator("#name-error")).containsText("Tomasz Nowak changed this at");
        assertThat(second.locator("#name-error")).containsText("Südwind AG " + tag);
        assertThat(second.locator("#name")).hasValue("Südwind SE " + tag);
        second.locator("#save").click();
        assertThat(second.locator(".notice-ok")).containsText("Your changes were saved.");
    }

    @Test
    void a_withdrawn_invitation_opens_nothing(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, "admin@demo.example").lend(browser).page();
        browser.open("/admin/invite");
        page.locator("#email").fill("kim." + tag + "@support.example");
        page.locator("#name").fill("Kim " + tag);
        page.locator("select[name=role]").selectOption("AGENT");
        assertThat(page.locator("#languages")).isVisible();
        page.locator("#language-ja").check();
        page.locator("#send").click();
        String path = page.locator("#link .reference").textContent().replaceFirst("^https?://[^/]+", "");

        browser.open("/admin/people");
        page.getByRole(AriaRole.LINK, link("Open invitations")).click();
        page.locator("tr:has-text('Kim " + tag + "') a[data-confirm^='withdraw-']")
                .click();
        page.locator("dialog[open] .button-danger").click();

        assertThat(page.locator(".notice-ok")).containsText("The invitation was withdrawn.");
        assertThat(portal.get(path).body())
                .contains("This link no longer works.")
                .doesNotContain("kim." + tag);
    }

    private static String setupLink(Portal portal) {
        Matcher link = Pattern.compile("/setup\\?token=\\S+").matcher(portal.logText());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private static void choose(Page page, Map<String, String> values) {
        // A search field stands before these lists; what is posted is the list.
        values.forEach((name, value) -> page.evaluate(
                "([name, value]) => { document.querySelector(`select[name=${name}]`).value = value; }",
                new Object[] {name, value}));
    }

    private static Page.GetByRoleOptions link(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
