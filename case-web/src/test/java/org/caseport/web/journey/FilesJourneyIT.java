package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseport.web.Await;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of every size and name: what fits stays, what does not is named with the reason. */
@InBrowser
class FilesJourneyIT {

    private static final String SOMEBODY = "enterprise@demo.example";
    private static final String WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";
    private static final int MOST = 5 * 1024 * 1024;
    private static final byte[] PROGRAM = HexFormat.of().parseHex("4d5a90000300000004000000ffff0000b800000000000000");

    @Test
    void of_four_files_three_stay_and_each_refusal_names_its_file(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, SOMEBODY).lend(browser).page();
        browser.forgive("422");
        Wizard wizard = step2(browser, portal);
        Locator errors = page.locator(".file-errors .error");

        attach(
                page,
                file("empty.txt", new byte[0]),
                file("program.png", PROGRAM),
                file("large.bin", new byte[MOST + 1]));
        assertThat(errors).hasCount(3);
        assertThat(errors.allInnerTexts())
                .containsExactlyInAnyOrder(
                        "“empty.txt” is empty. Attach a different file.",
                        "“large.bin” is 5.1 MB. Files can be up to 5 MB.",
                        "The contents of “program.png” don’t match its file type. Attach the original file.");
        assertThat(wizard.attached()).hasCount(0);
        browser.assertAccessible();
        for (int left = 2; left >= 0; left--) {
            page.getByLabel("Dismiss this message").first().click();
            assertThat(errors).hasCount(left);
        }
        assertThat(wizard.button("Attach files")).isFocused();

        attach(
                page,
                file("1.txt", text("one")),
                file("2.txt", text("two")),
                file("3.txt", text("three")),
                file("4.txt", text("four")));
        assertThat(errors).hasText("“4.txt” wasn’t attached. You can attach up to 3 files. Remove one first.");
        assertThat(wizard.attached()).hasText(new String[] {"1.txt", "2.txt", "3.txt"});

        assertThat(page.locator(".files progress")).hasCount(0);
        page.locator(".file")
                .filter(new Locator.FilterOptions().setHasText("2.txt"))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove"))
                .click();
        assertThat(wizard.attached()).hasText(new String[] {"1.txt", "3.txt"});
        assertThat(page.locator(".file").nth(1).getByRole(AriaRole.BUTTON)).isFocused();
        attach(page, file("4.txt", text("four")));
        assertThat(wizard.attached()).hasText(new String[] {"1.txt", "3.txt", "4.txt"});
        assertThat(page.locator(".files progress")).hasCount(0);
        page.reload();
        assertThat(wizard.attached()).hasText(new String[] {"1.txt", "3.txt", "4.txt"});
    }

    @ParameterizedTest
    @CsvSource({"en, 1 byte, 490 bytes, 1 MB", "ja, 1 バイト, 490 バイト, 1 MB"})
    void sizes_read_the_same_while_files_come_and_when_they_are_there(
            String language, String one, String some, String many, Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, SOMEBODY).lend(browser).page();
        page.context()
                .addCookies(List.of(new Cookie("caseport-language", language)
                        .setUrl(portal.url("/").toString())));
        step2(browser, portal);
        Locator sizes = page.locator(".file-meta");

        attach(page, file("1.txt", text("1")));
        assertThat(page.locator(".files progress")).hasCount(0);
        assertThat(sizes).hasText(new String[] {one});
        attach(page, file("2.txt", text("2".repeat(490))), file("3.txt", text("3".repeat(1024 * 1024 - 1))));
        assertThat(page.locator(".files progress")).hasCount(0);
        assertThat(sizes).hasText(new String[] {one, some, many});
        page.reload();

        assertThat(sizes).hasText(new String[] {one, some, many});
    }

    @Test
    void files_that_are_refused_or_on_their_way_take_no_place_from_good_ones(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, SOMEBODY).lend(browser).page();
        browser.forgive("422");
        Wizard wizard = step2(browser, portal);

        attach(
                page,
                file("program-1.png", PROGRAM),
                file("program-2.pdf", PROGRAM),
                file("program-3.txt", PROGRAM),
                file("good-1.txt", text("one")),
                file("good-2.txt", text("two")));
        assertThat(wizard.attached()).hasText(new String[] {"good-1.txt", "good-2.txt"});
        assertThat(page.locator(".files progress")).hasCount(0);
        assertThat(page.locator(".file-errors .error")).hasCount(3);

        attach(
                page,
                file("program-4.png", PROGRAM),
                file("program-5.png", PROGRAM),
                file("good-3.txt", text("three")),
                file("good-4.txt", text("four")));
        assertThat(page.locator(".file-errors .error")).hasCount(6);
        assertThat(wizard.attached()).hasText(new String[] {"good-1.txt", "good-2.txt", "good-3.txt"});
        assertThat(page.locator(".files progress")).hasCount(0);
        page.reload();
        assertThat(wizard.attached()).hasCount(3);
    }

    @Test
    void a_file_that_waits_for_a_place_gets_that_of_one_that_is_removed_on_its_way(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, SOMEBODY).lend(browser).page();
        Wizard wizard = step2(browser, portal);
        attach(page, file("1.txt", text("one")), file("2.txt", text("two")));
        assertThat(page.locator(".files progress")).hasCount(0);

        List<Route> underWay = new ArrayList<>();
        page.route(Pattern.compile(".*name=slow\\.bin"), underWay::add);
        page.waitForRequest(
                Pattern.compile(".*name=slow\\.bin"),
                () -> attach(page, file("slow.bin", text("slow")), file("waits.txt", text("four"))));
        page.locator(".file")
                .filter(new Locator.FilterOptions().setHasText("slow.bin"))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove"))
                .click();
        assertThat(wizard.attached()).hasText(new String[] {"1.txt", "2.txt", "waits.txt"});
        underWay.forEach(Route::resume);

        assertThat(wizard.attached()).hasText(new String[] {"1.txt", "2.txt", "waits.txt"});
        assertThat(page.locator(".files progress")).hasCount(0);
    }

    @Test
    void a_picture_is_shown_as_what_it_is_under_the_ending_of_another(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser).page();
        Wizard wizard = step2(browser, portal);

        attach(page, file("photo.jpg", Base64.getDecoder().decode(WEBP)));
        assertThat(page.locator(".file-thumb img")).hasCount(1);
        assertThat(wizard.attached()).hasText("photo.jpg");
        String address = page.locator(".file-thumb img").getAttribute("src");

        assertThat(page.evaluate("document.querySelector('.file-thumb img').decode().then(() => 'shown')"))
                .isEqualTo("shown");
        assertThat(caller.get(address).headers().firstValue("Content-Type").orElse(""))
                .startsWith("image/webp");
    }

    @Test
    void a_file_that_is_removed_while_it_is_on_its_way_does_not_stay(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, SOMEBODY).lend(browser).page();
        Wizard wizard = step2(browser, portal);
        attach(page, file("secret.bin", new byte[MOST]));
        wizard.button("Remove").click();
        assertThat(wizard.attached()).hasCount(0);
        wizard.toContact();
        page.goBack();

        page.reload();
        assertThat(wizard.attached()).hasCount(0);
    }

    @Test
    void a_file_of_exactly_five_mebibytes_comes_back_byte_by_byte_and_only_to_its_account(
            Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser).page();
        byte[] content = new byte[MOST];
        new Random(42).nextBytes(content);
        Wizard wizard = step2(browser, portal);
        attach(page, file("dump.bin", content));
        // Going on waits for the upload.
        wizard.toContact();
        wizard.toReview().submit();
        wizard.link("View case").click();
        String address = page.locator(".thread a.file-name").getAttribute("href");

        HttpResponse<byte[]> answer = caller.download(address);
        assertThat(answer.body()).isEqualTo(content);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename*=UTF-8''dump.bin");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/octet-stream");
        assertThat(Caller.signedIn(portal, "business@demo.example")
                        .download(address)
                        .statusCode())
                .isEqualTo(404);
        assertThat(portal.get(address).body()).doesNotContain("\u0000");
    }

    @Test
    void a_server_refuses_what_a_browser_should_have_refused(Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        String draft = caller.begin(Filled.billing(Filled.subject("By hand")));

        assertRefused(caller.attach(draft, "empty.txt", new byte[0]), "is empty");
        assertRefused(caller.attach(draft, "large.bin", new byte[MOST + 1]), "is too large");
        assertRefused(caller.attach(draft, "program.pdf", PROGRAM), "match its file type");
        assertRefused(
                caller.attach(draft, "invoice.jpg", text("<html><script>alert(1)</script>")), "match its file type");
        for (int i = 0; i < 3; i++) {
            Caller.fileId(caller.attach(draft, i + ".txt", text("x")));
        }
        assertRefused(caller.attach(draft, "fourth.txt", text("x")), "You can attach up to 3 files");
    }

    private static void assertRefused(HttpResponse<String> answer, String why) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(why);
    }

    @Test
    void names_with_paths_overrides_and_emoji_are_shown_without_harm(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser).page();
        String draft = caller.begin(Filled.billing(Filled.subject("Names")));
        Caller.fileId(caller.attach(draft, "C:\\fakepath\\..\\..\\ログ 🦊.txt", text("a")));
        Caller.fileId(caller.attach(draft, "../../etc/\u202Egpj.exe.txt", text("b")));
        Caller.fileId(caller.attach(draft, "<img src=x onerror=alert(1)>\"'&%2e;קובץ.txt", text("c")));
        List<String> names = List.of("ログ 🦊.txt", "gpj.exe.txt", "<img src=x onerror=alert(1)>\"'&%2e;קובץ.txt");

        Wizard wizard = Wizard.at(browser, draft, "information");
        assertThat(wizard.attached().allTextContents()).containsExactlyElementsOf(names);
        String id = Wizard.caseId(Caller.location(caller.submit(draft)));
        browser.open("/cases/case?id=" + id);

        Locator links = page.locator(".thread a.file-name");
        assertThat(links.allTextContents()).containsExactlyElementsOf(names);
        for (int i = 0; i < 3; i++) {
            Locator link = links.nth(i);
            assertThat(page.waitForDownload(link::click).suggestedFilename())
                    .matches(i == 2 ? ".*img src=x onerror=alert.*" : ".*\\Q" + names.get(i) + "\\E");
        }
    }

    @Test
    void an_upload_that_is_cut_leaves_nothing(Portal portal) throws Exception {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        String draft = caller.begin(Filled.billing(Filled.subject("Cut")));
        try (Socket socket = new Socket("localhost", portal.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /data/drafts/" + draft + "/files?name=cut.txt HTTP/1.1\r\nHost: localhost:" + portal.port()
                            + "\r\nCookie: " + caller.cookie()
                            + "\r\nContent-Type: application/octet-stream\r\nContent-Length: 200000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[70_000]);
            out.flush();
            awaitArrivals(portal, true);
        }
        awaitArrivals(portal, false);
        assertThat(caller.get(Wizard.address(draft, "information")).body()).doesNotContain("cut.txt");
        Caller.fileId(caller.attach(draft, "cut.txt", text("whole")));
    }

    /** Returns once some files wait on the server's disk, or once none does. */
    private static void awaitArrivals(Portal portal, boolean some) {
        Await.until(
                (some ? "some files wait" : "no file waits"),
                () -> arrivals(portal).isEmpty() != some);
    }

    /** Files that wait on the server's disk until all of them is there. */
    private static List<Path> arrivals(Portal portal) throws IOException {
        Path waiting = portal.home().resolve("tmp");
        if (!Files.exists(waiting)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(waiting)) {
            return all.filter(one -> one.toString().endsWith(".upload")).toList();
        }
    }

    @Test
    void a_screenshot_can_be_pasted_and_a_file_dropped(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, SOMEBODY).lend(browser).page();
        Wizard wizard = step2(browser, portal);
        String put = """
                kind => {
                  const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ'
                      + 'AAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
                  const bytes = Uint8Array.from(atob(picture), c => c.charCodeAt(0));
                  const data = new DataTransfer();
                  data.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
                  const place = document.querySelector(kind === 'drop' ? '.dropzone' : '#description');
                  place.dispatchEvent(kind === 'drop'
                      ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
                    : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                }""";

        page.evaluate(put, "paste");
        assertThat(wizard.attached()).hasText(new String[] {"screenshot-1.png"});
        assertThat(page.locator(".file-thumb img")).hasCount(1);
        page.evaluate(put, "drop");

        assertThat(wizard.attached()).hasText(new String[] {"screenshot-1.png", "image.png"});
        assertThat(page.locator(".file-thumb img")).hasCount(2);
    }

    private static Wizard step2(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        return Wizard.at(browser, caller.begin(Filled.billing(Filled.subject("With files"))), "information");
    }

    private static void attach(Page page, FilePayload... files) {
        page.locator("input[type=file]").setInputFiles(files);
    }

    private static FilePayload file(String name, byte[] content) {
        return new FilePayload(name, "application/octet-stream", content);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
