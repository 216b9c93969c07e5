package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.Statement;
import org.caseport.web.Await;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;

/** A supervisor orders a report by mail, gets it when its day comes, and stops it. */
@InBrowser
class ReportMailJourneyIT {

    @Test
    void a_report_is_mailed_on_its_day_and_leads_back_to_the_same_digits(Browsers browsers) throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start();
                Portal portal = Portal.named("report-mail")
                        .onPostgres(database.getJdbcUrl("postgres", "postgres"), "postgres", "postgres")
                        .start()) {
            Browser browser = browsers.at(portal);
            Page page = Caller.signedIn(portal, "supervisor@demo.example")
                    .lend(browser)
                    .open("/workspace/reports?report=volume&group=plan&period=this-month")
                    .page();
            page.locator("#rhythm").selectOption("weekly");
            page.locator("#order").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("#mails [role=status]")).hasText("This report will be mailed to you.");
            assertThat(page.locator("#mailsTable tbody tr")).hasCount(1);
            assertThat(page.locator("#mailsTable")).containsText("Weekly, on Mondays");
            browser.assertAccessible();

            try (Connection connection = database.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("update report_mail set next_day = next_day - 7");
            }

            Caller admin = Caller.signedIn(portal, "admin@demo.example");
            Await.until(
                    "the report is mailed",
                    () -> admin.get("/admin/mail?kind=REPORT").body().contains("/admin/letter?number="));
            Page letters = admin.lend(browsers.at(portal))
                    .open("/admin/mail?kind=REPORT")
                    .page();
            Locator letter = letters.locator("a[href*='/admin/letter?number=']");
            assertThat(letter).hasCount(1);
            letter.click();
            assertThat(letters.locator("main")).containsText("supervisor@demo.example");
            String text = letters.locator(".as-typed").textContent();
            assertThat(text).contains("/workspace/reports?report=volume", "asOf=", "Total");

            browser.open(text.replaceAll("(?s).*(/workspace/reports\\?report=volume[^\\s]*).*", "$1"));
            assertThat(page.locator("#reportTable .totals tr")).hasCount(1);
            page.locator("#mailsTable input[type=submit]").click();
            assertThat(page.locator("#mails [role=status]")).hasText("This report is no longer mailed to you.");
            assertThat(page.locator("#mailsTable")).hasCount(0);
        }
    }
}
