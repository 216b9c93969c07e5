package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;

/** Whoever types a secret is told at once, goes on typing, and finds it nowhere afterwards. */
@InBrowser
class SecretsJourneyIT {

    private static final String SOMEBODY = "enterprise@demo.example";
    private static final String CARD = "4111 1111 1111 1111";

    @Test
    void a_secret_that_is_typed_is_named_beside_its_field_and_never_comes_back(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser).page();
        String draft = caller.begin(Filled.technical("A card"));
        Wizard wizard = Wizard.at(browser, draft, "information");
        Locator note = page.locator(".field:has(#description) .secret-note");

        wizard.type("Description", "My card " + CARD + " was refused.");
        assertThat(note).containsText("card number");
        assertThat(note).containsText("[removed: card]");
        browser.assertAccessible();
        note.getByText("Select it in the text").click();
        assertThat(page.evaluate("getSelection().toString()")).isEqualTo(CARD);
        // What is under the author's hands stays, and typing on is no loss.
        assertThat(wizard.box("Description")).hasValue("My card " + CARD + " was refused.");
        wizard.box("Description").press("End");
        wizard.saved();
        assertThat(caller.get(Wizard.address(draft, "information")).body())
                .contains("My card [removed: card] was refused.")
                .doesNotContain(CARD);
        wizard.type("Description", "My card was refused.");
        assertThat(note).isHidden();
        wizard.type("Description", "My card " + CARD + " was refused.");
        assertThat(note).isVisible();

        wizard.files()
                .setInputFiles(new FilePayload(
                        "server.log", "text/plain", ("paid with " + CARD + "\n").getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator(".file .secret-note")).containsText("server.log");
        wizard.toContact();
        wizard.toReview();
        assertThat(page.locator(".notice-warn")).containsText("[removed: …]");
        assertThat(page.locator(".review")).containsText("My card [removed: card] was refused.");
        wizard.submit();
        assertThat(page.locator(".notice-warn")).containsText("We removed a secret from this text");
        wizard.link("View case").click();
        assertThat(page.locator(".message .secret-note")).hasCount(1);
        assertThat(page.locator(".thread")).containsText("My card [removed: card] was refused.");
        assertThat(caller.download(page.locator(".thread a.file-name").getAttribute("href"))
                        .body())
                .asString()
                .isEqualTo("paid with [removed: card]    \n");
    }
}
