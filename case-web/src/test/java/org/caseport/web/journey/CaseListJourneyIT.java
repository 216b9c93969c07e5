package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;

/** The account's cases: filtered, searched, sorted, paged, shared and exported. */
@InBrowser
class CaseListJourneyIT {

    private static final String SOMEBODY = "enterprise@demo.example";
    private static final String STRANGER = "onramp@demo.example";

    @Test
    void a_case_is_found_by_its_words_at_once_and_the_address_can_be_shared(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        String subject = Filled.subject("Quokkas in the warehouse");
        String id = submit(caller, Filled.with(Filled.billing(subject), "description", "彼らは倉庫で眠っています。"));
        Page page = caller.lend(browser).page();
        browser.open("/cases");
        assertThat(page).hasTitle(Pattern.compile("Your support cases"));
        assertThat(page.locator("main")).containsText("Resolved cases are hidden. Show all");

        page.getByLabel("Search", exact()).fill("quokk 倉庫");
        page.getByRole(AriaRole.BUTTON, button("Search")).click();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody .list-title")).hasText(subject);
        assertThat(page.locator("tbody mark")).hasText("倉庫");
        page.locator("#type").selectOption("Technical");
        assertThat(page.locator(".empty")).containsText("No cases match");
        page.locator("#type").selectOption("Account and billing");
        assertThat(page.locator("tbody tr")).hasCount(1);
        String shared = browser.where();
        assertThat(shared)
                .contains("type=account-and-billing")
                .doesNotContain("size=")
                .doesNotContain("status=");

        Page tab = browser.newTab(shared);
        assertThat(tab.getByLabel("Search", exact())).hasValue("quokk 倉庫");
        assertThat(tab.locator("tbody .list-title")).hasText(subject);
        page.goBack();
        assertThat(page.locator(".empty")).isVisible();
        assertThat(page.locator("#type")).hasValue("technical");
        page.getByRole(AriaRole.LINK, link("Clear filters")).first().click();
        assertThat(page.getByLabel("Search", exact())).hasValue("");
        assertThat(page.locator("tbody")).containsText(subject);
        page.getByLabel("Search", exact()).fill(id);
        page.keyboard().press("Enter");
        page.waitForURL("**/cases/case?id=" + id + "*");
        assertThat(page.locator("h1")).containsText(subject);
    }

    @Test
    void pages_go_forth_and_back_and_every_order_can_be_chosen(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        String mark = "paging" + Long.toString(System.nanoTime(), 36);
        for (int i = 0; i < 12; i++) {
            submit(caller, Filled.billing(mark + " number " + i));
        }
        Page page = caller.lend(browser).page();
        browser.open("/cases?size=10&q=" + mark);
        assertThat(page.locator("tbody tr")).hasCount(10);
        assertThat(page.locator("tbody tr").first()).containsText("number 11");

        page.getByRole(AriaRole.LINK, link("Next page")).click();
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(page.locator("#results")).isFocused();
        page.getByRole(AriaRole.LINK, link("Previous page")).click();
        assertThat(page.locator("tbody tr")).hasCount(10);
        assertThat(page.locator("tbody tr").first()).containsText("number 11");
        page.getByRole(AriaRole.LINK, link("Created")).click();
        assertThat(page.locator("th[aria-sort=descending]")).hasText("Created");
        page.getByRole(AriaRole.LINK, link("Created")).click();
        assertThat(page.locator("th[aria-sort=ascending]")).hasText("Created");
        assertThat(page.locator("tbody tr").first()).containsText("number 0");
        assertThat(page.getByLabel("Sort by", exact())).hasValue("created-asc");
        page.getByLabel("Cases per page", exact()).selectOption("25");
        assertThat(page.locator("tbody tr")).hasCount(12);
        assertThat(page.getByRole(AriaRole.LINK, link("Next page"))).hasCount(0);
    }

    @Test
    void a_long_subject_is_read_whole_in_the_list(Browser browser, Portal portal) {
        String subject = Filled.subject("Warehouse database refuses connections from the packing stations");
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        submit(caller, Filled.with(Filled.technical(subject), "severity", "high"));
        Page page = caller.lend(browser).page();
        for (int width : List.of(1280, 1440, 1680)) {
            page.setViewportSize(width, 900);
            browser.open("/cases?q=" + subject.replaceAll("\\W+", "+"));
            Locator title = page.locator("tbody .list-title");

            assertThat(title).hasText(subject);
            assertThat((Boolean) title.evaluate("title => title.scrollHeight < title.clientHeight + 8"))
                    .as("the whole subject at " + width)
                    .isTrue();
            assertThat(page.locator("tbody tr").boundingBox().height)
                    .as("height of a row at " + width)
                    .isLessThan(66);
        }
    }

    @Test
    void a_page_that_support_center_did_not_write_is_not_drawn_into_the_list(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        submit(caller, Filled.billing(Filled.subject("Listed while a server starts")));
        Page page = caller.lend(browser).page();
        browser.open("/cases");
        page.route(Pattern.compile("/cases\\?.*type=technical"), route -> {
            if (route.request().resourceType().equals("fetch")) {
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<style>h1 { color: red }</style><h1 style='margin: 0'>Starting</h1>"));
            } else {
                route.resume();
            }
        });

        page.locator("#type").selectOption("Technical");

        page.waitForURL("**/cases?*type=technical*");
        assertThat(page.locator("h1")).hasText("Your support cases");
        assertThat(page.locator("#type")).hasValue("technical");
    }

    @Test
    void the_file_holds_what_the_filter_shows_and_no_formula(Browser browser, Portal portal) throws IOException {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        String mark = "csv" + Long.toString(System.nanoTime(), 36);
        submit(caller, Filled.billing("=HYPERLINK(\"http://evil.example\") " + mark));
        submit(caller, Filled.billing("日本語, \"quoted\" " + mark));
        Page page = caller.lend(browser).page();
        browser.open("/cases?q=" + mark);

        Download download = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, link("Export as CSV")).click());

        assertThat(download.suggestedFilename()).matches("support-cases-\\d{4}-\\d\\d-\\d\\d\\.csv");
        String file = Files.readString(download.path(), StandardCharsets.UTF_8);
        List<String> lines = Arrays.asList(file.split("\r\n"));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("\uFEFFSubject,Case number,Case ID,Status,Severity,Type,Service,Created (");
        assertThat(lines.get(1)).startsWith("\"日本語, \"\"quoted\"\" " + mark + "\",");
        assertThat(lines.get(2)).startsWith("\"'=HYPERLINK(\"\"http://evil.example\"\") " + mark + "\",");
    }

    @Test
    void nothing_of_another_account_is_listed_found_or_exported(Portal portal) {
        Caller owner = Caller.signedIn(portal, SOMEBODY);
        Caller stranger = Caller.signedIn(portal, STRANGER);
        String mark = "secret" + Long.toString(System.nanoTime(), 36);
        String id = submit(owner, Filled.billing("Hidden " + mark));
        String place = "2099-01-01T00:00:00Z~" + id;

        assertThat(owner.get("/cases?q=" + mark).body()).contains("Hidden " + mark);
        for (String query :
                List.of("q=" + mark, "q=" + id, "status=all&after=" + place, "status=all&before=" + place)) {
            assertThat(stranger.get("/cases?" + query).body()).as(query).doesNotContain("Hidden");
            assertThat(stranger.get("/data/cases.csv?" + query).body())
                    .as(query)
                    .doesNotContain("Hidden");
        }
    }

    @Test
    void hostile_words_and_addresses_show_a_list_and_never_an_error(Browser browser, Portal portal) throws IOException {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        String[] naughty = new Gson()
                .fromJson(
                        Files.readString(
                                Portal.target().resolve("../../case-persistence/src/test/resources/blns.json"),
                                StandardCharsets.UTF_8),
                        String[].class);
        for (int i = 0; i < naughty.length; i += 3) {
            String text = Caller.encoded(naughty[i]);
            String query = List.of("q=", "status=", "from=", "sort=", "size=", "after=")
                            .get(i / 3 % 6)
                    + text;
            HttpResponse<String> answer = caller.get("/cases?" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(200);
        }
        Page page = caller.lend(browser).page();
        String text = "<script>console.error('ran')</script>\"' OR 1=1 -- %_";
        browser.open("/cases");
        page.getByLabel("Search", exact()).fill(text);
        page.keyboard().press("Enter");
        assertThat(page.locator(".list-says")).containsText(text);
        assertThat(page.getByLabel("Search", exact())).hasValue(text);
        page.reload();
        assertThat(page.getByLabel("Search", exact())).hasValue(text);
        browser.assertAccessible();
    }

    @Test
    void the_list_works_without_scripts(Browsers browsers, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        String mark = "plain" + Long.toString(System.nanoTime(), 36);
        submit(caller, Filled.billing("Without scripts " + mark));
        String page = caller.get(
                        "/cases?q=" + mark + "&status=&type=&severity=&service=&from=&to=&sort=last-activity&size=25")
                .body();

        assertThat(page)
                .contains("Without scripts " + mark)
                .contains("<form id=\"filter\"")
                .contains("method=\"get\"")
                .contains("href=\"/data/cases.csv?q=" + mark + "\"");
    }

    @Test
    void a_supervisor_announces_a_problem_and_members_see_it(Browsers browsers, Portal portal) {
        Browser desk = Caller.signedIn(portal, "supervisor@demo.example").lend(browsers.at(portal));
        Browser member = Caller.signedIn(portal, SOMEBODY).lend(browsers.at(portal));
        desk.open("/workspace/announcement");
        Page page = desk.page();
        page.getByLabel("Text in English", exact()).fill("Mail arrives late <b>today</b>");
        page.getByRole(AriaRole.BUTTON, button("Announce")).click();
        assertThat(page.locator("[data-error-summary]")).containsText("both languages");
        desk.assertAccessible();
        page.getByLabel("Text in Japanese", exact()).fill("メールが遅れています");
        page.getByRole(AriaRole.BUTTON, button("Announce")).click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Published");

        member.open("/");
        assertThat(member.page().locator(".announcement")).containsText("Mail arrives late <b>today</b>");
        member.assertAccessible();
        member.open("/cases/create");
        assertThat(member.page().locator(".announcement")).containsText("Mail arrives late");
        member.assertAccessible();
        page.getByRole(AriaRole.BUTTON, button("Withdraw")).click();
        desk.assertAccessible();
        page.locator("dialog[open] [type=submit]").click();
        assertThat(page.locator("main")).containsText("Nothing is announced");
        member.open("/");
        assertThat(member.page().locator(".announcement")).hasCount(0);
        assertThat(Caller.signedIn(portal, "agent@demo.example")
                        .get("/workspace/announcement")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_list_is_worked_with_the_keyboard_alone(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, SOMEBODY).lend(browser).page();
        browser.open("/cases");
        tabTo(page, page.getByLabel("Status", exact()));
        page.keyboard().press("End");
        assertThat(page.locator(".list-says")).containsText("Resolved cases are included");
        assertThat(page.getByLabel("Status", exact())).isFocused();
        tabTo(page, page.getByRole(AriaRole.LINK, link("Created")));
        page.keyboard().press("Enter");
        assertThat(page.locator("th[aria-sort=descending]")).hasText("Created");
        assertThat(page.locator("#results")).isFocused();
        tabTo(page, page.locator("tbody .list-title").first());
        page.keyboard().press("Enter");
        page.waitForURL("**/cases/case?id=*");
    }

    private static void tabTo(Page page, Locator goal) {
        for (int i = 0; i < 40; i++) {
            if ((Boolean) goal.evaluate("one => one === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not lead to " + goal);
    }

    private static String submit(Caller caller, java.util.Map<String, String> fields) {
        return caller.openCase(fields);
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions link(String name) {
        return button(name);
    }
}
