package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A supervisor reads reports, and follows a number to its cases. */
@InBrowser
class ReportsJourneyIT {

    private static final String SUPERVISOR = "supervisor@demo.example";

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void every_report_is_drawn_and_read_by_everybody_in_light_and_dark(
            ColorScheme scheme, Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, SUPERVISOR).lend(browser).page();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        for (String report : List.of(
                "targets",
                "response",
                "volume",
                "backlog",
                "resolution",
                "reopened",
                "ratings",
                "hand-overs",
                "chats",
                "calls")) {
            browser.open("/workspace/reports?report=" + report + recent() + "&compare=1")
                    .assertAccessible();

            assertThat(page.locator("#reportTable .totals tr")).hasCount(2);
            assertThat(page.url()).contains("report=" + report).contains("asOf=");
        }
    }

    @Test
    void a_number_leads_to_a_list_of_that_length_by_keyboard_alone(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, SUPERVISOR)
                .lend(browser)
                .open("/workspace/reports?report=volume&zone=Asia/Kolkata&group=plan" + recent())
                .page();
        Locator number = page.locator("#reportTable .totals a").first();
        String shown = number.textContent().replaceAll("\\D", "");

        number.focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("#listSize")).hasAttribute("data-size", shown);
        assertThat(page.locator("#listTable tbody tr")).hasCount(Math.min(50, Integer.parseInt(shown)));
        browser.assertAccessible();
    }

    @Test
    void what_is_open_at_the_end_of_a_day_leads_to_a_list_of_that_length(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, SUPERVISOR)
                .lend(browser)
                .open("/workspace/reports?report=backlog&period=yesterday")
                .page();
        Locator number = page.locator("#reportTable .totals a").first();
        String shown = number.textContent().replaceAll("\\D", "");

        number.click();

        assertThat(page.locator("#listSize")).hasAttribute("data-size", shown);
    }

    @ParameterizedTest
    @CsvSource({
        "zone=Mars/Olympus,This time zone is unknown",
        "from=2026-03-10&to=2026-03-01,The two dates were swapped",
        "from=2001-01-01&to=2026-03-01,A report covers 5 years at most",
        "asOf=9999-01-01T00:00:00Z,is not in the past"
    })
    void what_is_wrong_in_an_address_is_said_over_the_nearest_report(
            String query, String sentence, Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, SUPERVISOR)
                .lend(browser)
                .open("/workspace/reports?" + query)
                .page();

        assertThat(page.locator(".notice").first()).containsText(sentence);
        assertThat(page.locator("#reportTable")).isVisible();
    }

    @Test
    void on_a_phone_the_table_comes_first_and_nothing_is_wider_than_the_page(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, SUPERVISOR).lend(browser).page();
        page.setViewportSize(360, 740);
        browser.open("/workspace/reports?report=targets&group=severity" + recent())
                .assertAccessible();

        double table = page.locator(".report-table").boundingBox().y;
        assertThat(page.evaluate("document.documentElement.scrollWidth <= 360")).isEqualTo(true);
        if (page.locator(".report-chart").count() > 0) {
            assertThat(table).isLessThan(page.locator(".report-chart").boundingBox().y);
        }
    }

    @Test
    void on_a_phone_a_row_is_a_line_and_what_it_is_stays_beside_the_numbers(Browser browser, Portal portal) {
        Page page =
                Caller.signedIn(portal, "enterprise@demo.example").lend(browser).page();
        page.setViewportSize(360, 740);
        browser.open("/reports?report=volume&group=time" + lastDays(20));

        assertThat(page.locator("#reportTable [data-zeros]").first()).isHidden();
        assertThat(page.locator(".report-zeros").first()).isVisible();
        assertThat((Boolean) page.evaluate("[...document.querySelectorAll('#reportTable tbody tr')]"
                        + ".every(row => row.getBoundingClientRect().height < 64)"))
                .isTrue();
        assertThat((Boolean) page.evaluate(STAYS, "#reportTable")).isTrue();
        browser.assertAccessible();
        browser.open("/reports?report=volume&group=hour" + recent());
        assertThat((Boolean) page.evaluate(STAYS, "#heatTable")).isTrue();
        assertThat((Boolean) page.evaluate("document.querySelector('#heatTable').parentElement.scrollLeft > 20"))
                .isTrue();
        browser.assertAccessible();
    }

    @Test
    void a_report_is_printed_by_a_button(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, SUPERVISOR)
                .lend(browser)
                .open("/workspace/reports?report=targets" + recent())
                .page();
        page.evaluate("window.print = () => { window.printed = true; }");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Print"))
                .click();

        assertThat(page.evaluate("window.printed")).isEqualTo(true);
    }

    @Test
    void names_leave_the_room_to_the_numbers(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, SUPERVISOR)
                .lend(browser)
                .open("/workspace/reports?report=targets&group=severity" + recent())
                .page();
        page.setViewportSize(1280, 900);

        double names = page.locator("#reportTable tbody th").first().boundingBox().width;
        double table = page.locator("#reportTable").boundingBox().width;

        assertThat(names / table).isLessThan(0.26);
    }

    @Test
    void somebody_who_administers_an_account_reads_about_it_and_agents_are_not_named(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, "enterprise@demo.example")
                .lend(browser)
                .open("/reports?report=targets" + recent())
                .page();

        assertThat(page.locator("main")).containsText("only the cases that you can see");
        assertThat(page.locator("#group option[value=agent]")).hasCount(0);
        browser.assertAccessible();
    }

    /** Whether the first column of a table stays where it is when the others are scrolled to their end. */
    private static final String STAYS = """
            table => {
              const part = document.querySelector(table).parentElement;
              part.scrollLeft = part.scrollWidth;
              const edge = part.getBoundingClientRect().left;
              return [...part.querySelectorAll('tr > th:first-child')].filter(name => name.offsetParent)
                .every(name => Math.abs(name.getBoundingClientRect().left - edge) <= 2);
            }""";

    /** The period of the demo's cases, whatever day it is. */
    private static String recent() {
        return lastDays(60);
    }

    private static String lastDays(int days) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return "&from=" + today.minusDays(days) + "&to=" + today;
    }
}
