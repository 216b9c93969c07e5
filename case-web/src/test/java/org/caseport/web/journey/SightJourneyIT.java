package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.SignedCall;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;

/** Who inside an account sees and does what: by page, by list, search and export, and by program. */
@InBrowser
class SightJourneyIT {

    private static final String BOSS = "enterprise@demo.example";
    private static final String INTERN = "intern@demo.example";
    private static final String INTERN_ID = "demo-intern";

    @Test
    void a_colleagues_case_is_nowhere_until_the_intern_is_named_in_it(Portal portal) {
        Caller boss = Caller.signedIn(portal, BOSS);
        Caller intern = Caller.signedIn(portal, INTERN);
        String subject = Filled.subject("Turbine report");
        String id = boss.openCase(Filled.billing(subject));
        String missing = id.substring(0, id.length() - 16) + "0123456789abcdef";

        assertHidden(intern, id, missing, subject);

        boss.post("/data/cases/" + id + "/audience", Caller.form(Map.of("named", INTERN_ID)));
        assertThat(intern.get("/cases/case?id=" + id).body()).contains(subject);
        assertThat(intern.get("/cases?q=" + Caller.encoded(subject)).body()).contains(subject);
        assertThat(intern.get("/data/cases.csv?status=all").body()).contains(id);
        assertThat(intern.get("/data/live?topic=case:" + id).body()).contains(id);
        assertThat(Caller.location(
                        intern.post("/data/cases/" + id + "/audience", Caller.form(Map.of("confidential", "yes")))))
                .contains("audience=not_yours");
    }

    @Test
    void a_confidential_case_is_hidden_even_from_who_administers_the_account(Portal portal) {
        Caller boss = Caller.signedIn(portal, BOSS);
        Caller intern = Caller.signedIn(portal, INTERN);
        String subject = Filled.subject("Complaint");
        String draft = intern.begin(Filled.with(Filled.billing(subject), "confidential", "yes"));
        assertThat(intern.get(Wizard.address(draft, "review")).body())
                .contains("Confidential. Only the person who opened it");
        String id = Wizard.caseId(Caller.location(intern.submit(draft)));
        String missing = id.substring(0, id.length() - 16) + "0123456789abcdef";

        assertHidden(boss, id, missing, subject);
        assertThat(intern.get("/cases/case?id=" + id).body()).contains(subject, "Confidential");
        Caller agent = Caller.signedIn(portal, "agent@demo.example");
        assertThat(agent.get("/workspace/case?id=" + id).body()).contains(subject, "class=\"confidential\"");
    }

    private static void assertHidden(Caller caller, String id, String missing, String subject) {
        HttpResponse<String> hidden = caller.get("/cases/case?id=" + id);
        HttpResponse<String> none = caller.get("/cases/case?id=" + missing);
        assertThat(hidden.statusCode()).isEqualTo(none.statusCode()).isEqualTo(404);
        assertThat(hidden.body().replace(id, "…")).isEqualTo(none.body().replace(missing, "…"));
        assertThat(caller.get("/cases?status=all").body()).doesNotContain(id);
        assertThat(caller.get("/cases?status=all&q=" + id).body()).doesNotContain("/cases/case?id=" + id);
        assertThat(caller.get("/cases?status=all&q=" + Caller.encoded(subject)).body())
                .doesNotContain("/cases/case?id=" + id);
        assertThat(caller.get("/").body()).doesNotContain(id);
        assertThat(caller.get("/data/cases.csv?status=all").body()).doesNotContain(id);
        assertThat(caller.get("/data/live?topic=case:" + id).body()).doesNotContain(id);
        assertThat(Caller.location(caller.post("/data/cases/" + id + "/audience", Caller.form(Map.of("named", "x")))))
                .isEqualTo(Caller.location(
                                caller.post("/data/cases/" + missing + "/audience", Caller.form(Map.of("named", "x"))))
                        .replace(missing, id));
    }

    @Test
    void a_refused_act_stands_where_it_is_looked_for_with_whom_to_ask(Browser browser, Portal portal) {
        Caller intern = Caller.signedIn(portal, INTERN);
        String id = intern.openCase(Filled.billing(Filled.subject("Which form")));
        Page page = intern.lend(browser).page();

        browser.open("/cases/case?id=" + id);
        Locator resolve = page.locator("[name=act][value=resolve]");
        assertThat(resolve).isDisabled();
        assertThat(page.locator("#whyResolve"))
                .hasText("You don’t have permission to resolve cases of Everline Energy."
                        + " Ask an administrator of your account: Grace Nguyen.");
        assertThat(page.locator("[name=act][value=reply]")).isEnabled();
        browser.assertAccessible();
        browser.open("/api-access");
        assertThat(page.locator("main"))
                .containsText("You don’t have permission to create access keys for Everline Energy.");
        assertThat(page.locator("#createKey")).hasCount(0);
        browser.assertAccessible();
    }

    @Test
    void the_members_page_is_for_those_who_administer_the_account(Portal portal) {
        HttpResponse<String> refused = Caller.signedIn(portal, INTERN).get("/members");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("This page is for administrators of your account");
        assertThat(Caller.signedIn(portal, "business2@demo.example")
                        .get("/members")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Caller.signedIn(portal, "agent@demo.example").get("/members").statusCode())
                .isEqualTo(403);
        assertThat(Caller.signedIn(portal, "business@demo.example")
                        .get("/members")
                        .body())
                .contains("Priya Shah")
                .doesNotContain("Leo Tran");
    }

    @Test
    void what_is_ticked_counts_from_the_next_click_on_for_people_and_programs(Browser browser, Portal portal)
            throws Exception {
        Caller boss = Caller.signedIn(portal, BOSS);
        Caller intern = Caller.signedIn(portal, INTERN);
        Page page = boss.lend(browser).page();
        browser.open("/");
        page.locator("#accountButton").click();
        page.locator("#accountMenu a[href$='/members']").click();
        browser.assertAccessible();

        tick(page, "manage-keys", true);
        Matcher made = Pattern.compile("CP[A-Z0-9]{18}|[A-Za-z0-9+/]{40}(?=<)")
                .matcher(intern.post(
                                "/api-access",
                                Caller.form(Map.of(
                                        "createKey", "createKey",
                                        "label", "Nightly",
                                        "create", "Create access key",
                                        "jakarta.faces.ViewState", "stateless")))
                        .body());
        assertThat(made.find()).isTrue();
        String key = made.group();
        while (made.group().length() != 40) {
            assertThat(made.find()).isTrue();
        }
        String secret = made.group();
        try {
            SignedCall.Reply listed = call(portal, key, secret, "DescribeCases", "{\"includeResolvedCases\":true}");
            assertThat(listed.status()).isEqualTo(200);
            assertThat(listed.body()).doesNotContain("Grace Nguyen");
            String id = intern.openCase(Filled.billing(Filled.subject("By program")));
            SignedCall.Reply refused = call(portal, key, secret, "ResolveCase", "{\"caseId\":\"" + id + "\"}");
            assertThat(refused.error()).isEqualTo("AccessDeniedException");
            assertThat(refused.body()).contains("“resolve”");
            tick(page, "open-cases", false);
            assertThat(call(portal, key, secret, "CreateCase", "{\"subject\":\"a\",\"communicationBody\":\"b\"}")
                            .error())
                    .isEqualTo("AccessDeniedException");
            assertThat(intern.get("/cases/create").body())
                    .contains("You don’t have permission to open cases for Everline Energy.");
        } finally {
            browser.open("/members");
            tick(page, "open-cases", true);
            tick(page, "manage-keys", false);
        }

        Locator self = page.locator("#member-demo-enterprise");
        self.locator("[value=administer]").uncheck();
        assertThat(page.locator("#member-demo-enterprise .error"))
                .containsText("Nothing was changed. Everline Energy needs at least one administrator.");
        browser.assertAccessible();
    }

    @Test
    void a_role_is_chosen_by_keyboard_saved_at_once_and_undone(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, BOSS).lend(browser).page();
        browser.open("/members");
        Locator row = page.locator("#member-" + INTERN_ID);
        Locator role = row.locator("select");
        String before = role.inputValue();
        Locator ticked = row.locator("[name=grant]:checked");
        int grants = ticked.count();

        role.focus();
        role.selectOption("ADMINISTRATOR");

        assertThat(row.locator(".notice-ok")).containsText("were saved.");
        assertThat(role).isFocused();
        assertThat(row.locator("[value=administer]")).isChecked();
        assertThat(row.locator("[value=change-plan]")).not().isChecked();
        browser.assertAccessible();
        row.locator("[data-undo]").focus();
        page.keyboard().press("Enter");
        assertThat(ticked).hasCount(grants);
        assertThat(role).hasValue(before);
        assertThat(row.locator("[data-undo]")).isFocused();
        page.reload();
        assertThat(ticked).hasCount(grants);
    }

    @Test
    void a_member_is_found_by_name_and_changed_where_it_was_found(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, BOSS).lend(browser).page();
        browser.open("/members");
        page.locator("#text").fill("tran");
        page.locator("#searchMembers").click();

        assertThat(page.locator("[data-member]")).hasCount(1);
        browser.assertAccessible();
        Locator row = page.locator("#member-" + INTERN_ID);
        Locator reopen = row.locator("[value=reopen]");
        boolean before = reopen.isChecked();
        reopen.setChecked(!before);
        assertThat(row.locator(".notice-ok")).containsText("were saved.");
        row.locator("[data-undo]").click();
        assertThat(reopen).isChecked(new LocatorAssertions.IsCheckedOptions().setChecked(before));
        // Members of other accounts are not found.
        browser.open("/members?text=priya");
        assertThat(page.locator("[data-member]")).hasCount(0);
        assertThat(page.locator("main")).containsText("No members found.");
    }

    @Test
    void a_change_that_cannot_be_saved_is_said_and_can_be_saved_again(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, BOSS)
                .lend(browser.forgive("Failed to load resource"))
                .page();
        browser.open("/members");
        Locator row = page.locator("#member-" + INTERN_ID);
        Locator reopen = row.locator("[value=reopen]");
        boolean before = reopen.isChecked();
        page.route("**/data/members/**", route -> route.abort());

        reopen.setChecked(!before);

        assertThat(row.locator(".error")).hasText("This change wasn’t saved. Select Save to try again.");
        page.unroute("**/data/members/**");
        row.locator("button:visible").click();
        assertThat(row.locator(".notice-ok")).containsText("were saved.");
        reopen.setChecked(before);
        assertThat(row.locator("[data-undo]")).isVisible();
    }

    private static void tick(Page page, String grant, boolean on) {
        Locator intern = page.locator("#member-" + INTERN_ID);
        // What was said of the change before stays until this one is saved.
        page.waitForResponse(
                answer -> answer.url().contains("/data/members/"),
                () -> intern.locator("[value=" + grant + "]").setChecked(on));
        assertThat(page.locator("#member-" + INTERN_ID + " .notice-ok")).containsText("were saved.");
    }

    private static SignedCall.Reply call(Portal portal, String key, String secret, String operation, String body)
            throws Exception {
        return new SignedCall(portal.url("/support-api/"), key, operation, body)
                .signedWith(secret)
                .send();
    }
}
