package org.caseport.web.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.nodes.Trials;

/**
 * Measures the shipped WAR on both databases, from the same computer, and writes a table. Settings:
 * {@code bench.seconds} for each line, {@code bench.warmup} for the seconds in which the 10,000 requests before should
 * be done, {@code bench.on} as {@code h2}, {@code postgresql}, {@code api}, {@code pages} or, only when asked for,
 * {@code calls}, {@code chat}, {@code scale} on a database that was seeded and {@code faults} with two servers,
 * {@code bench.jvm} for more options of the server.
 */
public final class Benchmark {

    private static final Duration EACH = Duration.ofSeconds(Long.getLong("bench.seconds", 2));
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(Long.getLong("bench.warmup", 75));
    private static final int WARM_UP_REQUESTS = 10_000;
    private static final int MANY = 8;
    private static final int MOST_BARE_A_SECOND = 5_000;

    /** Members of several accounts, all of whose plans cover technical cases. */
    private static final List<String> PEOPLE = List.of("business", "enterprise", "onramp", "developer", "business2");

    private final StringBuilder table = new StringBuilder();
    private final AtomicLong typed = new AtomicLong();

    private Benchmark() {}

    public static void main(String[] settings) throws Exception {
        new Benchmark().run(System.getProperty("bench.on", ""));
    }

    private void run(String only) throws Exception {
        long begun = System.nanoTime();
        line("Caseport on %d cores, JDK %s, %d s a line", cores(), Runtime.version(), EACH.toSeconds());
        line("server, database and these clients share the machine");
        if (only.isEmpty() || only.equals("h2")) {
            onH2();
        }
        if (only.isEmpty() || only.equals("postgresql")) {
            onPostgreSql();
        }
        if (only.isEmpty() || only.equals("api")) {
            new ApiBenchmark(this::line, EACH).run();
        }
        if (only.isEmpty() || only.equals("pages")) {
            new PagesBenchmark(this::line, EACH).run();
        }
        if (only.equals("faults")) {
            Trials.all(text -> line("%s", text));
        }
        if (only.equals("calls")) {
            new CallsBenchmark(this::line, EACH).run();
        }
        if (only.equals("chat")) {
            new ChatsBenchmark(this::line).run();
        }
        if (only.equals("scale")) {
            new ScaleBenchmark(this::line, EACH).run();
        }
        line("");
        line("took %d s", Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        Path file = Path.of(System.getProperty("caseport.target", "target"), "bench.txt");
        Files.writeString(file, table);
        System.out.println("written to " + file);
    }

    private void onH2() throws Exception {
        title("H2 in a file, a write at each commit");
        List<Load.Figures> submissions;
        Portal portal = portal("bench-h2");
        try (portal) {
            submissions = measure(portal);
            portal.stop();
        }
        // The portal's address, as nobody else may open the file while it runs.
        String url = "jdbc:h2:file:" + portal.home().resolve("caseport")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_DELAY=-1";
        compare(submissions, () -> DriverManager.getConnection(url, "sa", ""));
    }

    private void onPostgreSql() throws Exception {
        title("PostgreSQL, safe as a company has it: fsync and synchronous_commit on");
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
        try (EmbeddedPostgres server = builder.start();
                Portal portal = portal("bench-postgresql")) {
            portal.onPostgres(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
            List<Load.Figures> submissions = measure(portal);
            compare(submissions, () -> server.getPostgresDatabase().getConnection());
            portal.stop();
        }
    }

    private static Portal portal(String name) {
        Portal portal =
                Portal.named(name).with("caseport.quota.cases.per.hour", "0").with("caseport.limit.searches", "0");
        String options = System.getProperty("bench.jvm", "");
        // Let the compiler do all it can, as a company's server does.
        portal.tuned("-Xmx768m");
        return options.isBlank() ? portal : portal.tuned(("-Xmx768m " + options).split(" "));
    }

    private List<Load.Figures> measure(Portal portal) throws Exception {
        load("before");
        portal.start();
        line("memory at rest %47d MiB", portal.residentMegabytes());
        List<WebMember> members = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            members.add(WebMember.signedIn(portal, PEOPLE.get(i % PEOPLE.size()) + "@demo.example"));
        }
        sizes(WebMember.stranger(portal), members.get(0));
        warmUp(portal, members);
        line("");
        line("%-34s %10s %9s %9s   %10s %9s %9s", "", "1 client", "p50", "p99", MANY + " clients", "p50", "p99");
        for (String step : List.of("help", "information", "contact", "review")) {
            compareClients("step " + step, members, member -> {
                String draft = member.readyDraft();
                return () -> member.step(draft, step).length > 0;
            });
        }
        compareClients("refresh of a begun first step", members, member -> {
            String draft = member.begin();
            member.save(draft, Map.of("caseType", "technical"));
            return () -> member.step(draft, "help").length > 0;
        });
        compareClients("autosave", members, member -> {
            String draft = member.begin();
            return () -> {
                member.save(draft, Map.of("subject", "Typed " + typed.incrementAndGet()));
                return true;
            };
        });
        compareClients("whole wizard, 18 requests", members, member -> () -> {
            member.wholeWizard();
            return true;
        });
        List<Load.Figures> submissions = List.of(submissions(members.subList(0, 1)), submissions(members));
        both("submission", submissions.get(0), submissions.get(1));
        load("after");
        return submissions;
    }

    private void warmUp(Portal portal, List<WebMember> members) throws Exception {
        long before = WebMember.REQUESTS.get();
        Load.run(
                members.stream()
                        .<Load.Work>map(member -> () -> {
                            member.wholeWizard();
                            return WebMember.REQUESTS.get() - before < WARM_UP_REQUESTS;
                        })
                        .toList(),
                LONGEST_WARM_UP);
        line(
                "memory after %,7d wizard requests %27d MiB",
                WebMember.REQUESTS.get() - before, portal.residentMegabytes());
    }

    private void sizes(WebMember stranger, WebMember member) throws IOException, InterruptedException {
        String draft = member.readyDraft();
        line("bytes as they travel:");
        size(stranger, "/sign-in", "sign-in");
        size(member, "/", "start");
        for (String step : List.of("help", "information", "contact", "review")) {
            size(member, "/cases/create?draft=" + draft + "&step=" + step, "step " + step);
        }
        size(member, member.submit(draft), "confirmation");
        size(member, "/cases", "cases");
    }

    private void size(WebMember member, String path, String name) throws IOException, InterruptedException {
        byte[] page = member.page(path);
        List<byte[]> resources = member.resourcesOf(page);
        long all = page.length + resources.stream().mapToLong(one -> one.length).sum();
        line(
                "  %-20s %,9d, and as the first page of a visit %,9d in %d requests",
                name, page.length, all, 1 + resources.size());
    }

    /** What a member does again and again, after some preparation. */
    @FunctionalInterface
    private interface Activity {
        Load.Work of(WebMember member) throws Exception;
    }

    private void compareClients(String name, List<WebMember> members, Activity activity) throws Exception {
        List<Load.Work> works = new ArrayList<>();
        for (WebMember member : members) {
            works.add(activity.of(member));
        }
        both(name, Load.run(works.subList(0, 1), EACH), Load.run(works, EACH));
    }

    /** Of drafts that are ready, so that nothing but the submission is measured. */
    private Load.Figures submissions(List<WebMember> members) throws Exception {
        List<Queue<String>> ready = members.stream()
                .<Queue<String>>map(member -> new ConcurrentLinkedQueue<>())
                .toList();
        List<Load.Work> preparing = new ArrayList<>();
        List<Load.Work> submitting = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            WebMember member = members.get(i);
            Queue<String> mine = ready.get(i);
            preparing.add(() -> mine.add(member.readyDraft()));
            submitting.add(() -> {
                String draft = mine.poll();
                return draft != null && !member.submit(draft).isEmpty();
            });
        }
        Load.run(preparing, EACH.plus(EACH));
        return Load.run(submitting, EACH);
    }

    @FunctionalInterface
    private interface Connections {
        Connection open() throws SQLException;
    }

    private void compare(List<Load.Figures> submissions, Connections connections) throws Exception {
        bare(MANY, connections);
        Load.Figures alone = bare(1, connections);
        Load.Figures many = bare(MANY, connections);
        both("the same rows with bare JDBC", alone, many);
        line(
                "%-34s %10.2f %31.2f",
                "submissions to bare JDBC",
                submissions.get(0).perSecond() / alone.perSecond(),
                submissions.get(1).perSecond() / many.perSecond());
    }

    private static Load.Figures bare(int threads, Connections connections) throws Exception {
        List<BareInserts> inserts = new ArrayList<>();
        int drafts = (int) EACH.toSeconds() * MOST_BARE_A_SECOND / threads;
        try {
            for (int i = 0; i < threads; i++) {
                inserts.add(new BareInserts(connections.open(), drafts));
            }
            return Load.run(List.copyOf(inserts), EACH);
        } finally {
            for (BareInserts one : inserts) {
                one.close();
            }
        }
    }

    private void both(String name, Load.Figures alone, Load.Figures many) {
        line(
                "%-34s %8.1f/s %6.1f ms %6.1f ms   %8.1f/s %6.1f ms %6.1f ms",
                name, alone.perSecond(), alone.p50(), alone.p99(), many.perSecond(), many.p50(), many.p99());
    }

    private void title(String title) {
        line("");
        line("== %s", title);
    }

    private void load(String when) {
        String averages;
        try {
            averages = Files.readString(Path.of("/proc/loadavg")).strip();
        } catch (IOException notThisSystem) {
            averages = "unknown";
        }
        line("load averages %s: %s", when, averages);
    }

    private void line(String format, Object... arguments) {
        String line = String.format(Locale.ROOT, format, arguments);
        System.out.println(line);
        table.append(line).append('\n');
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }
}
