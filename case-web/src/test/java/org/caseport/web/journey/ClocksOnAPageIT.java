package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.Map;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page says about time agrees with itself: in its words, in its colours, and on paper. */
@InBrowser
class ClocksOnAPageIT {

    @Test
    void every_time_that_follows_from_now_is_told_anew_together(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, "business@demo.example");
        Page page = caller.lend(browser).page();
        Wizard wizard = Wizard.at(
                browser,
                caller.begin(Map.of(
                        "caseType", "technical", "service", "general-info", "category", "other", "severity", "low")),
                "help");
        page.evaluate("""
                () => document.querySelectorAll('.choice-due, .promise-due, .promise-line strong')
                    .forEach(time => time.textContent = 'a minute ago')""");

        wizard.choose("System impaired");

        assertThat(page.locator("#severity-normal-due")).containsText("expect a first response by");
        assertThat(page.locator("main")).not().containsText("a minute ago");
        String due = page.locator("#aside .promise-due").innerText();
        assertThat(page.locator("#severity-normal-due")).containsText(due);
        assertThat(page.locator(".promise-line strong")).hasText(due);
    }

    @ParameterizedTest
    @CsvSource({"running, --ink", "risk, --warn", "missed, --danger", "late, --danger", "met, --ok"})
    void the_bar_of_a_case_has_the_colour_of_the_words(String state, String colour, Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, "business@demo.example");
        String id = caller.openCase(Filled.technical(Filled.subject("Coloured")));
        Page page = Caller.signedIn(portal, "agent@demo.example").lend(browser).page();
        browser.open("/workspace/case?id=" + id);

        page.locator("#clock").evaluate("(clock, state) => clock.dataset.state = state", state);

        // What a browser draws inside a meter can't be asked for: the bar is drawn in this tone.
        assertThat(page.evaluate("""
                colour => {
                  const style = one => getComputedStyle(document.querySelector(one));
                  const probe = document.body.appendChild(document.createElement('span'));
                  probe.style.color = style(':root').getPropertyValue(colour);
                  const wanted = getComputedStyle(probe).color;
                  probe.style.color = style('#clock meter').getPropertyValue('--tone');
                  return [getComputedStyle(probe).color === wanted, style('.clock-now').color === wanted].join(' ');
                }""", colour)).isEqualTo("true true");
    }

    @Test
    void a_dark_page_is_printed_black_on_white_with_how_the_target_was_counted(Browsers browsers, Portal portal) {
        Browser browser = browsers.at(
                portal, new com.microsoft.playwright.Browser.NewContextOptions().setColorScheme(ColorScheme.DARK));
        Caller caller = Caller.signedIn(portal, "business@demo.example");
        String id = caller.openCase(Filled.technical(Filled.subject("Printed")));
        Page page = caller.lend(browser).page();
        browser.open("/cases/case?id=" + id);
        page.locator("#accountButton").click();
        page.locator("[data-theme-choice=dark]").click();
        assertThat(page.locator(".derivation")).isHidden();

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));

        Object colours = page.evaluate("""
                () => [getComputedStyle(document.documentElement).backgroundColor,
                  getComputedStyle(document.querySelector('h1')).color,
                  getComputedStyle(document.querySelector('.card')).backgroundColor].join(' ')""");
        assertThat(colours).isEqualTo("rgb(255, 255, 255) rgb(0, 0, 0) rgb(255, 255, 255)");
        assertThat(page.locator(".derivation")).isVisible();
    }

    @Test
    void what_can_be_typed_and_opened_is_not_printed(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, "business@demo.example");
        String id = Wizard.caseId(
                Caller.location(caller.submit(caller.begin(Filled.technical(Filled.subject("Printed"))))));
        Page page = caller.lend(browser).page();
        browser.open("/cases/case?id=" + id + "&act=reply");
        assertThat(page.locator("#composer")).isVisible();

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator("#composer")).isHidden();
        assertThat(page.locator("#audience summary")).isHidden();
        assertThat(page.locator("#thread")).isVisible();
    }
}
