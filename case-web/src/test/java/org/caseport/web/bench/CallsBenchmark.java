package org.caseport.web.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.caseport.web.journey.stage.Portal;

/** Measures 16 agents who work through 10,000 calls, on PostgreSQL, also with every answer cut off. */
final class CallsBenchmark {

    private static final String OPERATORS_KEY = "bm90IGEgc2VjcmV0OiB0d28gc2VydmVycyBzaGFyZTE=";
    private static final int AGENTS = 16;
    private static final int CALLS = 10_000;
    private static final int CUT = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Map<String, String> REACHED = Map.of("outcome", "reached", "description", "We talked.");
    private static final String OF_BENCH = "account_id like '80000000000_'";

    private final ApiBenchmark.Table table;
    private final Duration each;

    CallsBenchmark(ApiBenchmark.Table table, Duration each) {
        this.table = table;
        this.each = each;
    }

    void run() throws Exception {
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
        try (EmbeddedPostgres server = builder.start();
                Portal portal = Portal.named("bench-calls")
                        .tuned("-Xmx768m")
                        .onPostgres(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres")
                        .with("caseport.secret.key", OPERATORS_KEY)
                        .with("caseport.limit.live", "0")) {
            portal.start();
            try (Connection connection = server.getPostgresDatabase().getConnection()) {
                ManyCases cases = new ManyCases(connection, CALLS);
                cases.fill(OPERATORS_KEY, "555555555555");
                plan(connection);
                List<WebMember> agents = new ArrayList<>();
                for (String email : cases.agents(AGENTS)) {
                    agents.add(WebMember.signedIn(portal, email));
                }
                table.line("");
                table.line("== %,d calls on PostgreSQL (fsync on), %d agents: a second, p50, p99", CALLS, AGENTS);
                list(agents);
                claims(agents);
                once(agents, connection);
            }
            portal.stop();
        }
    }

    /** Calls whose time has come, in all cases that were filled in. */
    private static void plan(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("update support_case set contact_method = 'phone', callback_country = 'GB',"
                    + " callback_number = '+44 20 7946 0018' where " + OF_BENCH);
            statement.executeUpdate("insert into callback (account_id, id, case_id, open_case_id, country,"
                    + " phone_number, given_by, contact_language, zone, night_there, terms, requested_at, call_by,"
                    + " earliest_at, basis, derived_from, derivation_zone, policy_book, derivation, tries_made, state,"
                    + " changed_at) select c.account_id, md5(c.id), c.id, c.id, 'GB', '+44 20 7946 0018',"
                    + " c.requester_id, 'en', 'Europe/London', 'Europe/London 03:00-03:01',"
                    + " replace(t.terms, '21:00-08:00', '03:00-03:01'), c.opened_at,"
                    + " c.opened_at + interval '40 days', c.opened_at, 'later-call', c.opened_at, 'UTC',"
                    + " t.policy_book, '[]', 0, 'planned', c.opened_at from support_case c,"
                    + " (select terms, policy_book from callback limit 1) t where c." + OF_BENCH);
            statement.execute("analyze");
        }
    }

    private void list(List<WebMember> agents) throws Exception {
        List<Load.Work> looking = agents.stream()
                .<Load.Work>map(agent -> () -> agent.page("/workspace?view=calls").length > 0)
                .toList();
        Load.run(looking, WARM_UP);
        line("Calls, the list with 10,000 open, 1 agent", Load.run(looking.subList(0, 1), each));
        line("Calls, the list with 10,000 open, 16 agents", Load.run(looking, each));
    }

    private void claims(List<WebMember> agents) throws Exception {
        List<Load.Work> working = agents.stream()
                .<Load.Work>map(agent -> () -> {
                    Optional<String> call = agent.nextCall();
                    return call.isPresent() && agent.saveOutcome(call.get(), UUID.randomUUID(), REACHED) == 201;
                })
                .toList();
        Load.run(working, WARM_UP);
        line("claim of the next call and its outcome", Load.run(working, each));
    }

    /** Each outcome is sent with an answer that is cut off, and again with the same key. */
    private void once(List<WebMember> agents, Connection connection) throws Exception {
        ConcurrentLinkedQueue<String> saved = new ConcurrentLinkedQueue<>();
        AtomicInteger turn = new AtomicInteger();
        AtomicInteger first = new AtomicInteger();
        List<Load.Work> cutting = agents.stream()
                .<Load.Work>map(agent -> () -> {
                    int number = turn.incrementAndGet();
                    Optional<String> call = number <= CUT ? agent.nextCall() : Optional.empty();
                    if (call.isEmpty()) {
                        return false;
                    }
                    UUID key = UUID.randomUUID();
                    agent.saveOutcomeAndCut(call.get(), key, REACHED, number % 2 == 0);
                    int status = agent.saveOutcome(call.get(), key, REACHED);
                    if (status != 200 && status != 201) {
                        throw new IllegalStateException("sent again, it was answered with " + status);
                    }
                    first.addAndGet(status == 200 ? 1 : 0);
                    saved.add(call.get());
                    return true;
                })
                .toList();
        Load.run(cutting, Duration.ofMinutes(1));
        String ids = "('" + String.join("', '", saved) + "')";
        table.line(
                "outcomes with every answer cut and sent again %,6d: tries %d, summaries %d, saved by the cut one %d",
                saved.size(),
                number(connection, "select count(*) from callback_try where callback_id in " + ids),
                number(
                        connection,
                        "select count(*) from communication m join callback b on b.account_id = m.account_id"
                                + " and b.case_id = m.case_id where m.newer_purpose = 'CALL' and b.id in " + ids),
                first.get());
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private void line(String name, Load.Figures figures) {
        table.line("%-46s %9.1f/s %8.1f ms %8.1f ms", name, figures.perSecond(), figures.p50(), figures.p99());
    }
}
