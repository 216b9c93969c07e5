package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;

/** A member finds a case from anywhere, lists cases in columns of choice, and looks at files in the page. */
@InBrowser
class FindingThingsJourneyIT {

    private static final String MEMBER = "business@demo.example";

    @Test
    void the_search_box_of_every_page_leads_to_cases_articles_and_a_new_case(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, MEMBER);
        String subject = Filled.subject("Zeppelin");
        String id = caller.openCase(Filled.billing(subject));
        Page page = caller.lend(browser).page();
        browser.open("/help");
        Locator box = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search cases and help"));

        page.keyboard().press("/");
        assertThat(box).isFocused();
        page.keyboard().type(subject);
        assertThat(page.locator(".quick [role=option]").first()).containsText(subject);
        assertThat(page.locator(".quick [role=option]").last()).hasText("Create case");
        browser.assertAccessible();
        page.keyboard().press("Escape");
        assertThat(box).isFocused();
        assertThat(page.locator(".quick [role=listbox]")).isHidden();
        assertThat(page.locator("[data-live='']")).hasText("1 result");
        box.fill(subject + " and nothing else");
        assertThat(page.locator("[data-live='']")).hasText("No cases or articles found");
        box.fill("connections run out");
        assertThat(page.locator(".quick [role=option]").first()).containsText("When connections run out");
        box.fill(subject + " ");
        assertThat(page.locator(".quick [role=option]").first()).containsText(subject);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");

        page.waitForURL("**/cases/case?id=" + id);
        assertThat(Caller.signedIn(portal, "onramp@demo.example")
                        .get("/data/quick?q=" + Caller.encoded(subject))
                        .body())
                .doesNotContain("Zeppelin");
    }

    @Test
    void single_keys_do_nothing_once_they_are_turned_off(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, MEMBER).lend(browser).page();
        browser.open("/account").assertAccessible();
        page.getByLabel("Use single-key shortcuts").uncheck();

        browser.open("/help");
        page.keyboard().press("/");
        assertThat(page.locator("#quick")).not().isFocused();

        browser.open("/account");
        page.getByLabel("Use single-key shortcuts").check();
        page.locator("h1").click();
        page.keyboard().press("/");
        assertThat(page.locator("#quick")).isFocused();
    }

    @Test
    void a_row_of_the_list_is_one_link_and_has_the_columns_that_one_chose(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, MEMBER);
        String mark = "columns" + Long.toString(System.nanoTime(), 36);
        String id = caller.openCase(Filled.billing(mark));
        Page page = caller.lend(browser).page();
        page.setViewportSize(1280, 900);
        browser.open("/cases?q=" + mark).assertAccessible();

        assertThat(page.locator("#count")).hasText("1 of 1");
        assertThat(page.locator("thead")).containsText("Opened by");
        assertThat(page.locator("tbody tr")).containsText("due in");
        assertThat(page.locator("thead")).not().containsText("Contact method");
        assertThat((Integer) page.evaluate("document.querySelector('tbody tr').offsetHeight"))
                .isLessThan(80);
        page.getByText("Columns", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Contact method").check();
        assertThat(page.locator("thead")).containsText("Contact method");
        browser.assertAccessible();
        page.keyboard().press("Escape");
        page.reload();
        assertThat(page.locator("thead")).containsText("Contact method");
        page.locator("tbody td").nth(2).click();
        page.waitForURL("**/cases/case?id=" + id);
    }

    @Test
    void files_are_looked_at_in_the_page_and_thumbnails_stay_in_the_browser(Browser browser, Portal portal)
            throws IOException {
        Caller caller = Caller.signedIn(portal, MEMBER);
        String draft = caller.begin(Filled.billing(Filled.subject("With pictures")));
        String file = Caller.fileId(caller.attach(draft, "screen.png", picture()));
        caller.attach(draft, "screen.png", picture());
        caller.attach(draft, "table.csv", "host;load\nweb-1;\"a;b\"\n".getBytes(StandardCharsets.UTF_8));
        String id = Wizard.caseId(Caller.location(caller.submit(draft)));
        Page page = caller.lend(browser).page();
        browser.open("/cases/case?id=" + id).assertAccessible();

        page.locator("[data-lightbox=image]").first().click();
        Locator box = page.locator(".lightbox");
        assertThat(box.locator("img")).isVisible();
        assertThat(box).containsText("1 of 3");
        browser.assertAccessible();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        assertThat(box.locator("td").last()).hasText("a;b");
        browser.assertAccessible();
        page.keyboard().press("Escape");
        assertThat(box).isHidden();
        assertThat(page.locator("[data-lightbox=text]")).isFocused();

        String address = "/data/cases/" + id + "/files/" + file + "?show=small";
        HttpResponse<byte[]> small = caller.download(address);
        assertThat(small.headers().firstValue("Cache-Control")).hasValue("private, max-age=31536000, immutable");
        assertThat(ImageIO.read(new ByteArrayInputStream(small.body())).getWidth())
                .isEqualTo(480);
        assertThat(Caller.signedIn(portal, "onramp@demo.example").get(address).statusCode())
                .isEqualTo(404);
        assertThat(names(caller.download("/data/cases/" + id + "/files.zip").body()))
                .containsExactly("screen.png", "2-screen.png", "table.csv");
    }

    @Test
    void a_pdf_opens_in_the_browser_under_a_policy_without_scripts(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, MEMBER);
        String draft = caller.begin(Filled.billing(Filled.subject("With a document")));
        byte[] pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n".getBytes(StandardCharsets.UTF_8);
        caller.attach(draft, "steps.pdf", pdf);
        String id = Wizard.caseId(Caller.location(caller.submit(draft)));
        Page page = caller.lend(browser).page();
        browser.open("/cases/case?id=" + id).assertAccessible();
        Locator link =
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Preview steps.pdf in a new tab"));

        assertThat(link).hasAttribute("target", "_blank");
        HttpResponse<byte[]> shown = caller.download(link.getAttribute("href"));
        assertThat(shown.headers().firstValue("Content-Type").orElse("")).startsWith("application/pdf");
        assertThat(shown.headers().firstValue("Content-Disposition").orElse("")).startsWith("inline");
        assertThat(shown.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy).contains("script-src 'none'", "frame-ancestors 'none'"));
        assertThat(shown.body()).isEqualTo(pdf);
        HttpResponse<byte[]> saved = caller.download(link.getAttribute("href").replace("?show=true", ""));
        assertThat(saved.headers().firstValue("Content-Type").orElse("")).startsWith("application/octet-stream");
    }

    @Test
    void an_agent_sees_small_pictures_and_enlarges_them(Browser browser, Portal portal) throws IOException {
        Caller caller = Caller.signedIn(portal, MEMBER);
        String draft = caller.begin(Filled.billing(Filled.subject("Pictures for support")));
        caller.attach(draft, "screen.png", picture());
        String id = Wizard.caseId(Caller.location(caller.submit(draft)));
        Caller agent = Caller.signedIn(portal, "agent@demo.example");
        Page page = agent.lend(browser).page();
        browser.open("/workspace/case?id=" + id);

        HttpResponse<byte[]> small = agent.download(page.locator("#thread img").getAttribute("src"));
        assertThat(ImageIO.read(new ByteArrayInputStream(small.body())).getWidth())
                .isEqualTo(480);
        page.locator("#thread [data-lightbox=image]").click();
        assertThat(page.locator(".lightbox img")).isVisible();
        browser.assertAccessible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#thread [data-lightbox=image]")).isFocused();
    }

    private static List<String> names(byte[] archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1200, 700, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
