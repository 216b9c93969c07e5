package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Times on pages of support are in the reader's zone, and the customer's local time stands beside them. */
@InBrowser
class LocalTimesJourneyIT {

    private static final String SUPERVISOR = "supervisor@demo.example";

    @AfterEach
    void in_London_again(Portal portal) {
        move(portal, "Europe/London");
    }

    @Test
    void a_case_says_what_time_it_is_for_the_customer(Browser browser, Portal portal) {
        move(portal, "Asia/Tokyo");
        Page page = browser.signIn(SUPERVISOR).page();
        page.clock().install();

        browser.open("/workspace/case?id=" + WorkspaceJourneyIT.opened(portal, "Opened in London"));

        assertThat(page.locator("#facts time").first()).hasText(Pattern.compile(".+, \\d\\d:\\d\\d JST"));
        assertThat(page.locator("#customersTime"))
                .hasText(Pattern.compile("Customer’s local time:\\s+London \\d\\d:\\d\\d( \\(\\w{3}\\))?"));
        String before = page.locator("#customersTime").textContent();
        page.clock().fastForward(60_000);
        assertThat(page.locator("#customersTime")).not().hasText(before);
    }

    @Test
    void today_on_the_board_is_the_readers_today(Browser browser, Portal portal) {
        move(portal, "Asia/Tokyo");

        Page page = browser.signIn(SUPERVISOR).open("/workspace/board").page();

        assertThat(page.locator(".board")).containsText(Pattern.compile(", 00:00 JST"));
    }

    private static void move(Portal portal, String zone) {
        HttpResponse<String> answer = Caller.signedIn(portal, SUPERVISOR)
                .post(
                        "/account",
                        Caller.form(Map.of(
                                "preferences", "",
                                "savePreferences", "",
                                "language", "en",
                                "zone", zone,
                                "jakarta.faces.ViewState", "stateless")));
        assertThat(Caller.location(answer)).isEqualTo("/account?done=preferences");
    }
}
