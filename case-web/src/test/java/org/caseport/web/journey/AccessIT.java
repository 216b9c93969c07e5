package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.caseport.web.journey.stage.AccessTable;
import org.caseport.web.journey.stage.AccessTable.Row;
import org.caseport.web.journey.stage.AccessTable.Visitor;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.SafeAnswers;
import org.caseport.web.journey.stage.SignedCall;
import org.caseport.web.journey.stage.Things;
import org.caseport.web.journey.stage.Walk;
import org.caseport.web.journey.stage.Walk.Got;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Walks every row of the access table as every visitor, and sees that each gets what the table says and no hint more.
 */
class AccessIT {

    private static final List<Map<String, String>> OTHER_SITES = List.of(
            Map.of("Sec-Fetch-Site", "cross-site"),
            Map.of("Sec-Fetch-Site", "same-site"),
            Map.of("Origin", "https://evil.example"),
            Map.of("Origin", "null"));

    private static EmbeddedPostgres postgres;
    private static Statement counter;
    private static Portal portal;
    private static Walk walk;

    /** On PostgreSQL, which counts the statements that an answer took. */
    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .start();
        sql("postgres", "create database caseport");
        sql("postgres", "create extension pg_stat_statements");
        counter = postgres.getPostgresDatabase().getConnection().createStatement();
        portal = Portal.named("walls")
                .with("caseport.contact.phone", "true")
                .with("caseport.quota.cases.per.hour", "0")
                .with("caseport.quota.calls.per.second", "0")
                .onPostgres(
                        "jdbc:postgresql://localhost:" + postgres.getPort() + "/caseport?prepareThreshold=0",
                        "postgres",
                        "postgres")
                .start();
        walk = new Walk(portal);
    }

    @AfterAll
    static void stop() throws IOException {
        if (portal != null) {
            portal.close();
        }
        postgres.close();
    }

    @Test
    void everybody_gets_what_the_table_says_and_foreign_things_are_as_if_they_were_not() {
        List<String> differences = new ArrayList<>();
        Map<Visitor, Integer> tried = new EnumMap<>(Visitor.class);
        int compared = 0;
        int counted = 0;
        int fromOtherSites = 0;
        for (Row row : AccessTable.rows()) {
            Things things = new Things(portal);
            boolean used = false;
            for (Visitor visitor : Visitor.values()) {
                String cell = row.cells().get(visitor);
                if (cell.equals("-")) {
                    continue;
                }
                if (used && !cell.equals("no")) {
                    // Who is turned away at the door is so whatever became of them.
                    things = new Things(portal);
                    used = false;
                }
                tried.merge(visitor, 1, Integer::sum);
                String address = things.in(row.address());
                String sends = things.in(row.sends());
                if (cell.equals("yes") && isAnsweredToBrowsers(row)) {
                    // In every way once a row, and in one way for each further visitor.
                    boolean first = row.cells().values().stream()
                            .limit(visitor.compareTo(Visitor.NOBODY))
                            .noneMatch("yes"::equals);
                    for (Map<String, String> other : first ? OTHER_SITES : OTHER_SITES.subList(0, 1)) {
                        fromOtherSites++;
                        Got got = walk.send(row, visitor, address, sends, other);
                        if (got.status() != 403) {
                            differences.add(row + " as " + visitor + " from another site " + other + ": " + got.told());
                        }
                    }
                }
                Got known = walk.send(row, visitor, address, sends, Map.of());
                String expected = expected(row, cell, things);
                if (!AccessTable.begins(known.told(), expected)) {
                    differences.add(
                            row + " as " + visitor + ": " + cell + " (" + expected + "), and not " + known.told());
                }
                differences.addAll(SafeAnswers.faultsOf(row, visitor, known));
                if (row.isAboutSomething() && !cell.equals("taken")) {
                    String elsewhere = things.unknownIn(row.address());
                    String others = things.unknownIn(row.sends());
                    Got unknown = walk.send(row, visitor, elsewhere, others, Map.of());
                    compared++;
                    if (cell.equals("yes")) {
                        // Writing into what is not there yet begins it, in the case that is there.
                        if (!AccessTable.begins(unknown.told(), things.unknownIn(row.none()))) {
                            differences.add(row + " of what never was as " + visitor + ": (" + row.none()
                                    + "), and not " + unknown.told());
                        }
                    } else if (!things.anonymous(unknown.lasting()).equals(things.anonymous(known.lasting()))) {
                        differences.add(row + " as " + visitor + " tells what is there from what never was:\n"
                                + things.anonymous(known.lasting()) + "\n---\n" + things.anonymous(unknown.lasting()));
                    }
                    if (cell.equals("none") && !row.method().equals("SOCKET")) {
                        counted++;
                        String more = difference(
                                () -> walk.send(row, visitor, address, sends, Map.of()),
                                () -> walk.send(row, visitor, elsewhere, others, Map.of()));
                        if (!more.isEmpty()) {
                            differences.add(row + " as " + visitor + " takes " + more);
                        }
                    }
                }
                used |= cell.equals("yes") && row.changes();
            }
        }
        System.out.printf(
                "access: %d rows, %d answers %s, %d pairs compared, %d counted in statements, %d from other sites;"
                        + " %d differences%n",
                AccessTable.rows().size(),
                tried.values().stream().mapToInt(Integer::intValue).sum(),
                tried,
                compared,
                counted,
                fromOtherSites,
                differences.size());

        assertThat(differences).isEmpty();
    }

    @Test
    void a_members_answers_are_the_same_to_the_letter_whatever_other_accounts_have() {
        String word = "zebra" + Long.toString(System.nanoTime(), 36);
        Caller member = Caller.signedIn(portal, Visitor.MEMBER.email);
        member.submit(member.begin(Filled.billing(word + " crossing")));
        String draft = member.begin(Filled.billing(word + " crossing"));
        // Looking at a draft moves it on to what was looked at.
        answers(member, draft, word);
        Map<String, String> before = answers(member, draft, word);
        Caller stranger = Caller.signedIn(portal, Visitor.STRANGER.email);
        String id = "";
        for (int i = 0; i < 3; i++) {
            id = stranger.openCase(Filled.billing(word + " crossing"));
        }
        stranger.begin(Filled.billing(word + " crossing"));
        Caller.signedIn(portal, Visitor.AGENT.email)
                .post(
                        "/workspace/case?id=" + id,
                        Caller.form(Map.of("taking", "", "take", "", "jakarta.faces.ViewState", "stateless")));

        assertThat(before.get("/cases?q=" + word + "&status=all")).contains(word);
        assertThat(answers(member, draft, word)).isEqualTo(before);
    }

    /** Whatever searches, counts, suggests or lists. */
    private static Map<String, String> answers(Caller member, String draft, String word) {
        Map<String, String> answers = new TreeMap<>();
        for (String address : List.of(
                "/",
                "/cases",
                "/cases?q=" + word,
                "/cases?q=" + word + "&status=all",
                "/cases?status=all&sort=severity&size=10",
                "/data/cases.csv?q=" + word + "&status=all",
                "/cases/create?draft=" + draft + "&step=information",
                "/data/live?topic=account&topic=queue")) {
            HttpResponse<String> answer = member.get(address);
            Got got = new Got(answer.statusCode(), answer.headers().map(), answer.body());
            // Times are told from now.
            answers.put(
                    address,
                    got.lasting()
                            .replaceAll("<time[^>]*>[^<]*</time>", "<time>")
                            .replaceAll("<progress[^>]*>", "<progress>")
                            .replaceAll("[0-9]+ (second|minute)s? ago|just now", "…"));
        }
        for (String asked : List.of("{}", "{\"maxResults\":100,\"includeResolvedCases\":true}")) {
            SignedCall.Reply reply = Walk.call(portal, Things.KEY, "DescribeCases", asked);
            answers.put(asked, reply.status() + reply.body());
        }
        return answers;
    }

    @Test
    void no_name_of_a_person_or_an_account_is_more_than_text() throws SQLException {
        String script = "\"><img src=x onerror=console.error(1)>${77777*77777}#{77777*77777}";
        int shown = 0;
        Set<String> pages = new TreeSet<>();
        sql("caseport", "create table named as select id, name from person");
        sql("caseport", "update person set name = '" + script + "'");
        sql("caseport", "create table accounted as select id, name from account");
        sql("caseport", "update account set name = '" + script + "'");
        try {
            for (Row row : AccessTable.rows()) {
                if (!row.method().equals("GET") || row.address().startsWith("/support-api")) {
                    continue;
                }
                Things things = new Things(portal);
                for (Visitor visitor : Visitor.values()) {
                    if (row.cells().get(visitor).equals("yes")) {
                        Got got = walk.send(row, visitor, things.in(row.address()), "", Map.of());
                        boolean html = got.header("Content-Type").startsWith("text/html");
                        if (html && got.body().contains("onerror=console")) {
                            shown++;
                            pages.add(row.address());
                        }
                        assertThat(got.status()).as("%s as %s", row, visitor).isLessThan(500);
                        if (html) {
                            assertThat(got.body())
                                    .as("%s as %s", row, visitor)
                                    .doesNotContain("<img src=x", "6049261729");
                        }
                    }
                }
            }
        } finally {
            sql("caseport", "update person set name = (select name from named where named.id = person.id)");
            sql("caseport", "update account set name = (select name from accounted where accounted.id = account.id)");
        }
        System.out.printf("hostile names: shown as text on %d pages%n", shown);
        assertThat(shown).isGreaterThan(20);
        assertThat(pages).contains("/account", "/members", "/admin/journal", "/admin/people?text=demo&done=1");
    }

    /** Programs and links carry nobody's cookies, and everybody's answer is theirs. */
    private static boolean isAnsweredToBrowsers(Row row) {
        return row.changes() && !row.method().equals("CALL");
    }

    private static String expected(Row row, String cell, Things things) {
        return switch (cell) {
            case "yes" -> things.in(row.yes());
            case "none", "taken" -> things.in(row.none());
            case "no" -> "403";
            case "sign-in" ->
                switch (row.method()) {
                    case "CALL" -> "400 {\"__type\":\"MissingAuthenticationTokenException\"";
                    case "SOCKET" -> "401";
                    case "GET" -> "303 /sign-in";
                    default -> row.sends().startsWith("{") ? "401 {\"signIn\"" : "303 /sign-in";
                };
            default -> throw new IllegalArgumentException("no cell says " + cell);
        };
    }

    /** Timers read the database too, and only ever add: the fewest statements of a few tries are the answer's own. */
    private static String difference(Runnable known, Runnable unknown) {
        long there = Long.MAX_VALUE;
        long not = Long.MAX_VALUE;
        for (int i = 0; i < 12 && (there != not || there == Long.MAX_VALUE); i++) {
            there = Math.min(there, statements(known));
            not = Math.min(not, statements(unknown));
        }
        return there == not ? "" : there + " statements where something is, and " + not + " where nothing ever was";
    }

    private static long statements(Runnable answer) {
        long before = statements();
        answer.run();
        return statements() - before;
    }

    private static long statements() {
        try (ResultSet sum = counter.executeQuery("select coalesce(sum(calls), 0) from pg_stat_statements"
                + " where dbid = (select oid from pg_database where datname = 'caseport')")) {
            sum.next();
            return sum.getLong(1);
        } catch (SQLException trouble) {
            throw new IllegalStateException(trouble);
        }
    }

    private static void sql(String database, String sql) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
