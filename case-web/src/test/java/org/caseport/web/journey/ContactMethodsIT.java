package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Stage;
import org.caseport.web.journey.stage.Things;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a portal without chats and calls offers: it answers in writing, and says so wherever one is asked for. */
@InBrowser
class ContactMethodsIT {

    private static final String NO_PHONE = "Phone isn’t available yet. Choose Web and we’ll reply here and by e-mail";
    private static final String NO_CHAT = "Chat isn’t available yet. Choose Web and we’ll reply here and by e-mail";

    private static Portal portal;

    @BeforeAll
    static void enter() {
        portal = Stage.PROGRAMS.portal();
    }

    @Test
    void a_draft_that_waited_for_a_call_says_why_not_and_goes_on_in_writing(Browsers browsers) {
        Browser browser = browsers.at(portal);
        Caller caller = Caller.signedIn(portal, "business@demo.example");
        Map<String, String> fields = Filled.with(Filled.technical(Filled.subject("Call me")), "method", "phone");
        String draft = caller.begin(fields);
        Page page = caller.lend(browser).page();
        Wizard wizard = Wizard.at(browser, draft, "contact");

        assertThat(wizard.whyNot("Phone")).isEqualTo(NO_PHONE);
        assertThat(wizard.whyNot("Chat")).isEqualTo(NO_CHAT);
        assertThat(page.getByLabel("Phone number")).isHidden();
        assertThat(page.locator("#methods")).not().containsText("calls you back");
        wizard.button(Wizard.TO_REVIEW).click();
        page.waitForURL("**check=true");
        assertThat(wizard.errorSummary()).containsText(NO_PHONE);

        wizard.choose("Web").toReview();
        wizard.submit();
        assertThat(page.locator("main")).not().containsText("calls you");
    }

    @Test
    void a_forged_step_is_refused_in_the_same_words() {
        for (String plan : List.of("basic", "enterprise")) {
            Caller caller = Caller.signedIn(portal, plan + "@demo.example");
            String subject = Filled.subject("Forged");
            String draft = caller.begin(Filled.billing(subject));

            caller.goOn(draft, "contact", Map.of("method", "phone", "country", "GB", "phone", "020 7946 0321"));
            String refused = caller.get(Caller.location(caller.submit(draft))).body();

            assertThat(refused).contains(NO_PHONE);
            assertThat(caller.get("/cases?status=all").body()).doesNotContain(subject);
        }
    }

    @Test
    void a_reply_offers_and_takes_neither(Browsers browsers) {
        Browser browser = browsers.at(portal);
        Caller caller = Caller.signedIn(portal, "business@demo.example");
        String id = caller.openCase(Filled.technical(Filled.subject("In writing")));
        Page page = caller.lend(browser).page();
        browser.open("/cases/case?id=" + id + "&act=reply");
        page.locator("#reach summary").click();

        assertThat(page.locator("#method-phone")).isDisabled();
        assertThat(page.locator("#methods")).containsText(NO_PHONE);
        assertThat(page.locator("#methods")).containsText(NO_CHAT);

        Map<String, String> forged =
                Map.of("act", "reply", "seen", "1.unassigned", "description", "Call me now.", "method", "phone");
        HttpResponse<String> posted = caller.post(
                "/data/cases/" + id + "/replies/" + new Things(portal).in("{new}") + "/send", Caller.form(forged));
        assertThat(caller.get(Caller.location(posted)).body()).contains(NO_PHONE);
        page.reload();
        assertThat(page.locator("#thread .message")).hasCount(1);
        assertThat(page.locator("#thread")).not().containsText("Call me now.");
    }

    @Test
    void the_queue_has_no_view_that_nobody_can_fill(Browsers browsers) {
        Browser browser = browsers.at(portal);
        Page page = browser.signIn("agent@demo.example").page();
        browser.open("/workspace");

        assertThat(page.locator(".views")).containsText("Missed");
        assertThat(page.locator(".views")).not().containsText("Chats");
        assertThat(page.locator(".views")).not().containsText("Calls");
        browser.open("/workspace?view=calls");
        assertThat(page.locator(".views [aria-current]")).hasText("Calls");
    }
}
