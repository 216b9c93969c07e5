package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;

/** The queue is drawn anew under an agent's hands, and its views are there wherever one looks. */
@InBrowser
class QueueFocusJourneyIT {

    private static final String AGENT = "agent@demo.example";

    /** All that can have the focus on the page, each by what tells it from the others. */
    private static final String CONTROLS = """
            window.told = (one) => [one.tagName, one.id, one.getAttribute('href'), one.getAttribute('aria-label'),
              one.id || one.href ? '' : one.textContent.trim()].join('|');
            window.controls = () => [...document.querySelectorAll('a[href], button, input, select, summary')]
              .filter((one) => one.type !== 'hidden' && !one.disabled && one.checkVisibility());
            const swap = caseport.swap;
            window.swaps = 0;
            caseport.swap = (...parts) => {
              const drawn = swap(...parts);
              window.swaps += 1;
              return drawn;
            };
            null
            """;

    @Test
    void whichever_control_has_the_focus_keeps_it_when_the_queue_is_drawn_anew(Browser browser, Portal portal) {
        String mark = Filled.subject("Held");
        Caller member = Caller.signedIn(portal, "business@demo.example");
        member.openCase(Filled.technical(mark + " 1"));
        member.openCase(Filled.technical(mark + " 2"));
        Page page = browser.signIn(AGENT)
                .open("/workspace?view=all&q=" + mark.replaceAll("\\W+", "+"))
                .page();
        saveView(page, "Held");
        page.evaluate(CONTROLS);

        int all = (Integer) page.evaluate("controls().length");
        assertThat(all).isGreaterThan(25);
        for (int i = 0; i < all; i++) {
            String told =
                    (String) page.evaluate("at => { controls()[at].focus(); return told(document.activeElement); }", i);
            page.evaluate("() => { window.swaps = 0;"
                    + " document.dispatchEvent(new CustomEvent('caseport:moved', { detail: 'queue' })); }");
            page.waitForFunction("() => window.swaps > 1");

            assertThat(page.evaluate("() => told(document.activeElement)")).isEqualTo(told);
        }
    }

    @Test
    void views_of_one_s_own_are_beside_the_calls_too_and_lead_back_to_cases(Browser browser, Portal portal) {
        Page page = browser.signIn(AGENT)
                .open("/workspace?view=all&severity=urgent")
                .page();
        saveView(page, "From calls");

        browser.open("/workspace?view=calls").assertAccessible();
        page.locator(".views a", new Page.LocatorOptions().setHasText("From calls"))
                .click();

        assertThat(page.locator(".filter-chip")).hasText("Production system down");
        assertThat(page.locator(".views [aria-current]")).hasText("From calls");
    }

    private static void saveView(Page page, String name) {
        page.locator(".filter-save").click();
        page.locator("#view-name").fill(name);
        page.keyboard().press("Enter");
        assertThat(page.locator(".views [aria-current]")).hasText(name);
    }
}
