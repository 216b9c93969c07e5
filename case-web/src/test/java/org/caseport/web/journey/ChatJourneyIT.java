package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.ChatCaller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A member talks to an agent on the page of the case, and what was said stays in the case. */
@InBrowser
class ChatJourneyIT {

    private static final String BEA = "business@demo.example";
    private static final String INES = "agent@demo.example";

    private final Portal portal = Stage.CHATS.portal();

    @AfterEach
    void end_what_was_begun() {
        ChatCaller.endAll(Caller.signedIn(portal, BEA));
        ChatCaller.available(Caller.signedIn(portal, INES), false);
    }

    @Test
    void a_member_and_an_agent_talk_and_what_was_said_is_in_the_case(Browsers browsers) {
        Browser member = browsers.at(portal);
        Browser agent = browsers.at(portal);
        Page hers = started(member, "Talk to me");
        Page theirs = Caller.signedIn(portal, INES).lend(agent).page();
        agent.open("/workspace");
        theirs.getByLabel("Available for chats").check();

        Locator ring = theirs.locator("[data-duty-ring]");
        assertThat(ring).containsText("Chat waiting: Blue Harbor Logistics");
        assertThat(theirs.getByLabel("Available for chats")).isFocused();
        agent.assertAccessible();
        button(ring, "Accept").click();
        theirs.waitForURL("**/workspace/chats?id=*");
        assertThat(hers.locator(".chat-state")).containsText("You are talking to Support");

        for (int i = 1; i <= 3; i++) {
            say(hers, "Question " + i);
            assertThat(log(theirs)).containsText("Question " + i);
            say(theirs, "Answer " + i);
            assertThat(log(hers)).containsText("Answer " + i);
        }

        theirs.locator("#chatCanned").selectOption(new SelectOption().setIndex(1));
        assertThat(theirs.getByLabel("Message", exactly())).hasValue(Pattern.compile("^Hello .*"));
        theirs.getByLabel("Message", exactly()).fill("");
        theirs.getByLabel("Internal note", exactly()).fill("For agents alone");
        button(theirs.locator("[data-chat-note]"), "Add note").click();
        assertThat(theirs.getByLabel("Internal note", exactly())).hasValue("");
        List<String> said = List.of("Question 1", "Answer 1", "Question 2", "Answer 2", "Question 3", "Answer 3");
        assertThat(messages(hers)).hasText(said.toArray(String[]::new));
        assertThat(messages(theirs)).hasText(said.toArray(String[]::new));
        assertThat(hers.getByLabel("Message", exactly())).isFocused();
        member.assertAccessible();
        agent.assertAccessible();

        hers.locator("a[data-confirm=end-chat]").click();
        button(hers.locator("#end-chat"), "End chat").click();

        assertThat(hers.locator("#thread")).containsText("Transcript of a chat");
        assertThat(hers.locator("#thread .message-support").first()).containsText("Question 1");
        assertThat(hers.locator("#thread .message-support").first()).containsText("Answer 3");
        assertThat(hers.locator("#thread .transcript li")).hasCount(8);
        assertThat(hers.locator("#thread")).not().containsText("For agents alone");
        assertThat(theirs.locator(".chat-state")).containsText("This chat has ended");
        assertThat(theirs.getByLabel("Message", exactly())).isHidden();
        member.assertAccessible();
        theirs.getByText("Go to the case").click();
        assertThat(theirs.locator("#thread .transcript li")).hasCount(8);
        assertThat(theirs.locator("#thread .message-note")).containsText("For agents alone");
        agent.assertAccessible();
    }

    @Test
    void a_chat_that_rings_while_the_page_reads_is_shown_at_once(Browsers browsers) {
        Browser agent = browsers.at(portal);
        Caller ines = Caller.signedIn(portal, INES);
        Page page = ines.lend(agent).page();
        // Without the look every 15 s, which would find the ring in the end.
        page.addInitScript("const every = setInterval;"
                + " window.setInterval = (act, time) => time === 15000 ? 0 : every(act, time);"
                + " document.addEventListener('caseport:moved', (moved) => { window.moved = moved.detail; });");
        List<Runnable> held = new ArrayList<>();
        page.route("**/data/workspace/chats", route -> {
            if (held.isEmpty()) {
                Route.FulfillOptions before = new Route.FulfillOptions().setResponse(route.fetch());
                held.add(() -> route.fulfill(before));
            } else {
                route.resume();
            }
        });
        agent.open("/workspace");
        page.waitForCondition(() -> !held.isEmpty());
        ChatCaller.available(ines, true);
        Caller bea = Caller.signedIn(portal, BEA);
        String id = bea.openCase(Filled.technical(Filled.subject("Rings")));

        ChatCaller.start(bea, id);
        page.waitForCondition(() -> ines.get("/data/workspace/chats").body().contains("\"ring\":{"));
        page.waitForFunction("window.moved === 'chats'");
        held.get(0).run();

        assertThat(page.locator("[data-duty-ring]")).containsText("Chat waiting: Blue Harbor Logistics");
    }

    @Test
    void who_reads_that_no_agent_is_there_can_ask_for_a_call(Browsers browsers) {
        Browser member = browsers.at(portal);
        Caller bea = Caller.signedIn(portal, BEA);
        String id = bea.openCase(Filled.technical(Filled.subject("Rather a call")));
        Page page = bea.lend(member).page();
        member.open("/cases/case?id=" + id);
        assertThat(page.locator("#chat")).containsText("No agent is available right now.");
        button(page.locator("#chat"), "Start chat").click();
        page.waitForURL("**/cases/case?id=" + id + "#chat");

        assertThat(page.locator(".chat-state")).containsText("No agent is in the chat right now.");
        page.locator(".chat-call summary").click();
        member.assertAccessible();
        page.getByLabel("Phone number").fill("1");
        button(page.locator(".chat-call"), "Ask for a call").click();
        assertThat(page.locator("#chat [role=alert]")).containsText("Support can’t call this number.");
        page.getByLabel("Phone number").fill("020 7946 0018");
        button(page.locator(".chat-call"), "Ask for a call").click();

        assertThat(page.locator(".your-call")).containsText("We call +44 20 7946 0018");
        assertThat(page.locator("#chat")).containsText("We’ll call instead.");
    }

    @Test
    void a_message_whose_answer_was_lost_is_sent_again_and_shown_once(Browsers browsers) {
        Browser member = browsers.at(portal).forgive("Failed to load resource: net::ERR_");
        Page page = started(member, "Lost answer");
        AtomicInteger tries = new AtomicInteger();
        page.route("**/data/chats/*/messages/*", route -> {
            if (tries.incrementAndGet() == 1) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });

        say(page, "Only once");

        assertThat(page.locator(".chat-mark")).hasText("Sent");
        assertThat(messages(page)).hasText(new String[] {"Only once"});
        page.reload();
        assertThat(messages(page)).hasText(new String[] {"Only once"});
    }

    @Test
    void while_the_line_is_cut_in_one_direction_the_page_says_so_and_then_catches_up(Browsers browsers) {
        Browser member = browsers.at(portal).forgive("Failed to load resource: net::ERR_");
        Page page = started(member, "One direction");
        ChatCaller agent = ChatCaller.agent(
                Caller.signedIn(portal, INES), page.locator("#chat").getAttribute("data-chat-id"));
        agent.take();
        page.route("**/data/chats/*?after=*", Route::abort);
        agent.say("While it is cut");
        say(page, "Into the void");
        assertThat(page.locator("[data-chat-offline]")).isVisible();
        assertThat(page.locator("[data-chat-offline]")).hasText("Not connected — your messages are kept");
        assertThat(messages(page)).hasText(new String[] {"Into the void"});

        page.unroute("**/data/chats/*?after=*");

        assertThat(messages(page)).hasText(new String[] {"While it is cut", "Into the void"});
        assertThat(page.locator("[data-chat-offline]")).isHidden();
    }

    @Test
    void what_could_not_be_sent_is_kept_over_a_reload(Browsers browsers) {
        Browser member = browsers.at(portal).forgive("Failed to load resource: net::ERR_");
        Page page = started(member, "Kept");
        page.route("**/data/chats/*/messages/*", Route::abort);
        say(page, "First");
        say(page, "Second");
        assertThat(page.locator(".chat-mark").first()).hasText("Not sent — retrying");

        page.unroute("**/data/chats/*/messages/*");
        page.reload();

        assertThat(messages(page)).hasText(new String[] {"First", "Second"});
        assertThat(page.locator(".chat-mark")).hasText("Sent");
    }

    @Test
    void other_pages_lead_to_the_chat(Browsers browsers) {
        Browser member = browsers.at(portal);
        Page page = started(member, "Elsewhere");
        String chat = page.locator("#chat").getAttribute("data-chat-id");
        member.open("/cases");

        Locator bar = page.locator(".chat-bar");
        assertThat(bar).hasAttribute("data-chat-bar", chat);
        assertThat(bar).hasText("Chat with Support");
        member.assertAccessible();
        bar.locator("a").click();

        page.waitForURL("**/cases/case?id=*#chat");
        assertThat(bar).hasCount(0);
    }

    @Test
    void the_way_to_the_chat_covers_nothing_and_comes_before_the_page_by_keyboard(Browsers browsers) {
        Browser member = browsers.at(portal);
        Page page = started(member, "In the header");
        page.setViewportSize(360, 640);
        member.open("/cases?status=all");
        Locator link = page.locator(".chat-bar a");

        assertThat((Boolean) page.evaluate("document.querySelector('.chat-bar').getBoundingClientRect().bottom"
                        + " <= document.querySelector('main').getBoundingClientRect().top"))
                .isTrue();
        page.locator("#accountButton").focus();
        page.keyboard().press("Tab");
        assertThat(link).isFocused();
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
        assertThat((String) page.evaluate("getComputedStyle(document.querySelector('.chat-bar')).position"))
                .isEqualTo("static");
        page.keyboard().press("Enter");

        page.waitForURL("**/cases/case?id=*#chat");
    }

    @Test
    void after_the_first_answer_the_derivation_says_the_instant_first(Browsers browsers) {
        Page hers = started(browsers.at(portal), "Answered in the chat");
        ChatCaller agent = ChatCaller.agent(
                Caller.signedIn(portal, INES), hers.locator("#chat").getAttribute("data-chat-id"));
        agent.take();
        agent.say("Good morning");
        hers.reload();

        hers.locator("#derivation > summary").click();

        assertThat(hers.locator("#derivation > p").first()).containsText("First response by");
        assertThat(hers.locator("#derivation > p").first().locator("time")).isVisible();
    }

    @Test
    void enter_of_a_conversion_sends_nothing(Browsers browsers) {
        Page page = started(browsers.at(portal), "Conversion");
        Locator box = page.getByLabel("Message", exactly());
        box.fill("にほんご");
        box.dispatchEvent("keydown", java.util.Map.of("key", "Enter", "keyCode", 229, "bubbles", true));
        box.dispatchEvent("keydown", java.util.Map.of("key", "Enter", "isComposing", true, "bubbles", true));
        assertThat(box).hasValue("にほんご");

        box.press("Shift+Enter");
        assertThat(box).hasValue("にほんご\n");
        box.press("Enter");

        assertThat(messages(page)).hasText(new String[] {"にほんご"});
        assertThat(box).hasValue("");
    }

    @Test
    void on_a_phone_the_last_message_and_send_stay_above_the_keyboard(Browsers browsers) {
        Browser member = browsers.at(portal, Browsers.phone());
        Page page = started(member, "Keyboard");
        for (int i = 1; i <= 12; i++) {
            say(page, "Message " + i);
        }
        assertThat(messages(page)).hasCount(12);
        page.getByLabel("Message", exactly()).focus();

        // As the keyboard of a phone leaves it.
        page.setViewportSize(360, 380);

        assertThat(page.locator(".chat-typing")).hasCount(1);
        page.waitForFunction("() => [...document.querySelectorAll('.chat-log .chat-text')].pop()"
                + ".getBoundingClientRect().top > 0 && document.querySelector('.chat-form .button-primary')"
                + ".getBoundingClientRect().bottom <= innerHeight");
        assertThat(button(page.locator("#chat"), "Send")).isInViewport();
        member.assertAccessible();
    }

    @Test
    void a_day_and_what_is_new_stand_between_the_entries(Browsers browsers) {
        Browser member = browsers.at(portal);
        Page hers = started(member, "Lines");
        String chat = hers.locator("#chat").getAttribute("data-chat-id");
        Caller ines = Caller.signedIn(portal, INES);
        ChatCaller agent = ChatCaller.agent(ines, chat);
        say(hers, "First");
        agent.take();
        member.open("/cases");
        agent.say("While you were away");
        member.open(hers.locator(".chat-bar a").getAttribute("href"));

        assertThat(log(hers).locator("[data-day]")).hasCount(1);
        assertThat(log(hers).locator(".chat-new")).hasText("New");
        assertThat(log(hers).locator(".chat-new + .chat-entry")).containsText("While you were away");
        say(hers, "Here again");
        assertThat(log(hers).locator(".chat-new")).hasCount(0);
    }

    @Test
    void what_an_agent_has_not_sent_is_found_on_another_computer_and_a_chat_ends_with_its_case(Browsers browsers) {
        Browser member = browsers.at(portal);
        Page hers = started(member, "Unsent");
        String chat = hers.locator("#chat").getAttribute("data-chat-id");
        Caller ines = Caller.signedIn(portal, INES);
        ChatCaller.agent(ines, chat).take();
        Browser office = browsers.at(portal);
        Page first = ines.lend(office).page();
        office.open("/workspace/chats?id=" + chat);
        first.waitForResponse(
                answer -> answer.url().endsWith("/draft") && answer.status() == 204,
                () -> first.getByLabel("Message", exactly()).fill("Half a sen"));

        Browser home = browsers.at(portal);
        Page second = Caller.signedIn(portal, INES).lend(home).page();
        home.open("/workspace/chats?id=" + chat);
        assertThat(second.getByLabel("Message", exactly())).hasValue("Half a sen");
        assertThat(log(hers)).not().containsText("Half a sen");
        second.locator("a[data-confirm=end-and-resolve]").click();
        home.assertAccessible();
        button(second.locator("#end-and-resolve"), "End and resolve").click();

        assertThat(hers.locator("#chat")).containsText("because the case was resolved");
        assertThat(first.locator("[data-chat-kept]")).containsText("What was not sent is kept as a reply.");
    }

    @Test
    void without_scripts_a_message_is_sent_by_its_form(Browsers browsers) {
        Browser plain = browsers.at(portal, Browsers.phone().setJavaScriptEnabled(false));
        Page page = started(plain, "Plain");
        page.getByLabel("Message", exactly()).fill("By the form");
        button(page.locator("#chat"), "Send").click();

        assertThat(messages(page)).hasText(new String[] {"By the form"});
    }

    @Test
    void where_there_are_no_chats_no_page_shows_anything_of_them(Browsers browsers) {
        Portal others = Stage.PROGRAMS.portal();
        Browser member = browsers.at(others);
        Caller bea = Caller.signedIn(others, BEA);
        bea.lend(member);
        member.open("/cases/case?id=" + bea.openCase(Filled.technical(Filled.subject("No chat"))));
        assertThat(member.page().locator("#chat")).hasCount(0);
        Browser agent = browsers.at(others);
        Caller.signedIn(others, INES).lend(agent);
        agent.open("/workspace");

        assertThat(agent.page().locator("[data-duty], a[href$='/workspace/chats']"))
                .hasCount(0);
    }

    /** The page of a new case on which a chat was started. */
    private Page started(Browser browser, String about) {
        Caller bea = Caller.signedIn(portal, BEA);
        String id = bea.openCase(Filled.technical(Filled.subject(about)));
        Page page = bea.lend(browser).page();
        browser.open("/cases/case?id=" + id);
        button(page.locator("#chat"), "Start chat").click();
        page.waitForURL("**/cases/case?id=" + id + "#chat");
        return page;
    }

    private static void say(Page page, String text) {
        Locator box = page.getByLabel("Message", exactly());
        box.fill(text);
        box.press("Enter");
    }

    private static Locator log(Page page) {
        return page.getByRole(AriaRole.LOG);
    }

    private static Locator messages(Page page) {
        return log(page).locator("[data-kind=message] .chat-text, [data-key] .chat-text");
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Locator button(Locator place, String name) {
        return place.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
