package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.OfficeTable;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Programs;
import org.caseport.web.journey.stage.SignedCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Two servers that share a PostgreSQL and no grid: neither programs nor pages can tell them apart, and quotas are not
 * doubled by asking both.
 */
class TwoNodesIT {

    private static final String ENTERPRISE = "CPDEMOENTERPRISE0001";
    private static final String BUSINESS = "CPDEMOBUSINESS000001";
    private static final String ONRAMP = "CPDEMOONRAMP00000001";

    /** 32 bytes that both servers share. */
    private static final String KEY = "bm90IGEgc2VjcmV0OiB0d28gc2VydmVycyBzaGFyZTE=";

    private static final Pattern CREATED = Pattern.compile(
            "id=\"createdKey\">.*?class=\"reference\">(CP[A-Z0-9]{18})<"
                    + ".*?id=\"createdSecret\">.*?class=\"reference\">([^<]+)<",
            Pattern.DOTALL);

    private static EmbeddedPostgres database;
    private static Portal first;
    private static Portal second;

    @BeforeAll
    static void start_two_portals() throws Exception {
        database = EmbeddedPostgres.start();
        first = node("two-nodes-first").start();
        second = node("two-nodes-second").start();
    }

    private static Portal node(String name) {
        return Portal.named(name)
                .onPostgres(database.getJdbcUrl("postgres", "postgres"), "postgres", "postgres")
                .with("caseport.secret.key", KEY);
    }

    @AfterAll
    static void stop_them() throws Exception {
        first.close();
        second.close();
        database.close();
    }

    @Test
    void copies_of_one_call_on_both_servers_make_one_case() throws Exception {
        String subject = "Anywhere " + UUID.randomUUID();
        String invocation = UUID.randomUUID().toString();
        List<Callable<SignedCall.Reply>> copies = new ArrayList<>();
        for (URI endpoint : List.of(api(first), api(second), api(first), api(second))) {
            copies.add(() -> new SignedCall(endpoint, ENTERPRISE, "CreateCase", caseOf(subject))
                    .with("amz-sdk-invocation-id", invocation)
                    .send());
        }

        Set<String> ids = new HashSet<>();
        for (SignedCall.Reply reply : atOnce(copies)) {
            ids.add(reply.member("caseId"));
        }

        assertThat(ids).hasSize(1);
        assertThat(new SignedCall(api(second), ENTERPRISE, "CreateCase", caseOf(subject))
                        .with("amz-sdk-invocation-id", invocation)
                        .send()
                        .member("caseId"))
                .isEqualTo(ids.iterator().next());
    }

    @Test
    void a_second_holds_five_calls_of_an_account_whichever_server_is_asked() throws Exception {
        List<Callable<SignedCall.Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            for (Portal portal : List.of(first, second)) {
                calls.add(() -> new SignedCall(api(portal), ONRAMP, "DescribeSeverityLevels", "{}").send());
            }
        }
        long begun = System.nanoTime();
        List<SignedCall.Reply> replies = atOnce(calls);
        double seconds = (System.nanoTime() - begun) / 1e9;

        long allowed = replies.stream().filter(reply -> reply.status() == 200).count();
        assertThat(allowed).isBetween(1L, 5 + Math.round(Math.ceil(seconds * 5)));
        assertThat(replies.stream().filter(reply -> reply.status() != 200)).allSatisfy(reply -> {
            assertThat(reply.error()).isEqualTo("ThrottlingException");
            assertThat(reply.status()).isEqualTo(400);
        });
    }

    @Test
    void an_hour_holds_ten_cases_of_an_account_however_they_come_and_the_eleventh_is_told_when() throws Exception {
        int left = casesLeft();
        SignedCall.Reply last = null;
        int made = 0;
        // However fast the machine is: calls beyond the pace of a second are throttled meanwhile and simply repeated.
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        for (int i = 0; System.nanoTime() < end && !isOver(last); i++) {
            String subject = "Numbered " + i;
            for (SignedCall.Reply reply : atOnce(Stream.of(first, second, first, second)
                    .<Callable<SignedCall.Reply>>map(
                            portal -> () -> new SignedCall(api(portal), BUSINESS, "CreateCase", caseOf(subject)).send())
                    .toList())) {
                made += reply.status() == 200 ? 1 : 0;
                last = isOver(last) ? last : reply;
            }
        }

        assertThat(made).isEqualTo(left);
        assertThat(last.error()).isEqualTo("CaseCreationLimitExceeded");
        assertThat(last.body())
                .contains("which is the limit", "You can create this one after")
                .doesNotContain("draft");
        assertThat(casesLeft()).isZero();
    }

    @Test
    void a_key_that_is_revoked_at_one_server_stops_at_once_at_both() throws Exception {
        Caller here = Caller.signedIn(first, "enterprise@demo.example");
        Matcher made = CREATED.matcher(here.post(
                        "/api-access",
                        Caller.form(Map.of(
                                "createKey", "createKey",
                                "label", "To be revoked",
                                "create", "Create access key",
                                "jakarta.faces.ViewState", "stateless")))
                .body());
        assertThat(made.find()).as("the new key").isTrue();
        String key = made.group(1);
        String secret = made.group(2);
        for (Portal portal : List.of(first, second)) {
            // Used, so that whatever a server remembers of a key, it remembers now.
            assertThat(severities(portal, key, secret).status()).isEqualTo(200);
            assertThat(severities(portal, key, secret).status()).isEqualTo(200);
        }

        Caller.signedIn(first, "admin@demo.example")
                .post(
                        "/admin/account",
                        Caller.form(Map.of(
                                "keys:0:revoking", "",
                                "keys:0:revoking:revoke", "",
                                "id", "555555555555",
                                "tab", "access",
                                "key", key,
                                "jakarta.faces.ViewState", "stateless")));

        assertThat(severities(second, key, secret).error()).isEqualTo("UnrecognizedClientException");
        assertThat(severities(first, key, secret).error()).isEqualTo("UnrecognizedClientException");
        assertThat(Caller.signedIn(second, "enterprise@demo.example")
                        .get("/api-access")
                        .body())
                .doesNotContain(key);
        assertThat(severities(second, ENTERPRISE, SignedCall.SECRET).status())
                .as("another key of the account")
                .isEqualTo(200);
    }

    private static SignedCall.Reply severities(Portal portal, String key, String secret) throws Exception {
        return new SignedCall(api(portal), key, "DescribeSeverityLevels", "{}")
                .signedWith(secret)
                .send();
    }

    @Test
    void a_table_that_one_server_began_is_turned_by_the_other() {
        Caller here = Caller.signedIn(first, "admin@demo.example");
        Caller there = Caller.signedIn(second, "admin@demo.example");
        OfficeTable journal = OfficeTable.on(here, "/admin/journal", "reading", "entries");

        HttpResponse<String> turned = journal.turn(there, 50);

        assertThat(turned.statusCode()).isEqualTo(200);
        assertThat(turned.body()).contains("data-ri=\"50\"").doesNotContain("data-ri=\"49\"");
    }

    @Nested
    @InBrowser
    class InFrontOfAScreen {

        @Test
        void a_reply_at_one_server_appears_on_a_page_of_the_other(Browsers browsers) throws Exception {
            String id = Caller.signedIn(first, "enterprise@demo.example")
                    .openCase(Filled.billing(Filled.subject("Seen at the other server")));
            Page page = browsers.at(second)
                    .signIn("enterprise@demo.example")
                    .open("/cases/case?id=" + id)
                    .page();

            Programs.reply(first, id, "Said at the other server");

            assertThat(page.locator("#thread")).containsText("Said at the other server");
        }
    }

    private static boolean isOver(SignedCall.Reply reply) {
        return reply != null && reply.error().equals("CaseCreationLimitExceeded");
    }

    /** What the page says, the same on both servers. */
    private static int casesLeft() {
        Set<Integer> left = new HashSet<>();
        for (Portal portal : List.of(first, second)) {
            String page = Caller.signedIn(portal, "business@demo.example")
                    .get("/api-access")
                    .body();
            Matcher found = Pattern.compile("(\\d+) of 10 left").matcher(page);
            assertThat(found.find()).isTrue();
            left.add(Integer.valueOf(found.group(1)));
        }
        assertThat(left).hasSize(1);
        return left.iterator().next();
    }

    private static List<SignedCall.Reply> atOnce(List<Callable<SignedCall.Reply>> calls) throws Exception {
        ExecutorService programs = Executors.newFixedThreadPool(4);
        try {
            List<SignedCall.Reply> replies = new ArrayList<>();
            for (Future<SignedCall.Reply> reply : programs.invokeAll(calls)) {
                replies.add(reply.get());
            }
            return Collections.unmodifiableList(replies);
        } finally {
            programs.shutdownNow();
        }
    }

    private static URI api(Portal portal) {
        return portal.url("/support-api/");
    }

    private static String caseOf(String subject) {
        return "{\"subject\":\"" + subject + "\",\"communicationBody\":\"b\"}";
    }
}
