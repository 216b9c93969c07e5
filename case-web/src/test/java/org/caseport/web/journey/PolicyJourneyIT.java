package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseport.web.Await;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An administrator shortens a target, another one approves it, and members read it once it is in force. */
@InBrowser
class PolicyJourneyIT {

    private static final String ADMIN = "admin@demo.example";
    private static final String SECOND = "supervisor@demo.example";
    private static final String CELL = "input[name='cell.enterprise.answers.high']";

    private static Portal portal;

    @BeforeAll
    static void start_a_portal_of_its_own_whose_policy_changes() {
        portal = Portal.named("policy").start();
    }

    @AfterAll
    static void stop_it() {
        portal.close();
    }

    @Test
    void a_shortened_target_comes_into_force_after_another_administrator_has_approved_it(Browsers browsers) {
        Caller admin = Caller.signedIn(portal, ADMIN);
        Browser browser = browsers.at(portal);
        Page page = admin.lend(browser).page();
        browser.open("/admin/person?id=demo-supervisor");
        page.locator("#role").selectOption("ADMINISTRATOR");
        page.locator("#saveRole").click();
        browser.open("/admin/policy").assertAccessible();

        page.locator("#begin").focus();
        page.keyboard().press("Enter");
        page.locator(CELL).fill("2 h");
        page.locator("#saveCells").click();
        assertThat(page.locator(".notice-ok")).containsText("Saved.");
        assertThat(page.locator("#text")).hasValue(Pattern.compile("high: 2 h, urgent: 1 h"));
        page.locator("#check").click();
        assertThat(page.locator("#check-result")).containsText("No problems found.");
        browser.assertAccessible();
        page.locator("#request").click();
        assertThat(page.locator(".notice-ok")).containsText("Approval requested.");
        assertThat(page.locator("#approve")).hasCount(0);
        String address = "/admin/policy/book?version=policy-1";

        Caller second = Caller.signedInAnew(portal, SECOND);
        Browser other = browsers.at(portal);
        Page theirs = second.lend(other).page();
        other.open("/admin/policy/compare?from=2022-05&to=policy-1").assertAccessible();
        assertThat(theirs.locator("#meaning")).hasText("Enterprise, Production system impaired: 4 h → 2 h");
        other.open(address);
        theirs.locator("#approve").click();
        assertThat(theirs.locator(".notice-ok")).containsText("Approved.");

        browser.open(address);
        String seen = page.locator("#editing input[name=seen]").inputValue();
        HttpResponse<String> forged = second.post(
                address, form(Map.of("editing", "", "save", "", "version", "policy-1", "seen", "0", "text", "forged")));
        assertThat(forged.body()).contains("Another administrator changed this version");
        page.getByText("Activate now").first().click();
        page.locator("#reason").fill("Contract with Everline");
        page.locator("#activateNow").click();
        assertThat(page.locator(".notice-ok")).containsText("Scheduled.");
        HttpResponse<String> late = second.post(
                address,
                form(Map.of("editing", "", "save", "", "version", "policy-1", "seen", seen, "text", "forged")));
        assertThat(late.body()).doesNotContain("forged");

        Browser members = browsers.at(portal);
        Page member =
                Caller.signedIn(portal, "enterprise@demo.example").lend(members).page();
        Wizard.begin(members)
                .choose("Technical")
                .choose("Service", "Virtual machines")
                .choose("Category", "Machine images");
        assertThat(member.locator("main")).containsText("First response within 4 hours");
        Await.until("the version is in force", Duration.ofSeconds(60), () -> {
            browser.open(address);
            return page.locator("main").innerText().contains("In force");
        });
        member.reload();
        assertThat(member.locator("main")).containsText("First response within 2 hours");
        assertThat(page.locator("#save")).hasCount(0);
    }

    private static BodyPublisher form(Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("jakarta.faces.ViewState", "stateless");
        return Caller.form(all);
    }
}
