package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;

/** Administrators and supervisors look after an agent, who was invited and is deactivated in the end. */
@InBrowser
class PeopleJourneyIT {

    private static final String PASSWORD = "four random words here";

    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final String email = "kim." + tag + "@support.example";

    @Test
    void a_deactivated_agent_is_out_at_the_next_click_and_not_let_in_until_reactivated(
            Browsers browsers, Portal portal) {
        Browser admins = admin(browsers, portal);
        Browser kims = invited(browsers, portal, admins).forgiveEndedSession();
        Page kim = kims.page();
        String taken = "/workspace/case?id="
                + Caller.signedIn(portal, "business@demo.example")
                        .openCase(Filled.billing(Filled.subject("Two bills")));
        kims.open(taken);
        kim.locator("#take").click();
        assertThat(kim.locator("#assignee")).containsText("Kim " + tag);
        Page admin = person(admins);
        assertThat(admin.locator("tr", having("Chrome on Linux"))).hasCount(1);
        admins.assertAccessible();

        admin.locator("#toDeactivate").click();
        assertThat(admin.locator("#dependents")).containsText("Open cases assigned to this person");
        admins.assertAccessible();
        admin.locator("#to").selectOption("queue");
        admin.locator("#deactivate").click();
        assertThat(admin.locator(".notice-ok")).containsText("The person was deactivated");
        assertThat(admin.locator("main")).containsText("Deactivated on");
        assertThat(admin.locator("#history")).containsText("1 open case returned to the queue");
        Page agent = Caller.signedIn(portal, "agent@demo.example")
                .lend(browsers.at(portal))
                .open(taken)
                .page();
        assertThat(agent.locator("#journal")).containsText("Assigned to Kim " + tag);
        assertThat(agent.locator("#journal")).containsText("Tomasz Nowak");

        kims.open("/workspace");
        kim.waitForURL(url -> url.contains("/sign-in"));
        signIn(kim);
        assertThat(kim.locator("#error")).hasText("Incorrect e-mail or password. Try again.");

        admin.locator("#reactivate").click();
        assertThat(admin.locator(".notice-ok")).containsText("The person can sign in again.");
        signIn(kim);
        assertThat(kim.locator("#takeNext")).isVisible();
    }

    @Test
    void details_skills_and_sign_ins_are_changed_on_the_page_of_the_person(Browsers browsers, Portal portal) {
        Browser admins = admin(browsers, portal);
        Browser kims = invited(browsers, portal, admins).forgiveEndedSession();
        Page admin = person(admins);
        Page second = admins.newTab(admin.url().replaceFirst("^https?://[^/]+", ""));

        admin.locator("#name").fill("Kim A " + tag);
        admin.locator("#saveDetails").click();
        assertThat(admin.locator(".notice-ok")).containsText("Your changes were saved.");
        second.locator("#name").fill("Kim B " + tag);
        second.locator("#saveDetails").click();
        assertThat(second.locator("#name-error")).containsText("Tomasz Nowak changed this at");
        assertThat(second.locator("#name-error")).containsText("Kim A " + tag);
        assertThat(second.locator("#name")).hasValue("Kim B " + tag);

        admin.locator("#mostOpen").fill("many");
        admin.locator("#saveSkills").click();
        assertThat(admin.locator("#mostOpen-error")).containsText("Enter a number from 1 to 1,000");
        admins.assertAccessible();
        admin.locator("#mostOpen").fill("3");
        admin.locator("#language-ja").check();
        admin.locator("#service-dns").check();
        admin.locator("#saveSkills").click();
        assertThat(admin.locator(".notice-ok")).containsText("The skills were saved.");
        assertThat(admin.locator("#mostOpen")).hasValue("3");
        assertThat(admin.locator("#service-dns")).isChecked();

        admin.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out: Chrome on Linux"))
                .click();
        assertThat(admin.locator(".notice-ok")).containsText("The person was signed out there.");
        kims.open("/workspace");
        kims.page().waitForURL(url -> url.contains("/sign-in"));
    }

    @Test
    void a_supervisor_sees_people_and_changes_skills_only(Browsers browsers, Portal portal) {
        Browser admins = admin(browsers, portal);
        invited(browsers, portal, admins);
        String id = person(admins).url().replaceFirst(".*id=", "");
        Caller supervisor = Caller.signedIn(portal, "supervisor@demo.example");
        Browser supervisors = supervisor.lend(browsers.at(portal));
        Page page = supervisors.open("/workspace").page();
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("People").setExact(true))
                .click();
        page.locator("#text").fill(email);
        page.locator("#text").press("Enter");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Kim " + tag).setExact(true))
                .click();
        supervisors.assertAccessible();
        assertThat(page.locator("#saveDetails, #saveRole, #toDeactivate, #history"))
                .hasCount(0);
        page.locator("#language-ja").check();
        page.locator("#saveSkills").click();
        assertThat(page.locator(".notice-ok")).containsText("The skills were saved.");

        for (Map<String, String> forged : List.of(
                Map.of("details", "", "saveDetails", "", "posted", "details", "name", "Forged"),
                Map.of("roles", "", "saveRole", "", "posted", "role", "role", "ADMINISTRATOR"),
                Map.of("roles", "", "saveRole", "", "posted", "skills", "role", "ADMINISTRATOR"),
                Map.of("deactivating", "", "deactivate", "1", "posted", "skills"))) {
            assertThat(forge(supervisor, id, forged)).as(forged.toString()).isIn(200, 403);
        }
        Page admin = person(admins);
        assertThat(admin.locator("#name")).hasValue("Kim " + tag);
        assertThat(admin.locator("#role")).hasValue("AGENT");
        assertThat(admin.locator("#toDeactivate")).isVisible();
    }

    @Test
    void an_open_invitation_of_a_member_names_the_account(Browsers browsers, Portal portal) {
        Browser admins = admin(browsers, portal);
        Page admin = admins.open("/admin/invite?account=111111111111").page();
        admin.locator("#email").fill(email);
        admin.locator("#name").fill("Bo " + tag);
        admin.locator("#send").click();

        assertThat(admin.locator("tr", having("Bo " + tag))).containsText("Bergmann Bakery");
        assertThat(admin.locator("tr", having("Bo " + tag))).containsText("111111111111");
        admins.assertAccessible();
    }

    private static int forge(Caller caller, String id, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("id", id);
        all.put("jakarta.faces.ViewState", "stateless");
        return caller.post("/admin/person", Caller.form(all)).statusCode();
    }

    private static Browser admin(Browsers browsers, Portal portal) {
        return Caller.signedIn(portal, "admin@demo.example").lend(browsers.at(portal));
    }

    /** An agent who has accepted an invitation and is signed in. */
    private Browser invited(Browsers browsers, Portal portal, Browser admins) {
        Page admin = admins.open("/admin/invite").page();
        admin.locator("#email").fill(email);
        admin.locator("#name").fill("Kim " + tag);
        admin.locator("select[name=role]").selectOption("AGENT");
        admin.locator("#send").click();
        String path = admin.locator("#link .reference").textContent().replaceFirst("^https?://[^/]+", "");
        Browser kims = browsers.at(portal);
        Page kim = kims.open(path).page();
        kim.locator("#password").fill(PASSWORD);
        kim.locator("#createSignIn").click();
        assertThat(kim.locator("#takeNext")).isVisible();
        return kims;
    }

    private Page person(Browser admins) {
        Page admin = admins.open("/admin/people?text=" + email).page();
        admin.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Kim " + tag).setExact(true))
                .click();
        admin.waitForURL("**/admin/person?id=*");
        return admin;
    }

    private void signIn(Page page) {
        page.locator("#email").fill(email);
        page.locator("#password").fill(PASSWORD);
        page.locator("#signInButton").click();
    }

    private static Page.LocatorOptions having(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
