package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;

/** However often and from wherever a draft is submitted, one case comes of it, and everybody ends there. */
@InBrowser
class OneCaseJourneyIT {

    private static final String SOMEBODY = "enterprise@demo.example";

    @Test
    void a_double_click_on_submit_makes_one_case(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        String subject = Filled.subject("Double click");
        caller.lend(browser);
        Wizard wizard = Wizard.at(browser, caller.begin(Filled.billing(subject)), "review");

        wizard.button(Wizard.SUBMIT).dblclick();
        browser.page().waitForURL("**/cases/case?id=*");

        assertThat(browser.page().locator("h1")).hasText("We’ve received your case");
        assertThat(casesCalled(subject, caller)).hasSize(1);
    }

    @Test
    void reload_and_back_and_another_submit_end_on_the_same_case(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        String subject = Filled.subject("Back and again");
        String draft = caller.begin(Filled.billing(subject));
        caller.lend(browser);
        Wizard wizard = Wizard.at(browser, draft, "review");
        Page page = browser.page();
        String id = wizard.submit();

        page.reload();
        assertThat(Wizard.caseId(page.url())).isEqualTo(id);

        page.goBack();
        if (wizard.button(Wizard.SUBMIT).isVisible()) {
            wizard.button(Wizard.SUBMIT).click();
        }
        page.waitForURL("**/cases/case?id=*");
        assertThat(Wizard.caseId(page.url())).isEqualTo(id);

        browser.open(Wizard.address(draft, "help"));
        assertThat(Wizard.caseId(page.url())).isEqualTo(id);
        assertThat(casesCalled(subject, caller)).containsExactly(id);
    }

    @Test
    void a_draft_open_in_two_tabs_becomes_one_case(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        String subject = Filled.subject("Two tabs");
        String draft = caller.begin(Filled.billing(subject));
        caller.lend(browser);
        Wizard first = Wizard.at(browser, draft, "review");
        Page otherTab = browser.newTab(Wizard.address(draft, "review"));
        Page thirdTab = browser.newTab(Wizard.address(draft, "information"));

        String id = first.submit();

        assertThat(new Wizard(otherTab).submit()).isEqualTo(id);
        browser.forgive("409");
        Wizard third = new Wizard(thirdTab);
        third.type("Subject", "too late");
        assertThat(thirdTab.locator("[data-save-state]")).containsText("submitted");
        third.link("Open it").click();
        thirdTab.waitForURL("**/cases/case?id=*");
        assertThat(Wizard.caseId(thirdTab.url())).isEqualTo(id);
        assertThat(casesCalled(subject, caller)).containsExactly(id);
    }

    @Test
    void ten_submits_of_one_draft_at_the_same_instant_all_end_on_its_one_case(Portal portal) throws Exception {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        String subject = Filled.subject("Ten at once");
        String draft = caller.begin(Filled.billing(subject));
        CyclicBarrier start = new CyclicBarrier(10);
        ExecutorService impatient = Executors.newFixedThreadPool(10);
        List<String> endedAt = new ArrayList<>();
        try {
            Callable<HttpResponse<String>> submit = () -> {
                start.await();
                return caller.submit(draft);
            };
            for (Future<HttpResponse<String>> answer : impatient.invokeAll(
                    List.of(submit, submit, submit, submit, submit, submit, submit, submit, submit, submit))) {
                endedAt.add(Caller.location(answer.get()));
            }
        } finally {
            impatient.shutdown();
        }

        assertThat(casesCalled(subject, caller)).hasSize(1);
        assertThat(endedAt)
                .hasSize(10)
                .containsOnly("/cases/case?id="
                        + casesCalled(subject, caller).iterator().next() + "&submitted=true");
    }

    /** The ids of the cases of this subject, from the newest 25. */
    private static List<String> casesCalled(String subject, Caller caller) {
        String list = caller.get("/cases").body();
        List<String> ids = new ArrayList<>();
        var link = java.util.regex.Pattern.compile(
                        "id=(case-[^\"&]+)\"[^>]*>(?:\\s|<[^>]*>)*" + java.util.regex.Pattern.quote(subject))
                .matcher(list);
        while (link.find()) {
            ids.add(link.group(1));
        }
        return ids;
    }
}
