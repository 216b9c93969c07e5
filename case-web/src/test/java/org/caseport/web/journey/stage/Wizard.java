package org.caseport.web.journey.stage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The wizard as a person works it: everything by the name it shows. */
public final class Wizard {

    public static final String TO_INFORMATION = "Next step: Additional information";
    public static final String TO_CONTACT = "Next step: Solve now or contact us";
    public static final String TO_REVIEW = "Review";
    public static final String SUBMIT = "Submit";

    private final Page page;

    public Wizard(Page page) {
        this.page = page;
    }

    public static Wizard begin(Browser browser) {
        browser.open("/cases/create");
        return new Wizard(browser.page());
    }

    public static Wizard at(Browser browser, String draft, String step) {
        browser.open(address(draft, step));
        return new Wizard(browser.page());
    }

    public static String address(String draft, String step) {
        return "/cases/create?draft=" + draft + "&step=" + step;
    }

    /** The id of the draft that this page is about. */
    public String draft() {
        return page.locator("form[data-draft-id]").getAttribute("data-draft-id");
    }

    // ---- what there is on the page

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator radio(String name) {
        return page.getByRole(
                AriaRole.RADIO, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator box(String name) {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator list(String name) {
        return page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator tab(String name) {
        return page.getByRole(
                AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The file input behind the button, for a browser's file chooser to fill. */
    public Locator files() {
        return page.locator("input[type=file]");
    }

    public Locator attached() {
        return page.locator(".files .file .file-name");
    }

    /** The sentence that says why a choice is closed. */
    public String whyNot(String choice) {
        Locator closed = radio(choice);
        assertThat(closed).isDisabled();
        return page.locator("[id='" + closed.getAttribute("aria-describedby") + "'] .choice-why")
                .innerText();
    }

    /** What is said about a choice below its name. */
    public String aboutChoice(String choice) {
        return page.locator("[id='" + radio(choice).getAttribute("aria-describedby") + "']")
                .innerText();
    }

    /** The sentence beside a field that is wrong. */
    public String errorAt(Locator field) {
        assertThat(field).hasAttribute("aria-invalid", "true");
        return page.locator("[id='" + field.getAttribute("aria-describedby").replaceFirst(" .*", "") + "']")
                .innerText();
    }

    public Locator errorSummary() {
        return page.locator("[data-error-summary]");
    }

    // ---- what a person does

    public Wizard choose(String radio) {
        Locator choice = radio(radio);
        return choice.isChecked() ? this : redrawing(choice::check);
    }

    /** Finds an option by typing and takes it. */
    public Wizard choose(String list, String option) {
        return redrawing(() -> pick(list, option));
    }

    /** The same where nothing else of the page depends on it. */
    public Wizard pick(String list, String option) {
        Locator box = list(list);
        box.fill(option);
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
        return this;
    }

    /** Chooses in a plain list. */
    public Wizard select(Locator list, String option) {
        list.selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(option));
        return this;
    }

    public Wizard type(String box, String text) {
        box(box).fill(text);
        return this;
    }

    /** Does something that makes the page draw a part of itself anew, and waits until it has. */
    public Wizard redrawing(Runnable deed) {
        page.evaluate("document.getElementById('aside').dataset.stale = ''");
        deed.run();
        page.waitForFunction("() => !document.getElementById('aside').hasAttribute('data-stale')");
        return this;
    }

    /** Waits until everything typed is safe. */
    public Wizard saved() {
        assertThat(page.locator("[data-save-state]")).hasText("Saved");
        return this;
    }

    /** Goes on with a button of this name, to an address that has these words in it. */
    public Wizard goOn(String button, String words) {
        button(button).click();
        page.waitForURL(Pattern.compile(Pattern.quote(words)));
        return this;
    }

    public Wizard toInformation() {
        return goOn(TO_INFORMATION, "step=information");
    }

    public Wizard toContact() {
        return goOn(TO_CONTACT, "step=contact");
    }

    public Wizard toReview() {
        return goOn(TO_REVIEW, "step=review");
    }

    /** Submits, and gives the new case's id. */
    public String submit() {
        goOn(SUBMIT, "/cases/case?id=");
        return caseId(page.url());
    }

    public static String caseId(String address) {
        return address.replaceFirst("^.*[?&]id=([^&]+).*$", "$1");
    }
}
