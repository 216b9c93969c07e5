package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.web.Await;
import org.caseport.web.journey.stage.AtOnce;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.CasesOnDisk;
import org.caseport.web.journey.stage.ChatCaller;
import org.caseport.web.journey.stage.ChatTalk;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.RoamingMember;
import org.caseport.web.journey.stage.SignedCall;
import org.caseport.web.journey.stage.Submissions;
import org.caseport.web.journey.stage.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two portals on one PostgreSQL, the first of them behind a cable that can be cut. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsOnPostgreSqlIT {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String USER = "keeper";
    private static final String PASSWORD = "never-to-be-shown";
    /** 32 bytes that both servers share. */
    private static final String SECRET_KEY = "bm90IGEgc2VjcmV0OiBmYXVsdHMgb24gcG9zdGdyZXM=";

    private static EmbeddedPostgres postgres;
    private static Wire wire;
    private static Portal first;
    private static Portal second;
    private static CasesOnDisk disk;
    private static Portal.Answer healthWithoutDatabase;
    private static Portal.Answer pageWithoutDatabase;

    /** The first portal starts while there is no database, the second joins as soon as there is one. */
    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        sql("create role " + USER + " login superuser password '" + PASSWORD + "'");
        sql("create database caseport owner " + USER);
        sql("create database fresh owner " + USER);
        disk = new CasesOnDisk(address(postgres.getPort(), "caseport"), USER);
        wire = Wire.to(postgres.getPort());
        wire.cut();
        first = portal("postgres-1", wire.port(), "caseport").launch();
        Await.until("the first portal says that it is not ready", () -> {
            healthWithoutDatabase = first.health();
            pageWithoutDatabase = first.get("/sign-in");
            return healthWithoutDatabase.body().contains("can't reach")
                    && pageWithoutDatabase.body().contains("It’s waiting for its database");
        });
        wire.mend();
        second = portal("postgres-2", postgres.getPort(), "caseport").launch();
        first.awaitReady();
        second.awaitReady();
    }

    private static Portal portal(String name, int port, String database) {
        return Portal.named(name)
                .with("caseport.quota.cases.per.hour", "0")
                .with("caseport.secret.key", SECRET_KEY)
                .onPostgres(address(port, database), USER, PASSWORD);
    }

    /** Without prepared statements, so that what travels can be recognised. */
    private static String address(int port, String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database + "?prepareThreshold=0";
    }

    @AfterAll
    static void stop() throws IOException {
        for (Portal one : new Portal[] {first, second}) {
            if (one != null) {
                one.close();
            }
        }
        wire.close();
        postgres.close();
    }

    @Test
    void a_portal_without_its_database_says_so_names_the_address_and_gets_ready_by_itself() {
        assertThat(healthWithoutDatabase.status()).isEqualTo(503);
        assertThat(healthWithoutDatabase.body())
                .contains("PostgreSQL localhost:" + wire.port() + "/caseport")
                .doesNotContain(USER, PASSWORD);
        assertThat(pageWithoutDatabase.body())
                .contains("It’s waiting for its database")
                .doesNotContain("<form");
        assertThat(first.logText()).doesNotContain(PASSWORD);
        assertThat(first.health().status()).isEqualTo(200);
    }

    @Test
    void two_portals_that_start_together_tell_the_demo_histories_once() {
        assertThat(sql("select account_id from support_case where draft_id is null group by account_id"
                        + " having count(*) > 60"))
                .isEmpty();
        assertThat(second.logLines("could not start")).isEmpty();
        assertThat(first.logLines("could not start")).isEmpty();
    }

    @Test
    void demo_people_in_a_real_database_are_an_alarm_on_every_page() {
        assertThat(first.get("/sign-in").body()).contains("Demo mode is on, and this is a PostgreSQL database");
    }

    @Test
    void a_draft_begun_on_one_portal_is_continued_and_submitted_on_the_other() {
        RoamingMember there = RoamingMember.signedIn(first.port(), "business@demo.example");
        RoamingMember here = there.at(second.port());
        String draft = there.completeDraft("Begun there");
        assertThat(here.save(draft, Map.of("subject", "Continued here")).status())
                .isEqualTo(200);

        String opened = here.submit(draft).caseId();

        assertThat(there.get("/cases/case?id=" + opened).body()).contains("Continued here");
        assertThat(there.get("/cases/create?draft=" + draft + "&step=review").caseId())
                .isEqualTo(opened);
        assertThat(disk.wholeCasesOf(draft)).containsExactly(opened);
    }

    @Test
    void ten_submissions_of_one_draft_at_once_on_two_portals_open_one_case() throws Exception {
        RoamingMember member = RoamingMember.signedIn(second.port(), "business@demo.example");
        String draft = member.completeDraft("Ten at once");
        Map<String, String> review = member.reviewOf(draft);

        List<RoamingMember.Reply> told = AtOnce.together(
                10, i -> member.at(i % 2 == 0 ? first.port() : second.port()).submit(review, draft));

        assertThat(told).hasSize(10).noneMatch(reply -> reply.caseId().isEmpty());
        assertThat(disk.wholeCasesOf(draft))
                .hasSize(1)
                .containsAll(told.stream().map(RoamingMember.Reply::caseId).toList());
    }

    @Test
    void a_database_that_is_away_during_submit_leaves_nothing_half_stored_and_the_text_in_the_draft() {
        RoamingMember member = RoamingMember.signedIn(first.port(), "business@demo.example");
        String draft = member.completeDraft("The database went away");
        Map<String, String> review = member.reviewOf(draft);
        wire.cut();

        RoamingMember.Reply refused = member.submit(review, draft);

        assertUnavailable(refused);
        assertThat(first.health().status()).isEqualTo(503);
        assertThat(disk.tracesOf(draft)).isEmpty();

        wire.mend();
        assertOneCase(member, review, draft);
        Await.until("the portal is ready again", () -> first.health().status() == 200);
    }

    @Test
    void a_database_lost_in_the_middle_of_a_submission_leaves_nothing_half_stored() throws Exception {
        RoamingMember member = RoamingMember.signedIn(first.port(), "business@demo.example");
        String draft = member.completeDraft("Lost in the middle");
        Map<String, String> review = member.reviewOf(draft);
        Wire.Accident accident = wire.breakOff("INSERT INTO communication", 1);

        RoamingMember.Reply refused = member.submit(review, draft);

        assertThat(accident.await(LONG)).isTrue();
        assertUnavailable(refused);
        assertThat(disk.tracesOf(draft)).isEmpty();
        assertOneCase(member, review, draft);
    }

    @Test
    void a_database_lost_in_the_middle_of_a_save_is_said_to_be_lost_so_that_a_proxy_asks_another_server()
            throws Exception {
        RoamingMember member = RoamingMember.signedIn(first.port(), "business@demo.example");
        String draft = member.completeDraft("Lost in a save");
        Wire.Accident accident = wire.breakOff("draft_field", 1);

        RoamingMember.Reply refused = member.save(draft, Map.of("subject", "Never arrives"));

        assertThat(accident.await(LONG)).isTrue();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.body()).contains("We can’t reach the database right now");
    }

    @Test
    void a_save_whose_commit_is_not_answered_is_said_to_be_unsure() throws Exception {
        RoamingMember member = RoamingMember.signedIn(first.port(), "business@demo.example");
        String draft = member.completeDraft("Not known to be saved");
        Wire.Accident accident = wire.loseAnswerTo("draft_field", "COMMIT");

        RoamingMember.Reply unknown = member.save(draft, Map.of("subject", "Perhaps"));

        assertThat(accident.await(LONG)).isTrue();
        assertThat(unknown.status()).isEqualTo(503);
    }

    @Test
    void a_submission_that_was_committed_without_anybody_hearing_of_it_is_found_again() throws Exception {
        RoamingMember member = RoamingMember.signedIn(first.port(), "business@demo.example");
        String draft = member.completeDraft("The commit was not answered");
        Map<String, String> review = member.reviewOf(draft);
        Wire.Accident accident = wire.loseAnswerTo("INSERT INTO support_case", "COMMIT");

        RoamingMember.Reply unknown = member.submit(review, draft);

        assertThat(accident.await(LONG)).isTrue();
        assertThat(unknown.status()).isEqualTo(503);
        assertThat(unknown.body())
                .contains("Try again in a moment. Nothing will be done twice.", "Your text is saved in this draft")
                .doesNotContain("Nothing was changed");
        assertOneCase(member, review, draft);
    }

    @Test
    void a_call_of_a_program_whose_commit_is_not_answered_can_be_sent_again() throws Exception {
        Wire.Accident accident = wire.loseAnswerTo("INSERT INTO support_case", "COMMIT");

        SignedCall.Reply unknown = createCase("The commit of a program", "the-same-invocation");

        assertThat(unknown.status()).as(unknown.body()).isEqualTo(503);
        assertThat(accident.await(LONG)).isTrue();
        assertThat(unknown.error()).isEqualTo("InternalServerError");
        assertThat(unknown.body()).contains("before the request was confirmed");
        Await.until(
                "the call is answered",
                () -> createCase("The commit of a program", "the-same-invocation")
                                .status()
                        == 200);
        assertThat(sql("select id from support_case where subject = 'The commit of a program'"))
                .hasSize(1);
    }

    @Test
    void a_call_of_a_program_that_lost_its_database_on_the_way_can_be_sent_again() throws Exception {
        Wire.Accident accident = wire.breakOff("INSERT INTO communication", 1);

        SignedCall.Reply lost = createCase("Lost under a program", "another-invocation");

        assertThat(lost.status()).as(lost.body()).isEqualTo(503);
        assertThat(accident.await(LONG)).isTrue();
        assertThat(lost.error()).isEqualTo("InternalServerError");
        assertThat(lost.body()).contains("can't reach its database");
    }

    private static SignedCall.Reply createCase(String subject, String invocation) throws Exception {
        return new SignedCall(
                        URI.create("http://localhost:" + first.port() + "/support-api/"),
                        "CPDEMOBUSINESS000001",
                        "CreateCase",
                        "{\"subject\":\"" + subject + "\",\"communicationBody\":\"It stopped.\"}")
                .with("amz-sdk-invocation-id", invocation)
                .send();
    }

    private static void assertUnavailable(RoamingMember.Reply reply) {
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body())
                .contains("We can’t reach the database right now")
                .contains("Your text is saved in this draft")
                .containsPattern("Reference: [A-Z2-9]{8}");
    }

    /** Submitting again, until the portal has its database back, ends at the draft's one whole case. */
    private static void assertOneCase(RoamingMember member, Map<String, String> review, String draft) {
        for (int time = 1; time <= 2; time++) {
            AtomicReference<String> opened = new AtomicReference<>("");
            Await.until("the submission ends at its case, time " + time, () -> {
                opened.set(member.submit(review, draft).caseId());
                return !opened.get().isEmpty();
            });
            assertThat(disk.wholeCasesOf(draft)).containsExactly(opened.get());
        }
    }

    @Test
    void a_chat_over_two_servers_stays_whole_while_the_database_is_away_and_a_commit_is_not_answered()
            throws Exception {
        Caller bea = Caller.signedIn(first, "business@demo.example");
        String supportCase = bea.openCase(Filled.technical(Filled.subject("Chat over two servers")));
        String chat = ChatCaller.start(bea, supportCase);
        ChatCaller member = ChatCaller.member(bea, chat);
        ChatCaller agent = ChatCaller.agent(Caller.signedIn(second, "agent@demo.example"), chat);
        agent.take();

        wire.cut();
        try (ChatTalk talk = ChatTalk.begin(member, agent, 24)) {
            Await.until("the other server goes on alone", () -> agent.entries().size() > 4);
            Wire.Accident accident = wire.loseAnswerTo("INSERT INTO chat_entry", "COMMIT");
            wire.mend();
            assertThat(accident.await(LONG)).isTrue();

            talk.assertNothingLostDoubledOrReordered();
        } finally {
            wire.mend();
        }
        assertThat(agent.post("end").statusCode()).isEqualTo(204);
        assertThat(bea.get("/cases/case?id=" + supportCase).body()).contains("m23", "a23");
    }

    @Test
    void four_files_at_once_find_three_places_and_leave_no_stray_bytes() throws Exception {
        RoamingMember member = RoamingMember.signedIn(second.port(), "enterprise@demo.example");
        String draft = member.begin();

        List<Integer> told = AtOnce.together(4, i -> member.at(i % 2 == 0 ? first.port() : second.port())
                .upload(draft, i + ".log", new byte[] {'a', '\n'})
                .status());

        assertThat(told).containsExactlyInAnyOrder(201, 201, 201, 422);
        assertThat(disk.filesOf(draft)).hasSize(3);
        assertThat(disk.straysOf("555555555555")).isEmpty();
    }

    @Test
    void more_uploads_at_once_than_there_are_connections_all_arrive() throws Exception {
        RoamingMember member = RoamingMember.signedIn(second.port(), "onramp@demo.example");
        List<String> drafts = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            drafts.add(member.begin());
        }
        byte[] text = "a line of a log\n".repeat(40_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);

        List<Integer> told = AtOnce.together(
                45, i -> member.upload(drafts.get(i % 15), i + ".log", text).status());

        assertThat(told).hasSize(45).containsOnly(201);
    }

    @Test
    void an_account_number_that_somebody_else_stores_at_the_same_moment_is_said_to_be_used() throws Exception {
        RoamingMember admin = RoamingMember.signedIn(second.port(), "admin@demo.example");
        Map<String, String> form = admin.get("/admin/account").form("account");
        form.putAll(Map.of(
                "number", "246813579024", "name", "Second", "country", "DE", "zone", "Europe/Berlin", "plan", "basic"));

        RoamingMember.Reply reply = whileAnotherStores(
                "insert into account (id, name, country, zone, plan, resold)"
                        + " values ('246813579024', 'First', 'DE', 'Europe/Berlin', 'basic', false)",
                () -> admin.post("/admin/account", form));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("Another account has this number");
    }

    @Test
    void an_address_that_somebody_else_invites_at_the_same_moment_is_said_to_be_invited() throws Exception {
        RoamingMember admin = RoamingMember.signedIn(second.port(), "admin@demo.example");
        Map<String, String> form = admin.get("/admin/invite").form("invite");
        form.putAll(Map.of("email", "both@company.example", "name", "Bo", "role", "ADMINISTRATOR"));

        RoamingMember.Reply reply = whileAnotherStores(
                "insert into invitation (id, token_hash, email, name, role, languages, services, invited_by,"
                        + " invited_at, expires_at) select 'first', 'hash', 'both@company.example', 'Bo',"
                        + " 'ADMINISTRATOR', '', '', id, now(), now() + interval '7 days' from person"
                        + " where email = 'admin@demo.example'",
                () -> admin.post("/admin/invite", form));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("This e-mail address already has an open invitation");
    }

    /** Does this while another transaction has stored something, and commits that when the portal waits for it. */
    private static RoamingMember.Reply whileAnotherStores(String insert, Callable<RoamingMember.Reply> act)
            throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection other = postgres.getDatabase("postgres", "caseport").getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeUpdate(insert);
            Future<RoamingMember.Reply> reply = thread.submit(act);
            Await.until(
                    "the portal waits for the other transaction",
                    () -> !sql("select pid from pg_stat_activity where wait_event = 'transactionid'")
                            .isEmpty());
            other.commit();
            return reply.get(LONG.toSeconds(), TimeUnit.SECONDS);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void without_demo_people_a_link_in_the_log_creates_the_first_administrator_once() {
        try (Portal fresh =
                portal("postgres-fresh", postgres.getPort(), "fresh").with("caseport.demo", "false")) {
            fresh.start();
            Matcher link = Pattern.compile("(/setup\\?token=\\S+)").matcher(fresh.logText());
            assertThat(link.find()).isTrue();
            RoamingMember stranger = RoamingMember.stranger(fresh.port());
            assertThat(stranger.get("/sign-in").body()).doesNotContain("demo-caseport", "Demo mode");

            Map<String, String> form = stranger.get(link.group(1)).form("setup");
            form.putAll(Map.of("email", "ada@company.example", "name", "Ada", "password", "a few words in a row"));
            RoamingMember.Reply created = stranger.post("/setup", form);

            assertThat(created.status()).isEqualTo(303);
            assertThat(created.setCookie()).startsWith("caseport=");
            assertThat(stranger.get(link.group(1)).body())
                    .contains("This link was already used")
                    .doesNotContain("id=\"setup\"");
            form.put("email", "eve@company.example");
            assertThat(stranger.post("/setup", form).setCookie()).isEmpty();
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void what_a_killed_portal_was_doing_is_finished_by_the_other() throws Exception {
        List<RoamingMember> members = List.of(
                RoamingMember.signedIn(second.port(), "developer@demo.example"),
                RoamingMember.signedIn(second.port(), "business@demo.example"),
                RoamingMember.signedIn(second.port(), "onramp@demo.example"),
                RoamingMember.signedIn(second.port(), "enterprise@demo.example"));
        try (Submissions submissions = new Submissions(members, 12)) {
            Map<String, String> review = members.get(0).reviewOf(members.get(0).completeDraft("Only for its form"));
            submissions.submitUntil(ThreadLocalRandom.current().nextInt(6, 18), review);
            second.kill();
            submissions.await();
            Await.until(
                    "the database has noticed",
                    () -> sql("select pid from pg_stat_activity where application_name = 'caseport' and state <>"
                                    + " 'idle'")
                            .isEmpty());

            for (String draft : submissions.drafts()) {
                assertThat(disk.tracesOf(draft).isEmpty())
                        .as("nothing of %s is half stored", draft)
                        .isEqualTo(disk.wholeCasesOf(draft).isEmpty());
            }
            Map<String, String> cases = submissions.submitAllAgain(first.port(), review);

            assertThat(cases).containsAllEntriesOf(submissions.told());
            assertThat(cases.values()).doesNotContain("").doesNotHaveDuplicates();
            cases.forEach(
                    (draft, opened) -> assertThat(disk.wholeCasesOf(draft)).containsExactly(opened));
        }
    }

    @Nested
    @InBrowser
    class InFrontOfAScreen {

        @Test
        void what_is_typed_while_the_database_is_away_is_saved_when_it_is_back(Browsers browsers) {
            Browser browser = browsers.at(first)
                    .forgive("Failed to load resource|server: 503")
                    .signIn("business@demo.example");
            Page page = browser.open("/cases/create").page();
            page.navigate(page.url().replace("step=help", "step=information"));
            Locator description = page.getByRole(
                    AriaRole.TEXTBOX,
                    new Page.GetByRoleOptions().setName("Description").setExact(true));
            wire.cut();

            description.fill("typed while the database was away");

            assertThat(state(page)).hasText("Not saved — retrying");
            wire.mend();
            assertThat(state(page)).hasText("Saved");
            page.reload();
            assertThat(description).hasValue("typed while the database was away");
        }

        private Locator state(Page page) {
            return page.locator("[data-save-state]");
        }
    }

    private static List<String> sql(String statement) {
        String database = statement.contains("support_case") ? "caseport" : "postgres";
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement asked = connection.createStatement()) {
            List<String> found = new ArrayList<>();
            if (asked.execute(statement)) {
                try (ResultSet rows = asked.getResultSet()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
            return found;
        } catch (SQLException trouble) {
            throw new IllegalStateException(statement, trouble);
        }
    }
}
