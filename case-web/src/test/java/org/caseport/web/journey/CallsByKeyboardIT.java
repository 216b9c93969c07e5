package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;

/**
 * An agent works through twenty calls by keyboard alone, with every outcome there is. While each call is made and after
 * it, the page of its customer says what is true.
 */
@InBrowser
class CallsByKeyboardIT {

    private static final String AGENT = "agent2@demo.example";
    private static final String CUSTOMER = "business@demo.example";
    private static final String NUMBER = "+44 20 7946 0018";

    /** The outcomes in the order of the form. */
    private static final List<String> OUTCOMES =
            List.of("reached", "no-answer", "busy", "voicemail", "wrong-number", "another-time");

    /** What comes of the calls of each case, one after the other. */
    private static final List<List<String>> CASES = List.of(
            List.of("reached"),
            List.of("no-answer", "busy", "voicemail"),
            List.of("another-time", "reached"),
            List.of("wrong-number"),
            List.of("voicemail", "reached"),
            List.of("busy", "another-time", "no-answer"),
            List.of("busy", "wrong-number"),
            List.of("voicemail", "no-answer", "busy"),
            List.of("another-time", "busy", "reached"));

    private static final Pattern CALL = Pattern.compile("/workspace/call\\?id=([0-9a-f]{32})");
    private static final Pattern YOUR_CALL = Pattern.compile("(?s)<section class=\"card your-call\".*?</section>");
    private static final int MOST_STOPS = 120;

    @Test
    void twenty_calls_are_worked_through_and_each_customer_reads_the_truth(Browser browser, Portal portal) {
        assertThat(CASES.stream().mapToInt(List::size).sum()).isEqualTo(20);
        Caller customer = Caller.signedIn(portal, CUSTOMER);
        Caller agent = CallJourneyIT.free(portal, AGENT);
        agent.lend(browser);
        for (List<String> outcomes : CASES) {
            String subject = Filled.subject("By keyboard");
            String id = customer.openCase(Filled.with(Filled.byPhone(subject), "severity", "urgent"));
            String page = agent.get("/workspace/case?id=" + id).body();
            Matcher call = CALL.matcher(page.substring(page.indexOf("id=\"contactMethod\"")));
            assertThat(call.find()).isTrue();
            int tries = 0;
            for (String outcome : outcomes) {
                browser.open("/workspace/call?id=" + call.group(1));
                press(browser.page(), "#call", "Enter");
                assertThat(browser.page().locator("#outcome-form")).isVisible();
                assertThat(browser.page()).hasURL(Pattern.compile(call.group(1)));
                assertThat(yourCall(customer, id))
                        .as(outcomes + ", " + outcome)
                        .contains("data-call=\"claimed\"", "An agent is calling you right now.");
                String agreed = save(browser.page(), outcome);
                assertThat(browser.page().locator(".notice-ok")).containsText("saved");
                tries += outcome.equals("another-time") ? 0 : 1;
                assertThat(yourCall(customer, id))
                        .as(outcomes + ", " + outcome)
                        .contains(expected(outcome, tries, agreed));
            }
            String callsSoFar = yourCall(customer, id).replaceFirst("(?s).*class=\"call-tries\"", "");
            assertThat(callsSoFar.split("<li>", -1)).hasSize(outcomes.size() + 1);
        }
    }

    /** Fills in and saves the form. Returns the time that was agreed, or nothing. */
    private static String save(Page page, String outcome) {
        String agreed = "";
        press(page, "#outcome-reached", "Space");
        for (int i = 0; i < OUTCOMES.indexOf(outcome); i++) {
            page.keyboard().press("ArrowDown");
        }
        assertThat(page.locator("#outcome-" + outcome)).isChecked();
        switch (outcome) {
            case "reached" -> type(page, "#summary", "We restarted it together.");
            case "wrong-number" -> type(page, "#note", "A bakery.");
            case "another-time" -> {
                LocalDateTime tomorrow = LocalDateTime.now(ZoneId.of("Europe/London"))
                        .plusDays(1)
                        .withHour(15)
                        .withMinute(30);
                reach(page, "#time");
                page.keyboard().type(tomorrow.format(DateTimeFormatter.ofPattern("MMdduuuu")));
                page.keyboard().press("ArrowRight");
                page.keyboard().type("0330P");
                assertThat(page.locator("#time"))
                        .hasValue(tomorrow.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm")));
                agreed = " 15:30 ";
            }
            default -> {}
        }
        press(page, "#saveOutcome", "Enter");
        page.waitForURL(Pattern.compile("saved=1"));
        return agreed;
    }

    private static String[] expected(String outcome, int tries, String agreed) {
        return switch (outcome) {
            case "reached" -> new String[] {"data-call=\"done\"", "We spoke with you on", ">Answered<"};
            case "wrong-number" ->
                new String[] {
                    "data-call=\"asked\"",
                    "We reached someone else at " + NUMBER + ". Enter another number",
                    ">Wrong number<"
                };
            case "another-time" ->
                new String[] {
                    "data-call=\"planned\"",
                    "We call " + NUMBER + " by",
                    agreed,
                    "Try " + (tries + 1) + " of 3.",
                    ">Another time agreed<"
                };
            default ->
                tries == 3
                        ? new String[] {"data-call=\"done\"", "We called " + NUMBER + " 3 times and couldn’t reach you."
                        }
                        : new String[] {
                            "data-call=\"planned\"",
                            "We call " + NUMBER + " by",
                            "Try " + (tries + 1) + " of 3.",
                            "We won’t call before"
                        };
        };
    }

    /** The section of the customer's page about the call. */
    private static String yourCall(Caller customer, String id) {
        Matcher section = YOUR_CALL.matcher(customer.get("/cases/case?id=" + id).body());
        assertThat(section.find()).isTrue();
        return section.group();
    }

    private static void type(Page page, String field, String text) {
        reach(page, field);
        page.keyboard().type(text);
    }

    private static void press(Page page, String element, String key) {
        reach(page, element);
        page.keyboard().press(key);
    }

    /** Goes there by Tab. */
    private static void reach(Page page, String element) {
        page.waitForSelector(element);
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            if ((Boolean) page.evaluate("wanted => document.activeElement.matches(wanted)", element)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not lead to " + element);
    }
}
