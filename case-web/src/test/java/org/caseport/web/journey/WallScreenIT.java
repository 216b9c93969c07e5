package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The board on a screen that hangs on a wall, where nobody scrolls. */
@InBrowser
class WallScreenIT {

    private static final String SUPERVISOR = "supervisor@demo.example";
    private static final String SCREEN = "/workspace/board?screen=1";

    @ParameterizedTest
    @CsvSource({"1920, 1080, en", "1280, 720, en", "1280, 720, ja", "3840, 2160, ja"})
    void the_board_fills_a_wall_screen_and_nothing_of_it_is_cut(
            int width, int height, String language, Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, SUPERVISOR).lend(browser).page();
        page.setViewportSize(width, height);
        browser.context().setExtraHTTPHeaders(Map.of("Accept-Language", language));
        browser.open(SCREEN).assertAccessible();

        assertThat((Boolean) page.evaluate("document.documentElement.scrollHeight <= innerHeight"
                        + " && document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        assertThat((String) page.evaluate(CUT)).isEmpty();
        assertThat((Boolean) page.evaluate("[...document.querySelectorAll('.board > .card')]"
                        + ".some(card => card.getBoundingClientRect().bottom > 0.95 * innerHeight)"))
                .isTrue();
        assertThat((Boolean) page.evaluate("parseFloat(getComputedStyle(document.querySelector("
                        + "'.board-value:not([data-length])')).fontSize) > 0.06 * innerHeight"))
                .isTrue();
    }

    @Test
    void what_customers_wrote_is_not_on_the_wall(Browser browser, Portal portal) {
        String subject = Filled.subject("Not for the wall");
        Caller member = Caller.signedIn(portal, "enterprise@demo.example");
        member.submit(member.begin(Filled.with(Filled.technical(subject), "severity", "critical")));
        Page page = Caller.signedIn(portal, SUPERVISOR).lend(browser).page();
        page.setViewportSize(1920, 1080);

        browser.open(SCREEN);

        assertThat(page.locator(".oldest li").first()).containsText("Case ");
        assertThat(page.locator("main").textContent()).doesNotContain(subject);
    }

    /** The first text that does not fit its card or its line; else nothing. */
    private static final String CUT = """
            () => {
              const isCut = one => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1;
              const cut = [...document.querySelectorAll('main .card, main .card a, main .scrolls, .oldest')]
                .filter(one => getComputedStyle(one).display !== 'inline').find(isCut);
              return cut ? cut.outerHTML.slice(0, 200) : '';
            }""";
}
