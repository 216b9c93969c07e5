package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.caseport.web.Await;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a case is in the journal, which tells nothing that anybody wrote and verifies without the portal. */
@InBrowser
class JournalJourneyIT {

    private static final String ADMIN = "admin@demo.example";
    private static final String AGENT = "agent@demo.example";
    private static final String MEMBER = "business@demo.example";

    @TempDir
    Path folder;

    @Test
    void the_life_of_a_case_is_told_without_a_word_that_anybody_wrote_and_verifies_without_the_portal(
            Browser browser, Portal portal) throws Exception {
        Caller member = Caller.signedIn(portal, MEMBER);
        Caller admin = Caller.signedIn(portal, ADMIN);
        Map<String, String> fields = Filled.technical(Filled.subject("Markedsubject"));
        fields.put("description", "Markedbody of the case");
        fields.put("contact.0", "markedcontact@company.example");
        String draft = member.begin(fields);
        String file = Caller.fileId(member.attach(draft, "markedfile.txt", "Markedcontent".getBytes(UTF_8)));
        String id = Wizard.caseId(Caller.location(member.submit(draft)));
        Page page = browser.signIn(AGENT).open("/workspace/case?id=" + id).page();
        page.locator("#answer").fill("Markedanswer of the agent");
        page.locator("#reply").click();
        assertThat(page.locator(".message-support").first()).containsText("Markedanswer");
        page.locator("#tab-note").click();
        page.locator("#note").fill("Markednote among agents");
        page.locator("#addNote").click();
        assertThat(page.locator(".message-note")).hasCount(1);
        Caller agent = Caller.signedIn(portal, AGENT);
        assertThat(agent.get("/data/workspace/cases/" + id + "/files/" + file).body())
                .isEqualTo("Markedcontent");

        List<String> lines = sealed(admin, id, "attachment.read");

        assertThat(acts(lines, id))
                .contains("case.opened", "case.communication-added", "case.read", "case.note-added", "attachment.read");
        String all = String.join("\n", lines);
        assertThat(all)
                .contains("\"act\":\"draft.begun\"")
                .contains("\"act\":\"draft.file-added\"")
                .containsPattern("\"from\":\"web [0-9a-f]{16}\"");
        assertThat(all.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("marked")
                .doesNotContain("127.0.0.1")
                .doesNotContain("0:0:0:0")
                .doesNotContain("@")
                .doesNotContain("moreau");
    }

    @Test
    void a_download_verifies_in_a_process_of_its_own_and_not_when_a_word_of_it_is_another(Portal portal)
            throws Exception {
        Caller admin = Caller.signedIn(portal, ADMIN);
        String id = opened(portal);
        sealed(admin, id, "case.opened");
        unpack(admin.download("/data/admin/journal/journal.zip").body());
        Path file = folder.resolve("journal.jsonl");

        Said whole = verify(portal, file);
        String text = Files.readString(file);
        Matcher opened = Pattern.compile(
                        "\"position\":([0-9]+)[^\n]*\"act\":\"case.opened\",\"on\":\"" + id + "\",\"outcome\":\"done\"")
                .matcher(text);
        assertThat(opened.find()).isTrue();
        Files.writeString(
                file,
                text.substring(0, opened.end()).replaceFirst("\"done\"$", "\"refused\"")
                        + text.substring(opened.end()));
        Said bent = verify(portal, file);

        assertThat(whole.code()).as(whole.text()).isZero();
        assertThat(whole.text()).contains("OK: ").doesNotContain("not checked");
        assertThat(bent.code()).isEqualTo(1);
        assertThat(bent.text())
                .contains("chain 333333333333, position " + opened.group(1))
                .contains("CHANGED");
    }

    @Test
    void an_agent_who_looks_at_a_case_again_and_again_is_told_of_once(Portal portal) throws Exception {
        Caller agent = Caller.signedIn(portal, AGENT);
        Caller admin = Caller.signedIn(portal, ADMIN);
        String id = opened(portal);
        String path = "/workspace/case?id=" + id;

        agent.send(agent.request(path).header("Caseport-Unattended", "1"));
        agent.get(path);
        agent.get(path);
        agent.send(agent.request(path).header("Caseport-Unattended", "1"));
        Caller.signedIn(portal, "agent2@demo.example").get(path);

        // Both agents' reads are sealed once the second's is.
        Await.until("two reads are sealed", () -> reads(admin, id) >= 2);
        assertThat(reads(admin, id)).isEqualTo(2);
    }

    @Test
    void administrators_filter_the_journal_and_have_its_chains_verified(Browser browser, Portal portal)
            throws Exception {
        Caller admin = Caller.signedIn(portal, ADMIN);
        String id = opened(portal);
        sealed(admin, id, "case.opened");
        Page page = admin.lend(browser).open("/admin/journal").page();
        page.locator("#on").fill(id);
        page.locator("#show").click();
        assertThat(page.locator("#entries tbody")).containsText("case.opened");
        assertThat(page.locator("#entries tbody td").first()).not().containsText("sign-in");

        page.locator("#entries summary").first().press("Enter");
        assertThat(page.locator("#entries .facts").first()).containsText(id);
        page.locator("#to").fill("2020-01-31");
        page.locator("#act").selectOption("case.opened");
        page.locator("#show").click();
        assertThat(page.locator("#entries tbody")).containsText("No entries found.");
        assertThat(browser.where()).contains("to=2020-01-31", "act=case.opened");
        page.locator("#to").fill("");
        page.locator("#act").selectOption("");
        page.locator("#on").fill("");
        page.locator("#ofAccount_input").pressSequentially("3333");
        Locator suggested = page.locator("#ofAccount_panel");
        suggested.getByText("333333333333").hover();
        browser.assertAccessible();
        suggested.getByText("333333333333").click();
        assertThat(suggested).isHidden();
        page.locator("#show").click();
        page.waitForURL("**/admin/journal?of=333333333333");
        page.locator("#verify").click();

        assertThat(page.locator("#chains")).containsText("Up to entry");
        assertThat(page.locator("#flaws")).hasCount(0);
        String newest = page.locator("#entries tbody time").first().getAttribute("datetime");
        page.locator("#entries").getByLabel("Older").click();
        assertThat(page.locator("#entries").getByLabel("Newest")).isVisible();
        assertThat(page.locator("#entries tbody tr")).not().hasCount(0);
        assertThat(page.locator("#entries tbody time[datetime=\"" + newest + "\"]"))
                .hasCount(0);
        browser.assertAccessible();
    }

    @Test
    void nobody_else_gets_the_journal_and_who_tries_is_in_it(Portal portal) {
        for (String other : List.of(MEMBER, AGENT, "supervisor@demo.example")) {
            Caller caller = Caller.signedIn(portal, other);
            for (String path : List.of(
                    "/admin/journal",
                    "/data/admin/journal/journal.zip",
                    "/data/admin/journal/journal.jsonl?account=333333333333",
                    "/data/admin/journal/VerifyJournal.java")) {
                assertThat(caller.get(path).statusCode()).as(other + " " + path).isEqualTo(403);
            }
        }
        assertThat(Caller.signedIn(portal, ADMIN)
                        .get("/admin/journal?act=page.opened&person=" + Caller.encoded(MEMBER))
                        .body())
                .contains("ADMINISTRATOR");
    }

    private static String opened(Portal portal) {
        return Caller.signedIn(portal, MEMBER).openCase(Filled.technical(Filled.subject("To be journaled")));
    }

    /** The journal as soon as this act on this case is sealed. */
    private static List<String> sealed(Caller admin, String id, String act) {
        return Await.value(act + " is sealed", () -> Optional.of(lines(admin))
                .filter(lines -> acts(lines, id).contains(act)));
    }

    private static long reads(Caller admin, String id) {
        return acts(lines(admin), id).stream().filter("case.read"::equals).count();
    }

    private static List<String> lines(Caller admin) {
        return admin.get("/data/admin/journal/journal.jsonl?account=333333333333")
                .body()
                .lines()
                .toList();
    }

    private static List<String> acts(List<String> lines, String id) {
        return lines.stream()
                .filter(line -> line.contains("\"on\":\"" + id + "\"") || line.contains("\"detail\":\"" + id + "\""))
                .map(line -> line.replaceFirst(".*\"act\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private void unpack(byte[] zip) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Files.copy(in, folder.resolve(entry.getName()));
            }
        }
    }

    /** As an operator does it, with the program that came along. */
    private Said verify(Portal portal, Path file) throws Exception {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "VerifyJournal.java",
                file.toString());
        command.directory(folder.toFile()).redirectErrorStream(true);
        command.environment()
                .put(
                        "CASEPORT_SECRET_KEY",
                        Files.readString(portal.home().resolve("secret.key")).strip());
        Process process = command.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), said);
    }

    private record Said(int code, String text) {}
}
