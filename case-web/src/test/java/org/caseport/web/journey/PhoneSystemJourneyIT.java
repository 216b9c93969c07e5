package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.phone.AsteriskStub;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Agents call by a telephone system, for which a stub of Asterisk stands in. Urgent cases have no night. */
@InBrowser
class PhoneSystemJourneyIT {

    private static final String INES = "agent@demo.example";
    private static final String OTHER = "agent2@demo.example";
    private static final Pattern CALL = Pattern.compile("/workspace/call\\?id=([0-9a-f]{32})");
    private static final int MOST_STOPS = 60;

    private static AsteriskStub asterisk;
    private static Portal portal;

    @BeforeAll
    static void start_a_portal_with_a_telephone_system() {
        asterisk = new AsteriskStub();
        portal = Portal.named("telephone")
                .with("caseport.quota.cases.per.hour", "0")
                .with("caseport.phone", "ari")
                .with("caseport.phone.ari.url", asterisk.url())
                .with("caseport.phone.ari.user", AsteriskStub.USER)
                .with("caseport.phone.ari.password", AsteriskStub.PASSWORD)
                .start();
    }

    @AfterAll
    static void end() throws IOException {
        if (portal != null) {
            portal.close();
        }
        asterisk.close();
    }

    @Test
    void a_customer_is_called_and_the_outcome_saved_by_keyboard_alone(Browsers browsers) {
        Browser browser = browsers.at(portal);
        Page page = CallJourneyIT.free(portal, INES).lend(browser).page();
        String call = planned();
        browser.open("/workspace/call?id=" + call);
        press(page, "#call", "Enter");
        press(page, "#phone-call a", "Enter");
        page.waitForURL(Pattern.compile("/account"));
        reach(page, "#phone");
        page.keyboard().type("2 04");
        page.keyboard().press("Enter");
        assertThat(page.locator(".error-summary")).containsText("Enter an extension");
        browser.assertAccessible();
        reach(page, "#phone");
        page.keyboard().press("Control+a");
        page.keyboard().type("204");
        page.keyboard().press("Enter");
        assertThat(page.locator(".notice-ok")).isVisible();
        assertThat(page.locator("#phone")).hasValue("204");
        browser.open("/workspace/call?id=" + call);
        assertThat(page.locator("#place-help"))
                .hasText("Your phone rings first. When you pick up, we call +44 20 7946 0018.");
        browser.assertAccessible();

        press(page, "#place", "Enter");
        String agent = "caseport-" + call + "-1";
        String customer = agent + "-customer";
        assertThat(asterisk.await("POST /channels/" + agent).query()).containsEntry("endpoint", "Local/204@caseport/n");
        assertThat(page.locator("#phone-state"))
                .hasText("Your phone is ringing. When you pick up, we call +44 20 7946 0018.");
        assertThat(page.locator("#phone-call")).isFocused();
        browser.assertAccessible();
        asterisk.answers(agent);
        assertThat(asterisk.await("POST /channels/" + customer).query())
                .containsEntry("endpoint", "Local/+442079460018@caseport/n");
        assertThat(page.locator("#phone-state")).hasText("Calling +44 20 7946 0018…");
        asterisk.answers(customer);
        assertThat(page.locator("#phone-state")).containsText("Connected since");
        assertThat(page.locator("#outcome-reached")).not().isChecked();
        asterisk.ends(customer, 16);
        assertThat(page.locator("#phone-state")).containsText("The call ended after");
        assertThat(page.locator("#outcome-reached")).isChecked();
        assertThat(page.locator("#place")).hasCount(0);
        assertThat(page.locator("#dial")).hasAttribute("href", "tel:+442079460018");

        reach(page, "#summary");
        page.keyboard().type("We talked by the phone system.");
        press(page, "#saveOutcome", "Enter");

        assertThat(page.locator(".notice-ok")).containsText("Reached: saved.");
        assertThat(asterisk.all("POST /channels/" + customer)).hasSize(1);
        assertThat(portal.logText()).doesNotContain(AsteriskStub.PASSWORD, "442079460018");
    }

    @Test
    void a_call_is_placed_once_and_hung_up_with_its_claim(Browsers browsers) {
        Caller other = CallJourneyIT.free(portal, OTHER);
        String call = planned();
        String agent = "caseport-" + call + "-1";
        HttpResponse<String> early = act(other, call, "place");
        assertThat(early.statusCode()).isEqualTo(409);
        act(other, call, "claim");

        Page page = other.lend(browsers.at(portal)).page();
        page.navigate(portal.url("/account").toString());
        page.locator("#phone").fill("205");
        page.locator("#savePreferences").click();
        assertThat(act(other, call, "place").statusCode()).isEqualTo(303);
        assertThat(act(other, call, "place").statusCode()).isEqualTo(303);
        asterisk.await("POST /channels/" + agent);
        asterisk.answers(agent);
        asterisk.await("POST /channels/" + agent + "-customer");
        assertThat(act(other, call, "place").statusCode()).isEqualTo(303);
        act(other, call, "give-back");

        asterisk.await("DELETE /channels/" + agent + "-customer");
        act(other, call, "claim");
        page.navigate(portal.url("/workspace/call?id=" + call).toString());
        assertThat(page.locator("#phone-state")).hasText("You hung up before the call was answered.");
        HttpResponse<String> again = act(other, call, "place");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("already asked to call for this try");
        assertThat(asterisk.all("POST /channels/" + agent + "-customer")).hasSize(1);
        act(other, call, "give-back");
    }

    private static HttpResponse<String> act(Caller agent, String call, String act) {
        return post(agent, "/data/workspace/callbacks/" + call + "/" + act, Map.of());
    }

    private static HttpResponse<String> post(Caller caller, String path, Map<String, String> fields) {
        return caller.post(path, Caller.form(fields));
    }

    private static String planned() {
        String id = Caller.signedIn(portal, "business@demo.example")
                .openCase(Filled.with(Filled.byPhone(Filled.subject("To be called")), "severity", "urgent"));
        String page =
                Caller.signedIn(portal, INES).get("/workspace/case?id=" + id).body();
        Matcher call = CALL.matcher(page.substring(page.indexOf("id=\"contactMethod\"")));
        assertThat(call.find()).as("the case's call").isTrue();
        return call.group(1);
    }

    private static void press(Page page, String element, String key) {
        reach(page, element);
        page.keyboard().press(key);
    }

    private static void reach(Page page, String element) {
        assertThat(page.locator(element)).isVisible();
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            if ((Boolean) page.locator(element).evaluate("field => field === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError(element + " can't be reached by keyboard");
    }
}
