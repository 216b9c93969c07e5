package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page for everybody: small and large screens, light and dark, English and Japanese, and the keyboard alone. */
@InBrowser
class EverybodyJourneyIT {

    private static final String SOMEBODY = "business@demo.example";
    private static final List<Integer> WIDTHS = List.of(1280, 640, 360);

    @ParameterizedTest
    @CsvSource({"en, LIGHT, 1280", "en, DARK, 360", "ja, DARK, 1280"})
    void every_page_and_step_is_accessible_and_fits_its_screen(
            String language, ColorScheme scheme, int width, Browser browser, Portal portal) {
        Page page = arrive(browser, portal, language);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        for (String address : addresses(portal)) {
            page.setViewportSize(width, 900);
            browser.open(address).assertAccessible();
            assertNothingScrollsSideways(page, address);
        }
        // What opens only by hand.
        page.setViewportSize(width == 360 ? 1280 : 360, 900);
        browser.open("/cases/create");
        browser.assertAccessible();
        page.locator("#caseType-technical").check();
        page.locator("#service").click();
        assertThat(page.locator("#service")).hasAttribute("aria-expanded", "true");
        browser.assertAccessible();
        page.keyboard().press("Escape");
        page.locator("[data-confirm=discard-dialog]").click();
        assertThat(page.locator("#discard-dialog")).isVisible();
        browser.assertAccessible();
    }

    /** Pages of all kinds, each step of the wizard filled in and with errors. */
    private static List<String> addresses(Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Map<String, String> fields = Filled.technical("Long_word_without_any_place_to_break_it_".repeat(6));
        fields.put("method", "phone");
        fields.put("country", "GB");
        fields.put("phone", "020 7946 0018");
        fields.put("contact.0", "a.very.long.address.of.somebody@mail.blueharbor.example");
        String full = caller.begin(fields);
        caller.attach(full, "a_long_name_".repeat(12) + ".txt", new byte[] {'x'});
        Map<String, String> wrong = new LinkedHashMap<>(Map.of(
                "caseType", "technical",
                "service", "relational-database",
                "category", "cant-connect",
                "method", "phone",
                "contactTyped", "nonsense"));
        String faulty = caller.begin(wrong);
        String limits = caller.begin(Map.of(
                "caseType", "service-limit-increase",
                "service", "virtual-machine-limits",
                "request.0.region", "eu-london",
                "request.1.value", "0"));
        String id = caller.openCase(Filled.technical(Filled.subject("Looked at by everybody")));
        List<String> all = new ArrayList<>(List.of(
                "/",
                "/cases",
                "/cases?status=all&type=technical&sort=severity&size=10&q=everybody",
                "/cases?q=nothinghasthisword",
                "/help",
                "/help/dns",
                "/cases/case?id=" + id));
        all.add("/cases/case?id=" + id + "&submitted=true");
        for (String step : List.of("help", "information", "contact", "review")) {
            all.add(Wizard.address(full, step));
            all.add(Wizard.address(faulty, step) + "&check=true");
        }
        all.add(Wizard.address(limits, "help") + "&check=true");
        return all;
    }

    private static Page arrive(Browser browser, Portal portal, String language) {
        Caller.signedIn(portal, SOMEBODY).lend(browser);
        browser.context()
                .addCookies(List.of(new Cookie("caseport-language", language)
                        .setUrl(portal.url("/").toString())));
        browser.context().setExtraHTTPHeaders(Map.of("Accept-Language", language));
        browser.open("/");
        assertThat(browser.page().locator("html")).hasAttribute("lang", language);
        return browser.page();
    }

    /** 640 px is what a screen of 1280 px shows at 200 % zoom. */
    private static void assertNothingScrollsSideways(Page page, String address) {
        for (int width : WIDTHS) {
            page.setViewportSize(width, 900);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("width of %s on a screen of %s", address, width)
                    .isLessThanOrEqualTo(width);
        }
    }

    @Test
    void a_case_can_be_made_with_the_keyboard_alone_and_the_focus_is_always_seen(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, SOMEBODY).lend(browser).page();
        Wizard wizard = Wizard.begin(browser);
        walkTo(page, wizard.radio("Account and billing"));
        wizard.redrawing(() -> page.keyboard().press("Space"));
        assertThat(wizard.radio("Account and billing")).isFocused();
        wizard.redrawing(() -> page.keyboard().press("ArrowDown"));
        assertThat(wizard.radio("Technical")).isChecked();

        walkTo(page, wizard.list("Service"));
        page.keyboard().type("relational");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowUp");
        wizard.redrawing(() -> page.keyboard().press("Enter"));
        assertThat(wizard.list("Service")).isFocused();
        walkTo(page, wizard.list("Category"));
        page.keyboard().type("slow");
        wizard.redrawing(() -> page.keyboard().press("Enter"));
        assertThat(wizard.list("Category")).hasValue("Slow queries");
        assertThat(wizard.list("Category")).isFocused();
        walkTo(page, wizard.radio("General guidance"));
        wizard.redrawing(() -> page.keyboard().press("Space"));
        wizard.redrawing(() -> page.keyboard().press("ArrowDown"));
        assertThat(wizard.radio("System impaired")).isChecked();
        assertThat(wizard.radio("System impaired")).isFocused();
        walkTo(page, wizard.button(Wizard.TO_INFORMATION));
        page.keyboard().press("Enter");
        page.waitForURL("**step=information");

        String subject = Filled.subject("By keyboard");
        walkTo(page, wizard.box("Subject"));
        page.keyboard().type(subject);
        walkTo(page, wizard.box("Description"));
        page.keyboard().type("Every query takes 3 s.");
        walkTo(page, wizard.button(Wizard.TO_CONTACT));
        page.keyboard().press("Enter");
        page.waitForURL("**step=contact");

        walkTo(page, wizard.tab("Contact us"));
        page.keyboard().press("ArrowLeft");
        assertThat(wizard.tab("Solve now")).isFocused();
        assertThat(page.locator("#panel-contact")).isHidden();
        page.keyboard().press("ArrowRight");
        walkTo(page, wizard.radio("Web"));
        wizard.redrawing(() -> page.keyboard().press("Space"));
        walkTo(page, wizard.box("Additional contacts"));
        page.keyboard().type("ops@blueharbor.example,");
        assertThat(page.locator(".chip")).hasCount(1);
        page.keyboard().press("Backspace");
        page.keyboard().press("Enter");
        assertThat(page.locator(".chip")).hasCount(0);
        assertThat(wizard.box("Additional contacts")).isFocused();
        walkTo(page, wizard.button(Wizard.TO_REVIEW));
        page.keyboard().press("Enter");
        page.waitForURL("**step=review");
        walkTo(page, wizard.button(Wizard.SUBMIT));
        page.keyboard().press("Enter");
        page.waitForURL("**/cases/case?id=*");

        assertThat(page.locator("main")).containsText(subject);
    }

    /** Presses Tab until the focus is there; on the way it must be seen wherever it is. */
    private static void walkTo(Page page, Locator goal) {
        for (int i = 0; i < 60; i++) {
            if ((Boolean) goal.evaluate("one => one === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
            assertThat((String) page.evaluate("""
                            () => {
                              const at = document.activeElement;
                              const ringed = one => one && getComputedStyle(one).outlineStyle !== 'none';
                              return at === document.body || ringed(at) || ringed(at.closest('.choice, .chips-box'))
                                ? '' : at.outerHTML.slice(0, 200);
                            }""")).as("focus that is not seen").isEmpty();
        }
        throw new AssertionError("Tab does not lead to " + goal);
    }

    @Test
    void a_list_of_choices_narrows_and_is_worked_as_people_know_it(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, SOMEBODY).lend(browser).page();
        Wizard wizard = Wizard.begin(browser).choose("Technical");
        Locator service = wizard.list("Service");
        Locator options = page.locator(".combobox-list:not([hidden]) > li");

        service.fill("storage");
        assertThat(options).hasText(new String[] {"Object storage", "Block storage"});
        service.fill("zzz");
        assertThat(options).hasText(new String[] {"No matches"});
        page.keyboard().press("Tab");
        assertThat(service).hasValue("");
        service.fill("relational");
        page.keyboard().press("Escape");
        assertThat(service).hasAttribute("aria-expanded", "false");
        wizard.redrawing(() -> {
            service.fill("RELATIONAL DATABASE");
            page.keyboard().press("Tab");
        });
        assertThat(service).hasValue("Relational database");
        wizard.redrawing(() -> {
            service.fill("");
            page.keyboard().press("Tab");
        });
        assertThat(service).hasValue("");
        assertThat(wizard.list("Category")).isDisabled();
    }

    @Test
    void language_and_theme_are_chosen_in_the_menu_and_remembered(Browser browser) {
        Page page = browser.signIn(SOMEBODY).page();
        Wizard wizard = new Wizard(page);
        wizard.button("Blue Harbor Logistics · Business plan").click();
        wizard.button("Dark").click();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        wizard.button("日本語").click();
        assertThat(page.locator("html")).hasAttribute("lang", "ja");
        page.reload();

        assertThat(page.locator("html")).hasAttribute("lang", "ja");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        page.locator("#accountButton").click();
        wizard.button("English").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
    }
}
