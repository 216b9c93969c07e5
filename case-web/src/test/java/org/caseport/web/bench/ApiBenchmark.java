package org.caseport.web.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.caseport.web.api.SignatureCost;
import org.caseport.web.journey.stage.Portal;

/** Measures the Support API on PostgreSQL with 100,000 cases of eight accounts, for 1, 8 and 32 programs at a time. */
final class ApiBenchmark {

    private static final String OPERATORS_KEY = "bm90IGEgc2VjcmV0OiB0d28gc2VydmVycyBzaGFyZTE=";
    private static final List<Integer> CLIENTS = List.of(1, 8, 32);
    private static final int MOST = 32;
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(20);
    private static final int SIGNATURES = 20_000;

    /** Takes the lines of the table. */
    interface Table {
        void line(String format, Object... arguments);
    }

    private final Table table;
    private final Duration each;
    private final AtomicInteger next = new AtomicInteger();

    ApiBenchmark(Table table, Duration each) {
        this.table = table;
        this.each = each;
    }

    void run() throws Exception {
        table.line("");
        table.line(
                "== Support API on PostgreSQL (fsync on) with %,d cases of %d accounts",
                ManyCases.CASES, ManyCases.ACCOUNTS);
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
        try (EmbeddedPostgres server = builder.start();
                Portal portal = Portal.named("bench-api")
                        .tuned(("-Xmx768m " + System.getProperty("bench.jvm", ""))
                                .strip()
                                .split(" "))
                        .onPostgres(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres")
                        .with("caseport.secret.key", OPERATORS_KEY)
                        .with("caseport.quota.cases.per.hour", "0")
                        .with("caseport.quota.calls.per.second", "0")) {
            portal.start();
            long begun = System.nanoTime();
            try (Connection connection = server.getPostgresDatabase().getConnection()) {
                new ManyCases(connection, ManyCases.CASES).fill(OPERATORS_KEY, "555555555555");
            }
            table.line(
                    "cases made in %42d s",
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds());
            measure(portal, server);
            portal.stop();
        }
        signatures();
    }

    private void measure(Portal portal, EmbeddedPostgres server) throws Exception {
        List<ApiProgram> programs = IntStream.range(0, MOST)
                .mapToObj(i -> new ApiProgram(portal, ManyCases.key(i % ManyCases.ACCOUNTS), ManyCases.SECRET))
                .toList();
        warmUp(programs);
        table.line("");
        table.line("%-32s %s", "", "each: requests a second, p50 and p99 in ms");
        table.line("%-32s %26s %26s %26s", "", "1 client", "8 clients", "32 clients");
        List<Load.Figures> created = line("CreateCase, 1 KB", programs, this::createCase);
        line("CreateCase with 1 MiB attached", programs, this::createCaseWithFile);
        line("DescribeCases (25)", programs, program -> () -> isDone(program, "DescribeCases", "{\"maxResults\":25}"));
        line("DescribeCommunications", programs, program -> {
            int mine = next.getAndIncrement();
            AtomicInteger turn = new AtomicInteger();
            return () -> isDone(program, "DescribeCommunications", "{\"caseId\":\"" + aCase(mine, turn) + "\"}");
        });
        next.set(0);
        line("AddCommunicationToCase", programs, program -> {
            int mine = next.getAndIncrement();
            AtomicInteger turn = new AtomicInteger();
            return () -> isDone(
                    program,
                    "AddCommunicationToCase",
                    "{\"caseId\":\"" + aCase(mine, turn) + "\",\"communicationBody\":\"Still the same.\"}");
        });
        bare(server, created);
        memory(portal, programs);
    }

    /** Each client has cases of its own, which belong to its account. */
    private static String aCase(int client, AtomicInteger turn) {
        int step = MOST;
        int number = client % MOST + step * (1 + turn.getAndIncrement() % (ManyCases.CASES / step - 2));
        return ManyCases.caseId(number);
    }

    private Load.Work createCase(ApiProgram program) {
        String body =
                "{\"subject\":\"The nightly export stops\",\"communicationBody\":\"" + "Half way. ".repeat(100) + "\"}";
        return () -> isDone(program, "CreateCase", body);
    }

    private Load.Work createCaseWithFile(ApiProgram program) {
        String file = file(1024 * 1024);
        return () -> {
            String set = program.call("AddAttachmentsToSet", "{\"attachments\":[" + file + "]}")
                    .get("attachmentSetId")
                    .getAsString();
            return isDone(
                    program,
                    "CreateCase",
                    "{\"subject\":\"With a file\",\"communicationBody\":\"b\",\"attachmentSetId\":\"" + set + "\"}");
        };
    }

    private static String file(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return "{\"fileName\":\"dump.bin\",\"data\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}";
    }

    private static boolean isDone(ApiProgram program, String operation, String body) {
        return program.call(operation, body).size() > 0;
    }

    private void warmUp(List<ApiProgram> programs) throws Exception {
        AtomicLong done = new AtomicLong();
        Load.run(
                programs.subList(0, 8).stream()
                        .<Load.Work>map(program -> {
                            Load.Work creating = createCase(program);
                            return () -> creating.once()
                                    && isDone(program, "DescribeCases", "{\"maxResults\":25}")
                                    && done.incrementAndGet() < 3_000;
                        })
                        .toList(),
                LONGEST_WARM_UP);
    }

    private List<Load.Figures> line(String name, List<ApiProgram> programs, Function<ApiProgram, Load.Work> activity)
            throws Exception {
        List<Load.Work> works = programs.stream().map(activity).toList();
        List<Load.Figures> all = new ArrayList<>();
        for (int clients : CLIENTS) {
            all.add(Load.run(works.subList(0, clients), each));
        }
        figures(name, all);
        return all;
    }

    private void figures(String name, List<Load.Figures> all) {
        StringBuilder text = new StringBuilder(String.format("%-32s", name));
        all.forEach(one -> text.append(String.format(" %9.1f %7.1f %8.1f", one.perSecond(), one.p50(), one.p99())));
        table.line("%s", text);
    }

    /** The same rows by JDBC and nothing else. */
    private void bare(EmbeddedPostgres server, List<Load.Figures> created) throws Exception {
        List<Load.Figures> all = new ArrayList<>();
        for (int clients : CLIENTS) {
            List<BareInserts> inserts = new ArrayList<>();
            try {
                for (int i = 0; i < clients; i++) {
                    inserts.add(
                            BareInserts.ofProgram(server.getPostgresDatabase().getConnection()));
                }
                Load.run(List.copyOf(inserts), Duration.ofMillis(500));
                all.add(Load.run(List.copyOf(inserts), each));
            } finally {
                for (BareInserts one : inserts) {
                    one.close();
                }
            }
        }
        figures("the same rows with bare JDBC", all);
        StringBuilder ratios = new StringBuilder(String.format("%-32s", "CreateCase to bare JDBC"));
        for (int i = 0; i < all.size(); i++) {
            ratios.append(String.format(
                    " %9.2f %16s", created.get(i).perSecond() / all.get(i).perSecond(), ""));
        }
        table.line("%s", ratios.toString().stripTrailing());
    }

    /** Three files of 5 MiB make a request of 20 MiB. */
    private void memory(Portal portal, List<ApiProgram> programs) throws Exception {
        String file = file(5 * 1024 * 1024);
        String body = "{\"attachments\":[" + String.join(",", file, file, file) + "]}";
        long before = portal.residentMegabytes();
        AtomicLong highest = new AtomicLong(before);
        Load.Figures figures = Load.run(
                programs.stream()
                        .<Load.Work>map(program -> {
                            AtomicInteger turn = new AtomicInteger();
                            return () -> {
                                isDone(program, "AddAttachmentsToSet", body);
                                highest.accumulateAndGet(portal.residentMegabytes(), Math::max);
                                return turn.incrementAndGet() < 4;
                            };
                        })
                        .toList(),
                each.multipliedBy(5));
        table.line("");
        table.line(
                "memory while %d clients send %d requests of %d MiB: %d MiB before, %d at most, %d after; %.1f"
                        + " requests/s",
                programs.size(),
                figures.count(),
                body.length() >> 20,
                before,
                highest.get(),
                portal.residentMegabytes(),
                figures.perSecond());
    }

    private void signatures() {
        for (int size : new int[] {1024, 1024 * 1024}) {
            SignatureCost cost = new SignatureCost(size);
            int times = size > 1024 ? SIGNATURES / 40 : SIGNATURES;
            for (int i = 0; i < times; i++) {
                cost.once();
            }
            long begun = System.nanoTime();
            for (int i = 0; i < times; i++) {
                cost.once();
            }
            table.line(
                    "a signature check with a body of %,9d bytes: %8.1f µs",
                    size, (System.nanoTime() - begun) / 1e3 / times);
        }
    }
}
