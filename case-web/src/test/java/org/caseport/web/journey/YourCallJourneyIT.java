package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.Attacks;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.SignedCall;
import org.caseport.web.journey.stage.Things;
import org.caseport.web.journey.stage.Walk;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;

/** A member asks for a call, sees when it comes, changes its number and time, and says that it is not needed. */
@InBrowser
class YourCallJourneyIT {

    private static final String BEA = "business@demo.example";
    private static final String COLLEAGUE = "business2@demo.example";
    private static final String STRANGER = "enterprise@demo.example";

    private static final Pattern PLANNED = Pattern.compile("We call \\+49 30 123456, then 12, by"
            + " [A-Z][a-z]{2} [0-9]{1,2} [A-Z][a-z]{2}, [0-9:]{5} [A-Z+0-9]+\\. Try 1 of 3\\.");

    @Test
    void a_call_is_explained_before_it_is_asked_for_and_kept_as_it_was_said(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, BEA).lend(browser).page();
        Map<String, String> fields = phone(Filled.technical(Filled.subject("Call me")));
        fields.put("severity", "urgent");
        Wizard wizard = Wizard.at(browser, Caller.signedIn(portal, BEA).begin(fields), "contact");

        assertThat(page.locator("#callback")).hasText("We’ll call +49 30 123456, then 12");
        assertThat(page.locator("#call-by")).containsText("If you submit now, we’ll call you by");
        assertThat(page.locator("#call-by")).containsText("Phone support is open 24/7.");
        page.locator("#call-derivation summary").click();
        assertThat(page.locator("#call-derivation")).containsText("This is when the first response is due (target).");
        browser.assertAccessible();
        wizard.toReview();
        assertThat(page.locator(".review")).containsText("Phone: we’ll call +49 30 123456, then 12");
        assertThat(page.locator(".review")).containsText("If you submit now, we’ll call you by");
        browser.assertAccessible();
        wizard.submit();

        assertThat(page.locator("#call")).containsText(PLANNED);
        assertThat(page.locator("main")).containsText("Have your case number ready.");
        browser.assertAccessible();
        String said = page.locator("#call .call-sentence").innerText();
        Instant due = Instant.parse(page.locator("main time.promise-due").getAttribute("datetime"));
        assertThat(due).isCloseTo(Instant.now().plus(1, ChronoUnit.HOURS), within(5, ChronoUnit.MINUTES));
        wizard.link("View case").click();
        assertThat(page.locator("#call .call-sentence")).hasText(said);
        browser.assertAccessible();
    }

    @Test
    void a_premium_number_is_refused_with_a_clear_answer(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, BEA);
        Page page = caller.lend(browser).page();
        Map<String, String> fields = phone(Filled.billing(Filled.subject("Premium")));
        fields.put("phone", "0900 1234567");
        Wizard wizard = Wizard.at(browser, caller.begin(fields), "contact");
        wizard.button(Wizard.TO_REVIEW).click();
        page.waitForURL("**check=true");

        assertThat(wizard.errorAt(page.locator("#phone"))).startsWith("We can’t call this type of number");
        assertThat(page.locator("#callback")).isEmpty();
    }

    @Test
    void number_and_time_are_changed_and_what_cannot_be_is_said_beside_its_field(Browser browser, Portal portal) {
        String id = called(portal);
        Page page = at(browser, portal, "/cases/case?id=" + id);
        page.getByText("Change number or time").click();
        page.waitForURL("**/cases/call?id=*");
        assertThat(page.locator("#phone")).hasValue("+49 30 123456");
        assertThat(page.locator("#extension")).hasValue("12");
        assertThat(page.locator("#at")).isHidden();
        browser.assertAccessible();

        page.locator("#phone").fill("12");
        page.getByLabel("Choose another time").check();
        page.locator("#at").fill("2020-01-01T10:00");
        button(page, "Save").click();
        assertThat(page.locator(".error-summary")).isFocused();
        assertThat(page.locator("#phone-error")).containsText("Enter a phone number for Germany");
        assertThat(page.locator("#at-error")).containsText("within the next 30 days");
        assertThat(page.locator("#phone")).hasValue("12");
        assertThat(page.locator("#at")).hasValue("2020-01-01T10:00");
        browser.assertAccessible();

        page.locator("#phone").fill("030 765432");
        page.locator("#extension").fill("");
        String time = Instant.now().plus(3, ChronoUnit.DAYS).toString().substring(0, 10) + "T15:00";
        page.locator("#at").fill(time);
        button(page, "Save").click();
        page.waitForURL("**&call=changed*");
        assertThat(page.locator("#call")).containsText("Your changes were saved.");
        assertThat(page.locator("#call")).containsText(Pattern.compile("We call \\+49 30 765432 by [^.]* 15:00 "));
        assertThat(page.locator("#call")).containsText(Pattern.compile("We won’t call before [^.]* 14:50 "));
        assertThat(page.locator("#facts")).containsText("+49 30 765432");
        browser.assertAccessible();
    }

    @Test
    void a_call_that_is_not_needed_is_cancelled_by_keyboard_and_colleagues_see_it(Browsers browsers, Portal portal) {
        String id = called(portal);
        Browser browser = browsers.at(portal);
        Page page = at(browser, portal, "/cases/case?id=" + id);
        Page theirs =
                Caller.signedIn(portal, COLLEAGUE).lend(browsers.at(portal)).page();
        theirs.navigate(portal.url("/cases/case?id=" + id).toString());
        assertThat(theirs.locator("#call")).containsText(PLANNED);

        page.getByText("Call no longer needed").focus();
        page.keyboard().press("Enter");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Cancel this call?");
        browser.assertAccessible();
        page.keyboard().press("Escape");
        assertThat(dialog).isHidden();
        assertThat(page.locator("#call")).containsText(PLANNED);
        page.getByText("Call no longer needed").focus();
        page.keyboard().press("Enter");
        button(page, "Cancel the call").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**&call=cancelled*");

        assertThat(page.locator("#call")).containsText("The call was cancelled on");
        assertThat(page.getByText("Change number or time")).hasCount(0);
        assertThat(page.locator("#facts")).containsText("Web");
        assertThat(theirs.locator("#call")).containsText("The call was cancelled on");
    }

    @Test
    void a_reply_asks_for_a_call_and_another_one_takes_it_back(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, BEA);
        String id = caller.openCase(Filled.technical(Filled.subject("In writing at first")));
        Page page = at(browser, portal, "/cases/case?id=" + id + "&act=reply");
        assertThat(page.locator("#call")).isEmpty();
        page.getByLabel("Message").fill("Call me, it is easier to explain.");
        page.locator("#reach summary").click();
        page.getByLabel("Phone", new Page.GetByLabelOptions().setExact(true)).check();
        page.locator("#phone").fill("+44 20 7946 0321");
        assertThat(page.locator("#call-by")).containsText("If you send this now, we’ll call you by");
        browser.assertAccessible();
        button(page, "Send reply").click();
        page.waitForURL("**&done=reply*");
        assertThat(page.locator("#call")).containsText("We call +44 20 7946 0321 by");

        browser.open("/cases/case?id=" + id + "&act=reply");
        page.getByLabel("Message").fill("No call, I found a text.");
        page.locator("#reach summary").click();
        assertThat(page.locator("#reach")).containsText("Choosing another contact method cancels your call.");
        page.getByLabel("Web", new Page.GetByLabelOptions().setExact(true)).check();
        button(page, "Send reply").click();
        page.waitForURL("**&done=reply*");
        assertThat(page.locator("#call")).containsText("The call was cancelled on");
    }

    @Test
    void a_stranger_learns_nothing_of_a_call_and_changes_nothing(Portal portal) {
        String id = called(portal);
        String never = id.substring(0, id.length() - 4) + "ffff";
        Caller stranger = Caller.signedIn(portal, STRANGER);

        HttpResponse<String> changed = change(stranger, id, "030 765432");
        assertThat(changed.statusCode()).isEqualTo(404);
        assertThat(changed.body().replace(id, "…"))
                .isEqualTo(change(stranger, never, "030 765432").body().replace(never, "…"));
        assertThat(stranger.get("/cases/call?id=" + id).statusCode()).isEqualTo(404);
        assertThat(Caller.location(cancel(stranger, id))).endsWith("&call=no_such_case#call");
        assertThat(Caller.location(cancel(stranger, never))).endsWith("&call=no_such_case#call");
        assertThat(Caller.signedIn(portal, BEA).get("/cases/case?id=" + id).body())
                .containsPattern(PLANNED);
    }

    @Test
    void a_call_that_is_done_is_changed_no_more(Portal portal) {
        Caller caller = Caller.signedIn(portal, BEA);
        String id = called(portal);
        cancel(caller, id);

        assertThat(Caller.location(cancel(caller, id))).endsWith("&call=done#call");
        assertThat(Caller.location(change(caller, id, "030 765432"))).contains("/cases/case?id=" + id);
        assertThat(caller.get("/cases/case?id=" + id + "&call=done").body())
                .contains("This call is no longer planned. Nothing was changed.")
                .doesNotContain("765432");
    }

    @Test
    void programs_read_the_same_hours_as_pages(Portal portal) {
        String around = options(portal, "en");
        String japanese = options(portal, "ja");

        assertThat(around)
                .contains("\"type\":\"call\"")
                .contains("\"startTime\":\"00:00:00.000\",\"endTime\":\"23:59:59.999\"");
        // From 9 to 18 in Japan.
        assertThat(japanese)
                .contains("\"type\":\"call\"")
                .contains("\"startTime\":\"00:00:00.000\",\"endTime\":\"09:00:00.000\"");
    }

    private static String options(Portal portal, String language) {
        SignedCall.Reply reply = Walk.call(
                portal,
                Things.KEY,
                "DescribeCreateCaseOptions",
                "{\"issueType\":\"technical\",\"serviceCode\":\"relational-database\","
                        + "\"categoryCode\":\"cant-connect\",\"language\":\"" + language + "\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.body();
    }

    private static HttpResponse<String> change(Caller caller, String id, String number) {
        return Attacks.faces(
                caller,
                "/cases/call",
                Attacks.form("change=&save=&extension=&when=keep", "id", id, "country", "DE", "phone", number));
    }

    private static HttpResponse<String> cancel(Caller caller, String id) {
        return caller.post("/data/cases/" + id + "/call/cancel", Caller.form(Map.of()));
    }

    private static String called(Portal portal) {
        return Caller.signedIn(portal, BEA).openCase(phone(Filled.technical(Filled.subject("Call us"))));
    }

    private static Map<String, String> phone(Map<String, String> fields) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put("method", "phone");
        changed.put("country", "DE");
        changed.put("phone", "030 123456");
        changed.put("extension", "12");
        return changed;
    }

    private static Page at(Browser browser, Portal portal, String path) {
        Caller.signedIn(portal, BEA).lend(browser).open(path);
        return browser.page();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
