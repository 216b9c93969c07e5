package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;

/** How an administrator changes the plan of an account: choose, review, confirm. */
@InBrowser
class PlanChangeJourneyIT {

    private static final String ACCOUNT = "999999999991";

    @Test
    void a_change_is_reviewed_needs_a_reason_and_comes_again_when_another_was_made_meanwhile(
            Browser browser, Portal portal) {
        Caller admin = Caller.signedIn(portal, "admin@demo.example");
        create(admin);
        Page page = admin.lend(browser).page();
        browser.open("/admin/account?id=" + ACCOUNT);
        page.locator(".tabs a", new Page.LocatorOptions().setHasText("Plan")).click();

        review(page, "developer");
        assertThat(page.locator("#part-lose")).containsText("The account loses");
        assertThat(page.locator("#part-lose")).containsText("Severity Production system down");
        assertThat(page.locator("#part-lose")).containsText("Support API");
        assertThat(page.locator("#part-change")).containsText("System impaired: 12 hours → 12 business hours");
        assertThat(page.locator("#part-change"))
                .containsText(Pattern.compile("a case opened [^→]+ CES?T: [^→]+ CES?T → .+ CES?T"));
        assertThat(page.locator("#part-stay")).containsText("What stays");
        assertThat(page.locator("#part-when")).containsText("Immediately");
        browser.assertAccessible();
        page.locator("#confirm").click();
        assertThat(page.locator("[data-error-summary]")).containsText("Enter a reason");
        browser.assertAccessible();
        page.locator("#reason").fill("Budget <b>was cut</b>");
        page.locator("#confirm").click();

        assertThat(page.locator(".notice-ok")).hasText("The account now has the Developer plan.");
        assertThat(page.locator("tbody tr").first()).containsText("Budget <b>was cut</b>");
        assertThat(page.locator("tbody tr")).hasCount(2);

        review(page, "business");
        assertThat(page.locator("#part-gain")).containsText("The account gains");
        changeElsewhere(page, "enterprise");
        page.locator("#reason").fill("Late");
        page.locator("#confirm").click();
        assertThat(page.locator(".notice-warn")).containsText("the account’s plan has changed to Enterprise");
        assertThat(page.locator("#reviewTitle")).hasText("Enterprise → Business");
        assertThat(page.locator("#reason")).hasValue("Late");

        changeElsewhere(page, "business");
        page.locator("#confirm").click();
        assertThat(page.locator(".notice-warn"))
                .containsText("This change is no longer possible. The account has the Business plan.");
    }

    private static void create(Caller admin) {
        admin.post(
                "/admin/account",
                Caller.form(Map.ofEntries(
                        Map.entry("account", "account"),
                        Map.entry("posted", "1"),
                        Map.entry("name", "Planned Works"),
                        Map.entry("number", ACCOUNT),
                        Map.entry("country", "DE"),
                        Map.entry("region", ""),
                        Map.entry("zone", "Europe/Berlin"),
                        Map.entry("plan", "business"),
                        Map.entry("contact", ""),
                        Map.entry("create", "Create account"),
                        Map.entry("jakarta.faces.ViewState", "stateless"))));
    }

    private static void review(Page page, String plan) {
        page.locator("#to").selectOption(plan);
        page.locator("#review").click();
        assertThat(page.locator("#reviewTitle")).isVisible();
    }

    private static void changeElsewhere(Page page, String plan) {
        Page other = page.context().newPage();
        other.navigate(page.url().replaceFirst("(/admin/account).*", "$1?id=" + ACCOUNT + "&tab=plan&to=" + plan));
        other.locator("#reason").fill("Meanwhile");
        other.locator("#confirm").click();
        assertThat(other.locator(".notice-ok")).isVisible();
        other.close();
    }
}
