package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;

/** Every error says what is wrong, where, and what to do; nothing that was right is lost over it. */
@InBrowser
class MendingADraftJourneyIT {

    @Test
    void the_first_step_names_everything_that_is_missing_and_leads_to_it(Browser browser, Portal portal) {
        Page page =
                Caller.signedIn(portal, "business@demo.example").lend(browser).page();
        Wizard wizard = Wizard.begin(browser);
        wizard.button(Wizard.TO_INFORMATION).click();
        page.waitForURL("**check=true");
        assertThat(wizard.errorSummary()).isFocused();
        assertThat(wizard.errorSummary()).containsText("Choose a case type");

        wizard.choose("Technical").choose("Service", "Relational database").choose("Category", "Can't connect");
        wizard.button(Wizard.TO_INFORMATION).click();
        page.waitForFunction("() => document.querySelector('[data-error-summary]')?.innerText.includes('Engine')");

        assertThat(wizard.errorSummary()).isFocused();
        assertThat(page.title()).startsWith("Error: ");
        assertThat(wizard.errorSummary()
                        .getByRole(com.microsoft.playwright.options.AriaRole.LINK)
                        .allInnerTexts())
                .containsExactlyInAnyOrder(
                        "Severity: Choose a severity",
                        "Engine: Choose an engine",
                        "Host name and port: Enter the host name and port");
        assertThat(wizard.errorAt(wizard.box("Host name and port"))).isEqualTo("Enter the host name and port");

        wizard.link("Host name and port: Enter the host name and port").click();
        assertThat(wizard.box("Host name and port")).isFocused();
        wizard.link("Severity: Choose a severity").click();
        assertThat(wizard.radio("General guidance")).isFocused();
        assertThat(wizard.list("Service")).hasValue("Relational database");
        assertThat(wizard.list("Category")).hasValue("Can't connect");
        assertThat(wizard.radio("Technical")).isChecked();
    }

    @Test
    void the_second_step_counts_characters_as_people_do(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, "business@demo.example");
        Page page = caller.lend(browser).page();
        String draft = caller.begin(Filled.with(Filled.technical(""), "description", ""));
        Wizard wizard = Wizard.at(browser, draft, "information");
        wizard.button(Wizard.TO_CONTACT).click();
        page.waitForURL("**check=true");
        assertThat(wizard.errorAt(wizard.box("Subject"))).isEqualTo("Enter a subject");
        assertThat(wizard.errorAt(wizard.box("Description"))).isEqualTo("Describe what you need");

        String tooLong = "🦊".repeat(256);
        wizard.type("Subject", tooLong).type("Description", "   ");
        assertThat(page.locator("#subject-counter")).hasText("1 character over the limit");
        wizard.button(Wizard.TO_CONTACT).click();
        page.waitForFunction(
                "() => document.body.innerText.includes('Shorten this to 255 characters or fewer (it has 256)')");

        assertThat(wizard.box("Subject")).hasValue(tooLong);
        wizard.link("Subject: Shorten this to 255 characters or fewer (it has 256)")
                .click();
        assertThat(wizard.box("Subject")).isFocused();
        wizard.type("Subject", "🦊".repeat(255)).type("Description", "𠮷".repeat(8001));
        wizard.button(Wizard.TO_CONTACT).click();
        page.waitForFunction(
                "() => document.body.innerText.includes('Shorten this to 8,000 characters or fewer (it has 8,001)')");
        wizard.type("Description", "𠮷".repeat(8000));
        assertThat(page.locator("#description-counter")).hasText("8,000 of 8,000");
        wizard.toContact();
    }

    @Test
    void the_summary_follows_each_field_that_is_put_right_and_goes_with_the_last(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, "business@demo.example");
        Page page = caller.lend(browser).page();
        Wizard wizard = Wizard.at(browser, caller.begin(Map.of("caseType", "technical")), "help");
        wizard.button(Wizard.TO_INFORMATION).click();
        page.waitForURL("**check=true");
        assertThat(wizard.errorSummary()).containsText("3 things need your attention");

        wizard.choose("Service", "General information");
        assertThat(wizard.errorSummary()).containsText("2 things need your attention");
        assertThat(wizard.errorSummary()).not().containsText("Service");
        wizard.choose("Category", "Getting started");
        assertThat(wizard.errorSummary()).containsText("One thing needs your attention");
        wizard.choose("System impaired");
        assertThat(page.locator("[data-error-summary]")).isHidden();
    }

    @Test
    void the_third_step_says_which_number_and_which_address_cannot_be_reached(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, "business@demo.example");
        Page page = caller.lend(browser).page();
        Map<String, String> fields = Filled.with(Filled.technical(Filled.subject("Call me")), "method", "");
        Wizard wizard = Wizard.at(browser, caller.begin(fields), "contact");
        wizard.button(Wizard.TO_REVIEW).click();
        page.waitForURL("**check=true");
        assertThat(wizard.errorSummary()).containsText("Contact methods: Choose a contact method");

        wizard.choose("Phone").type("Phone number", "12").type("Extension (optional)", "4x");
        wizard.type("Additional contacts", "ops@blueharbor.example, nonsense");
        wizard.button(Wizard.TO_REVIEW).click();
        page.waitForFunction("() => document.body.innerText.includes('Enter a UK phone number')");

        assertThat(wizard.errorSummary()).isFocused();
        assertThat(wizard.errorAt(wizard.box("Phone number")))
                .isEqualTo("Enter a UK phone number, including the area code");
        assertThat(wizard.errorAt(wizard.box("Extension (optional)")))
                .isEqualTo("Enter 1 to 10 digits, or leave the extension empty");
        assertThat(page.locator("#contacts-errors"))
                .containsText("nonsense: Enter an e-mail address such as ana@company.example");
        assertThat(page.locator(".chip").allInnerTexts()).containsExactly("ops@blueharbor.example");
        assertThat(wizard.box("Additional contacts")).hasValue("nonsense");
        assertThat(wizard.box("Phone number")).hasValue("12");

        // A link leads to its field even from the other tab.
        wizard.tab("Solve now").click();
        wizard.errorSummary()
                .getByRole(com.microsoft.playwright.options.AriaRole.LINK)
                .first()
                .click();
        assertThat(wizard.tab("Contact us")).hasAttribute("aria-selected", "true");
    }

    @Test
    void the_review_leads_to_whatever_is_wrong_on_any_step(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, "business@demo.example");
        caller.lend(browser);
        String draft = caller.begin(
                Filled.with(Filled.with(Filled.technical("Half done"), "description", ""), "answer.endpoint", ""));
        Wizard wizard = Wizard.at(browser, draft, "review");
        assertThat(wizard.errorSummary()).containsText("2 things need your attention");

        wizard.button(Wizard.SUBMIT).click();
        browser.page().waitForURL("**check=true");
        assertThat(wizard.errorSummary()).isFocused();
        wizard.link("Description: Describe what you need").click();
        browser.page().waitForURL("**step=information&check=true#description");
        assertThat(wizard.errorAt(wizard.box("Description"))).isEqualTo("Describe what you need");
        wizard.type("Description", "Now it is here.").saved();
        browser.open(Wizard.address(draft, "review"));
        wizard.link("Host name and port: Enter the host name and port").click();
        wizard.type("Host name and port", "db:1").saved();
        browser.open(Wizard.address(draft, "review"));

        assertThat(wizard.errorSummary()).hasCount(0);
        wizard.submit();
    }

    @Test
    void another_case_type_takes_back_only_what_no_longer_fits_and_says_so(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, "business@demo.example");
        Page page = caller.lend(browser).page();
        Map<String, String> fields = Filled.with(Filled.technical("Kept subject"), "severity", "high");
        Wizard wizard = Wizard.at(browser, caller.begin(fields), "help");
        Locator notice = page.locator("[data-notice]");

        wizard.choose("Account and billing");
        assertThat(notice)
                .hasText("We cleared your service and category because they aren’t available for"
                        + " Account and billing cases.");
        assertThat(wizard.list("Service")).hasValue("");
        assertThat(wizard.radio("Production system impaired")).isChecked();

        wizard.choose("Service", "General information").choose("Category", "Getting started");
        wizard.choose("Technical");
        assertThat(wizard.list("Service")).hasValue("General information");
        assertThat(wizard.list("Category")).hasValue("Getting started");
        assertThat(notice).isHidden();

        wizard.choose("Service limit increase").choose("Technical");
        wizard.saved();
        page.navigate(page.url().replace("step=help", "step=information"));
        assertThat(wizard.box("Subject")).hasValue("Kept subject");
    }
}
