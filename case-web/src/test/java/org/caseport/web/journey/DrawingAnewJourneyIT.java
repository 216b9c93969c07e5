package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;

/** Parts of an open page are drawn anew without taking anything from the person who is busy in them. */
@InBrowser
class DrawingAnewJourneyIT {

    @Test
    void a_field_keeps_its_text_its_selection_and_the_focus(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, "business@demo.example");
        String draft = caller.begin(Filled.technical(Filled.subject("Typing on")));
        Page page = caller.lend(browser).page();
        Wizard.at(browser, draft, "help");
        Locator field = page.locator("[name='answer.endpoint']");
        field.click();
        page.keyboard().press("End");
        page.keyboard().type(" typed");
        field.evaluate("field => { window.field = field; field.setSelectionRange(3, 6, 'backward'); }");

        page.evaluate("window.caseport.refresh(['issue', 'questions-part'])");

        assertThat(page.evaluate("[window.field === document.activeElement, window.field.value,"
                        + " window.field.selectionStart, window.field.selectionEnd, window.field.selectionDirection]"))
                .isEqualTo(List.of(true, "db-1.internal:5432 typed", 3, 6, "backward"));
        page.keyboard().type("X");
        assertThat(field).hasValue("db-Xnternal:5432 typed");
    }

    @Test
    void a_picker_drawn_anew_works_again(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, "business@demo.example");
        String draft = caller.begin(Filled.technical(Filled.subject("Picking on")));
        Page page = caller.lend(browser).page();
        Wizard wizard = Wizard.at(browser, draft, "help");

        page.evaluate("window.caseport.refresh(['issue'])");
        page.evaluate("window.caseport.refresh(['issue', 'category-part'])");

        assertThat(page.locator("#issue [role=combobox]")).hasCount(2);
        wizard.choose("Category", "Slow queries");
        assertThat(wizard.list("Category")).hasValue("Slow queries");
    }

    @Test
    void a_line_of_the_queue_keeps_its_place_and_the_focus_until_it_is_left(Browsers browsers, Portal portal) {
        String mark = "redrawn" + Long.toString(System.nanoTime(), 36);
        Caller member = Caller.signedIn(portal, "business@demo.example");
        member.openCase(Filled.technical(mark + " calm"));
        Page page = browsers.at(portal)
                .signIn("agent@demo.example")
                .open("/workspace?view=all&q=" + mark)
                .page();
        Locator calm = page.locator("[data-queue] tbody a");
        assertThat(calm).hasCount(1);
        calm.focus();
        calm.evaluate("link => { window.link = link; }");

        member.openCase(Filled.with(Filled.technical(mark + " urgent"), "severity", "urgent"));

        Locator changes = page.locator(".changes button");
        assertThat(changes).isVisible();
        assertThat(calm).hasCount(1);
        assertThat(calm).isFocused();
        page.locator("h1").evaluate("any => document.activeElement.blur()");
        assertThat(page.locator("[data-queue] tbody a")).hasText(new String[] {mark + " urgent", mark + " calm"});
        assertThat(page.evaluate("window.link.isConnected")).isEqualTo(true);
        assertThat(changes).hasCount(0);
    }
}
