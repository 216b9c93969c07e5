package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;

/** A sign-in ends with a warning and without a loss, and nobody else finds what was typed. */
@InBrowser
class SessionEndJourneyIT {

    private static final String AGENT = "agent@demo.example";
    private static final String ADMIN = "admin@demo.example";
    private static final String MEMBER = "business@demo.example";

    @Test
    void a_warning_takes_the_focus_says_how_long_it_is_and_one_key_stays(Browser browser, Portal portal) {
        Page page = Caller.signedInAnew(portal, MEMBER).lend(browser).page();
        page.clock().install();
        browser.open("/cases");
        page.locator("#q").focus();
        answerWith(page, "{\"person\":\"" + person(page) + "\",\"left\":110,\"last\":false}");

        page.clock().fastForward("07:54:00");
        assertThat(page.locator("#session")).isHidden();
        page.clock().fastForward("02:00");

        Locator warning = page.getByRole(AriaRole.ALERTDIALOG);
        assertThat(warning).containsText("Are you still there?");
        assertThat(page.locator("#sessionLeft")).hasText("Minutes left: 2");
        assertThat(page.locator("#sessionStay")).isFocused();
        browser.assertAccessible();
        page.clock().runFor(2_000);
        assertThat(page.locator("#sessionLeft")).hasText("Minutes left: 2");

        page.keyboard().press("Enter");

        assertThat(page.locator("#session")).isHidden();
        assertThat(page.locator("#q")).isFocused();
    }

    @Test
    void staying_in_one_tab_ends_the_warning_in_the_other_and_no_tab_stays_by_itself(Browser browser, Portal portal) {
        Page page = Caller.signedInAnew(portal, MEMBER).lend(browser).page();
        browser.open("/cases");
        Page other = browser.newTab("/");
        for (Page one : new Page[] {page, other}) {
            answerWith(one, "{\"person\":\"" + person(one) + "\",\"left\":110,\"last\":false}");
            one.evaluate("document.dispatchEvent(new Event('caseport:signed-out'))");
            assertThat(one.locator("#sessionStay")).isVisible();
        }
        other.unroute(Pattern.compile(".*/data/session"));

        page.locator("#sessionStay").click();

        assertThat(page.locator("#session")).isHidden();
        assertThat(other.locator("#session")).isHidden();
    }

    @Test
    void at_the_longest_time_staying_is_not_offered(Browser browser, Portal portal) {
        Page page = Caller.signedInAnew(portal, MEMBER).lend(browser).page();
        browser.open("/cases");
        answerWith(page, "{\"person\":\"" + person(page) + "\",\"left\":25,\"last\":true}");

        page.evaluate("document.dispatchEvent(new Event('caseport:signed-out'))");

        assertThat(page.getByRole(AriaRole.ALERTDIALOG)).containsText("maximum length of a sign-in");
        assertThat(page.locator("#sessionLeft")).hasText("Less than 30 seconds left");
        assertThat(page.locator("#sessionStay")).isHidden();
        assertThat(page.locator("#sessionClose")).isFocused();
    }

    @Test
    void what_an_agent_typed_is_back_on_the_very_page_after_signing_in_again(Browser browser, Portal portal) {
        Caller agent = Caller.signedInAnew(portal, AGENT);
        Page page = agent.lend(browser).forgive("401").page();
        typeReason(browser, portal);
        String there = browser.where();

        agent.post("/sign-out", BodyPublishers.noBody());

        assertThat(page.getByRole(AriaRole.ALERTDIALOG)).containsText("You’re signed out");
        assertThat(page.locator("#sessionSignIn")).isVisible();
        assertThat(page.locator("#reclassify-reason")).isFocused();
        browser.assertAccessible();
        page.locator("#sessionClose").click();
        assertThat(page.locator("#reclassify-reason")).hasValue("Half of the plant stands still.");
        page.locator("#reclassifying [name=severity]").first().check();
        page.locator("#reclassify-reason").fill("All of the plant stands still.");
        page.locator("#reclassify").click();
        page.waitForURL(Pattern.compile("/sign-in"));
        browser.signIn(AGENT);

        assertThat(browser.where()).isEqualTo(there);
        assertThat(page.locator("#reclassify-reason")).isVisible();
        assertThat(page.locator("#reclassify-reason")).hasValue("All of the plant stands still.");
        assertThat(kept(page)).isEqualTo(0);
    }

    @Test
    void another_person_sees_nothing_of_it(Browser browser, Portal portal) {
        Caller agent = Caller.signedInAnew(portal, AGENT);
        Page page = agent.lend(browser).forgive("401").page();
        typeReason(browser, portal);
        agent.post("/sign-out", BodyPublishers.noBody());
        page.locator("#sessionSignIn").click();
        page.waitForURL(Pattern.compile("/sign-in"));
        assertThat(kept(page)).isEqualTo(1);

        browser.signIn("agent2@demo.example");

        assertThat(page.locator("#reclassify-reason")).hasValue("");
        assertThat(kept(page)).isEqualTo(0);
    }

    @Test
    void a_form_sent_too_late_is_back_and_one_sent_in_time_is_not(Browser browser, Portal portal) {
        Caller admin = Caller.signedInAnew(portal, ADMIN);
        Page page = admin.lend(browser).forgive("401").page();
        browser.open("/admin/hooks");
        page.locator("#url").fill("no address");
        page.locator("#create").click();
        assertThat(page.locator(".error-summary")).isVisible();
        page.locator("#url").fill("https://hooks.company.example/typed");
        page.locator("#supportCaseUpdate").check();

        admin.post("/sign-out", BodyPublishers.noBody());
        page.locator("#create").click();
        page.waitForURL(Pattern.compile("/sign-in"));
        browser.signIn(ADMIN);

        assertThat(browser.where()).isEqualTo("/admin/hooks");
        assertThat(page.locator("#url")).hasValue("https://hooks.company.example/typed");
        assertThat(page.locator("#supportCaseUpdate")).isChecked();
        page.reload();
        assertThat(page.locator("#url")).hasValue("");
    }

    @Test
    void a_password_is_never_kept(Browser browser, Portal portal) {
        Caller member = Caller.signedInAnew(portal, MEMBER);
        Page page = member.lend(browser).forgive("401").page();
        browser.open("/account");
        page.locator("#passwordPassword").fill("not to be kept");
        page.locator("#chosen").fill("not to be kept either");

        member.post("/sign-out", BodyPublishers.noBody());
        page.locator("#changeButton").click();
        page.waitForURL(Pattern.compile("/sign-in"));

        assertThat(kept(page)).isEqualTo(0);
    }

    @Test
    void a_queue_that_refreshes_itself_says_that_nobody_asked(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, AGENT).lend(browser).page();
        browser.open("/workspace");

        Request refresh = page.waitForRequest(
                request -> request.url().contains("/workspace?view="),
                () -> page.evaluate("document.dispatchEvent(new Event('visibilitychange'))"));

        assertThat(refresh.allHeaders()).containsEntry("caseport-unattended", "1");
    }

    private static void typeReason(Browser browser, Portal portal) {
        String id = WorkspaceJourneyIT.opened(portal, "Typed and signed out");
        browser.open("/workspace/case?id=" + id);
        Page page = browser.page();
        page.locator(
                        "summary",
                        new Page.LocatorOptions().setHasText(Pattern.compile("severity", Pattern.CASE_INSENSITIVE)))
                .click();
        page.locator("#reclassify-reason").fill("Half of the plant stands still.");
    }

    private static String person(Page page) {
        return page.locator("#session").getAttribute("data-person");
    }

    private static int kept(Page page) {
        return ((Number) page.evaluate("sessionStorage.length")).intValue();
    }

    /** Says how long a sign-in lasts as the server would say it hours later; what a person does goes to the server. */
    private static void answerWith(Page page, String state) {
        page.route(Pattern.compile(".*/data/session"), (Route route) -> {
            if (route.request().method().equals("GET")) {
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(state));
            } else {
                route.resume();
            }
        });
    }
}
