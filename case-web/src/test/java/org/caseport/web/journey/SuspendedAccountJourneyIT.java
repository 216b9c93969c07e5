package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.SignedCall;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An account is suspended: what its members and programs are told, and what continues. */
@InBrowser
class SuspendedAccountJourneyIT {

    private static final String ADDRESS = "/admin/account?id=444444444444";
    private static final String MEMBER = "onramp@demo.example";
    private static final String KEY = "CPDEMOONRAMP00000001";
    private static final String REASON = "Two <b>invoices</b> are unpaid.";

    private Page admin;

    /** The account is one of the demo's, which other journeys use too. */
    @AfterEach
    void resume() {
        admin.navigate(admin.url().replaceFirst("/admin/.*", ADDRESS));
        if (admin.locator("#resume").count() > 0) {
            admin.locator("#resume").click();
            assertThat(admin.locator(".notice-ok")).isVisible();
        }
    }

    @Test
    void members_and_programs_are_told_the_reason_while_drafts_and_open_cases_stay(Browsers browsers, Portal portal)
            throws Exception {
        Caller member = Caller.signedIn(portal, MEMBER);
        String open = member.openCase(Filled.technical("Open before"));
        String draft = member.begin(Filled.technical("Begun before"));
        URI upload = URI.create(call(portal, "GetAttachmentUploadLinks", "{\"fileName\":\"a.txt\",\"fileSizeBytes\":3}")
                .member("url"));
        Browser admins = browsers.at(portal);
        suspend(admins, portal);

        Browser members = member.lend(browsers.at(portal));
        Page page = members.open("/").page();
        for (String address : List.of("/", "/cases", "/cases/create", "/api-access")) {
            members.open(address);
            assertThat(page.locator(".suspended")).containsText("This account can’t open new cases right now");
            assertThat(page.locator(".suspended")).containsText(REASON);
            members.assertAccessible();
        }
        members.open("/cases/create");
        assertThat(page.locator("#wizard")).hasCount(0);

        members.open("/cases/create?draft=" + draft + "&step=help");
        page.locator("[id='wizard:onwards']").click();
        assertThat(page.locator(".error-summary")).isFocused();
        assertThat(page.locator(".error-summary")).containsText(REASON);
        members.open("/cases/create?draft=" + draft + "&step=review");
        page.locator("[id='wizard:onwards']").click();
        assertThat(page.locator(".error-summary")).containsText(REASON);
        assertThat(page.locator(".error-summary")).containsText("Your text is saved in this draft.");
        assertThat(page.locator("main")).containsText("Begun before");
        members.assertAccessible();
        assertThat(Caller.location(member.post("/data/cases/" + open + "/related", Caller.form(Map.of()))))
                .isEqualTo("/cases/create");

        assertThat(Caller.signedInAnew(portal, MEMBER).get("/").statusCode()).isEqualTo(200);
        for (String operation : List.of("CreateCase", "DescribeCases", "DescribeServices", "ResolveCase")) {
            SignedCall.Reply reply = call(portal, operation, "{\"subject\":\"s\",\"communicationBody\":\"b\"}");
            assertThat(reply.error()).isEqualTo("AccessDeniedException");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).contains("The account is suspended: Two ");
        }
        HttpResponse<String> part = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(upload)
                                .PUT(HttpRequest.BodyPublishers.ofString("abc"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(part.statusCode()).isEqualTo(403);
        assertThat(part.body()).isEqualTo("The account is suspended: " + REASON);

        members.open("/cases/case?id=" + open + "&act=reply");
        page.locator("textarea[name=description]").fill("Is it still worked on?");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send reply"))
                .click();
        assertThat(page.locator("main")).containsText("Is it still worked on?");

        resume();
        assertThat(Wizard.caseId(Caller.location(member.submit(draft)))).isNotBlank();
        assertThat(call(portal, "DescribeServices", "{}").status()).isEqualTo(200);
    }

    @Test
    void the_second_administrator_is_told_who_did_it_and_when(Browsers browsers, Portal portal) {
        Browser admins = browsers.at(portal);
        admin = Caller.signedIn(portal, "admin@demo.example").lend(admins).page();
        Page second = admins.newTab(ADDRESS + "&suspend=1");
        suspend(admins, portal);

        second.locator("#reason").fill("Another reason");
        second.locator("#suspendButton").click();
        assertThat(second.locator("[role=alert]")).containsText("Tomasz Nowak has already suspended this account, on");
        assertThat(second.locator("[role=alert]")).containsText("Your reason wasn’t saved: Another reason");
        assertThat(second.locator("#suspension")).containsText(REASON);

        resume();
        second.locator("#resume").click();
        assertThat(second.locator("[role=alert]")).containsText("Tomasz Nowak has already resumed this account, on");
        assertThat(second.locator("#suspension")).hasCount(0);
    }

    @Test
    void a_forged_post_cannot_ask_to_end_a_suspension_that_is_none(Browsers browsers, Portal portal) {
        Caller caller = Caller.signedIn(portal, "admin@demo.example");
        admin = caller.lend(browsers.at(portal)).page();

        HttpResponse<String> answer = caller.post(
                ADDRESS,
                Caller.form(Map.of(
                        "account", "account",
                        "country", "ZZ",
                        "save", "Save",
                        "since", "2026-11-23T09:00:00Z",
                        "jakarta.faces.ViewState", "stateless")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("id=\"accountState\"").doesNotContain("id=\"suspension\"");
    }

    private void suspend(Browser admins, Portal portal) {
        admin = Caller.signedIn(portal, "admin@demo.example").lend(admins).page();
        admins.open(ADDRESS);
        admin.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Suspend account"))
                .click();
        assertThat(admin.locator("#affected")).containsText("API keys that stop working");
        admins.assertAccessible();
        admin.locator("#suspendButton").click();
        assertThat(admin.locator(".error-summary")).isFocused();
        assertThat(admin.locator("#reason-error")).containsText("Enter a reason.");
        admins.assertAccessible();
        admin.locator("#reason").fill(REASON);
        admin.locator("#suspendButton").click();
        assertThat(admin.locator(".notice-ok")).containsText("The account was suspended.");
        assertThat(admin.locator("#suspension")).containsText("Tomasz Nowak suspended this account on");
        assertThat(admin.locator("#suspension")).containsText(REASON);
        admins.assertAccessible();
        admins.open("/admin/accounts?text=444444444444");
        assertThat(admin.locator("tbody tr")).containsText("Suspended");
    }

    private static SignedCall.Reply call(Portal portal, String operation, String body) throws Exception {
        return new SignedCall(portal.url("/support-api/"), KEY, operation, body).send();
    }
}
