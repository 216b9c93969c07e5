package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseport.web.Await;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.OfficeTable;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Programs;
import org.caseport.web.journey.stage.Walk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mails of a portal whose mail server can't be reached and which gives up at once: all of them are failed. */
@InBrowser
class MailTableJourneyIT {

    private static final String ADMIN = "admin@demo.example";
    private static final String GRACE = "enterprise@demo.example";
    private static final String ANA = "ana@company.example";

    /** How many mails a page has. */
    private static final int ROWS = 50;

    private static Portal portal;

    @BeforeAll
    static void start_a_portal_without_a_mail_server_behind_its_port() {
        portal = Portal.named("failed-mail")
                .with("caseport.mail.host", "127.0.0.1")
                .with("caseport.mail.port", String.valueOf(Portal.freePort()))
                .with("caseport.delivery.attempts", "1")
                .with("caseport.delivery.pause", "PT0.2S")
                .start();
    }

    @AfterAll
    static void stop_it() {
        portal.close();
    }

    @Test
    void failed_mail_is_found_by_address_case_and_kind_and_sent_again(Browsers browsers) {
        submit();
        Caller admin = Caller.signedIn(portal, ADMIN);
        Await.until("both failed", () -> admin.get("/admin/mail").body().contains("Failed (2)"));
        Browser browser = admin.lend(browsers.at(portal)).open("/admin/mail?state=FAILED");
        Page page = browser.page();
        Locator rows = page.locator("#mails tbody tr");

        assertThat(rows).hasCount(2);
        assertThat(rows.first()).containsText("Case created");
        page.locator("#mails summary").first().press("Enter");
        assertThat(rows.first().locator(".facts")).containsText("Unreachable");
        browser.assertAccessible();

        page.locator("#recipient_input").fill(ANA);
        page.locator("#case").fill(rows.first().locator("td").nth(2).innerText().strip());
        page.locator("#kind").selectOption("CREATED");
        page.locator("#show").click();
        assertThat(rows).hasCount(1);
        assertThat(rows).containsText(ANA);
        String filtered = browser.where();
        assertThat(filtered).contains("to=ana%40company.example", "case=", "kind=CREATED", "state=FAILED");

        page.getByLabel("Send again to " + ANA).click();
        page.waitForURL(url -> url.endsWith(filtered));
        Await.until(
                "the mail was tried again",
                () -> !admin.get("/admin/journal?act=mail.sent-again").body().contains("No entries found."));

        browser.open("/admin/mail?kind=REMINDED");
        assertThat(page.locator("#mails")).containsText("No mail found.");
        browser.open("/admin/mail?case=no+case");
        assertThat(page.locator("#mails")).containsText("No mail found.");
    }

    @Test
    void turning_the_pages_keeps_the_filter_and_leads_back_to_where_it_began(Browsers browsers, Portal people) {
        String copied = "copied-" + Long.toString(System.nanoTime(), 36) + "@company.example";
        for (int i = 0; i <= ROWS; i++) {
            openByProgram(people, copied);
        }
        Caller admin = Caller.signedIn(people, ADMIN);
        String filtered = "/admin/mail?to=" + Caller.encoded(copied) + "&kind=CREATED";
        Await.until("all are written", () -> OfficeTable.on(admin, filtered, "reading", "mails")
                .turn(admin, ROWS)
                .body()
                .contains("data-ri=\"" + ROWS + "\""));
        Browser browser = admin.lend(browsers.at(people)).open("/admin/mail");
        Page page = browser.page();
        page.locator("#recipient_input").fill(copied);
        page.locator("#kind").selectOption("CREATED");
        page.locator("#show").click();
        page.waitForURL(url -> url.endsWith(filtered));
        Locator rows = page.locator("#mails tbody tr");
        assertThat(rows).hasCount(ROWS);
        List<String> numbers = page.locator("#mails tbody td:nth-child(3)").allInnerTexts();

        page.locator("#mails").getByLabel("Older").click();
        assertThat(rows).hasCount(1);
        assertThat(rows).containsText(copied);
        assertThat(numbers).doesNotContain(rows.locator("td").nth(2).innerText());
        assertThat(page.locator("#recipient_input")).hasValue(copied);
        assertThat(page.locator("#kind")).hasValue("CREATED");
        browser.assertAccessible();

        page.locator("#mails").getByLabel("Newer").click();
        assertThat(rows).hasCount(ROWS);
        assertThat(page.locator("#mails tbody td:nth-child(3)").allInnerTexts()).isEqualTo(numbers);

        page.locator("#mails").getByLabel("Older").click();
        assertThat(rows).hasCount(1);
        rows.locator("a[href*='/admin/letter']").click();
        page.waitForURL("**/admin/letter?number=*");
        page.goBack();
        page.waitForURL(url -> url.endsWith(filtered));
        assertThat(page.locator("#recipient_input")).hasValue(copied);
        assertThat(rows.first()).containsText(copied);
        page.goBack();
        page.waitForURL("**/admin/mail");
        assertThat(page.locator("#recipient_input")).hasValue("");
    }

    /** Opens a case, as soon as the account may make another call. */
    private static void openByProgram(Portal portal, String copied) {
        String body = "{\"subject\":\"Many are told\",\"communicationBody\":\"b\"," + "\"ccEmailAddresses\":[\""
                + copied + "\"]}";
        Await.until(
                "a case is opened",
                () -> Walk.call(portal, Programs.KEY, "CreateCase", body).status() == 200);
    }

    private static void submit() {
        Map<String, String> fields = new LinkedHashMap<>(Filled.billing(Filled.subject("Nobody is told")));
        fields.put("contact.0", ANA);
        Caller caller = Caller.signedIn(portal, GRACE);
        caller.submit(caller.begin(fields));
    }
}
