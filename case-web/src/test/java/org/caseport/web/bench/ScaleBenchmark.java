package org.caseport.web.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.caseport.web.journey.stage.Portal;

/**
 * Measures what people and programs do on a database that was seeded, for 1, 8 and 32 of them at a time, each signed in
 * by the sign-in page or with a key of its own, with mails going to a server that accepts them. A run keeps its figures
 * in {@code target}; the run at another size then says how much more each operation takes there.
 */
final class ScaleBenchmark {

    private static final String OPERATORS_KEY = "bm90IGEgc2VjcmV0OiB0d28gc2VydmVycyBzaGFyZTE=";
    private static final List<Integer> CLIENTS = List.of(1, 8, 32);
    private static final int MOST = 32;
    private static final int AGENTS = 16;
    private static final int SAMPLES = 400;
    private static final int PAGE = 25;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration LONGEST_TO_FIND = Duration.ofSeconds(60);

    private final ApiBenchmark.Table table;
    private final Duration each;
    private final int cases = Integer.getInteger("cases", 100_000);
    private final Map<String, Double> costs = new LinkedHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private long peak;

    ScaleBenchmark(ApiBenchmark.Table table, Duration each) {
        this.table = table;
        this.each = each;
    }

    void run() throws Exception {
        try (SeededDatabase database = SeededDatabase.open();
                MailSink mail = new MailSink();
                Portal portal = Portal.named("bench-scale")
                        .tuned(("-XX:+UseSerialGC -Xmx" + System.getProperty("bench.heap", "384m") + " "
                                        + System.getProperty("bench.jvm", ""))
                                .strip()
                                .split(" "))
                        .onPostgres(database.url(), database.user(), database.password())
                        .with("caseport.secret.key", OPERATORS_KEY)
                        .with("caseport.quota.cases.per.hour", "0")
                        .with("caseport.quota.calls.per.second", "0")
                        .with("caseport.mail.host", "127.0.0.1")
                        .with("caseport.mail.port", Integer.toString(mail.port()))
                        .with("caseport.mail.from", "support@seed.example")
                        .with("caseport.mail.starttls", "off")
                        .with("caseport.mail.hourly", "1000000")) {
            long held = database.number("select count(*) from support_case");
            table.line("");
            table.line(
                    "== %,d cases on PostgreSQL (fsync on), of %d accounts; the largest has %,d",
                    held,
                    database.number("select count(*) from account"),
                    database.number("select count(*) from support_case where account_id = '" + SeededDatabase.account(0)
                            + "'"));
            table.line(
                    "bytes a case in the database %,15d",
                    database.number("select pg_database_size(current_database())") / Math.max(1, held));
            portal.start();
            database.letIn(OPERATORS_KEY);
            try (Connection connection = database.connect()) {
                measure(portal, database, Spent.by(portal.pid(), connection));
            }
            table.line("memory of the portal %,10d MiB at most, %,d MiB at the end", peak, portal.residentMegabytes());
            table.line("letters to the mail server %,8d", mail.letters());
            portal.stop();
        }
        ratios();
    }

    private void measure(Portal portal, SeededDatabase database, Spent spent) throws Exception {
        List<ApiProgram> programs = IntStream.range(0, MOST)
                .mapToObj(i -> new ApiProgram(portal, SeededDatabase.key(i), SeededDatabase.SECRET))
                .toList();
        List<WebMember> members = new ArrayList<>();
        List<WebMember> agents = new ArrayList<>();
        List<WebMember> supervisors = new ArrayList<>();
        List<List<SeededDatabase.Sample>> samples = new ArrayList<>();
        List<String> deep = new ArrayList<>();
        for (int rank = 0; rank < SeededDatabase.ACCOUNTS; rank++) {
            samples.add(database.samples(rank, SAMPLES));
            deep.add(database.listAfter(rank, 999 * PAGE));
        }
        for (int i = 0; i < MOST; i++) {
            members.add(WebMember.signedIn(portal, SeededDatabase.member(i)));
            agents.add(WebMember.signedIn(portal, SeededDatabase.agent(i)));
            supervisors.add(WebMember.signedIn(portal, SeededDatabase.supervisor()));
        }
        warmUp(programs, members, agents, samples);
        Lines lines = new Lines(portal, spent);
        lines.title();
        List<Queue<String>> opened = new ArrayList<>();
        programs.forEach(program -> opened.add(new ConcurrentLinkedQueue<>()));
        lines.line("create, 1 KB, by API", MOST, i -> creating(programs.get(i), opened.get(i)));
        lines.line("create with a 1 MB file, by API", MOST, i -> creatingWithFile(programs.get(i)));
        lines.line("reply, by API", MOST, i -> replying(programs.get(i), opened.get(i)));
        lines.line(
                "list of 25 newest open, by API",
                MOST,
                i -> () -> done(programs.get(i), "DescribeCases", "{\"maxResults\":25}"));
        lines.line(
                "one case with all texts, by API",
                MOST,
                i -> () -> done(
                        programs.get(i),
                        "DescribeCases",
                        "{\"includeResolvedCases\":true,\"includeCommunications\":true,\"caseIdList\":[\""
                                + sample(samples, i).id() + "\"]}"));
        lines.line("list page of 25", MOST, i -> page(members.get(i), "/cases?status=all"));
        lines.line("page 1,000 of a list", MOST, i -> page(members.get(i), deep.get(i % deep.size())));
        lines.line(
                "case page of a member",
                MOST,
                i -> () -> members.get(i)
                                .page("/cases/case?id=" + sample(samples, i).id())
                                .length
                        > 0);
        lines.line(
                "case page of an agent",
                MOST,
                i -> () -> agents.get(i)
                                .page("/workspace/case?id=" + sample(samples, i).id())
                                .length
                        > 0);
        lines.line(
                "search for a rare word",
                MOST,
                i -> () -> members.get(i)
                                .page("/cases?status=all&q="
                                        + sample(samples, i).word())
                                .length
                        > 0);
        lines.line("search for a frequent word", MOST, i -> page(members.get(i), "/cases?status=all&q=server"));
        lines.line("the agent's queue", MOST, i -> page(agents.get(i), "/workspace"));
        lines.line("the supervisor's board", MOST, i -> page(supervisors.get(i), "/workspace/board"));
        lines.takeNext(agents.subList(0, AGENTS));
        findable(programs.get(0), members.get(0));
        heavyReader(portal, members, agents, samples);
    }

    private SeededDatabase.Sample sample(List<List<SeededDatabase.Sample>> samples, int client) {
        List<SeededDatabase.Sample> mine = samples.get(client % samples.size());
        return mine.get(turn.getAndIncrement() % mine.size());
    }

    private static Load.Work page(WebMember person, String path) {
        return () -> person.page(path).length > 0;
    }

    private static boolean done(ApiProgram program, String operation, String body) {
        return program.call(operation, body).size() > 0;
    }

    private static Load.Work creating(ApiProgram program, Queue<String> opened) {
        String body =
                "{\"subject\":\"The nightly export stops\",\"communicationBody\":\"" + "Half way. ".repeat(100) + "\"}";
        return () -> opened.add(program.call("CreateCase", body).get("caseId").getAsString());
    }

    private static Load.Work creatingWithFile(ApiProgram program) {
        byte[] bytes = new byte[1_000_000];
        new Random(1).nextBytes(bytes);
        String file =
                "{\"fileName\":\"dump.bin\",\"data\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}";
        return () -> {
            String set = program.call("AddAttachmentsToSet", "{\"attachments\":[" + file + "]}")
                    .get("attachmentSetId")
                    .getAsString();
            return done(
                    program,
                    "CreateCase",
                    "{\"subject\":\"With a file\",\"communicationBody\":\"b\",\"attachmentSetId\":\"" + set + "\"}");
        };
    }

    /** Each time in another of the cases that the program has opened, so that none grows long. */
    private static Load.Work replying(ApiProgram program, Queue<String> opened) {
        return () -> {
            String id = opened.remove();
            opened.add(id);
            return done(
                    program,
                    "AddCommunicationToCase",
                    "{\"caseId\":\"" + id + "\",\"communicationBody\":\"Still the same with us today.\"}");
        };
    }

    private void warmUp(
            List<ApiProgram> programs,
            List<WebMember> members,
            List<WebMember> agents,
            List<List<SeededDatabase.Sample>> samples)
            throws Exception {
        Duration longest = Duration.ofSeconds(Long.getLong("bench.warmup", 75));
        Load.run(
                IntStream.range(0, 8)
                        .<Load.Work>mapToObj(i -> () -> {
                            String id = sample(samples, i).id();
                            return creating(programs.get(i), new ConcurrentLinkedQueue<>())
                                            .once()
                                    && done(programs.get(i), "DescribeCases", "{\"maxResults\":25}")
                                    && members.get(i).page("/cases?status=all").length > 0
                                    && members.get(i).page("/cases/case?id=" + id).length > 0
                                    && agents.get(i).page("/workspace/case?id=" + id).length > 0
                                    && agents.get(i).page("/workspace").length > 0;
                        })
                        .toList(),
                longest);
    }

    /** How long after it was stored a case is found, at the worst of ten. */
    private void findable(ApiProgram program, WebMember member) throws Exception {
        long worst = 0;
        for (int i = 0; i < 10; i++) {
            String word = "zz" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
            done(program, "CreateCase", "{\"subject\":\"Found\",\"communicationBody\":\"" + word + "\"}");
            long stored = System.nanoTime();
            long end = stored + LONGEST_TO_FIND.toNanos();
            while (!member.text("/cases?q=" + word).contains("Found") && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            worst = Math.max(worst, System.nanoTime() - stored);
        }
        table.line("found after storing %,12.0f ms at the worst of ten", worst / 1e6);
    }

    /** What everybody else notices of people who export the largest account and look for a word that is everywhere. */
    private void heavyReader(
            Portal portal, List<WebMember> members, List<WebMember> agents, List<List<SeededDatabase.Sample>> samples)
            throws Exception {
        List<Load.Work> rest = IntStream.range(1, 8)
                .<Load.Work>mapToObj(i -> () -> {
                    String id = sample(samples, i).id();
                    return members.get(i).page("/cases?status=all").length > 0
                            && members.get(i).page("/cases/case?id=" + id).length > 0
                            && agents.get(i).page("/workspace/case?id=" + id).length > 0;
                })
                .toList();
        Duration longer = each.multipliedBy(3);
        Load.Figures before = Load.run(rest, longer);
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger exports = new AtomicInteger();
        ExecutorService heavy = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String path = i % 2 == 0 ? "/data/cases.csv?status=all" : "/cases?status=all&q=s&size=100";
                readers.add(heavy.submit(() -> {
                    while (!ended.get()) {
                        if (members.get(0).status(path) == 200) {
                            exports.incrementAndGet();
                        }
                    }
                    return null;
                }));
            }
            Load.Figures during = Load.run(rest, longer);
            ended.set(true);
            table.line(
                    "one person in four windows exports and searches: the rest makes %.1f pages/s instead of %.1f"
                            + " (%.0f %% slower), p99 %.0f ms instead of %.0f; %d heavy answers",
                    3 * during.perSecond(),
                    3 * before.perSecond(),
                    100 * (before.perSecond() / during.perSecond() - 1),
                    during.p99(),
                    before.p99(),
                    exports.get());
            for (Future<?> reader : readers) {
                reader.get();
            }
        } finally {
            ended.set(true);
            heavy.shutdownNow();
        }
        peak = Math.max(peak, portal.residentMegabytes());
    }

    // ---- figures of another size

    private static Path file(int cases) {
        return Path.of(System.getProperty("caseport.target", "target"), "scale-" + cases + ".txt");
    }

    private void ratios() throws IOException {
        StringBuilder text = new StringBuilder();
        costs.forEach(
                (name, cost) -> text.append(name).append('\t').append(cost).append('\n'));
        Files.writeString(file(cases), text);
        for (int other : new int[] {cases / 10, cases * 10}) {
            if (other > 0 && Files.exists(file(other))) {
                table.line("");
                table.line(
                        "CPU ms and p50 of an operation with 8 clients, %,d cases to %,d:",
                        Math.max(cases, other), Math.min(cases, other));
                for (String line : Files.readAllLines(file(other))) {
                    String[] parts = line.split("\t", 2);
                    Double here = costs.get(parts[0]);
                    if (here != null) {
                        double there = Double.parseDouble(parts[1]);
                        table.line("%-42s %6.2f", parts[0], cases > other ? here / there : there / here);
                    }
                }
            }
        }
    }

    /** What a client of this number does. */
    @FunctionalInterface
    private interface Activity {
        Load.Work of(int client);
    }

    /** Measures line by line. */
    private final class Lines {

        private final Portal portal;
        private final Spent spent;

        Lines(Portal portal, Spent spent) {
            this.portal = portal;
            this.spent = spent;
        }

        void title() {
            table.line("");
            table.line(
                    "%-33s %s",
                    "", "each: operations a second, p50 and p99 in ms, CPU ms an operation of portal + database");
            table.line("%-33s %37s %37s %37s", "", "1 client", "8 clients", "32 clients");
        }

        void line(String name, int most, Activity activity) throws Exception {
            List<Load.Work> works =
                    IntStream.range(0, most).mapToObj(activity::of).toList();
            StringBuilder text = new StringBuilder(String.format("%-33s", name));
            Load.run(works.subList(0, 8), each.compareTo(WARM_UP) < 0 ? each : WARM_UP);
            for (int clients : CLIENTS) {
                text.append(measured(name, works.subList(0, clients)));
            }
            table.line("%s", text);
        }

        void takeNext(List<WebMember> agents) throws Exception {
            List<Load.Work> works =
                    agents.stream().<Load.Work>map(agent -> agent::takeNext).toList();
            table.line("%-33s%s   16 agents at once", "take next", measured("take next", works));
        }

        private String measured(String name, List<Load.Work> works) throws Exception {
            double portalBefore = spent.portalMillis();
            double databaseBefore = spent.databaseMillis();
            Load.Figures figures = Load.run(works, each);
            double portalCost = (spent.portalMillis() - portalBefore) / Math.max(1, figures.count());
            double databaseCost = (spent.databaseMillis() - databaseBefore) / Math.max(1, figures.count());
            peak = Math.max(peak, portal.residentMegabytes());
            if (works.size() == 8 || works.size() == AGENTS) {
                costs.put(name + ", CPU", portalCost + (Double.isNaN(databaseCost) ? 0 : databaseCost));
                costs.put(name + ", p50", figures.p50());
            }
            return String.format(
                    Locale.ROOT,
                    " %8.1f %7.1f %8.1f %5.1f+%4.1f",
                    figures.perSecond(),
                    figures.p50(),
                    figures.p99(),
                    portalCost,
                    databaseCost);
        }
    }
}
