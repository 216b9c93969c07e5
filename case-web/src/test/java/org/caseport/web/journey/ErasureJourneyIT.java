package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Stage;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Everything of an account is taken along, and a person is erased, at a portal where nobody is missed by other tests.
 */
@InBrowser
class ErasureJourneyIT {

    private static final String ERASED = "business2@demo.example";

    private static Portal portal;

    @BeforeAll
    static void enter() {
        portal = Stage.PROGRAMS.portal();
    }

    @Test
    void an_account_is_exported_then_one_of_its_people_is_erased(Browsers browsers) throws IOException {
        Caller member = Caller.signedIn(portal, ERASED);
        String draft = member.begin(Filled.billing(Filled.subject("Taken along")));
        member.attach(draft, "taken along.txt", "Bytes to take along".getBytes(UTF_8));
        String id = Wizard.caseId(Caller.location(member.submit(draft)));
        Browser admins = browsers.at(portal).signIn("admin@demo.example");

        Page admin = admins.open("/admin/accounts?text=blue").page();
        admins.assertAccessible();
        Download download = admin.waitForDownload(
                () -> admin.locator("tr:has-text('Blue Harbor') a.button").click());
        assertThat(download.suggestedFilename()).isEqualTo("account-333333333333.zip");
        Map<String, String> entries = entries(download.path());
        assertThat(entries.get("cases.jsonl")).contains(id).contains("Taken along");
        assertThat(entries.get("members.jsonl")).contains(ERASED);
        assertThat(entries.get("end.json")).contains("\"attachments\":");
        assertThat(entries).anySatisfy((name, text) -> assertThat(name + " " + text)
                .contains("1-1-taken_along.txt Bytes to take along"));

        // Whoever is the last to administer an account with others in it stays.
        admins.open("/admin/erase?person=demo-enterprise");
        assertThat(admin.locator("[role=alert]")).containsText("Make another member account administrator");
        assertThat(admin.locator("form#erasing")).hasCount(0);
        admins.assertAccessible();
        admins.open("/admin/erase?person=demo-admin");
        assertThat(admin.locator("[role=alert]")).containsText("can’t erase yourself");

        // Of open cases it tells what concerns this person, and nothing else.
        admins.open("/admin/erase?person=demo-intern");
        assertThat(admin.locator("main")).containsText("created none of the open cases");
        assertThat(admin.locator("main")).not().containsText("They stay open");
        assertThat(admin.locator("main")).not().containsText("back in the queue");
        admins.open("/admin/erase?person=demo-agent2");
        assertThat(admin.locator("main")).containsText("back in the queue");
        assertThat(admin.locator("main")).not().containsText("created none");

        admins.open("/admin/people?text=business2");
        admin.locator("a:has-text('Erase')").focus();
        admin.keyboard().press("Enter");
        admin.waitForURL(Pattern.compile("/admin/erase"));
        assertThat(admin.locator("h1")).hasText("Erase Priya Shah?");
        assertThat(admin.locator("main")).containsText("They stay open with their account");
        admins.assertAccessible();
        admin.locator("input[value='Erase permanently']").click();
        assertThat(admin.locator("[role=alert]")).containsText("Nothing was erased");
        assertThat(member.get("/cases").statusCode()).isEqualTo(200);
        admins.assertAccessible();
        admin.locator("#sure").focus();
        admin.keyboard().press("Space");
        admin.locator("input[value='Erase permanently']").focus();
        admin.keyboard().press("Enter");
        assertThat(admin.locator(".notice-ok")).hasText("The person was erased.");

        assertThat(member.get("/cases").statusCode()).isEqualTo(303);
        assertThat(refusal(browsers, ERASED)).isEqualTo(refusal(browsers, "nobody@demo.example"));
        Browser colleagues = browsers.at(portal).signIn("business@demo.example");
        Page page = colleagues.open("/cases/case?id=" + id).page();
        assertThat(page.locator("main")).containsText("Erased person");
        assertThat(page.locator("main")).not().containsText("Priya");
        assertThat(page.locator("main")).containsText("Taken along");
    }

    private static String refusal(Browsers browsers, String email) {
        Page page = browsers.at(portal).open("/sign-in").page();
        page.locator("#email").fill(email);
        page.locator("#password").fill(Browser.DEMO_PASSWORD);
        page.locator("#signInButton").click();
        return page.locator("#error").textContent();
    }

    private static Map<String, String> entries(Path file) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file), UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return entries;
    }
}
