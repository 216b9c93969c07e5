package org.caseport.web.nodes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wire;

/** Causes one fault after the other while people and programs are at work, and counts what each costs them. */
public final class Trials {

    private static final List<String> PEOPLE = List.of("developer", "business", "onramp", "enterprise");
    private static final List<String> PROGRAMS = List.of("CPDEMOENTERPRISE0001", "CPDEMOBUSINESS000001");
    private static final Duration LONG = Duration.ofMinutes(8);

    static final String NEW_VERSION = "a new version rolled through";
    static final String DATABASE_RESTARTED = "PostgreSQL restarted while mail goes out";

    private static final Duration AWAY = Duration.ofSeconds(2);

    /** Some of them at the server that loses its link. */
    private static final int DRAFTS_GIVEN_UP = 8;

    /** So many answers after a fault show that all goes on. */
    private static final int ENOUGH = 30;

    /** What waits longer than people would notice: mail, and entries of the journal that are not sealed. */
    private static final String BEHIND = """
            select (select count(*) from outbox where taken_up = false and at < now() - interval '5 seconds')
            + (select count(*) from delivery where channel = 'MAIL' and state = 'WAITING'
                and at < now() - interval '6 seconds')
            + (select count(*) from journal where chain_position is null and at < now() - interval '10 seconds')""";

    private static final String UNDONE = """
            select (select count(*) from outbox where taken_up = false)
            + (select count(*) from delivery where channel = 'MAIL' and state = 'WAITING')
            + (select count(*) from journal where chain_position is null)""";

    private final TwoNodes nodes;
    private final Consumer<String> out;
    private final Traffic traffic;
    private final Ledger ledger = new Ledger();
    private final Moments moments = new Moments();
    private final List<Thread> people = new ArrayList<>();
    private final List<Throwable> stumbled = new CopyOnWriteArrayList<>();
    private final Map<String, Cost> costs = new LinkedHashMap<>();

    private Trials(TwoNodes nodes, Consumer<String> out) {
        this.nodes = nodes;
        this.out = out;
        this.traffic = nodes.traffic();
    }

    /** The faults that a build has time for; what they cost, by fault. */
    static Map<String, Cost> few(Consumer<String> out) throws Exception {
        return run("few-faults", out, Trials::few);
    }

    /** Every fault, as {@code mvn -Pbench verify -Dbench.on=faults} has it. */
    public static Map<String, Cost> all(Consumer<String> out) throws Exception {
        return run("all-faults", out, Trials::all);
    }

    private static Map<String, Cost> run(String name, Consumer<String> out, Course faults) throws Exception {
        try (TwoNodes nodes = TwoNodes.start(name)) {
            Trials trials = new Trials(nodes, out);
            trials.everybodyBegins();
            faults.in(trials);
            trials.everybodyEnds();
            return trials.costs();
        }
    }

    private void few() throws Exception {
        databaseRestarted();
        linkCut();
        linkSilent();
        Path next = nextVersion();
        fault(NEW_VERSION, () -> roll(1, next));
        // The last, since it costs a start of the server to go on.
        fault("killed in a submission", () -> {
            killAt(0, "", "INSERT INTO support_case");
            nodes.goOnWithout(0);
            TwoNodes.await("the proxy has noticed", () -> nodes.isDown(0));
        });
    }

    private void all() throws Exception {
        killsInEachStep();
        databaseRestarted();
        linkCut();
        linkSilent();
        Path next = nextVersion();
        fault(NEW_VERSION, () -> {
            roll(0, next);
            roll(1, next);
        });
    }

    private void databaseRestarted() throws Exception {
        fault(DATABASE_RESTARTED, () -> {
            CountDownLatch thanks = new CountDownLatch(1);
            CountDownLatch stopped = new CountDownLatch(1);
            nodes.door(1).beforeThanks(() -> {
                thanks.countDown();
                await(stopped);
            });
            await(thanks);
            nodes.stopDatabase();
            stopped.countDown();
            Traffic.pause(AWAY);
            nodes.startDatabase();
        });
    }

    /** The only link between the servers is the database: each has its own way there. */
    private void linkCut() throws Exception {
        fault("link to the database cut", () -> {
            nodes.wire(1).cut();
            TwoNodes.await("the proxy has noticed", () -> nodes.isDown(1));
            nodes.wire(1).mend();
        });
    }

    /** A page that gave up a save has saved what was typed since; the first must not come after it. */
    private void linkSilent() throws Exception {
        Person writer = new Person("business2@demo.example", traffic, ledger, moments);
        List<String> drafts = writer.begin(DRAFTS_GIVEN_UP);
        fault("link to the database silent", () -> {
            nodes.wire(0).silence();
            writer.giveUpSaving(drafts);
            TwoNodes.await("the proxy has noticed", () -> nodes.isDown(0));
            writer.typeOn(drafts);
            TwoNodes.await("nobody waits any longer", traffic::isFlowing);
            nodes.wire(0).mend();
        });
    }

    /** As an operator does it, one server after the other. */
    private void roll(int node, Path next) throws IOException {
        nodes.node(node).stop();
        nodes.node(node).launch(next);
        TwoNodes.await("the new version is there", () -> nodes.isUp(node));
    }

    private void killsInEachStep() throws Exception {
        Path shipped = Portal.war();
        server("killed while mail goes out", 1, shipped, () -> {
            CountDownLatch dead = new CountDownLatch(1);
            nodes.door(1).beforeThanks(() -> {
                nodes.node(1).kill();
                dead.countDown();
            });
            await(dead);
        });
        server("killed in a timer", 0, shipped, () -> {
            makeWarningsDue();
            killAt(0, "next_warning_at", "UPDATE support_case");
        });
        server("killed in an upload", 1, shipped, () -> killAt(1, "", "insert into stored_file_chunk"));
        server("killed in a reply", 0, shipped, () -> killAt(0, "INSERT INTO communication", "Answer by"));
        server("killed in a submission", 1, shipped, () -> killAt(1, "", "INSERT INTO support_case"));
        int node = 0;
        for (String step : List.of("help", "information", "contact")) {
            int killed = node++ % 2;
            server(
                    "killed in step " + step,
                    killed,
                    shipped,
                    () -> moments.at(step, () -> nodes.node(killed).kill()));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(LONG.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("no mail went out");
            }
        } catch (InterruptedException interrupted) {
            throw new Traffic.Ended(interrupted);
        }
    }

    private void killAt(int node, String before, String words) throws InterruptedException {
        Wire.Accident killed =
                nodes.wire(node).when(before, words, () -> nodes.node(node).kill());
        if (!killed.await(LONG)) {
            throw new AssertionError("nothing carried " + words);
        }
    }

    /** Cases that no program comes back to have used up all their time. */
    private void makeWarningsDue() throws SQLException {
        int due = nodes.change("update support_case set derivation = '[]', due_at = now() - interval '1 second',"
                + " next_warning_at = now() where subject like 'Opened by CPDEMO%' and warned = 0"
                + " and last_activity_at < now() - interval '5 seconds'");
        if (due < 5) {
            throw new AssertionError("only " + due + " cases to warn about");
        }
    }

    /** A server is gone and starts again, as systemd has it. */
    private void server(String name, int node, Path war, Fault fault) throws Exception {
        fault(name, () -> {
            fault.happens();
            nodes.node(node).launch(war);
            TwoNodes.await("the proxy has noticed", () -> nodes.isDown(node));
        });
    }

    private void fault(String name, Fault fault) throws Exception {
        ledger.during(name);
        long sent = traffic.sent();
        traffic.slowest();
        long begun = System.nanoTime();
        fault.happens();
        long answered = traffic.answered();
        TwoNodes.await(
                "all is well after " + name,
                () -> nobodyStumbled()
                        && nodes.isWhole()
                        && traffic.isFlowing()
                        && traffic.answered() - answered > ENOUGH
                        && nodes.number(BEHIND) == 0);
        long well = System.nanoTime();
        List<Traffic.Failure> failures = traffic.failuresSince(begun);
        long last = failures.stream().mapToLong(Traffic.Failure::to).max().orElse(begun);
        costs.put(
                name,
                new Cost(
                        traffic.sent() - sent,
                        failures.size(),
                        seconds(last - begun),
                        seconds(traffic.slowest().toNanos()),
                        seconds(well - begun),
                        List.of(),
                        List.of(),
                        List.of()));
        out.accept(String.format(Locale.ROOT, "%-32s %s", name, costs.get(name)));
        failures.stream()
                .collect(Collectors.groupingBy(Traffic.Failure::kind, Collectors.counting()))
                .forEach((what, times) -> out.accept("    " + times + " x " + what));
        List<String> faults = failures.stream()
                .map(Traffic.Failure::kind)
                .filter(kind -> kind.endsWith(" 500"))
                .toList();
        if (!faults.isEmpty()) {
            throw new AssertionError("faults of the portal's own after " + name + ": " + faults);
        }
        restUntilMailed(name);
    }

    /** The next fault must not meet mail of what was said during this one: what it does to it would count here. */
    private void restUntilMailed(String name) throws Exception {
        ledger.during("after " + name);
        long answered = traffic.answered();
        TwoNodes.await("what was under way is answered", () -> traffic.answered() - answered > ENOUGH);
        String earlier = "at < '" + Instant.now() + "'";
        String unsent = "select (select count(*) from outbox where taken_up = false and " + earlier + ")"
                + " + (select count(*) from delivery where channel = 'MAIL' and state = 'WAITING' and " + earlier + ")";
        TwoNodes.await("what was said is mailed", () -> nobodyStumbled() && nodes.number(unsent) == 0);
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    private void everybodyBegins() {
        PEOPLE.forEach(name -> begin(new Person(name + "@demo.example", traffic, ledger, moments)));
        PROGRAMS.forEach(key -> begin(new Program(key, traffic, ledger)));
        TwoNodes.await("everybody works", () -> ledger.cases().size() > 12 && nobodyStumbled());
    }

    private void begin(Runnable person) {
        Thread thread = new Thread(person, "person " + people.size());
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((any, trouble) -> stumbled.add(trouble));
        people.add(thread);
        thread.start();
    }

    private boolean nobodyStumbled() {
        if (!stumbled.isEmpty()) {
            throw new AssertionError("somebody stumbled", stumbled.get(0));
        }
        return true;
    }

    private void everybodyEnds() throws Exception {
        traffic.end();
        for (Thread thread : people) {
            thread.join(LONG.toMillis());
        }
        nobodyStumbled();
        TwoNodes.await("everything is told and sealed", () -> nodes.number(UNDONE) == 0);
        Books books = Books.compare(nodes, ledger);
        costs.replaceAll((name, cost) -> cost.with(
                books.lost().getOrDefault(name, List.of()),
                books.doubled().getOrDefault(name, List.of()),
                books.mailedTwice().getOrDefault(name, List.of())));
        if (!costs.keySet().containsAll(books.lost().keySet())
                || !costs.keySet().containsAll(books.doubled().keySet())) {
            throw new AssertionError("outside any fault: lost " + books.lost() + ", doubled " + books.doubled());
        }
        out.accept("");
        costs.forEach((name, cost) -> out.accept(String.format(Locale.ROOT, "%-32s %s", name, cost)));
        out.accept(ledger.cases().size() + " cases, " + ledger.said().size() + " replies, "
                + ledger.drafts().size() + " drafts, " + nodes.mail().letters().size() + " mails");
        verifyJournal();
    }

    /** As an administrator does it, with the program that the portal gives away. */
    private void verifyJournal() throws IOException, InterruptedException {
        Person admin = new Person("admin@demo.example", traffic, ledger, moments);
        Files.writeString(
                nodes.folder().resolve("VerifyJournal.java"), admin.read("/data/admin/journal/VerifyJournal.java"));
        Files.writeString(nodes.folder().resolve("journal.jsonl"), admin.read("/data/admin/journal/journal.jsonl"));
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "VerifyJournal.java",
                        "journal.jsonl")
                .directory(nodes.folder().toFile())
                .redirectErrorStream(true);
        command.environment().put("CASEPORT_SECRET_KEY", TwoNodes.KEY);
        Process verifier = command.start();
        String said = new String(verifier.getInputStream().readAllBytes(), UTF_8);
        if (verifier.waitFor() != 0) {
            throw new AssertionError("the journal does not verify: " + said);
        }
        out.accept(said.lines().reduce("", (one, other) -> other));
    }

    private Map<String, Cost> costs() {
        return costs;
    }

    /** The shipped WAR under another version. */
    private Path nextVersion() throws IOException {
        Path next = nodes.folder().resolve("next.war");
        Files.copy(Portal.war(), next, StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem inside = FileSystems.newFileSystem(URI.create("jar:" + next.toUri()), Map.of())) {
            Path build = inside.getPath("META-INF/maven/org.caseport/case-web/pom.properties");
            Files.writeString(build, Files.readString(build).replaceFirst("(?m)^version=.*$", "version=next"));
        }
        return next;
    }

    /**
     * What a fault cost.
     *
     * @param sent requests from its beginning until all was well
     * @param failed those that were not answered as they should have been
     * @param felt seconds until the last of them
     * @param slowest seconds that one answer took at the most
     * @param well seconds until both servers were asked again and nothing was behind
     * @param mailedTwice letters that were handed over once more because nobody had noted that they were
     */
    record Cost(
            long sent,
            int failed,
            double felt,
            double slowest,
            double well,
            List<String> lost,
            List<String> doubled,
            List<String> mailedTwice) {

        Cost with(List<String> nowLost, List<String> nowDoubled, List<String> nowMailedTwice) {
            return new Cost(sent, failed, felt, slowest, well, nowLost, nowDoubled, nowMailedTwice);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%6d sent %4d failed, felt for %5.1f s, slowest %5.1f s, well after %5.1f s, lost %s, doubled"
                            + " %s, mailed twice %s",
                    sent,
                    failed,
                    felt,
                    slowest,
                    well,
                    counted(lost),
                    counted(doubled),
                    counted(mailedTwice));
        }

        private static String counted(List<String> what) {
            return what.isEmpty() ? "0" : what.size() + " " + what;
        }
    }

    private interface Fault {
        void happens() throws Exception;
    }

    private interface Course {
        void in(Trials trials) throws Exception;
    }
}
