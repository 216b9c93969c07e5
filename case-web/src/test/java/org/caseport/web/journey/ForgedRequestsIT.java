package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a page hides or closes can still be posted; it is refused in the page's own words, and nothing is stored.
 */
@InBrowser
class ForgedRequestsIT {

    private static final String NEEDS_DEVELOPER = "Technical cases need the Developer plan or above";
    private static final String NEEDS_BUSINESS = "Needs the Business plan or above";
    private static final String NEEDS_ON_RAMP = "Needs the Enterprise On-Ramp plan or above";
    private static final String NO_CONTACTS = "Additional contacts need the Business plan or above";

    static Stream<Arguments> choicesThatAPlanRefuses() {
        return Stream.of(
                refused("basic", "help", Map.of("caseType", "technical"), NEEDS_DEVELOPER),
                refused("basic", "contact", Map.of("contact.0", "ana@company.example"), NO_CONTACTS),
                refused(
                        "basic",
                        "contact",
                        Map.of(
                                "caseType", "service-limit-increase",
                                "service", "virtual-machine-limits",
                                "request.0.region", "eu-london",
                                "request.0.limit", "gpu-vcpus",
                                "request.0.value", "9",
                                "method", "phone"),
                        NEEDS_BUSINESS),
                refused("developer", "help", Map.of("severity", "urgent"), NEEDS_BUSINESS),
                refused("developer", "help", Map.of("severity", "critical"), NEEDS_ON_RAMP),
                refused(
                        "developer",
                        "contact",
                        Map.of(
                                "caseType", "technical",
                                "service", "general-info",
                                "method", "phone",
                                "country", "US",
                                "phone", "212 555 0123"),
                        NEEDS_BUSINESS),
                refused("developer", "contact", Map.of("contactTyped", "ana@company.example"), NO_CONTACTS),
                refused("business", "help", Map.of("severity", "critical"), NEEDS_ON_RAMP),
                refused(
                        "developer",
                        "contact",
                        Map.of("caseType", "technical", "service", "general-info", "method", "chat"),
                        NEEDS_BUSINESS));
    }

    private static Arguments refused(String plan, String step, Map<String, String> forged, String words) {
        return Arguments.of(plan, step, new LinkedHashMap<>(forged), words);
    }

    @ParameterizedTest
    @MethodSource("choicesThatAPlanRefuses")
    void a_refused_choice_is_refused_in_the_same_words_when_it_is_posted(
            String plan, String step, Map<String, String> forged, String words, Portal portal) {
        Caller caller = Caller.signedIn(portal, plan + "@demo.example");
        String subject = Filled.subject("Forged");
        String draft = caller.begin(Filled.billing(subject));

        HttpResponse<String> posted = caller.goOn(draft, step, forged);
        assertThat(Caller.location(posted)).isEqualTo(Wizard.address(draft, step) + "&check=true");
        assertThat(text(caller.get(Caller.location(posted)))).contains(words);

        HttpResponse<String> submitted = caller.submit(draft);
        assertThat(Caller.location(submitted)).isEqualTo(Wizard.address(draft, "review") + "&check=true");
        assertThat(text(caller.get(Caller.location(submitted)))).contains(words);
        assertThat(caller.get("/cases?status=all").body()).doesNotContain(subject);
    }

    @Test
    void a_severity_that_a_plan_does_not_ask_for_is_not_listened_to(Portal portal) {
        Caller caller = Caller.signedIn(portal, "basic@demo.example");
        String draft = caller.begin(Filled.with(Filled.billing(Filled.subject("Shouting")), "severity", "critical"));

        String made = Caller.location(caller.submit(draft));

        assertThat(text(caller.get(made))).contains("General guidance").doesNotContain("Business-critical");
    }

    @Test
    void a_choice_that_somebody_opened_in_the_page_is_refused_in_the_pages_words(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, "developer@demo.example");
        caller.lend(browser);
        Wizard wizard = Wizard.at(browser, caller.begin(Filled.billing(Filled.subject("Opened"))), "help");

        browser.page().evaluate("document.getElementById('severity-critical').disabled = false");
        wizard.radio("Business-critical system down").check();
        wizard.button(Wizard.TO_INFORMATION).click();
        browser.page().waitForURL("**check=true");

        Browser.assertShows(wizard.errorSummary(), "Severity: " + NEEDS_ON_RAMP);
        assertThat(wizard.whyNot("Business-critical system down")).isEqualTo(NEEDS_ON_RAMP);
    }

    @Test
    void a_draft_of_somebody_else_is_not_there_for_colleagues_or_strangers(Portal portal) {
        Caller author = Caller.signedIn(portal, "business@demo.example");
        String subject = Filled.subject("Mine alone");
        String draft = author.begin(Filled.billing(subject));
        String file = Caller.fileId(author.attach(draft, "mine.txt", bytes("private")));
        String unknown = author.begin().replaceAll("[0-9]", "0").replaceAll("[a-f]", "a");
        for (String other : new String[] {"business2@demo.example", "enterprise@demo.example"}) {
            Caller caller = Caller.signedIn(portal, other);

            assertSame(caller, "/cases/create?step=review&draft=", draft, unknown);
            assertAnsweredAlike(caller.submit(draft), caller.submit(unknown), draft, unknown);
            assertAnsweredAlike(
                    caller.goOn(draft, "help", Map.of("subject", "taken over")),
                    caller.goOn(unknown, "help", Map.of("subject", "taken over")),
                    draft,
                    unknown);
            assertAnsweredAlike(
                    caller.keep(draft, Map.of("subject", "taken over")),
                    caller.keep(unknown, Map.of("subject", "taken over")),
                    draft,
                    unknown);
            assertAnsweredAlike(
                    caller.attach(draft, "theirs.txt", bytes("x")),
                    caller.attach(unknown, "theirs.txt", bytes("x")),
                    draft,
                    unknown);
            assertAnsweredAlike(
                    caller.get("/data/drafts/" + draft + "/files/" + file),
                    caller.get("/data/drafts/" + unknown + "/files/" + file),
                    draft,
                    unknown);
            caller.send(
                    caller.request("/data/drafts/" + draft + "/files/" + file).DELETE());
            caller.post("/data/drafts/" + draft + "/discard", HttpRequest.BodyPublishers.noBody());
        }

        String page = author.get(Wizard.address(draft, "information")).body();
        assertThat(page).contains(subject, "mine.txt").doesNotContain("taken over", "theirs.txt");
        assertThat(author.get("/data/drafts/" + draft + "/files/" + file).body())
                .isEqualTo("private");
    }

    @Test
    void a_file_of_another_account_can_be_reached_through_no_draft_and_no_case(Portal portal) {
        Caller owner = Caller.signedIn(portal, "business@demo.example");
        String draft = owner.begin(Filled.billing(Filled.subject("With a file")));
        String file = Caller.fileId(owner.attach(draft, "secret.txt", bytes("secret")));
        Caller thief = Caller.signedIn(portal, "enterprise@demo.example");
        String own = thief.begin(Filled.billing(Filled.subject("Thief")));

        assertThat(thief.get("/data/drafts/" + own + "/files/" + file).statusCode())
                .isNotEqualTo(200);
        thief.goOn(own, "information", Map.of("files", file, "files.0", file));
        thief.keep(own, Map.of("files.0", file));
        String stolen = Wizard.caseId(Caller.location(thief.submit(own)));
        assertThat(thief.get("/cases/case?id=" + stolen).body()).doesNotContain("secret.txt");
        assertThat(thief.get("/data/cases/" + stolen + "/files/" + file).statusCode())
                .isEqualTo(404);

        String id = Wizard.caseId(Caller.location(owner.submit(draft)));
        assertThat(owner.get("/data/cases/" + id + "/files/" + file).body()).isEqualTo("secret");
        assertThat(thief.get("/data/cases/" + id + "/files/" + file).statusCode())
                .isEqualTo(404);
        assertThat(Caller.signedIn(portal, "business2@demo.example")
                        .get("/data/cases/" + id + "/files/" + file)
                        .body())
                .as("a colleague may")
                .isEqualTo("secret");
    }

    @Test
    void a_case_of_another_account_cannot_be_told_from_one_that_never_was(Portal portal) {
        Caller owner = Caller.signedIn(portal, "business@demo.example");
        String id = owner.openCase(Filled.billing(Filled.subject("Ours")));
        Caller stranger = Caller.signedIn(portal, "developer@demo.example");

        assertSame(stranger, "/cases/case?id=", id, id.substring(0, id.length() - 16) + "0123456789abcdef");
        assertSame(stranger, "/cases/case?submitted=true&id=", id, "nonsense");
        assertThat(stranger.get("/cases/case?id=" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void another_sites_page_can_change_nothing(Portal portal) {
        Caller caller = Caller.signedIn(portal, "business@demo.example");
        String subject = Filled.subject("Kept from other sites");
        String draft = caller.begin(Filled.billing(subject));

        for (String header : new String[] {"Origin=https://evil.example", "Sec-Fetch-Site=cross-site", "Origin=null"}) {
            String[] pair = header.split("=", 2);
            HttpResponse<String> submitted = caller.send(caller.request("/cases/create")
                    .POST(Caller.stepForm(draft, "review", Map.of()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header(pair[0], pair[1]));
            assertThat(submitted.statusCode()).as(header).isEqualTo(403);
            assertThat(submitted.body()).contains("This request came from another site");
            HttpResponse<String> discarded = caller.send(caller.request("/data/drafts/" + draft + "/discard")
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .header(pair[0], pair[1]));
            assertThat(discarded.statusCode()).as(header).isEqualTo(403);
        }

        assertThat(caller.get(Wizard.address(draft, "review")).body()).contains(subject);
        assertThat(caller.get("/cases").body()).doesNotContain(subject);
    }

    private static void assertSame(Caller caller, String path, String existing, String unknown) {
        assertAnsweredAlike(caller.get(path + existing), caller.get(path + unknown), existing, unknown);
    }

    private static void assertAnsweredAlike(
            HttpResponse<String> existing, HttpResponse<String> unknown, String existingId, String unknownId) {
        assertThat(existing.statusCode()).isEqualTo(unknown.statusCode()).isIn(404, 410);
        assertThat(existing.body().replace(existingId, "…"))
                .isEqualTo(unknown.body().replace(unknownId, "…"));
    }

    /** What a person reads of a page. */
    private static String text(HttpResponse<String> page) {
        return Pattern.compile("<[^>]*>").matcher(page.body()).replaceAll("");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
