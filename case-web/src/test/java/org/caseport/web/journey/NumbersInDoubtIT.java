package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;

/**
 * Whoever types a number that may be a card's is asked what it is, and nothing is removed or sent before the answer.
 */
@InBrowser
class NumbersInDoubtIT {

    private static final String SOMEBODY = "enterprise@demo.example";
    private static final String NUMBER = "4024007123456781";
    private static final String ANSWER = "number.402400-6781-16";
    private static final String TEXT = "It is about " + NUMBER;

    @Test
    void a_number_that_is_kept_stands_in_the_case(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser).page();
        String draft = caller.begin(Filled.technical("Where is it"));
        Wizard wizard = Wizard.at(browser, draft, "information");
        Locator question = question(page);

        wizard.type("Description", TEXT);
        assertThat(question).containsText("Is 4024 00•• •••• 6781 a card number?");
        assertThat(page.locator("[data-live][aria-live]")).hasText("Is 4024 00•• •••• 6781 a card number?");
        wizard.saved();
        wizard.goOn("Next step: Solve now or contact us", "check=true");

        assertThat(page.locator("#description-error")).hasText("Tell us whether 4024 00•• •••• 6781 is a card number");
        assertThat(page.locator("[data-error-summary] a")).hasAttribute("href", "#description");
        assertThat(question).isVisible();
        browser.assertAccessible();

        Locator keep = question.getByRole(AriaRole.BUTTON, in("No, keep it"));
        keep.focus();
        keep.press("Enter");
        assertThat(question).isHidden();
        assertThat(wizard.box("Description")).isFocused();
        assertThat(page.locator("[data-error-summary]")).isHidden();
        wizard.toContact();
        wizard.toReview();
        wizard.submit();
        wizard.link("View case").click();

        assertThat(page.locator(".thread")).containsText(TEXT);
    }

    @Test
    void a_number_that_is_a_cards_is_removed_at_the_answer(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser).page();
        String draft = caller.begin(Filled.technical("Where is it"));
        caller.keep(draft, Map.of("description", TEXT));
        Wizard wizard = Wizard.at(browser, draft, "information");

        question(page).getByRole(AriaRole.BUTTON, in("Yes, remove it")).click();

        assertThat(page.locator(".field:has(#description) .secret-note")).containsText("[removed: card]");
        assertThat(question(page)).isHidden();
        wizard.saved();
        assertThat(caller.get(Wizard.address(draft, "information")).body())
                .contains("It is about [removed: card]")
                .doesNotContain(NUMBER);
    }

    @Test
    void an_answer_that_is_forged_is_none_and_a_strangers_reaches_nothing(Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        String draft = caller.begin(Filled.technical("Where is it"));
        caller.keep(draft, Map.of("description", TEXT));

        Caller stranger = Caller.signedIn(portal, "business@demo.example");
        assertThat(stranger.keep(draft, Map.of(ANSWER, "remove")).statusCode()).isEqualTo(410);
        assertThat(caller.keep(draft, Map.of(ANSWER, "yes")).body()).contains("\"answer\":\"" + ANSWER);
        assertThat(caller.keep(draft, Map.of(ANSWER, "keep")).body()).contains("\"questions\":{}");

        assertThat(caller.get(Wizard.address(draft, "information")).body()).contains(TEXT);
    }

    @Test
    void an_agent_is_asked_about_a_note(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        String draft = caller.begin(Filled.technical("A note"));
        String id = Wizard.caseId(Caller.location(caller.submit(draft)));
        Caller.signedIn(portal, "agent@demo.example").lend(browser);
        Page page = browser.page();
        browser.open("/workspace/case?id=" + id);

        page.locator("#tab-note").click();
        page.locator("#note").fill(TEXT);
        page.locator("#addNote").click();
        assertThat(page.locator("[data-error-summary] a")).hasAttribute("href", "#note");
        page.locator("[data-error-summary] a").click();
        question(page).getByRole(AriaRole.BUTTON, in("No, keep it")).click();
        assertThat(question(page)).isHidden();
        page.locator("#addNote").click();

        assertThat(page.locator("#thread")).containsText(TEXT);
    }

    @Test
    void an_agent_is_asked_about_the_reason_of_an_escalation_and_loses_nothing(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        String id = Wizard.caseId(Caller.location(caller.submit(caller.begin(Filled.technical("An escalation")))));
        Caller.signedIn(portal, "agent@demo.example").lend(browser);
        Page page = browser.page();
        browser.open("/workspace/case?id=" + id);

        page.locator("summary").getByText("Escalate to a supervisor").click();
        page.locator("#escalate-reason").fill(TEXT);
        page.locator("#escalate").click();

        assertThat(page.locator("main")).containsText("Tell us whether 4024 00•• •••• 6781 is a card number");
        assertThat(page.locator("#escalate-reason")).hasValue(TEXT);
        browser.assertAccessible();
        question(page).getByLabel("No, keep it").check();
        page.locator("#escalate").click();

        assertThat(page.locator("#thread")).containsText(TEXT);
    }

    @Test
    void a_member_is_asked_about_the_comment_of_a_rating_and_loses_nothing(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        String id = Wizard.caseId(Caller.location(caller.submit(caller.begin(Filled.technical("A rating")))));
        Page page = caller.lend(browser).page();
        browser.open("/cases/case?id=" + id);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Resolve case"))
                .click();
        page.getByLabel("Last message").fill("Solved it");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Resolve case"))
                .click();
        page.waitForURL("**&done=resolve*");

        page.locator("#stars-4").check();
        page.locator("#comment").fill(TEXT);
        page.locator("#rating button").click();

        assertThat(page.locator("#rating")).containsText("Tell us whether 4024 00•• •••• 6781 is a card number");
        assertThat(page.locator("#comment")).hasValue(TEXT);
        assertThat(page.locator("#stars-4")).isChecked();
        browser.assertAccessible();
        question(page).getByLabel("No, keep it").check();
        page.locator("#rating button").click();

        assertThat(page.locator("main")).containsText(TEXT);
    }

    private static Locator question(Page page) {
        return page.locator(".secret-question");
    }

    private static Locator.GetByRoleOptions in(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
