package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.caseport.domain.cases.Body;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;

/** What people write can be formatted a little, looked at before it is sent, and taken back. */
@InBrowser
class FormattedTextJourneyIT {

    private static final String TEXT =
            "It is **very** slow:\n- `ls`\n- [guide](https://a.example/g)\n\n\tat a.B.c\n\tat d";

    @Test
    void a_description_is_previewed_and_shown_with_its_formatting(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, "business2@demo.example");
        Page page = caller.lend(browser).page();
        Wizard wizard = Wizard.at(browser, caller.begin(Filled.billing("Slow")), "information");
        wizard.type("Description", TEXT);

        wizard.button("Preview").click();
        assertFormatted(page.locator("#description-preview"));
        page.locator("#description").fill("**Other**");
        assertThat(page.locator("#description-preview strong")).hasText("Other");
        page.locator("#description").fill(TEXT);
        wizard.saved();
        wizard.toContact();
        wizard.toReview();
        assertFormatted(page.locator(".review .formatted"));
        wizard.submit();
        wizard.link("View case").click();

        assertFormatted(page.locator(".thread .formatted"));
    }

    @Test
    void what_is_selected_is_marked_by_buttons_and_that_can_be_taken_back(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, "business2@demo.example");
        Page page = caller.lend(browser).page();
        Wizard wizard = Wizard.at(browser, caller.begin(Filled.billing("Marked")), "information");
        Locator text = page.locator("#description");
        text.fill("one\ntwo");
        browser.assertAccessible();

        page.evaluate("description.setSelectionRange(0, 7)");
        wizard.button("List").click();
        assertThat(text).hasValue("- one\n- two");
        page.keyboard().press("Control+z");
        assertThat(text).hasValue("one\ntwo");
        page.evaluate("description.setSelectionRange(4, 7)");
        wizard.button("Bold").click();
        assertThat(text).hasValue("one\n**two**");
        page.evaluate("description.setSelectionRange(0, 11)");
        wizard.button("Code").click();
        assertThat(text).hasValue("```\none\n**two**\n```");
        page.evaluate("description.value = ''; description.focus()");
        wizard.button("Bold").click();
        page.keyboard().type("very");
        assertThat(text).hasValue("**very**");
    }

    @Test
    void a_text_that_is_too_long_to_send_is_not_previewed_and_the_page_says_why(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, "business2@demo.example");
        Page page = caller.lend(browser).page();
        Wizard wizard = Wizard.at(browser, caller.begin(Filled.billing("Slow")), "information");
        page.locator("#description").fill("a".repeat(Body.LONGEST + 1));
        browser.forgive("413");

        wizard.button("Preview").click();

        assertThat(page.locator("#description-preview")).hasText("This text is too long to preview. Shorten it first.");
    }

    @Test
    void an_outline_that_was_inserted_can_be_taken_back(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, "business2@demo.example");
        Page page = caller.lend(browser).page();
        Wizard wizard = Wizard.at(browser, caller.begin(Filled.technical("Slow")), "information");
        page.locator("#description").fill("");
        page.locator("#description").pressSequentially("mine");
        wizard.button("Insert as an outline").click();
        assertThat(page.locator("#description").inputValue())
                .startsWith("mine\n\n")
                .hasSizeGreaterThan(20);

        page.keyboard().press("Control+z");

        assertThat(page.locator("#description")).hasValue("mine");
    }

    private static void assertFormatted(Locator text) {
        assertThat(text.locator("strong")).hasText("very");
        assertThat(text.locator("li code")).hasText("ls");
        assertThat(text.locator("li a")).hasAttribute("href", "https://a.example/g");
        assertThat(text.locator("pre")).hasText("\tat a.B.c\n\tat d");
    }
}
