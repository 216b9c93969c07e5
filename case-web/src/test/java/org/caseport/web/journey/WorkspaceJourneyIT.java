package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SelectOption;
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

/** Agents take cases from the queue, work on them, and keep each other's hands off; nobody else gets in. */
@InBrowser
class WorkspaceJourneyIT {

    private static final String AGENT = "agent@demo.example";
    private static final String AGENT2 = "agent2@demo.example";
    private static final String SUPERVISOR = "supervisor@demo.example";

    @Test
    void an_agent_answers_asks_investigates_notes_and_resolves(Browser browser, Portal portal) {
        Page page = browser.signIn(AGENT).page();
        assertThat(browser.where()).isEqualTo("/workspace");
        browser.open(desk(opened(portal, "To be worked on")));
        assertThat(page.locator("main .button-primary")).hasId("take");
        page.locator("#take").click();
        assertThat(page.locator("#assignee")).containsText("Ines Moreau");
        assertThat(page.locator("#head .status")).hasText("Work in progress");
        assertThat(page.locator("main .button-primary")).hasId("reply");

        page.locator("#answer").fill("Hello,\n<b>we</b> look into it.");
        page.locator("#reply").click();
        assertThat(page.locator(".message-support").first()).containsText("<b>we</b> look into it.");
        assertThat(page.locator("#clock")).containsText("on time");

        page.locator("#answer").fill("Which host is it?");
        page.locator("#ask").click();
        assertThat(page.locator("#head .status")).hasText("Pending customer action");
        page.locator("#answer").click();
        page.locator("#investigate").click();
        assertThat(page.locator(".error-summary")).isFocused();
        assertThat(page.locator("#head .status")).hasText("Pending customer action");
        page.locator("#answer").fill("We look into it.");
        page.locator("#investigate").click();
        assertThat(page.locator("#head .status")).hasText("Pending support action");

        page.locator("#tab-note").click();
        page.locator("#note").fill("Looks like the disk.");
        page.locator("#addNote").click();
        assertThat(page.locator(".message-note")).containsText("Looks like the disk.");

        page.locator("#answer").fill("Solved.");
        page.locator("#resolve").click();
        assertThat(page.locator("#head .status")).hasText("Resolved");
        assertThat(page.locator("#journal")).containsText("Internal note added");
    }

    @Test
    void a_note_begun_beside_an_answer_is_still_there_after_the_answer_is_sent(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, AGENT).lend(browser).page();
        browser.open(desk(opened(portal, "Noted beside")));
        page.locator("#tab-note").click();
        page.locator("#note").fill("Ask the network team.");
        assertThat(page.locator("[data-save-state]")).hasAttribute("data-state", "saved");
        page.locator("#tab-answer").click();
        page.locator("#answer").fill("We look into it.");

        page.locator("#reply").click();

        assertThat(page.locator(".message-support").first()).containsText("We look into it.");
        page.locator("#tab-note").click();
        assertThat(page.locator("#note")).hasValue("Ask the network team.");
    }

    @Test
    void a_canned_response_keeps_apart_from_the_words_beside_it_and_can_be_taken_back(Browser browser, Portal portal) {
        Page page = browser.signIn(AGENT).page();
        browser.open(desk(opened(portal, "To be answered from a template")));
        Locator answer = page.locator("#answer");
        answer.pressSequentially("mine");

        page.locator("#canned").selectOption(new SelectOption().setIndex(1));

        assertThat(answer).hasValue(Pattern.compile("^mine\n\n\\S[\\s\\S]+"));
        page.keyboard().press("Control+z");
        assertThat(answer).hasValue("mine");
        answer.fill("before after");
        answer.evaluate("field => field.setSelectionRange(7, 7)");
        page.locator("#canned").selectOption(new SelectOption().setIndex(1));
        assertThat(answer).hasValue(Pattern.compile("^before \n\n\\S[\\s\\S]+\\S\n\nafter$"));
        answer.fill("");
        page.locator("#canned").selectOption(new SelectOption().setIndex(1));
        assertThat(answer).hasValue(Pattern.compile("^\\S[\\s\\S]+"));
    }

    @Test
    void an_agent_previews_an_answer(Browser browser, Portal portal) {
        Page page = browser.signIn(AGENT).page();
        browser.open(desk(opened(portal, "To be previewed")));
        page.locator("#answer").fill("It is **done**");

        page.locator("#answer-preview-button").click();

        assertThat(page.locator("#answer-preview strong")).hasText("done");
    }

    @Test
    void a_case_page_is_accessible_in_every_state_of_a_long_history(Browser browser, Portal portal) {
        Page page = browser.signIn(AGENT).page();
        page.setViewportSize(1280, 900);
        browser.open(desk(opened(portal, "A long history")));
        for (int i = 0; i < 4; i++) {
            page.locator("#answer").fill("Reply " + i);
            page.locator("#reply").click();
            assertThat(page.locator(".message-support")).hasCount(i + 1);
            page.locator("#tab-note").click();
            page.locator("#note").fill("Note " + i);
            page.locator("#addNote").click();
            assertThat(page.locator(".message-note")).hasCount(i + 1);
        }
        browser.assertAccessible();

        page.locator("#answer").fill("Solved.");
        page.locator("#resolve").click();
        assertThat(page.locator("#head .status")).hasText("Resolved");
        browser.assertAccessible();

        page.locator("summary").getByText("Reopen").click();
        page.locator("#reopen-reason").fill("It came back.");
        page.locator("#reopen").click();
        assertThat(page.locator("#head .status")).hasText("Reopened");
        browser.assertAccessible();
    }

    @Test
    void what_agents_note_is_never_seen_by_the_customer(Browser browser, Portal portal) {
        String id = opened(portal, "Noted");
        Page page = browser.signIn(AGENT).open(desk(id)).page();
        page.locator("#tab-note").click();
        page.locator("#note").fill("Only between us.");
        page.locator("#addNote").click();
        assertThat(page.locator(".message-note")).hasCount(1);

        Caller member = Caller.signedIn(portal, "business@demo.example");

        assertThat(member.get("/cases/case?id=" + id).body()).doesNotContain("Only between us.");
    }

    @Test
    void who_answers_what_was_answered_meanwhile_sees_it_and_keeps_the_text(Browsers browsers, Portal portal) {
        String id = opened(portal, "Two at once");
        Page ines = browsers.at(portal).signIn(AGENT).open(desk(id)).page();
        Page ruth = browsers.at(portal).signIn(SUPERVISOR).open(desk(id)).page();
        // What comes in before anything is typed was seen; so both begin.
        ines.locator("#answer").fill("From Ines.");
        ruth.locator("#answer").fill("From Ruth.");
        ruth.locator("#reply").click();
        assertThat(ruth.locator(".message-support")).containsText("From Ruth.");

        ines.locator("#reply").click();

        assertThat(ines.locator(".came-between")).isVisible();
        assertThat(ines.locator(".message.is-new")).containsText("From Ruth.");
        assertThat(ines.locator("#answer")).hasValue("From Ines.");
        ines.locator("#reply").click();
        assertThat(ines.locator(".message-support").first()).containsText("From Ines.");
    }

    @Test
    void what_came_in_before_a_word_was_typed_keeps_nothing_back(Browsers browsers, Portal portal) {
        String id = opened(portal, "One after the other");
        Page ines = browsers.at(portal).signIn(AGENT).open(desk(id)).page();
        Page ruth = browsers.at(portal).signIn(SUPERVISOR).open(desk(id)).page();
        ruth.locator("#answer").fill("From Ruth.");
        ruth.locator("#reply").click();
        assertThat(ines.locator(".message-support")).containsText("From Ruth.");

        ines.locator("#answer").fill("From Ines.");
        ines.locator("#reply").click();

        assertThat(ines.locator(".message-support").first()).containsText("From Ines.");
    }

    @Test
    void take_next_gives_two_agents_two_cases(Browsers browsers, Portal portal) {
        opened(portal, "Next one");
        opened(portal, "Next other");
        Page ines = browsers.at(portal).signIn(AGENT).page();
        Page kenji = browsers.at(portal).signIn(AGENT2).page();

        ines.keyboard().press("t");
        ines.waitForURL("**/workspace/case?id=*");
        kenji.keyboard().press("t");
        kenji.waitForURL("**/workspace/case?id=*");

        assertThat(ines.url()).isNotEqualTo(kenji.url());
        assertThat(ines.locator("#assignee")).containsText("Ines Moreau");
        assertThat(kenji.locator("#assignee")).containsText("Kenji Tanaka");
    }

    @Test
    void who_takes_the_next_case_goes_on_to_the_next_one_with_two_keys_a_case(Browser browser, Portal portal) {
        opened(portal, "Taken and answered");
        opened(portal, "Taken after it");
        Page page = browser.signIn(AGENT).page();
        page.keyboard().press("t");
        page.waitForURL("**/workspace/case?id=*");
        String first = page.locator("#composer").getAttribute("data-case");
        assertThat(page.locator("#sendNext")).hasText("Send and take next");

        page.keyboard().press("r");
        page.keyboard().type("On it.");
        page.keyboard().press("Control+Shift+Enter");

        assertThat(page.locator("#composer")).not().hasAttribute("data-case", first);
        assertThat(page.locator(".notice-ok")).hasText("Your reply was sent. This is the next case.");
        assertThat(page.locator("#assignee")).containsText("Ines Moreau");
        assertThat(page.locator("#head .status")).hasText("Work in progress");
        assertThat(page.locator("#sendNext")).hasText("Send and take next");
    }

    @Test
    void a_reply_that_is_sent_again_takes_no_second_case(Portal portal) {
        String id = opened(portal, "Sent twice");
        opened(portal, "Taken once");
        opened(portal, "Left alone");
        Caller agent = Caller.signedIn(portal, AGENT);
        String send = "/data/workspace/cases/" + id + "/answers/" + new Things(portal).in("{new}") + "/send";
        Map<String, String> reply =
                Map.of("act", "reply-next", "takingNext", "true", "seen", "1.unassigned", "description", "On it.");

        assertThat(Caller.location(agent.post(send, Caller.form(reply))))
                .contains("/workspace/case?id=")
                .endsWith("&takingNext=true&done=replynext");
        assertThat(Caller.location(agent.post(send, Caller.form(reply)))).endsWith("/workspace?view=mine&sent=reply");
    }

    @Test
    void the_queue_is_walked_and_a_case_is_answered_by_keys_alone(Browser browser, Portal portal) {
        opened(portal, "By keys");
        Page page = browser.signIn(AGENT).page();

        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        assertThat(page.locator("[data-queue] tbody tr").first().locator("a")).isFocused();
        page.keyboard().press("o");
        page.waitForURL("**/workspace/case?id=*");
        page.keyboard().press("r");
        assertThat(page.locator("#answer")).isFocused();
        page.keyboard().type("tjk?/");
        assertThat(page.locator("#answer")).hasValue("tjk?/");

        browser.open("/workspace");
        page.keyboard().press("/");
        assertThat(page.locator("#search")).isFocused();
        page.keyboard().press("Tab");
        page.locator("main").focus();
        page.keyboard().press("?");
        assertThat(page.locator("#shortcuts")).isVisible();
        page.locator("#useShortcuts").uncheck();
        page.keyboard().press("Escape");
        page.locator("main").focus();
        page.keyboard().press("?");
        assertThat(page.locator("#shortcuts")).isHidden();
    }

    @Test
    void a_new_case_appears_without_a_reload(Browsers browsers, Portal portal) {
        Page page = browsers.at(portal)
                .signIn(AGENT)
                .open("/workspace?view=unassigned")
                .page();
        page.mouse().move(5, 5);
        page.evaluate("window.notReloaded = true");

        String subject = Filled.subject("Just arrived");
        Caller member = Caller.signedIn(portal, "enterprise@demo.example");
        member.submit(member.begin(Filled.with(Filled.technical(subject), "severity", "critical")));

        assertThat(page.locator("[data-queue]")).containsText(subject);
        assertThat((Boolean) page.evaluate("window.notReloaded === true")).isTrue();
    }

    @Test
    void nobody_but_agents_gets_in_or_does_anything(Portal portal) {
        String id = opened(portal, "Behind walls");
        for (String other : List.of("business@demo.example", "enterprise@demo.example", "admin@demo.example")) {
            Caller caller = Caller.signedIn(portal, other);
            for (String path : List.of("/workspace", "/workspace/board")) {
                assertThat(caller.get(path).statusCode())
                        .as(other + " at " + path)
                        .isEqualTo(403);
            }
        }
        // A member is led to the same case in the member's own view, and another account's is not there either.
        assertThat(Caller.location(
                        Caller.signedIn(portal, "business@demo.example").get(desk(id))))
                .endsWith("/cases/case?id=" + id);
        Caller stranger = Caller.signedIn(portal, "enterprise@demo.example");
        assertThat(stranger.get(Caller.location(stranger.get(desk(id)))).statusCode())
                .isEqualTo(404);
        assertThat(Caller.signedIn(portal, "admin@demo.example").get(desk(id)).statusCode())
                .isEqualTo(403);
        Caller agent = Caller.signedIn(portal, AGENT);
        assertThat(agent.get("/workspace/board").statusCode()).isEqualTo(403);
        assertThat(agent.get("/workspace").statusCode()).isEqualTo(200);
        assertThat(agent.get(desk(id.replaceAll("[0-9a-f]{4}$", "0000"))).statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_boards_numbers_are_those_of_the_lists_behind_them(Browser browser, Portal portal) {
        opened(portal, "Counted");
        Page page = browser.signIn(SUPERVISOR).open("/workspace/board").page();
        var cells = page.locator("#openTable tbody tr").first().locator("td a");
        int counted = Integer.parseInt(cells.last().textContent());
        String list = cells.last().getAttribute("href");

        browser.open(list);

        assertThat(page.locator("[data-queue] tbody tr")).hasCount(Math.min(50, counted));
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT, 1280", "en, DARK, 360", "ja, DARK, 1280", "ja, LIGHT, 360"})
    void every_page_is_accessible_and_fits_its_screen(
            String language, ColorScheme scheme, int width, Browser browser, Portal portal) {
        String id = opened(portal, "Long_word_without_any_place_to_break_it_".repeat(5));
        Caller.signedIn(portal, SUPERVISOR).lend(browser);
        browser.context()
                .addCookies(List.of(new Cookie("caseport-language", language)
                        .setUrl(portal.url("/").toString())));
        browser.context().setExtraHTTPHeaders(Map.of("Accept-Language", language));
        Page page = browser.page();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, 900);
        for (String address : List.of("/workspace", desk(id), desk(id) + "&service=dns", "/workspace/board")) {
            browser.open(address).assertAccessible();
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("width of " + address)
                    .isLessThanOrEqualTo(width);
            assertThat(page.locator("#accountButton > .menu-name").boundingBox().height)
                    .as("height of the person's name, which is one line, on " + address)
                    .isLessThan(30);
        }
    }

    private static String desk(String id) {
        return "/workspace/case?id=" + id;
    }

    /** A technical case in English on the business plan. */
    static String opened(Portal portal, String name) {
        return Caller.signedIn(portal, "business@demo.example").openCase(Filled.technical(Filled.subject(name)));
    }
}
