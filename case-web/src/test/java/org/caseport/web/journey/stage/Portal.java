package org.caseport.web.journey.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseport.web.Await;

/**
 * The shipped WAR in a Payara Micro process of its own, which a test may stop, kill and start again on the same data.
 */
public final class Portal implements AutoCloseable {

    /** Which of the test processes beside each other this is; each takes ports and folders of its own. */
    public static final int FORK = Integer.getInteger("caseport.fork", 1);

    private static final int FIRST_PORT = 20_000 + 3_000 * (FORK - 1);
    private static final Set<Integer> GIVEN_OUT = ConcurrentHashMap.newKeySet();

    static final Duration LONGEST_START = Duration.ofMinutes(4);
    private static final Pattern NOTHING_DEPLOYED = Pattern.compile("\"Deployed\":\\s*\\[\\s*]");

    private final Path home;
    private final int port;
    private final Map<String, String> settings;
    private List<String> jvm = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx384m");
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Process server;
    private Thread undertaker;

    private Portal(Path home, Map<String, String> settings) {
        this.home = home;
        this.settings = settings;
        this.port = freePort();
    }

    /** A portal with demo data and an empty database in {@code target/portals/name}. Nothing runs yet. */
    public static Portal named(String name) {
        Path home = target().resolve("portals").resolve(name).toAbsolutePath();
        deleteAll(home);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("caseport.home", home.toString());
        settings.put("caseport.demo", "true");
        return new Portal(home, settings);
    }

    /** Sets a configuration property, in force from the next start on. */
    public Portal with(String property, String value) {
        settings.put(property, value);
        return this;
    }

    /** Takes these options of its virtual machine instead of those that make a short life pleasant. */
    public Portal tuned(String... options) {
        jvm = List.of(options);
        return this;
    }

    /** Keeps everything in a PostgreSQL instead of the embedded database. */
    public Portal onPostgres(String jdbcUrl, String user, String password) {
        return with("caseport.db.url", jdbcUrl).with("caseport.db.user", user).with("caseport.db.password", password);
    }

    /** Starts the server and returns when the portal serves its pages. */
    public Portal start() {
        return launch().awaitReady();
    }

    /** Starts the server and returns at once, for a portal that is not expected to get ready. */
    public Portal launch() {
        if (isRunning()) {
            throw new IllegalStateException("portal " + home.getFileName() + " already runs");
        }
        try {
            deleteAll(home.resolve("tmp"));
            Files.createDirectories(home.resolve("tmp"));
            Files.createDirectories(log().getParent());
            ProcessBuilder builder = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            // As caseport.jar starts it.
            builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
            server = builder.start();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        Process started = server;
        undertaker = new Thread(started::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(undertaker);
        return this;
    }

    private List<String> command() {
        Path payara = target().resolve("payara/payara-micro.jar");
        Path configuration = target().resolveSibling("src/run/payara");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.add("-Djava.io.tmpdir=" + home.resolve("tmp"));
        settings.forEach((property, value) -> command.add("-D" + property + "=" + value));
        command.addAll(List.of("-jar", payara.toString(), "--nocluster", "--disablephonehome"));
        command.addAll(List.of(
                "--prebootcommandfile", configuration.resolve("preboot.txt").toString()));
        command.addAll(List.of(
                "--logproperties", configuration.resolve("logging.properties").toString()));
        command.addAll(List.of("--port", String.valueOf(port), "--contextroot", "/", "--deploy", war().toString()));
        return command;
    }

    /** Returns when the portal serves; the server's open port or its word "ready" are no proof of that. */
    public Portal awaitReady() {
        try {
            Await.until("the portal is ready", LONGEST_START, () -> {
                if (!isRunning() || deploymentFailed()) {
                    throw new IllegalStateException("the portal will not get ready");
                }
                return serves();
            });
        } catch (AssertionError | IllegalStateException failed) {
            IllegalStateException told = new IllegalStateException(health() + "\n" + endOfLog(), failed);
            close();
            throw told;
        }
        return this;
    }

    /** Returns when the server has given the portal up. */
    public Portal awaitDeploymentFailed() {
        Await.until("the deployment fails", LONGEST_START, () -> {
            if (!isRunning()) {
                throw new IllegalStateException("the server ended before the deployment failed\n" + endOfLog());
            }
            return deploymentFailed();
        });
        return this;
    }

    private boolean serves() {
        Answer health = get("/health/ready");
        return health.status() == 200
                && health.body().contains("\"name\"")
                && get("/sign-in").status() == 200;
    }

    /** Payara counts a start without any application as a success. */
    private boolean deploymentFailed() {
        String log = logText();
        String thisStart = log.substring(Math.max(0, log.lastIndexOf("Payara Micro Runtime directory is located at")));
        return NOTHING_DEPLOYED.matcher(thisStart).find();
    }

    /** What the readiness check says right now; status 0 when nobody answers. */
    public Answer health() {
        return get("/health/ready");
    }

    /** What a stranger without cookies gets; status 0 when nobody answers. */
    public Answer get(String path) {
        HttpRequest request = HttpRequest.newBuilder(url(path))
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException nobody) {
            return new Answer(0, "");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for " + path, interrupted);
        }
    }

    /** Ends the server as a power cut does: no hook runs, nothing is flushed. */
    public void kill() {
        end(server.destroyForcibly());
    }

    /** Ends the server as an operator does, with SIGTERM. */
    public void stop() {
        server.destroy();
        end(server);
    }

    private void end(Process process) {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException("the server did not stop within a minute\n" + endOfLog());
            }
            Runtime.getRuntime().removeShutdownHook(undertaker);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stopping the portal", interrupted);
        }
    }

    /** Starts again on the same data and the same port, so that open pages find it again. */
    public Portal restart() {
        if (isRunning()) {
            stop();
        }
        return start();
    }

    public boolean isRunning() {
        return server != null && server.isAlive();
    }

    public int port() {
        return port;
    }

    public Path home() {
        return home;
    }

    /** The address of a page of this portal. */
    public URI url(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    public Path log() {
        return home.resolve("log/portal.log");
    }

    public String logText() {
        try {
            return Files.readString(log(), StandardCharsets.ISO_8859_1);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** The lines of the log with this text in them. */
    public List<String> logLines(String text) {
        return logText().lines().filter(line -> line.contains(text)).toList();
    }

    private String endOfLog() {
        String log = logText();
        return "the end of " + log() + ":\n" + log.substring(Math.max(0, log.length() - 4000));
    }

    /** The id of the server's process. */
    public long pid() {
        return server.pid();
    }

    /** Megabytes of memory that the server holds right now. */
    public long residentMegabytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + server.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException notThisSystem) {
            return -1;
        }
    }

    @Override
    public void close() {
        if (isRunning()) {
            kill();
        }
    }

    public static Path target() {
        return Path.of(System.getProperty("caseport.target", "target")).toAbsolutePath();
    }

    public static Path war() {
        return Path.of(System.getProperty(
                "caseport.war", target().resolve("caseport.war").toString()));
    }

    /**
     * Below the range from which the system takes ports for outgoing calls, so that a restart finds it free, none that
     * was given out before, as who got it may not listen yet, and none that a test process beside this one may take.
     */
    public static int freePort() {
        while (true) {
            int candidate = ThreadLocalRandom.current().nextInt(FIRST_PORT, FIRST_PORT + 3_000);
            if (!GIVEN_OUT.add(candidate)) {
                continue;
            }
            try (ServerSocket probe = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException taken) {
                // The next one, then.
            }
        }
    }

    private static void deleteAll(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> everything = Files.walk(folder)) {
            for (Path one : everything.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** An answer over HTTP. */
    public record Answer(int status, String body) {}
}
