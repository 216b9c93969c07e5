package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.CasesOnDisk;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Programs;
import org.caseport.web.journey.stage.RoamingMember;
import org.caseport.web.journey.stage.SignedCall;
import org.caseport.web.journey.stage.Submissions;
import org.caseport.web.journey.stage.SupportApiCalls;
import org.caseport.web.journey.stage.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.support.model.CaseDetails;

/** What a member meets when the server dies, the line breaks, the disk is full or the sign-in ends. */
@InBrowser
class FaultsOnEmbeddedDatabaseIT {

    private static final double LONG = 120_000;

    /** What Chromium says of itself about answers that never came or were refused. */
    private static final String NO_ANSWER = "Failed to load resource|ERR_|server: 50[37]";

    /** What a starting server says to whoever comes before the portal is deployed in it. */
    private static final String NOT_THERE_YET = "server: 50[01] for (PATCH|GET)";

    private static Portal portal;
    private static Path uploads;

    @BeforeAll
    static void start() {
        portal = Portal.named("faults").with("caseport.quota.cases.per.hour", "0");
        uploads = portal.home().resolve("uploads");
        portal.with("caseport.uploads", uploads.toString()).start();
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void a_server_killed_between_any_two_steps_costs_nobody_a_word(Browsers browsers) {
        Browser browser =
                browsers.at(portal).forgive(NO_ANSWER).forgive(NOT_THERE_YET).signIn("business@demo.example");
        Page page = browser.open("/cases/create").page();
        radio(page, "Technical").check();
        pick(page, "Service", "General information");
        assertThat(box(page, AriaRole.COMBOBOX, "Category")).isEnabled();
        pick(page, "Category", "Other");
        radio(page, "System impaired").check();
        awaitState(page, "saved");

        portal.kill();
        portal.restart();
        click(page, "Next step: Additional information");
        box(page, AriaRole.TEXTBOX, "Subject").fill("The server died four times 🔥");
        awaitState(page, "saved");

        portal.kill();
        box(page, AriaRole.TEXTBOX, "Description").fill("typed before it was seen,\n  and 日本語 too");
        awaitState(page, "retrying");
        assertThat(state(page)).hasText("Not saved — retrying");
        portal.restart();
        awaitState(page, "saved");
        click(page, "Next step: Solve now or contact us");
        page.waitForURL(Pattern.compile("step=contact"));

        portal.kill();
        box(page, AriaRole.TEXTBOX, "Additional contacts").fill("ops@blueharbor.example");
        page.keyboard().press("Enter");
        awaitState(page, "retrying");
        portal.restart();
        awaitState(page, "saved");
        click(page, "Review");
        page.waitForURL(Pattern.compile("step=review"));

        portal.kill();
        portal.restart();
        click(page, "Submit");
        page.waitForURL(Pattern.compile("/cases/case\\?id="));

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("View case"))
                .click();
        assertThat(page.locator("main")).containsText("The server died four times 🔥");
        assertThat(page.locator("main")).containsText("typed before it was seen,");
        assertThat(page.locator("main")).containsText("and 日本語 too");
    }

    @Test
    void a_server_killed_while_many_submit_opens_one_whole_case_for_each_draft() throws Exception {
        List<RoamingMember> members = List.of(
                RoamingMember.signedIn(portal.port(), "developer@demo.example"),
                RoamingMember.signedIn(portal.port(), "business@demo.example"),
                RoamingMember.signedIn(portal.port(), "onramp@demo.example"),
                RoamingMember.signedIn(portal.port(), "enterprise@demo.example"));
        try (Submissions submissions = new Submissions(members, 12)) {
            Map<String, String> review = members.get(0).reviewOf(members.get(0).completeDraft("Only for its form"));
            submissions.submitUntil(ThreadLocalRandom.current().nextInt(6, 18), review);
            portal.kill();
            submissions.await();

            CasesOnDisk disk = CasesOnDisk.of(portal);
            for (String draft : submissions.drafts()) {
                assertThat(disk.tracesOf(draft).isEmpty())
                        .as("nothing of %s is half stored", draft)
                        .isEqualTo(disk.wholeCasesOf(draft).isEmpty());
            }
            submissions.told().forEach((draft, told) -> assertThat(disk.wholeCasesOf(draft))
                    .as("what was confirmed is kept")
                    .containsExactly(told));
            assertThat(submissions.told().size())
                    .as("the kill was in the middle")
                    .isLessThan(submissions.drafts().size());

            portal.restart();
            Map<String, String> cases = submissions.submitAllAgain(portal.port(), review);

            assertThat(cases).containsAllEntriesOf(submissions.told());
            assertThat(cases.values()).doesNotContain("").doesNotHaveDuplicates();
        }
    }

    @Test
    void a_program_gets_its_one_case_when_the_server_is_killed_before_it_answers() throws Exception {
        String subject = "Killed " + UUID.randomUUID();
        String invocation = UUID.randomUUID().toString();
        try (Wire wire = Wire.to(portal.port())) {
            URI farAway = URI.create("http://127.0.0.1:" + wire.port() + "/support-api/");
            Wire.Accident accident = wire.loseAnswerTo("AWSSupport_20130415.CreateCase");
            assertThatThrownBy(() -> creating(farAway, subject, invocation).send())
                    .isInstanceOf(IOException.class);
            assertThat(accident.await(Duration.ofMinutes(1))).isTrue();
        }
        portal.kill();
        portal.restart();

        String id = creating(portal.url("/support-api/"), subject, invocation)
                .send()
                .member("caseId");

        assertThat(SupportApiCalls.client(Programs.KEY, SignedCall.SECRET, portal.url("/support-api/"))
                        .describeCasesPaginator(c -> c.includeCommunications(false))
                        .cases())
                .filteredOn(one -> one.subject().equals(subject))
                .extracting(CaseDetails::caseId)
                .containsExactly(id);
    }

    private static SignedCall creating(URI endpoint, String subject, String invocation) {
        return new SignedCall(
                        endpoint,
                        Programs.KEY,
                        "CreateCase",
                        "{\"subject\":\"" + subject + "\",\"communicationBody\":\"b\"}")
                .with("amz-sdk-invocation-id", invocation);
    }

    @Test
    void a_submission_whose_answer_was_lost_ends_on_the_page_of_its_one_case(Browsers browsers) throws Exception {
        RoamingMember member = RoamingMember.signedIn(portal.port(), "onramp@demo.example");
        String subject = "The answer was lost";
        String draft = member.completeDraft(subject);
        try (Wire wire = Wire.to(portal.port())) {
            Browser browser = browsers.at(wire).forgive(NO_ANSWER).signIn("onramp@demo.example");
            Page page = browser.open("/cases/create?draft=" + draft + "&step=review")
                    .page();
            Wire.Accident lost = wire.loseAnswerTo("POST /cases/create");
            try {
                click(page, "Submit");
            } catch (PlaywrightException noAnswer) {
                // Depending on when the line broke, the browser has shown its own page or has asked again.
            }
            assertThat(lost.await(Duration.ofMinutes(1))).isTrue();

            browser.open("/cases/create?draft=" + draft + "&step=review");
            page.waitForURL(Pattern.compile("/cases/case\\?id="));

            String there = member.submit(member.reviewOf(member.completeDraft("Only for its form")), draft)
                    .caseId();
            assertThat(browser.where()).contains(there);
            assertThat(member.get("/cases").body().split(Pattern.quote(subject), -1))
                    .as("the list names it once")
                    .hasSize(2);
        }
    }

    @Test
    void whoever_is_signed_out_in_another_tab_loses_nothing_that_was_typed(Browsers browsers) {
        Browser browser = browsers.at(portal).forgiveEndedSession().signIn("business@demo.example");
        Page page = browser.open("/cases/create").page();
        page.navigate(page.url().replace("step=help", "step=information"));
        box(page, AriaRole.TEXTBOX, "Subject").fill("typed while signed in");
        awaitState(page, "saved");

        Page other = browser.newTab("/");
        other.locator("#accountButton").click();
        other.locator("#signOut").click();
        other.waitForURL(Pattern.compile("/sign-in"));
        box(page, AriaRole.TEXTBOX, "Description").fill("typed after the sign-out");
        awaitState(page, "signed-out");
        box(page, AriaRole.TEXTBOX, "Subject").fill("typed still later");

        state(page).getByRole(AriaRole.LINK).click();
        browser.signIn("business@demo.example");

        assertThat(page).hasURL(Pattern.compile("/cases/create\\?draft=.*step=information"));
        awaitState(page, "saved");
        page.reload();
        assertThat(box(page, AriaRole.TEXTBOX, "Subject")).hasValue("typed still later");
        assertThat(box(page, AriaRole.TEXTBOX, "Description")).hasValue("typed after the sign-out");
    }

    @Test
    void whose_sign_in_expired_in_the_middle_of_a_step_signs_in_and_is_back_with_everything(Browsers browsers) {
        Browser browser = browsers.at(portal).forgiveEndedSession().signIn("business@demo.example");
        Page page = browser.open("/cases/create").page();
        page.navigate(page.url().replace("step=help", "step=information"));
        browser.context().clearCookies();
        box(page, AriaRole.TEXTBOX, "Subject").fill("typed after it expired");

        click(page, "Next step: Solve now or contact us");
        page.waitForURL(Pattern.compile("/sign-in"));
        browser.signIn("business@demo.example");

        assertThat(page).hasURL(Pattern.compile("/cases/create\\?draft=.*step=information"));
        awaitState(page, "saved");
        page.reload();
        assertThat(box(page, AriaRole.TEXTBOX, "Subject")).hasValue("typed after it expired");
    }

    @Test
    void a_file_that_finds_no_room_is_named_and_everything_else_goes_on(Browsers browsers) throws IOException {
        Browser browser = browsers.at(portal).forgive(NO_ANSWER).signIn("enterprise@demo.example");
        Page page = browser.open("/cases/create").page();
        page.navigate(page.url().replace("step=help", "step=information"));
        FilePayload file = new FilePayload("error.log", "text/plain", "it broke".getBytes(StandardCharsets.UTF_8));

        Files.deleteIfExists(uploads);
        Files.writeString(uploads, "no folder, so no room");
        try {
            page.locator("#file-chooser").setInputFiles(file);
            assertThat(page.locator(".file-errors"))
                    .containsText("“error.log” couldn’t be saved: the server is out of space.");
            box(page, AriaRole.TEXTBOX, "Subject").fill("The disk is full");
            awaitState(page, "saved");
        } finally {
            Files.delete(uploads);
        }

        page.locator("#file-chooser").setInputFiles(file);
        assertThat(page.locator(".files [data-file-id]")).hasCount(1);
        assertThat(uploads).isEmptyDirectory();
    }

    private static Locator box(Page page, AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator radio(Page page, String name) {
        return box(page, AriaRole.RADIO, name);
    }

    private static void pick(Page page, String field, String option) {
        box(page, AriaRole.COMBOBOX, field).fill(option);
        box(page, AriaRole.OPTION, option).click();
    }

    private static void click(Page page, String button) {
        box(page, AriaRole.BUTTON, button).click();
    }

    private static Locator state(Page page) {
        return page.locator("[data-save-state]");
    }

    private static void awaitState(Page page, String state) {
        assertThat(state(page))
                .hasAttribute("data-state", state, new LocatorAssertions.HasAttributeOptions().setTimeout(LONG));
    }
}
