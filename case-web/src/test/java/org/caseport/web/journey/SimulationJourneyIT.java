package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;

/** An administrator simulates a draft over the demo cases by keyboard, and reads a list. */
@InBrowser
class SimulationJourneyIT {

    private static final String HERE = "/admin/policy/simulation?draft=2099-01";

    @Test
    void a_draft_is_simulated_and_each_number_leads_to_its_list(Browser visitor, Portal portal) {
        Caller admin = Caller.signedIn(portal, "admin@demo.example");
        Browser browser = admin.lend(visitor).open(HERE);
        Page page = browser.page();

        page.locator("#simulate").press("Enter");
        assertThat(page.locator("#simulated[data-running=false]")).isVisible();
        assertThat(page.locator("#simulationState")).containsText("Finished");
        browser.assertAccessible();

        Locator number = page.locator(".simulation-numbers a").first();
        String shown = number.innerText().strip();
        number.press("Enter");
        Locator rows = page.locator("#lines tbody tr");
        assertThat(rows.first()).isVisible();
        assertThat(rows.count()).isEqualTo(Math.min(50, Integer.parseInt(shown)));
        browser.assertAccessible();
        String csv =
                admin.get(page.locator(".report-files a").getAttribute("href")).body();
        assertThat(csv.lines().count()).isEqualTo(Integer.parseInt(shown) + 1L);
    }
}
