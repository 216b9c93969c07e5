package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;

/** How a searchable picker finds what is called by more than one name, wherever it stands. */
@InBrowser
class PickerJourneyIT {

    private static final String COUNTRIES = """
            () => {
              const holder = document.createElement('div');
              holder.innerHTML = `<label for="where">Where</label>
                <select id="where" data-combobox="true" data-none="No match" data-count="{0} results">
                <option value=""></option>
                <option value="CI" data-keywords="CI,CIV,+225,225">Côte d'Ivoire</option>
                <option value="DK" data-keywords="DK,DNK,+45,45">Denmark</option>
                <option value="DE" data-keywords="DE,DEU,+49,49,Deutschland">Germany</option>
                <option value="GG" data-keywords="GG,GGY,+44 GG">Guernsey</option>
                <option value="NL" data-keywords="NL,NLD,+31,31,Holland">Netherlands</option>
                <option value="UA" data-keywords="UA,UKR,+380,380">Ukraine</option>
                <option value="GB" data-keywords="GB,GBR,+44,44,UK,英国">United Kingdom</option></select>`;
              document.querySelector('main').append(holder);
              window.caseport.enhance(holder);
            }""";

    @Test
    void an_exact_code_or_name_comes_first_and_is_chosen_on_leaving(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, "business@demo.example");
        Page page = caller.lend(browser).page();
        browser.open(Wizard.address(caller.begin(Filled.technical("Pickers")), "help"));
        page.evaluate(COUNTRIES);
        Locator field = page.locator("#where");
        String[][] typed = {
            {"UK", "United Kingdom"},
            {"uk", "United Kingdom"},
            {"DE", "Germany"},
            {"+44", "United Kingdom"},
            {"0044", "United Kingdom"},
            {"44", "United Kingdom"},
            {"＋４９", "Germany"},
            {"Holland", "Netherlands"},
            {"Holl", "Netherlands"},
            {"英国", "United Kingdom"},
            {"Den", "Denmark"},
            {"d’Iv", "Côte d'Ivoire"}
        };

        for (String[] one : typed) {
            field.fill(one[0]);
            assertThat(page.locator("#where-list [role=option]").first()).hasText(one[1]);
        }
        field.fill("UK");
        field.press("Tab");
        assertThat(field).hasValue("United Kingdom");
    }
}
