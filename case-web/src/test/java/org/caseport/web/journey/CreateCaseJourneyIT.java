package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;

/** The main job under each plan: what it grants, what it refuses and why, and a case at the end. */
@InBrowser
class CreateCaseJourneyIT {

    private static final String NEEDS_BUSINESS = "Needs the Business plan or above";
    private static final String NEEDS_ON_RAMP = "Needs the Enterprise On-Ramp plan or above";
    private static final String NO_CONTACTS = "Additional contacts need the Business plan or above";

    @Test
    void a_basic_account_is_told_what_its_plan_lacks_and_gets_its_billing_case(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, "basic@demo.example").lend(browser).page();
        Wizard wizard = Wizard.begin(browser);

        assertThat(wizard.whyNot("Technical")).isEqualTo("Technical cases need the Developer plan or above");

        wizard.choose("Account and billing")
                .choose("Service", "Account access")
                .choose("Category", "Lost second factor");

        assertThat(wizard.radio("General guidance")).hasCount(0);
        assertThat(page.getByText("On the Basic plan, all cases are General guidance."
                        + " You can choose a severity with the Developer plan or above."))
                .isVisible();
        assertThat(wizard.link("Replacing a lost second factor")).hasAttribute("href", "/help/lost-second-factor");
        Instant seen = promisedOn(page);
        assertThat(seen).isCloseTo(Instant.now().plus(24, ChronoUnit.HOURS), within(5, ChronoUnit.MINUTES));

        wizard.select(wizard.list("Which second factor is lost?"), "Authenticator app");
        page.getByLabel("When did it last work?").fill("2026-11-20");
        wizard.toInformation();
        String subject = Filled.subject("Phone lost on a train");
        wizard.type("Subject", subject).type("Description", "No recovery codes left.");
        wizard.toContact();

        assertThat(page.getByText(NO_CONTACTS)).isVisible();
        assertThat(wizard.radio("English")).isChecked();

        wizard.choose("Phone");
        assertThat(wizard.list("Country or region")).hasValue("Germany");
        wizard.type("Phone number", "030 123456");
        assertThat(page.locator("#callback")).hasText("We’ll call +49 30 123456");
        wizard.toReview();

        Browser.assertShows(
                page.locator(".review"),
                "Account and billing",
                "Account access",
                "Lost second factor",
                "Authenticator app",
                "2026",
                subject,
                "No recovery codes left.",
                "English",
                "Phone",
                "+49 30 123456");
        String id = wizard.submit();

        Browser.assertShows(page.locator("main"), subject, id, "We call +49 30 123456 by", "General guidance");
        assertStoredPromise(page, seen);
        wizard.link("View case").click();
        assertThat(page.locator("h1")).hasText(subject);
        Browser.assertShows(
                page.locator("main"), "Received", "Authenticator app", "No recovery codes left.", "+49 30 123456");
        browser.open("/cases");
        assertThat(wizard.link(subject)).hasCount(1);
    }

    @Test
    void a_basic_account_reads_that_limits_are_raised_in_writing_only(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, "basic@demo.example");
        String draft = caller.begin(java.util.Map.of("caseType", "service-limit-increase"));
        caller.lend(browser);
        Wizard wizard = Wizard.at(browser, draft, "contact");

        assertThat(wizard.whyNot("Chat")).isEqualTo(NEEDS_BUSINESS);
        assertThat(wizard.whyNot("Phone")).isEqualTo(NEEDS_BUSINESS);
        assertThat(wizard.radio("Web")).isEnabled();
    }

    @Test
    void a_developer_counts_on_business_hours_and_reads_what_higher_plans_unlock(Browser browser, Portal portal) {
        Page page =
                Caller.signedIn(portal, "developer@demo.example").lend(browser).page();
        Wizard wizard = Wizard.begin(browser);
        wizard.choose("Technical").choose("Service", "Virtual machines").choose("Category", "Does not start");

        assertThat(wizard.whyNot("Production system impaired")).isEqualTo(NEEDS_BUSINESS);
        assertThat(wizard.whyNot("Production system down")).isEqualTo(NEEDS_BUSINESS);
        assertThat(wizard.whyNot("Business-critical system down")).isEqualTo(NEEDS_ON_RAMP);
        assertThat(wizard.aboutChoice("System impaired"))
                .contains("First response within 12 business hours")
                .contains("If you submit now, expect a first response by ");

        wizard.choose("System impaired");
        Instant seen = promisedOn(page);
        page.getByText("Why this time?").click();
        Browser.assertShows(page.locator("#derivation"), "12 h", "Total");

        wizard.box("Machine ID").fill("vm-0a1b");
        wizard.button("Add another").click();
        wizard.box("Machine ID").nth(1).fill("vm-ffff");
        wizard.box("vCPUs").nth(1).fill("16");
        wizard.toInformation();
        String subject = Filled.subject("Two machines hang at boot");
        wizard.type("Subject", subject);
        wizard.button("Insert as an outline").click();
        assertThat(wizard.box("Description"))
                .hasValue(Pattern.compile("^Machine IDs and region, and the state they’re stuck in:"));
        wizard.toContact();

        assertThat(wizard.whyNot("Chat")).isEqualTo(NEEDS_BUSINESS);
        assertThat(wizard.whyNot("Phone")).isEqualTo(NEEDS_BUSINESS);
        assertThat(page.getByText(NO_CONTACTS)).isVisible();
        wizard.choose("Web").toReview();

        Browser.assertShows(page.locator(".review"), "vm-0a1b", "vm-ffff, 16");
        Browser.assertShows(page.locator("main"), "12 business hours", "counted in Eastern Time");
        String id = wizard.submit();

        Browser.assertShows(page.locator("main"), subject, id, "reply here and by e-mail to developer@demo.example");
        assertStoredPromise(page, seen);
    }

    @Test
    void a_business_account_gets_a_technical_case_with_copies_for_its_colleagues(Browser browser, Portal portal) {
        Page page =
                Caller.signedIn(portal, "business@demo.example").lend(browser).page();
        Wizard wizard = Wizard.begin(browser);
        wizard.choose("Technical").choose("Service", "Relational database").choose("Category", "Can't connect");

        assertThat(wizard.whyNot("Business-critical system down")).isEqualTo(NEEDS_ON_RAMP);

        wizard.choose("Production system down");
        Instant seen = promisedOn(page);
        assertThat(seen).isCloseTo(Instant.now().plus(1, ChronoUnit.HOURS), within(5, ChronoUnit.MINUTES));
        wizard.select(wizard.list("Engine"), "PostgreSQL").type("Host name and port", "db-1.internal:5432");
        wizard.toInformation();
        String subject = Filled.subject("All connections refused since 07:55");
        wizard.type("Subject", subject).type("Description", "FATAL: too many clients\n\n  indented\tline");
        wizard.toContact();
        wizard.choose("Web");
        wizard.type("Additional contacts", "ops@blueharbor.example, night@blueharbor.example");
        wizard.box("Additional contacts").press("Enter");
        wizard.toReview();
        Browser.assertShows(page.locator(".review"), "ops@blueharbor.example", "night@blueharbor.example", "Web");
        wizard.submit();

        Browser.assertShows(page.locator("main"), "will reply here and by e-mail", "Production system down");
        assertStoredPromise(page, seen);
        wizard.link("View case").click();
        Browser.assertShows(page.locator("main"), "ops@blueharbor.example\nnight@blueharbor.example");
        assertThat(page.locator(".thread .as-typed").textContent())
                .isEqualTo("FATAL: too many clients\n\n  indented\tline");
    }

    @Test
    void addresses_pasted_from_a_mail_program_become_chips_and_nothing_else(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, "business@demo.example");
        Page page = caller.lend(browser).page();
        String draft = caller.begin(Filled.billing(Filled.subject("Copies to two")));
        Wizard wizard = Wizard.at(browser, draft, "contact");

        wizard.box("Additional contacts").focus();
        page.evaluate("document.execCommand('insertText', false, 'Lopez, Ana <ana.lopez@firma.example>; '"
                + " + 'Müller, Jörg <mailto:joerg＠firma.example.>')");
        wizard.box("Additional contacts").press("Enter");

        assertThat(page.locator(".chip span")).hasText(new String[] {"ana.lopez@firma.example", "joerg@firma.example"});
        assertThat(wizard.box("Additional contacts")).hasValue("");
        wizard.toReview();
        assertThat(page.locator(".review")).containsText("ana.lopez@firma.example, joerg@firma.example");
    }

    @Test
    void a_business_account_asks_for_two_higher_limits_at_once(Browser browser, Portal portal) {
        Page page =
                Caller.signedIn(portal, "business@demo.example").lend(browser).page();
        Wizard wizard = Wizard.begin(browser);
        wizard.choose("Service limit increase").choose("Limit type", "Virtual machines");

        assertThat(page.getByText("Limit increases are handled as General guidance, so you don’t choose a severity."))
                .isVisible();
        assertThat(wizard.list("Category")).hasCount(0);

        request(wizard, 0, "Europe (Frankfurt)", "Running on-demand vCPUs", "64");
        wizard.button("Add another request").click();
        request(wizard, 1, "Europe (London)", "Running vCPUs of GPU machines", "16");
        wizard.button(Wizard.TO_INFORMATION).click();
        page.waitForURL("**check=true");
        assertThat(wizard.errorAt(wizard.box("New limit value").first()))
                .isEqualTo("Enter a value above the current 64");
        wizard.box("New limit value").first().fill("65");
        wizard.toInformation();
        String subject = Filled.subject("More vCPUs for the autumn campaign");
        wizard.type("Subject", subject).type("Description", "From 1 December on, for good.");
        wizard.toContact();
        wizard.choose("Web").toReview();
        Browser.assertShows(
                page.locator(".review"),
                "Europe (Frankfurt)",
                "Running on-demand vCPUs",
                "65",
                "Europe (London)",
                "Running vCPUs of GPU machines",
                "16");
        wizard.submit();
        wizard.link("View case").click();

        Browser.assertShows(
                page.locator("main"),
                "Running on-demand vCPUs, Europe (Frankfurt): 65",
                "Running vCPUs of GPU machines, Europe (London): 16");
    }

    private static void request(Wizard wizard, int row, String region, String limit, String value) {
        wizard.select(wizard.list("Region").nth(row), region);
        wizard.select(wizard.list("Limit").nth(row), limit);
        Locator box = wizard.box("New limit value").nth(row);
        box.fill(value);
    }

    @Test
    void an_enterprise_on_ramp_account_is_promised_thirty_minutes_when_business_stands_still(
            Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, "onramp@demo.example").lend(browser).page();
        Wizard wizard = Wizard.begin(browser);
        wizard.choose("Technical").choose("Service", "Relational database").choose("Category", "Can't connect");

        assertThat(page.locator(".choice-refused")).hasCount(0);

        wizard.choose("Business-critical system down");
        Instant seen = promisedOn(page);
        assertThat(seen).isCloseTo(Instant.now().plus(30, ChronoUnit.MINUTES), within(5, ChronoUnit.MINUTES));
        wizard.select(wizard.list("Engine"), "MySQL").type("Host name and port", "db:3306");
        wizard.toInformation();
        wizard.type("Subject", Filled.subject("注文システムが停止しています")).type("Description", "データベースに接続できません。");
        wizard.toContact();
        wizard.choose("Japanese").choose("English").choose("Web").toReview();
        Browser.assertShows(page.locator("main"), "within 30 minutes", "counted 24/7");
        wizard.submit();

        assertStoredPromise(page, seen);
    }

    @Test
    void an_enterprise_account_is_promised_fifteen_minutes_and_asks_about_a_charge(Browser browser, Portal portal) {
        Page page =
                Caller.signedIn(portal, "enterprise@demo.example").lend(browser).page();
        Wizard wizard = Wizard.begin(browser);
        wizard.choose("Account and billing")
                .choose("Service", "Invoices and payments")
                .choose("Category", "Unexpected charge")
                .choose("Business-critical system down");
        Instant seen = promisedOn(page);
        assertThat(seen).isCloseTo(Instant.now().plus(15, ChronoUnit.MINUTES), within(5, ChronoUnit.MINUTES));
        wizard.type("Invoice number", "INV-2026-004711").type("Amount in question", "0");
        wizard.button(Wizard.TO_INFORMATION).click();
        page.waitForURL("**check=true");
        assertThat(wizard.errorAt(wizard.box("Amount in question"))).isEqualTo("Enter 0.01 or more");
        wizard.type("Amount in question", "1234.56");
        wizard.toInformation();
        String subject = Filled.subject("Charge we do not understand");
        wizard.type("Subject", subject).type("Description", "Which machine caused it?");
        wizard.toContact();
        wizard.choose("Phone").type("Phone number", "02 9374 4000").type("Extension (optional)", "42");
        wizard.toReview();
        wizard.submit();

        Browser.assertShows(page.locator("main"), "We call +61 2 9374 4000, then 42, by");
        assertStoredPromise(page, seen);
    }

    private static Instant promisedOn(Page page) {
        return Instant.parse(page.locator("#aside time.promise-due").getAttribute("datetime"));
    }

    /**
     * The confirmation promises what was shown before, moved on by the time that filling in took: over a night at most.
     */
    private static void assertStoredPromise(Page confirmation, Instant seen) {
        Instant stored = promised(confirmation, "main time.promise-due");
        boolean businessHours = confirmation.locator("main").innerText().contains("business hours");
        assertThat(stored).isBetween(seen, seen.plus(businessHours ? 5 * 24 * 60 : 10, ChronoUnit.MINUTES));
        confirmation.reload();
        assertThat(promised(confirmation, "main time.promise-due")).isEqualTo(stored);
    }

    private static Instant promised(Page page, String place) {
        return Instant.parse(page.locator(place).getAttribute("datetime"));
    }
}
