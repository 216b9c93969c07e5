package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.AtOnce;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.RoamingMember;
import org.caseport.web.journey.stage.Things;
import org.junit.jupiter.api.Test;

/** What an administrator finds on the page of an account, tab by tab. */
@InBrowser
class AccountPageJourneyIT {

    private static final String ADMIN = "admin@demo.example";
    private static final String ADDRESS = "/admin/account?id=" + Things.ACCOUNT;

    @Test
    void one_of_ten_administrators_who_choose_one_number_at_once_creates_the_account(Portal portal) throws Exception {
        RoamingMember admin = RoamingMember.signedIn(portal.port(), ADMIN);
        Map<String, String> form = admin.get("/admin/account").form("account");
        form.putAll(Map.of(
                "number",
                "246813579024",
                "name",
                "Ten Tries",
                "country",
                "DE",
                "zone",
                "Europe/Berlin",
                "plan",
                "basic"));

        List<RoamingMember.Reply> replies = AtOnce.together(10, i -> admin.post("/admin/account", form));

        assertThat(replies)
                .filteredOn(reply -> reply.location().contains("done=created"))
                .hasSize(1);
        assertThat(replies)
                .filteredOn(reply -> reply.location().isEmpty())
                .hasSize(9)
                .allSatisfy(reply -> {
                    assertThat(reply.status()).isEqualTo(200);
                    assertThat(reply.body()).contains("Another account has this number");
                });
    }

    @Test
    void every_tab_has_the_head_of_the_account_and_an_address_of_its_own(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, ADMIN).lend(browser).page();
        browser.open(ADDRESS);

        for (String label : List.of("Details", "Plan", "Members", "API keys and webhooks", "History")) {
            Locator tab = page.locator("main nav.tabs")
                    .getByRole(
                            AriaRole.LINK,
                            new Locator.GetByRoleOptions().setName(label).setExact(true));
            tab.focus();
            page.keyboard().press("Enter");

            assertThat(tab).hasAttribute("aria-current", "page");
            assertThat(page.locator("main nav.tabs [aria-current]")).hasCount(1);
            assertThat(page.locator("h1")).hasText("Blue Harbor Logistics");
            assertThat(page.locator("#accountState")).hasText(Things.ACCOUNT + " · Active");
            browser.assertAccessible();
            browser.open(browser.where());
            assertThat(tab).hasAttribute("aria-current", "page");
        }
    }

    @Test
    void members_have_their_roles_and_lead_to_an_invitation_to_the_account(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, ADMIN).lend(browser).page();
        browser.open(ADDRESS + "&tab=members");

        assertThat(row(page, "Oliver Hughes")).containsText("Administrator");
        assertThat(row(page, "Priya Shah")).containsText("Contributor");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Invite person"))
                .click();
        assertThat(page.locator("[name=account]").first()).hasValue(Things.ACCOUNT);
    }

    @Test
    void a_key_is_revoked_and_the_history_says_by_whom(Browser browser, Portal portal) {
        String key = new Things(portal).in("{key}");
        Page page = Caller.signedIn(portal, ADMIN).lend(browser).page();
        browser.open(ADDRESS + "&tab=access");
        assertThat(row(page, key)).containsText("Active");
        assertThat(row(page, key)).containsText("Oliver Hughes");

        row(page, key).getByRole(AriaRole.BUTTON).first().click();
        browser.assertAccessible();
        page.locator("dialog[open] .button-danger").click();

        assertThat(page.locator(".notice-ok")).hasText("The API key was revoked.");
        assertThat(row(page, key)).hasCount(0);
        browser.open(ADDRESS + "&tab=history");
        assertThat(row(page, key).first()).containsText("Tomasz Nowak");
    }

    @Test
    void the_history_is_read_page_by_page(Browser browser, Portal portal) {
        Caller member = Caller.signedIn(portal, "business@demo.example");
        for (int i = 0; i < 51; i++) {
            member.get("/cases/create");
        }
        Page page = Caller.signedIn(portal, ADMIN).lend(browser).page();
        browser.open(ADDRESS + "&tab=history");
        assertThat(page.locator("#history tbody tr")).hasCount(50);
        assertThat(row(page, "Draft started").first()).containsText("Oliver Hughes");
        String latest = page.locator("#history time").first().getAttribute("datetime");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Older"))
                .click();

        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Newest")))
                .isVisible();
        assertThat(page.locator("#history time").first().getAttribute("datetime"))
                .isLessThan(latest);
        browser.assertAccessible();
    }

    @Test
    void the_address_of_the_plan_from_before_leads_to_its_tab(Portal portal) {
        Caller admin = Caller.signedIn(portal, ADMIN);

        assertThat(Caller.location(admin.get("/admin/plan?id=" + Things.ACCOUNT + "&to=basic")))
                .isEqualTo(ADDRESS + "&tab=plan&to=basic");
        assertThat(admin.get("/admin/plan?id=999999999990").statusCode()).isEqualTo(404);
        assertThat(admin.get("/admin/account?id=999999999990&tab=history").statusCode())
                .isEqualTo(404);
    }

    @Test
    void regions_and_time_zones_follow_the_country_and_nothing_else_that_was_typed_changes(
            Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, ADMIN).lend(browser).page();
        browser.open("/admin/account");
        page.locator("#name").fill("Harbor Works");
        choose(page, "zone", "Asia/Tokyo");

        choose(page, "country", "Germany");

        Locator regions = page.locator("select[name=region] option:not([value=''])");
        Locator zones = page.locator("select[name=zone] option:not([value=''])");
        assertThat(page.locator("[data-live]")).containsText("now match the country");
        assertThat(regions.first()).hasAttribute("value", Pattern.compile("DE-.+"));
        assertThat(page.locator("select[name=region] option:not([value=''], [value^=DE-])"))
                .hasCount(0);
        assertThat(zones.first()).hasAttribute("value", "Europe/Berlin");
        assertThat(page.locator("#name")).hasValue("Harbor Works");
        assertThat(page.locator("#zone")).hasValue("Asia/Tokyo");
        assertThat(page.locator("select[name=zone]")).hasValue("Asia/Tokyo");

        choose(page, "region", "Bavaria");
        choose(page, "country", "Canada");

        assertThat(page.locator("[data-live]")).containsText("The region of the other country was removed.");
        assertThat(page.locator("#region")).hasValue("");
        assertThat(page.locator("select[name=region]")).hasValue("");
        assertThat(regions.first()).hasAttribute("value", Pattern.compile("CA-.+"));
        assertThat(page.locator("select[name=zone]")).hasValue("Asia/Tokyo");
        browser.assertAccessible();
    }

    @Test
    void the_details_offer_the_regions_of_the_accounts_country_and_its_address_asks_for_those_of_another(
            Browser browser, Portal portal) {
        Caller admin = Caller.signedIn(portal, ADMIN);

        assertThat(admin.get(ADDRESS + "&country=JP").body())
                .doesNotContain("value=\"DE-BY\"")
                .containsPattern("value=\"\"></option>\\s*<option value=\"Asia/Tokyo\"");
        assertThat(admin.get(ADDRESS).body()).contains("value=\"DE-BY\"", "value=\"CA-ON\"");
        Page page = admin.lend(browser).page();
        browser.open(ADDRESS);
        String country = page.locator("select[name=country]").inputValue();
        assertThat(page.locator("select[name=region] option:not([value=''], [value^=" + country + "-])"))
                .hasCount(0);
    }

    private static void choose(Page page, String field, String text) {
        page.locator("#" + field).fill(text);
        page.locator("#" + field).press("Enter");
    }

    private static Locator row(Page page, String text) {
        return page.locator("tbody tr", new Page.LocatorOptions().setHasText(text));
    }
}
