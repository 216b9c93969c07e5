package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Agents claim calls, make them, and save what came of them. The cases are urgent, so that no night is in the way. */
@InBrowser
class CallJourneyIT {

    private static final String INES = "agent@demo.example";
    private static final String OTHER = "agent2@demo.example";
    private static final String SUPERVISOR = "supervisor@demo.example";

    private static final Pattern OWN = Pattern.compile("/workspace/call\\?id=([0-9a-f]{32})");

    @Test
    void a_customer_who_was_reached_gets_the_summary(Browser browser, Portal portal) {
        Page page = free(portal, INES).lend(browser).page();
        Call call = planned(portal);
        browser.open("/workspace/case?id=" + call.caseId());
        assertThat(page.locator("#contactMethod")).containsText("Phone");
        browser.assertAccessible();
        page.locator("#contactMethod a").click();
        page.locator("#call").click();
        assertThat(page.locator("#dial")).hasAttribute("href", "tel:+442079460018");
        browser.assertAccessible();

        browser.forgive("status of 422");
        page.locator("#outcome-reached").check();
        page.locator("#saveOutcome").click();
        assertThat(page.locator(".error-summary")).containsText("Enter a summary of the call");
        page.locator("#summary").fill("We restarted the database together.");
        page.locator("#note").fill("Friendly, calls back if it stops again.");
        page.locator("#saveOutcome").click();

        assertThat(page.locator(".notice-ok")).containsText("Reached: saved. The summary was added to the case.");
        browser.open("/workspace/case?id=" + call.caseId());
        assertThat(page.locator(".message-support").first()).containsText("We restarted the database together.");
        assertThat(page.locator(".message-note").first()).containsText("Friendly");
        assertThat(page.locator("#clock")).containsText("on time");
        assertThat(page.locator("#facts")).containsText("Customer reached");
    }

    @Test
    void three_tries_without_success_end_the_call(Browser browser, Portal portal) {
        Page page = free(portal, INES).lend(browser).page();
        Call call = planned(portal);

        outcome(browser, call, "no-answer");
        assertThat(page.locator("#next-try")).isVisible();
        page.locator("#letter").fill("We tried to call you.");
        page.locator("#saveOutcome").click();
        assertThat(page.locator(".notice-ok")).containsText("No answer: saved. The next call is possible from");
        outcome(browser, call, "busy");
        page.locator("#saveOutcome").click();
        assertThat(page.locator(".notice-ok")).containsText("Busy: saved.");
        outcome(browser, call, "voicemail");
        assertThat(page.locator("#next-try")).hasCount(0);
        page.locator("#saveOutcome").click();

        assertThat(page.locator(".notice-ok")).containsText("That was the last try");
        browser.open("/workspace/case?id=" + call.caseId());
        assertThat(page.locator("#head .status")).hasText("Pending customer action");
        assertThat(page.locator(".message-support").first()).containsText("We tried to call you.");
        assertThat(page.locator("#facts")).containsText("Not reached in any try");
    }

    @Test
    void a_wrong_number_asks_for_another_and_an_agreed_time_moves_the_call(Browser browser, Portal portal) {
        Page page = free(portal, INES).lend(browser).page();
        Call call = planned(portal);
        outcome(browser, call, "another-time");
        String tomorrow = LocalDateTime.now(ZoneId.of("Europe/London"))
                .plusDays(1)
                .format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm"));
        page.locator("#time").fill(tomorrow);
        assertThat(page.locator("#time-there")).containsText("London: ");
        page.locator("#saveOutcome").click();
        assertThat(page.locator(".notice-ok")).containsText("Another time: saved. The next call is possible from");

        outcome(browser, call, "wrong-number");
        page.locator("#saveOutcome").click();

        assertThat(page.locator(".notice-ok")).containsText("The customer was asked for another number");
        browser.open("/workspace/case?id=" + call.caseId());
        assertThat(page.locator("#head .status")).hasText("Pending customer action");
        assertThat(page.locator("#contactMethod")).containsText("See the call");
    }

    @Test
    void what_is_typed_survives_a_reload_and_every_page_leads_back_to_it(Browser browser, Portal portal) {
        Page page = free(portal, INES).lend(browser).page();
        Call call = planned(portal);
        outcome(browser, call, "reached");
        page.locator("#summary").fill("Begun.");
        assertThat(page.locator("[data-save-state]")).hasAttribute("data-state", "saved");

        browser.open("/workspace");
        assertThat(page.locator("#claimedCall")).containsText("You’re calling +44 20 7946 0018 since");
        page.locator("#claimedCall a").click();

        assertThat(page.locator("#summary")).hasValue("Begun.");
        assertThat(page.locator("#outcome-reached")).isChecked();
        page.locator("#giveBack").click();
        assertThat(page.locator(".notice-ok")).containsText("The call was given back");
        assertThat(page.locator("#claimedCall")).hasCount(0);
    }

    @Test
    void a_call_has_one_agent_and_a_supervisor_gives_it_back_with_a_reason(
            Browser browser, Browsers browsers, Portal portal) {
        Caller ines = free(portal, INES);
        Caller other = free(portal, OTHER);
        Call call = planned(portal);
        assertThat(claim(ines, call).statusCode()).isEqualTo(303);

        HttpResponse<String> second = claim(other, call);

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("\"error\":\"taken\"", "Ines Moreau is calling since");
        HttpResponse<String> third = claim(ines, planned(portal));
        assertThat(third.statusCode()).isEqualTo(409);
        assertThat(third.body()).contains("\"error\":\"has-claim\"");
        Page page = Caller.signedIn(portal, SUPERVISOR).lend(browser).page();
        browser.open("/workspace/call?id=" + call.id());
        page.locator("#release").click();
        assertThat(page.locator(".error-summary")).containsText("Enter a reason");
        page.locator("#reason").fill("Ines is away.");
        page.locator("#release").click();
        assertThat(page.locator(".notice-ok")).containsText("The call was given back");

        HttpResponse<String> late =
                save(ines, call, UUID.randomUUID(), "{\"outcome\":\"busy\",\"note\":\"Too late.\"}");

        assertThat(late.statusCode()).isEqualTo(409);
        browser.open("/workspace/case?id=" + call.caseId());
        assertThat(page.locator("#thread")).containsText("Too late.");
        assertThat(claim(other, call).statusCode()).isEqualTo(303);
        free(portal, OTHER);
        free(portal, INES);
    }

    @Test
    void an_outcome_that_is_sent_again_is_saved_once(Portal portal) {
        Caller ines = free(portal, INES);
        Call call = planned(portal);
        claim(ines, call);
        UUID key = UUID.randomUUID();
        String outcome = "{\"outcome\":\"reached\",\"description\":\"Once.\"}";

        HttpResponse<String> first = save(ines, call, key, outcome);
        HttpResponse<String> again = save(ines, call, key, outcome);
        HttpResponse<String> changed = save(ines, call, key, "{\"outcome\":\"reached\",\"description\":\"Twice.\"}");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(changed.statusCode()).isEqualTo(409);
        String page = ines.get("/workspace/case?id=" + call.caseId()).body();
        assertThat(page.split("id=\"entry-", -1)).hasSize(3);
        // Another text under the same key is no second outcome; it is kept as an internal note.
        assertThat(page).contains("Twice.");
    }

    @Test
    void without_scripts_the_form_is_sent_with_its_key(Browsers browsers, Portal portal) {
        Browser plain = browsers.at(portal, Browsers.desk().setJavaScriptEnabled(false));
        Page page = free(portal, INES).lend(plain).page();
        Call call = planned(portal);
        plain.open("/workspace/call?id=" + call.id());
        page.locator("#call").click();
        page.locator("#outcome-reached").check();
        page.locator("#saveOutcome").click();
        assertThat(page.locator(".error-summary")).containsText("Enter a summary of the call");
        page.locator("#summary").fill("All is well.");

        page.locator("#saveOutcome").click();

        assertThat(page.locator(".notice-ok")).containsText("Reached: saved.");
        assertThat(page.locator("#lines")).not().containsText(call.subject());
    }

    @Test
    void the_next_call_is_taken_and_worked_on_by_keyboard_alone(Browser browser, Portal portal) {
        Page page = free(portal, INES).lend(browser).page();
        planned(portal);
        browser.open("/workspace?view=calls");
        browser.assertAccessible();
        page.keyboard().press("n");
        page.waitForURL(Pattern.compile("/workspace/call\\?id="));
        page.locator("#outcome-reached").focus();
        page.keyboard().press("Space");
        page.keyboard().press("Tab");
        page.keyboard().type("Done by keys.");
        assertThat(page.locator("#summary")).hasValue("Done by keys.");
        page.locator("#saveOutcome").focus();
        page.keyboard().press("Enter");

        assertThat(page.locator(".notice-ok")).containsText("Reached: saved.");
    }

    @ParameterizedTest
    @EnumSource
    void list_and_form_are_accessible(Screen screen, Browsers browsers, Portal portal) {
        Browser browser = browsers.at(portal, screen.options());
        Page page = free(portal, INES).lend(browser).page();
        Call call = planned(portal);
        browser.open("/workspace?view=calls");
        browser.assertAccessible();
        browser.open("/workspace/call?id=" + call.id());
        page.locator("#call").click();
        assertThat(page.locator("#outcome-form")).isVisible();
        browser.assertAccessible();
        page.locator("#outcome-no-answer").check();
        browser.assertAccessible();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        free(portal, INES);
    }

    private enum Screen {
        PHONE,
        DARK;

        com.microsoft.playwright.Browser.NewContextOptions options() {
            return this == PHONE ? Browsers.phone() : Browsers.dark();
        }
    }

    /** Claims the call in its page and chooses the outcome. */
    private static void outcome(Browser browser, Call call, String outcome) {
        browser.open("/workspace/call?id=" + call.id());
        if (browser.page().locator("#call").count() > 0) {
            browser.page().locator("#call").click();
        }
        browser.page().locator("#outcome-" + outcome).check();
    }

    /** The agent without a claim that another test has left. */
    static Caller free(Portal portal, String agent) {
        Caller caller = Caller.signedIn(portal, agent);
        String queue = caller.get("/workspace").body();
        int line = queue.indexOf("id=\"claimedCall\"");
        if (line >= 0) {
            Matcher own = OWN.matcher(queue);
            assertThat(own.find(line)).isTrue();
            caller.post("/data/workspace/callbacks/" + own.group(1) + "/give-back", Caller.form(Map.of()));
        }
        return caller;
    }

    private static Call planned(Portal portal) {
        String subject = Filled.subject("To be called");
        String id = Caller.signedIn(portal, "business@demo.example")
                .openCase(Filled.with(Filled.byPhone(subject), "severity", "urgent"));
        String page =
                Caller.signedIn(portal, INES).get("/workspace/case?id=" + id).body();
        Matcher call = OWN.matcher(page.substring(page.indexOf("id=\"contactMethod\"")));
        assertThat(call.find()).as("the case's call").isTrue();
        return new Call(call.group(1), id, subject);
    }

    private static HttpResponse<String> claim(Caller agent, Call call) {
        return agent.post("/data/workspace/callbacks/" + call.id() + "/claim", Caller.form(Map.of()));
    }

    private static HttpResponse<String> save(Caller agent, Call call, UUID key, String fields) {
        return agent.send(agent.request("/data/workspace/callbacks/" + call.id() + "/tries/" + key)
                .PUT(BodyPublishers.ofString("{\"fields\":" + fields + "}"))
                .header("Content-Type", "application/json"));
    }

    private record Call(String id, String caseId, String subject) {}
}
