package org.caseport.web.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.caseport.web.journey.stage.Portal;

/** Measures what members and agents look at all day, on PostgreSQL, with the demo's cases and with 20,000 more. */
final class PagesBenchmark {

    private static final String OPERATORS_KEY = "bm90IGEgc2VjcmV0OiB0d28gc2VydmVycyBzaGFyZTE=";
    private static final int MANY = 20_000;
    private static final Duration WARM_UP = Duration.ofSeconds(8);

    private final ApiBenchmark.Table table;
    private final Duration each;

    PagesBenchmark(ApiBenchmark.Table table, Duration each) {
        this.table = table;
        this.each = each;
    }

    void run() throws Exception {
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
        try (EmbeddedPostgres server = builder.start();
                Portal portal = Portal.named("bench-pages")
                        .tuned("-Xmx768m")
                        .onPostgres(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres")
                        .with("caseport.secret.key", OPERATORS_KEY)
                        .with("caseport.limit.searches", "0")
                        .with("caseport.limit.live", "0")) {
            portal.start();
            title("the demo's cases");
            String demoCase;
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    var found = connection
                            .createStatement()
                            .executeQuery("select min(id) from support_case"
                                    + " where account_id = '333333333333' and status = 'work-in-progress'")) {
                found.next();
                demoCase = found.getString(1);
            }
            List<WebMember> demo = members(portal, "business@demo.example", 1);
            pages(demo, members(portal, "agent@demo.example", 1), person -> demoCase, "database");

            try (Connection connection = server.getPostgresDatabase().getConnection()) {
                new ManyCases(connection, MANY).fill(OPERATORS_KEY, "555555555555");
            }
            portal.stop();
            // The next start makes findable what came past the portal.
            portal.start();
            // A person of each account, since a person's searches wait for one another.
            List<WebMember> members = new ArrayList<>();
            for (int i = 0; i < ManyCases.ACCOUNTS; i++) {
                try (Connection connection = server.getPostgresDatabase().getConnection()) {
                    untilFindable(connection, ManyCases.account(i));
                }
                members.add(WebMember.signedIn(portal, "bench" + i + "@bench.example"));
            }
            title(String.format("%,d more cases", MANY));
            List<WebMember> agents = members(portal, "agent@demo.example", ManyCases.ACCOUNTS);
            pages(members, agents, i -> ManyCases.caseId(ManyCases.ACCOUNTS + i), "telemetry");
            AtomicInteger turn = new AtomicInteger();
            line("reply", members, member -> () -> {
                String caseId = ManyCases.caseId(members.indexOf(member) + ManyCases.ACCOUNTS * turn.incrementAndGet());
                String draft = UUID.randomUUID().toString().replace("-", "");
                member.reply(caseId, draft, ManyCases.SAID + ".unassigned", "It is still the same with us.");
                return true;
            });
            portal.stop();
        }
    }

    private static void untilFindable(Connection connection, String account) throws Exception {
        String missing = "select count(*) from communication c where c.account_id = '" + account + "' and not exists"
                + " (select 1 from case_words w where w.account_id = c.account_id and w.case_id = c.case_id"
                + " and w.number = c.number)";
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        for (long left = 1; left > 0 && System.nanoTime() < end; ) {
            try (var found = connection.createStatement().executeQuery(missing)) {
                found.next();
                left = found.getLong(1);
            }
        }
    }

    private static List<WebMember> members(Portal portal, String email, int many) throws Exception {
        List<WebMember> members = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            members.add(WebMember.signedIn(portal, email));
        }
        return members;
    }

    /** Looks at the pages, each person at the case with the person's number. */
    private void pages(List<WebMember> members, List<WebMember> agents, IntFunction<String> cases, String word)
            throws Exception {
        look("list of 25", members, i -> "/cases");
        look("search for a word", members, i -> "/cases?q=" + word);
        look("case page of a member", members, i -> "/cases/case?id=" + cases.apply(i));
        look("queue", agents, i -> "/workspace");
        look("case page of an agent", agents, i -> "/workspace/case?id=" + cases.apply(i));
    }

    private void look(String name, List<WebMember> people, IntFunction<String> paths) throws Exception {
        int bytes = people.get(0).page(paths.apply(0)).length;
        line(String.format("%s, %,d bytes", name, bytes), people, person -> {
            String path = paths.apply(people.indexOf(person));
            return () -> person.page(path).length > 0;
        });
    }

    private interface Activity {
        Load.Work of(WebMember person);
    }

    private void line(String name, List<WebMember> people, Activity activity) throws Exception {
        List<Load.Work> works = IntStream.range(0, people.size())
                .mapToObj(i -> activity.of(people.get(i)))
                .toList();
        Load.run(works, WARM_UP);
        Load.Figures figures = Load.run(works, each);
        table.line(
                "%-42s %9.1f/s %8.1f ms %8.1f ms   %d clients",
                name, figures.perSecond(), figures.p50(), figures.p99(), people.size());
    }

    private void title(String with) {
        table.line("");
        table.line(
                "== Pages on PostgreSQL (fsync on) with %s: requests a second, p50, p99; bytes as they travel", with);
    }
}
