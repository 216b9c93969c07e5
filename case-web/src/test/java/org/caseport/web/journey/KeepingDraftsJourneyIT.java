package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.caseport.web.Await;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;

/** Typed text is never lost, whatever people do with their browsers. */
@InBrowser
class KeepingDraftsJourneyIT {

    private static final String SOMEBODY = "onramp@demo.example";

    @Test
    void a_field_is_saved_without_a_click(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser).page();
        String draft = caller.begin(Filled.technical("x"));
        Wizard wizard = whereTimeStands(browser, draft);

        wizard.type("Subject", "Typed and never sent");
        assertThat(page.locator("[data-save-state]")).hasText("Saving…");
        page.clock().runFor(600);

        wizard.saved();
        assertThat(caller.get(Wizard.address(draft, "information")).body()).contains("value=\"Typed and never sent\"");
    }

    @Test
    void who_types_without_a_pause_is_saved_every_one_and_a_half_seconds(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, SOMEBODY).lend(browser).page();
        page.clock().install();
        Wizard wizard = Wizard.begin(browser);
        wizard.choose("Account and billing")
                .choose("Service", "General information")
                .choose("Category", "Getting started")
                .choose("General guidance")
                .toInformation();
        page.clock().pauseAt(Instant.now().plus(Duration.ofMinutes(1)).toEpochMilli());

        page.waitForResponse("**/data/drafts/*", () -> {
            wizard.box("Subject").focus();
            for (int tenths = 0; tenths < 15; tenths += 3) {
                page.keyboard().press("a");
                page.clock().runFor(300);
            }
        });

        wizard.saved();
    }

    @Test
    void reload_and_back_and_a_copied_link_keep_everything(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, SOMEBODY).lend(browser).page();
        Wizard wizard = Wizard.begin(browser);
        wizard.choose("Account and billing")
                .choose("Service", "General information")
                .choose("Category", "Getting started")
                .choose("System impaired")
                .toInformation();
        String subject = Filled.subject("Kept 日本語 🦊");
        wizard.type("Subject", subject).type("Description", "first\n  second");

        page.reload();
        assertThat(wizard.box("Subject")).hasValue(subject);
        assertThat(wizard.box("Description")).hasValue("first\n  second");

        wizard.toContact();
        wizard.choose("Phone").type("Phone number", "03 1234 5678").saved();
        page.goBack();
        assertThat(wizard.box("Subject")).hasValue(subject);
        page.goBack();
        assertThat(wizard.radio("System impaired")).isChecked();
        assertThat(wizard.list("Category")).hasValue("Getting started");
        page.goForward();
        page.goForward();
        assertThat(wizard.box("Phone number")).hasValue("03 1234 5678");
        assertThat(wizard.radio("Phone")).isChecked();

        Page copied = browser.newTab(browser.where());
        assertThat(new Wizard(copied).box("Phone number")).hasValue("03 1234 5678");
        copied.close();
        wizard.link("How can we help?").click();
        assertThat(wizard.radio("System impaired")).isChecked();
    }

    /** The page that comes may have been drawn before the save, and restores what it finds in the browser. */
    @Test
    void what_is_saved_while_its_page_is_being_left_stays_in_the_browser(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser).page();
        Wizard wizard = Wizard.at(browser, caller.begin(Filled.technical("Before")), "information");
        List<Route> saves = new ArrayList<>();
        page.route("**/data/drafts/*", saves::add);

        wizard.type("Subject", "Typed while going");
        page.waitForCondition(() -> !saves.isEmpty());
        page.evaluate("() => { window.dispatchEvent(new Event('beforeunload')); }");
        saves.get(0).resume();
        wizard.saved();

        assertThat((String) page.evaluate("() => Object.values(localStorage).join()"))
                .contains("Typed while going");
    }

    @Test
    void all_that_was_unsaved_when_a_page_was_left_stays_in_the_browser_though_a_part_is_saved_first(
            Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser).page();
        Wizard wizard = Wizard.at(browser, caller.begin(Filled.technical("Before")), "information");
        List<Route> saves = new ArrayList<>();
        page.route("**/data/drafts/*", saves::add);

        wizard.type("Subject", "Saved first");
        wizard.box("Subject").blur();
        page.waitForCondition(() -> !saves.isEmpty());
        wizard.type("Description", "Saved second");
        page.evaluate("() => { window.dispatchEvent(new Event('beforeunload')); }");
        saves.get(0).resume();
        page.waitForCondition(() -> saves.size() > 1);

        assertThat((String) page.evaluate("() => Object.values(localStorage).join()"))
                .contains("Saved first", "Saved second");
    }

    @Test
    void two_tabs_on_one_draft_do_not_undo_each_other(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        caller.lend(browser);
        String draft = caller.begin(Filled.technical("As it was"));
        Wizard one = Wizard.at(browser, draft, "information");
        Wizard other = new Wizard(browser.newTab(Wizard.address(draft, "information")));

        one.type("Subject", "Changed in the first tab").saved();
        other.type("Description", "Changed in the second tab").saved();
        other.toContact();

        browser.page().reload();
        assertThat(one.box("Subject")).hasValue("Changed in the first tab");
        assertThat(one.box("Description")).hasValue("Changed in the second tab");
    }

    @Test
    void each_of_several_drafts_goes_on_where_it_was_left_until_it_is_discarded(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser).page();
        String first = Filled.subject("Left at contact");
        String second = Filled.subject("Left at information");
        Wizard wizard = Wizard.at(browser, caller.begin(Filled.billing(first)), "contact");
        Wizard.at(browser, caller.begin(Filled.billing(second)), "information");

        browser.open("/");
        continueDraft(page, first).click();
        page.waitForURL("**step=contact");
        browser.open("/");
        continueDraft(page, second).click();
        page.waitForURL("**step=information");
        assertThat(wizard.box("Subject")).hasValue(second);

        wizard.button("Discard draft").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Discard this draft?"));
        assertThat(dialog).isVisible();
        page.keyboard().press("Escape");
        assertThat(dialog).isHidden();
        assertThat(wizard.button("Discard draft")).isFocused();
        wizard.button("Discard draft").click();
        wizard.button("Keep draft").click();
        assertThat(wizard.box("Subject")).hasValue(second);
        wizard.button("Discard draft").click();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Discard draft"))
                .click();
        page.waitForURL("**discarded=true");

        assertThat(page.getByText("Draft discarded.")).isVisible();
        assertThat(continueDraft(page, second)).hasCount(0);
        assertThat(continueDraft(page, first)).hasCount(1);
    }

    private static Locator continueDraft(Page start, String subject) {
        return start.locator("li")
                .filter(new Locator.FilterOptions().setHasText(subject))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Continue your draft"));
    }

    @Test
    void a_sign_in_that_ended_mid_step_costs_nothing_but_another_sign_in(Browser browser) {
        Page page = browser.signIn(SOMEBODY).page();
        browser.forgiveEndedSession();
        Wizard wizard = Wizard.begin(browser);
        wizard.choose("Account and billing")
                .choose("Service", "General information")
                .choose("Category", "Getting started")
                .choose("General guidance")
                .toInformation();
        String here = browser.where();
        browser.context().clearCookies();
        wizard.type("Subject", "Typed while signed out").type("Description", "All of\nit 🦊");
        wizard.button(Wizard.TO_CONTACT).click();
        page.waitForURL("**/sign-in?return=*");

        browser.signIn(SOMEBODY);

        assertThat(browser.where()).isEqualTo(here);
        assertThat(wizard.box("Subject")).hasValue("Typed while signed out");
        assertThat(wizard.box("Description")).hasValue("All of\nit 🦊");
        wizard.saved().toContact();
    }

    /** The second step of a draft, where time passes only as the test lets it. */
    private static Wizard whereTimeStands(Browser browser, String draft) {
        Page page = browser.page();
        page.clock().install();
        Wizard wizard = Wizard.at(browser, draft, "information");
        page.clock().pauseAt(Instant.now().plus(Duration.ofMinutes(1)).toEpochMilli());
        return wizard;
    }

    @Test
    void after_too_many_requests_nothing_is_sent_before_the_server_wants_it(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser.forgive("429")).page();
        String draft = caller.begin(Filled.technical("Before"));
        Wizard wizard = whereTimeStands(browser, draft);
        AtomicInteger saves = new AtomicInteger();
        page.route("**/data/drafts/*", route -> {
            if (saves.incrementAndGet() == 1) {
                route.fulfill(new Route.FulfillOptions().setStatus(429).setHeaders(Map.of("Retry-After", "40")));
            } else {
                route.resume();
            }
        });

        wizard.type("Subject", "Typed in a crowd");
        page.clock().runFor(600);
        assertThat(page.locator("[data-save-state]")).hasText("Not saved — retrying");
        assertThat(page.locator("[data-save-now]")).isHidden();
        wizard.type("Description", "And typed on");
        page.clock().runFor(39_000);
        assertThat(saves).hasValue(1);
        page.clock().runFor(1_500);
        wizard.saved();
        assertThat(caller.get(Wizard.address(draft, "information")).body())
                .contains("value=\"Typed in a crowd\"", "And typed on");
    }

    @Test
    void a_line_that_stays_broken_is_tried_for_a_while_and_then_only_when_asked(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser.forgive("net::ERR_FAILED")).page();
        String draft = caller.begin(Filled.technical("Before"));
        Wizard wizard = whereTimeStands(browser, draft);
        AtomicInteger saves = new AtomicInteger();
        page.route("**/data/drafts/*", route -> {
            saves.incrementAndGet();
            route.abort();
        });
        Locator state = page.locator("[data-save-state]");

        wizard.type("Subject", "Typed without a line");
        page.clock().runFor(600);
        assertThat(state).hasText("Not saved — retrying");
        Await.until("it no longer tries by itself", () -> {
            page.clock().runFor(30_000);
            return "unsaved".equals(state.getAttribute("data-state"));
        });
        int tries = saves.get();
        page.clock().runFor(600_000);

        assertThat(state).hasText("Not saved. Your text is kept in this browser.");
        assertThat(saves.get()).isEqualTo(tries).isBetween(2, 16);
        assertThat((String) page.evaluate("() => Object.values(localStorage).join()"))
                .contains("Typed without a line");
        page.clock().resume();
        browser.assertAccessible();
        page.unroute("**/data/drafts/*");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save now"))
                .click();
        wizard.saved();
        assertThat(state).isFocused();
        assertThat(caller.get(Wizard.address(draft, "information")).body()).contains("value=\"Typed without a line\"");
    }

    @Test
    void a_form_of_a_draft_that_is_gone_is_answered_plainly(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser).page();
        String draft = caller.begin(Filled.billing("Soon gone"));
        Wizard wizard = Wizard.at(browser, draft, "information");
        caller.post("/data/drafts/" + draft + "/discard", java.net.http.HttpRequest.BodyPublishers.noBody());
        browser.forgive("404").forgive("410");

        wizard.type("Subject", "more text");
        assertThat(page.locator("[data-save-state]"))
                .containsText("This draft no longer exists, or it belongs to someone else.");
        page.reload();
        wizard.link("Go to the home page").click();
        assertThat(page).hasURL(Pattern.compile("localhost:[0-9]+/$"));
    }

    @Test
    void a_case_about_the_same_thing_and_help_are_offered_while_the_subject_is_typed(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser).page();
        String subject = Filled.subject("Turbine telemetry arrives late");
        caller.submit(caller.begin(Filled.billing(subject)));
        String draft = caller.begin(
                Map.of("caseType", "technical", "service", "relational-database", "category", "slow-queries"));
        Wizard wizard = Wizard.at(browser, draft, "information");
        assertThat(wizard.link("Reading slow query logs")).isVisible();

        wizard.type("Subject", "telemetry of a turbine arrives late");

        assertThat(page.locator("#related")).containsText("You already have an open case about this");
        assertThat(page.locator("#related")).containsText(subject);
        assertThat(wizard.box("Subject")).isFocused();
    }
}
