package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.util.Map;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is signed in finds the way on from a page that is missing or not for them. */
@InBrowser
class ErrorPagesIT {

    private static final String MEMBER = "business@demo.example";

    @ParameterizedTest
    @CsvSource({
        "business@demo.example, /cases/case?id=guess, 404, Page not found, Create case",
        "business@demo.example, /admin/system, 403, This page is for administrators, Create case",
        "business2@demo.example, /members, 403, This page is for administrators of your account, Create case",
        "agent@demo.example, /workspace/case?id=guess, 404, Page not found, Queue",
        "agent@demo.example, /workspace/board, 403, The board is for supervisors, Queue",
        "supervisor@demo.example, /workspace/announcement/more, 404, Page not found, Board",
        "admin@demo.example, /workspace, 403, Only agents work on cases, Webhooks",
        "admin@demo.example, /admin/account?id=guess, 404, Page not found, Webhooks"
    })
    void navigation_and_menu_stay(
            String email, String address, int status, String title, String link, Browser browser) {
        Page page = browser.forgive("" + status).signIn(email).page();

        int answered = page.navigate(page.url().replaceFirst("(://[^/]+).*", "$1") + address)
                .status();

        assertThat(answered).isEqualTo(status);
        assertThat(page.locator("h1")).hasText(title);
        assertThat(page.getByRole(AriaRole.BANNER).getByText(link)).isVisible();
        page.locator("#accountButton").click();
        assertThat(page.locator("#signOut")).isVisible();
        assertThat(page.locator("main")).containsText("You’re signed in as");
        browser.assertAccessible();
    }

    @Test
    void a_missing_case_is_looked_for_from_there(Browser browser, Portal portal) {
        String subject = Filled.subject("Sought");
        Caller.signedIn(portal, MEMBER).openCase(Filled.technical(subject));
        Page page = browser.forgive("404")
                .signIn(MEMBER)
                .open("/cases/case?id=guess")
                .page();

        page.getByLabel("Find a case").fill(subject);
        page.getByLabel("Find a case").press("Enter");

        page.waitForURL("**/cases?q=*");
        assertThat(page.locator("main")).containsText(subject);
    }

    @Test
    void an_agent_takes_the_next_case_from_there(Browser browser, Portal portal) {
        WorkspaceJourneyIT.opened(portal, "Taken from an error page");
        Page page = browser.forgive("404")
                .signIn("agent@demo.example")
                .open("/workspace/case?id=guess")
                .page();

        page.locator("#takeNext").click();

        page.waitForURL("**/workspace/case?id=*&done=taken");
    }

    @ParameterizedTest
    @CsvSource({
        "business@demo.example, /cases/case?id=guess, /no/such/page",
        "business@demo.example, /error, /no/such/page",
        "agent@demo.example, /workspace/case?id=guess, /workspace/case?id=other",
        "agent@demo.example, /error, /workspace/case?id=other"
    })
    void all_missing_pages_are_alike(String email, String address, String other, Portal portal) {
        Caller caller = Caller.signedIn(portal, email);

        HttpResponse<String> answer = caller.get(address);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo(caller.get(other).body())
                .as("what differs from one second to the next")
                .doesNotContain("data-ends-in", "data-now");
    }

    @Test
    void a_form_for_a_page_that_is_missing_ends_on_the_same_page(Portal portal) {
        Caller member = Caller.signedIn(portal, MEMBER);

        HttpResponse<String> answer =
                member.post("/no/such/page", Caller.form(Map.of("next", "", "jakarta.faces.ViewState", "stateless")));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Create case", "Page not found");
    }

    @Test
    void strangers_and_programs_get_no_frame(Portal portal) {
        assertThat(new Caller(portal, "none").get("/trouble").body()).doesNotContain("accountButton");
        Caller member = Caller.signedIn(portal, MEMBER);

        HttpResponse<String> program =
                member.send(member.request("/no/such/page").setHeader("Accept", "application/json"));

        assertThat(program.statusCode()).isEqualTo(404);
        assertThat(program.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }
}
