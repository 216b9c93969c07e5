package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Things;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agents go through many cases: numbers on the views, filters that apply at once, and ways there and back. */
@InBrowser
class QueueJourneyIT {

    private static final String AGENT = "agent@demo.example";
    private static final String LONG = "Warehouse database refuses connections from the packing stations";

    @Test
    void the_queue_opens_with_what_the_agent_can_take_and_then_with_the_view_used_last(Browser browser, Portal portal) {
        Page page = browser.signIn(AGENT).page();
        assertThat(page.locator(".views [aria-current]")).containsText("Available to me");

        browser.open("/workspace?view=mine").open("/workspace");

        assertThat(page.locator(".views [aria-current]")).containsText("Mine");
    }

    @Test
    void the_numbers_of_the_views_and_of_the_title_change_by_themselves(Browsers browsers, Portal portal) {
        // Views are counted to 99 only, and other tests open many cases: one's own view has few.
        Caller agent = Caller.signedIn(portal, "supervisor@demo.example");
        assign(agent, opened(portal, "Counted before"));
        Page page = browsers.at(portal)
                .signIn("supervisor@demo.example")
                .open("/workspace?view=mine")
                .page();
        int before =
                Integer.parseInt(page.locator(".views [aria-current] .count").textContent());
        assertThat(page).hasTitle(Pattern.compile("^\\(" + before + "\\) Mine"));

        assign(agent, opened(portal, "Counted after"));

        assertThat(page).hasTitle(Pattern.compile("^\\(" + (before + 1) + "\\) Mine"));
        assertThat(page.locator(".views [aria-current] .count")).hasText(String.valueOf(before + 1));
    }

    private static void assign(Caller agent, String supportCase) {
        assertThat(agent.post(
                                "/data/workspace/bulk/assignments",
                                Caller.form(Map.of("move", supportCase + "~demo-supervisor")))
                        .body())
                .contains(supportCase);
    }

    @Test
    void a_filter_applies_at_once_has_a_clean_address_and_is_taken_off_by_its_chip(Browser browser, Portal portal) {
        String mark = Filled.subject("Filtered");
        Caller.signedIn(portal, "business@demo.example").openCase(Filled.technical(mark));
        Page page = browser.signIn(AGENT).open("/workspace?view=all").page();
        page.evaluate("window.notReloaded = true");

        page.locator("#severity-filter").selectOption("critical");
        assertThat(page.locator(".filter-chip")).hasText("Business-critical system down");
        assertThat(browser.where()).isEqualTo("/workspace?view=all&severity=critical");
        page.locator("#search").fill(mark);
        assertThat(page.locator(".filter-chip")).hasCount(2);
        assertThat(page.locator("[data-queue] tbody tr")).hasCount(0);
        browser.assertAccessible();
        page.locator(".filter-chip").last().click();

        assertThat(page.locator("[data-queue] tbody tr")).hasCount(1);
        assertThat(page.locator("#severity-filter")).hasValue("");
        assertThat((Boolean) page.evaluate("window.notReloaded === true")).isTrue();
        page.goBack();
        assertThat(page.locator("#severity-filter")).hasValue("critical");
    }

    @Test
    void going_back_leads_to_the_list_and_the_line_that_were_left(Browser browser, Portal portal) {
        List<String> ids = three(portal, "Left and found again");
        Page page = browser.signIn(AGENT).open(listOf(ids)).page();
        Locator second = page.locator("[data-queue] tbody th a").nth(1);
        String subject = second.textContent();

        second.click();
        page.waitForURL("**/workspace/case?id=*");
        page.keyboard().press("u");
        assertThat(page.locator("[data-queue] tbody th a").nth(1)).isFocused();
        page.keyboard().press("o");
        page.waitForURL("**/workspace/case?id=*");
        assertOpen(page, subject);
        page.goBack();

        assertThat(page.locator("[data-queue] tbody th a").nth(1)).isFocused();
        page.keyboard().press("g");
        page.keyboard().press("q");
        page.waitForURL("**/workspace");
    }

    @Test
    void an_agent_goes_through_a_list_sends_and_goes_on_without_the_mouse(Browser browser, Portal portal) {
        List<String> ids = three(portal, "One after the other");
        Page page = browser.signIn(AGENT).open(listOf(ids)).page();
        List<String> order = page.locator("[data-queue] tbody th a").allTextContents();

        page.keyboard().press("j");
        page.keyboard().press("o");
        assertOpen(page, order.get(0));
        page.keyboard().press("j");
        assertOpen(page, order.get(1));
        page.keyboard().press("k");
        assertOpen(page, order.get(0));
        page.keyboard().press("r");
        page.keyboard().type("On it.");
        page.keyboard().press("Control+Shift+Enter");

        assertOpen(page, order.get(1));
        assertThat(page.locator(".notice-ok")).hasText("Your reply was sent. This is the next case.");
        assertThat(page.locator("#composer")).hasAttribute("data-folded", "folded");
        page.keyboard().press("r");
        page.keyboard().type("This one too.");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".message-support")).containsText("This one too.");
        assertOpen(page, order.get(1));
    }

    @Test
    void each_case_of_a_list_costs_two_keys_beyond_typing(Browser browser, Portal portal) {
        List<String> ids = three(portal, "Two keys each");
        Page page = browser.signIn(AGENT).open(listOf(ids)).page();
        List<String> order = page.locator("[data-queue] tbody th a").allTextContents();
        List<String> pressed = new ArrayList<>();

        for (int i = 0; i < order.size(); i++) {
            press(page, pressed, "r");
            assertThat(page.locator("#answer")).isFocused();
            assertOpen(page, order.get(i));
            page.keyboard().type("On it.");
            press(page, pressed, "Control+Shift+Enter");
            if (i + 1 < order.size()) {
                assertOpen(page, order.get(i + 1));
            }
        }

        page.waitForURL("**/workspace?sent=reply");
        assertThat(pressed).hasSize(2 * order.size());
        browser.open(listOf(ids));
        assertThat(page.locator("[data-queue] tbody .col-assignee"))
                .hasText(new String[] {"Ines Moreau", "Ines Moreau", "Ines Moreau"});
    }

    private static void press(Page page, List<String> pressed, String key) {
        page.keyboard().press(key);
        pressed.add(key);
    }

    @ParameterizedTest
    @CsvSource({"en, 1280", "ja, 1280", "en, 1680"})
    void a_long_subject_and_the_plan_are_read_whole_in_a_line_that_is_no_higher(
            String language, int width, Browser browser, Portal portal) {
        String subject = Filled.subject(LONG);
        String id = Caller.signedIn(portal, "onramp@demo.example").openCase(Filled.technical(subject));
        Caller.signedIn(portal, AGENT).lend(browser);
        browser.context()
                .addCookies(List.of(new Cookie("caseport-language", language)
                        .setUrl(portal.url("/").toString())));
        Page page = browser.page();
        page.setViewportSize(width, 900);
        browser.open("/workspace?view=all&q=" + subject.replaceAll("\\W+", "+"));
        Locator line = page.locator("[id='line-" + id + "']");
        assertThat(line).isVisible();

        assertThat((Boolean) line.locator(".queue-subject > a")
                        .evaluate("subject => subject.scrollHeight < subject.clientHeight + 8"))
                .as("the subject has no third line")
                .isTrue();
        assertThat((Boolean) line.locator(".badge-plan").evaluate("plan => plan.scrollWidth <= plan.clientWidth + 1"))
                .as("the plan ends before its column does")
                .isTrue();
        assertThat(line.boundingBox().height).isLessThan(38);
    }

    @Test
    void several_cases_are_assigned_at_once_and_that_is_taken_back(Browser browser, Portal portal) {
        List<String> ids = three(portal, "All at once");
        Page page = browser.signIn(AGENT).open(listOf(ids)).page();
        Locator assignees = page.locator("[data-queue] tbody .col-assignee");
        assertThat(assignees).hasText(new String[] {"–", "–", "–"});

        page.keyboard().press("j");
        page.keyboard().press("x");
        page.keyboard().press("j");
        page.keyboard().press("x");
        assertThat(page.locator("[data-bulk-count]")).hasText("2 selected");
        assertThat(page.locator("#bulk-assignee")).hasValue(Pattern.compile(".+"));
        browser.assertAccessible();
        page.locator("#bulk-assignee").selectOption("Kenji Tanaka");
        page.locator("[data-bulk-assign]").click();

        assertThat(page.locator("#bulk-done")).containsText("2 cases assigned to Kenji Tanaka.");
        assertThat(assignees).hasText(new String[] {"Kenji Tanaka", "Kenji Tanaka", "–"});
        browser.assertAccessible();
        page.locator("#bulk-done button").click();
        assertThat(assignees).hasText(new String[] {"–", "–", "–"});
    }

    @Test
    void on_a_wide_screen_the_list_stays_beside_the_case(Browser browser, Portal portal) {
        List<String> ids = three(portal, "Side by side");
        Page page = browser.page();
        page.setViewportSize(1500, 900);
        browser.signIn(AGENT).open(listOf(ids));
        List<String> order = page.locator("[data-queue] tbody th a").allTextContents();

        page.locator("[data-queue] tbody th a").first().click();
        assertThat(page.locator("#beside li")).hasCount(3);
        assertThat(page.locator("#beside [aria-current]")).containsText(order.get(0));
        browser.assertAccessible();
        page.keyboard().press("j");

        assertThat(page.locator("#beside [aria-current]")).containsText(order.get(1));
        assertOpen(page, order.get(1));
    }

    @Test
    void filters_are_saved_as_a_view_and_the_view_is_deleted(Browser browser, Portal portal) {
        Page page = browser.signIn(AGENT)
                .open("/workspace?view=all&severity=urgent")
                .page();
        page.locator(".filter-save").click();
        page.locator("#view-name").fill("Down & urgent");
        page.keyboard().press("Enter");
        assertThat(page.locator(".views [aria-current]")).hasText("Down & urgent");
        browser.assertAccessible();

        browser.open("/workspace?view=mine");
        page.locator(".views a", new Page.LocatorOptions().setHasText("Down & urgent"))
                .click();
        assertThat(page.locator(".filter-chip")).hasText("Production system down");
        page.locator(".view-remove").click();

        assertThat(page.locator(".views")).not().containsText("Down & urgent");
    }

    @Test
    void a_case_that_moved_on_since_it_was_read_is_marked_until_it_is_read_again(Browser browser, Portal portal) {
        Caller member = Caller.signedIn(portal, "business@demo.example");
        String subject = Filled.subject("Read before");
        String id = member.openCase(Filled.technical(subject));
        String list = "/workspace?view=all&q=" + subject.replaceAll("\\W+", "+");
        Page page = browser.signIn(AGENT).open("/workspace/case?id=" + id).page();
        browser.open(list);
        Locator line = page.locator("[data-queue] tbody th");
        assertThat(line).not().hasAttribute("data-unread", Pattern.compile(".*"));

        Caller.signedIn(portal, "supervisor@demo.example")
                .post(
                        "/data/workspace/cases/" + id + "/answers/" + new Things(portal).in("{new}") + "/send",
                        Caller.form(Map.of("act", "reply", "seen", "1.unassigned", "description", "On it.")));
        assertThat(line).hasAttribute("data-unread", "New since you read it");

        browser.open("/workspace/case?id=" + id).open(list);
        assertThat(line).not().hasAttribute("data-unread", Pattern.compile(".*"));
    }

    @Test
    void a_case_to_merge_with_is_offered_by_its_words_and_named_by_its_subject(Browser browser, Portal portal) {
        List<String> ids = three(portal, "Twice reported");
        Page page =
                browser.signIn(AGENT).open("/workspace/case?id=" + ids.get(1)).page();
        page.locator("summary").getByText("Link or merge").click();

        page.locator("#other").fill(ids.get(0) + " 3");
        Locator offered =
                page.locator("#others-of-account option", new Page.LocatorOptions().setHasText(ids.get(0) + " 3"));
        assertThat(offered).hasCount(1);
        page.locator("#other").fill(offered.getAttribute("value"));

        assertThat(page.locator("#other-found")).hasText(ids.get(0) + " 3");
        page.locator("#merge").click();
        assertThat(page.locator("#merge-dialog")).containsText(ids.get(0) + " 3");
    }

    @Test
    void another_service_brings_its_categories_without_a_reload(Browser browser, Portal portal) {
        Page page = browser.signIn(AGENT)
                .open("/workspace/case?id=" + opened(portal, "Filed wrongly"))
                .page();
        page.locator("summary").getByText("Change service or category").click();
        List<String> before = page.locator("#category option").allTextContents();

        page.locator("#service").fill("DNS");
        page.keyboard().press("Enter");

        assertThat(page.locator("#category option").first()).not().hasText(before.get(0));
        page.locator("#refile").click();
        assertThat(page.locator("#head")).containsText("DNS");
    }

    @Test
    void keys_lead_to_the_note_to_assigning_and_to_resolving_and_out_of_a_field(Browser browser, Portal portal) {
        Page page = browser.signIn(AGENT)
                .open("/workspace/case?id=" + opened(portal, "By letters"))
                .page();

        page.keyboard().press("n");
        assertThat(page.locator("#note")).isFocused();
        page.keyboard().press("Escape");
        page.keyboard().press("a");
        assertThat(page.locator("#assign-to")).isFocused();
        page.keyboard().press("Escape");
        page.keyboard().press("e");
        assertThat(page.locator("#resolve")).isFocused();
        page.keyboard().press("/");
        page.waitForURL("**/workspace");
        page.keyboard().press("/");
        page.keyboard().type("kept");
        page.keyboard().press("Escape");

        assertThat(page.locator("#search")).not().isFocused();
        assertThat(page.locator("#search")).hasValue("kept");
    }

    private static List<String> three(Portal portal, String name) {
        Caller member = Caller.signedIn(portal, "business@demo.example");
        String mark = Filled.subject(name);
        return List.of(
                mark,
                member.openCase(Filled.technical(mark + " 1")),
                member.openCase(Filled.technical(mark + " 2")),
                member.openCase(Filled.technical(mark + " 3")));
    }

    /** The page of that case is shown, and its scripts listen to keys. */
    private static void assertOpen(Page page, String subject) {
        assertThat(page.locator("h1")).hasText(subject);
        page.waitForLoadState();
    }

    /** The list of the cases whose common name comes first. */
    private static String listOf(List<String> three) {
        return "/workspace?view=all&q=" + three.get(0).replaceAll("\\W+", "+");
    }

    private static String opened(Portal portal, String name) {
        return WorkspaceJourneyIT.opened(portal, name);
    }
}
