package org.caseport.run;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the portal for {@code mvn -Prun package}: starts Payara Micro with the WAR, prints the address once the portal
 * is ready, and stops it together with Maven. An obstacle is reported in one line.
 *
 * <p>It runs inside Maven, so that Maven does not end before the portal.
 */
public final class RunCaseport {

    /**
     * How long the portal may report that it is not ready before the start counts as failed; it retries for a minute
     * itself.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    /**
     * The time limit for a start with a company's database, whose migration may take long and must not be interrupted.
     */
    private static final Duration LONGEST_START_FOR_A_COMPANY = Duration.ofHours(2);

    /** Payara's list of applications when none is deployed, which Payara counts as a success. */
    private static final Pattern NOTHING_DEPLOYED = Pattern.compile("\\\\?\"Deployed\\\\?\":\\s*\\[(\\s|\\\\n)*]");

    /** The beginning of a log line about a wrong setting; the rest is for people. */
    private static final Pattern WRONG_SETTING = Pattern.compile(" SEVERE .*settings\\.SettingsCheckExtension: (.*)"
            + "|\"LoggerName\":\"org\\.caseport\\.web\\.settings\\.SettingsCheckExtension\".*"
            + "\"LogMessage\":\"((?:\\\\.|[^\"\\\\])*)\"");

    /** The link in the log by which the first administrator is created: where the portal is, and the token. */
    private static final Pattern FIRST_ADMINISTRATOR = Pattern.compile("(\\S*)/setup\\?token=([\\w-]+)");

    private final FastStart payara;
    private final Path war;
    private final Path preboot;
    private final Path logging;
    private final Path home;
    private final String address;
    private final int port;
    private final Operation operation;
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile boolean serving;
    private volatile boolean stopping;

    RunCaseport(
            FastStart payara,
            Path war,
            Path preboot,
            Path logging,
            Path home,
            String address,
            int port,
            Operation operation) {
        this.payara = payara;
        this.war = war;
        this.preboot = preboot;
        this.logging = logging;
        this.operation = operation;
        this.home = home;
        this.address = address;
        this.port = port;
    }

    /**
     * Arguments: the Payara Micro jar, the WAR, Payara's settings, the top folder, the home in it, the address, the
     * port.
     */
    public static void main(String[] args) {
        int exit;
        try {
            Path home = Path.of(args[3]).resolve(args[4]).toAbsolutePath().normalize();
            Path settings = Path.of(args[2]);
            boolean demo = Boolean.parseBoolean(System.getProperty("caseport.demo", "true"));
            String externalUrl = System.getProperty(
                    "caseport.external.url", System.getenv().getOrDefault("CASEPORT_EXTERNAL_URL", ""));
            // Tuned for a short start, as somebody waits: half the time to the first page, measured. The bound keeps
            // the server small on a laptop; without one it grows to a quarter of the computer's memory.
            List<String> options = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");
            RunCaseport portal = new RunCaseport(
                    FastStart.off(Path.of(args[0])),
                    Path.of(args[1]),
                    settings.resolve("preboot.txt"),
                    settings.resolve("logging.properties"),
                    home,
                    args[5],
                    portNumber(args[6], "-Dhttp.port="),
                    new Operation(
                            demo,
                            null,
                            options,
                            false,
                            drain(System.getProperty("caseport.drain", "")),
                            externalUrl(externalUrl)));
            exit = portal.run();
        } catch (Obstacle obstacle) {
            exit = refuse(obstacle.whatToDo);
        } catch (IOException | UncheckedIOException trouble) {
            exit = refuse("Caseport did not start: " + trouble);
        } catch (InterruptedException interrupted) {
            exit = refuse("Caseport was interrupted.");
        }
        System.exit(exit);
    }

    static int refuse(String reason) {
        System.out.flush();
        System.err.println();
        System.err.println(reason);
        return 1;
    }

    static int portNumber(String text, String setting) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65535) {
            return Integer.parseInt(text);
        }
        throw new Obstacle("A port is a number from 1 to 65535, not '" + text + "': correct " + setting + ".");
    }

    /** How long a server goes on answering after it was told to stop; zero when nothing is set. */
    static Duration drain(String text) {
        try {
            return text.isBlank() ? Duration.ZERO : Duration.parse(text.strip());
        } catch (DateTimeParseException unreadable) {
            throw new Obstacle("caseport.drain is a duration such as PT10S, not '" + text + "'.");
        }
    }

    /** The address at which people open the portal, with a slash at its end; null when it is not set or is no URL. */
    static @Nullable URI externalUrl(String text) {
        try {
            return text.isBlank() ? null : URI.create(text.strip().replaceAll("/+$", "") + "/");
        } catch (IllegalArgumentException invalid) {
            // The portal itself says what is wrong with the setting.
            return null;
        }
    }

    int run() throws IOException, InterruptedException {
        takeHome();
        lookAtPort();
        Files.deleteIfExists(draining());
        deleteAll(home.resolve("tmp"));
        Files.createDirectories(home.resolve("tmp"));
        Process server = start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop Caseport"));
        System.out.println();
        System.out.println("Starting Caseport ... Its log: " + log());
        try {
            awaitService(server);
        } catch (Obstacle obstacle) {
            stop(server);
            payara.forget();
            throw obstacle;
        }
        System.out.println(welcome());
        serving = true;
        int exit = server.waitFor();
        waitForeverWhileStopping();
        return refuse("Caseport has stopped by itself (exit code " + exit + "). See its log: " + log());
    }

    // The folder: must be writable, and not in use by another server.

    private void takeHome() throws IOException {
        FileChannel lock;
        try {
            Files.createDirectories(home.resolve("log"));
            lock = FileChannel.open(home.resolve("portal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException unwritable) {
            throw new Obstacle("Caseport can't write to its folder " + home + " (" + reason(unwritable)
                    + "). Allow it, or choose another folder: -Dcaseport.home=/path/to/folder");
        }
        String holder = holder();
        if (!holder.isEmpty() || lock.tryLock() == null) {
            throw new Obstacle("The folder " + home + " is in use by another running portal" + holder
                    + ". Stop that one, or choose another folder: -Dcaseport.home=/path/to/folder");
        }
    }

    private static String reason(IOException trouble) {
        return trouble.getClass().getSimpleName().replaceFirst("Exception$", "") + ": " + trouble.getMessage();
    }

    /**
     * The process that holds the database. A server that outlived its Maven holds no lock any more, but the database.
     */
    private String holder() throws IOException {
        Path note = home.resolve("portal.pid");
        if (!Files.isReadable(note)) {
            return "";
        }
        String pid = Files.readString(note).strip();
        boolean runs = pid.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(pid))
                        .flatMap(process -> process.info().commandLine())
                        .filter(line -> line.contains("-Dcaseport.home=" + home))
                        .isPresent();
        return runs ? " (process " + pid + ")" : "";
    }

    static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> everything = Files.walk(folder)) {
            for (Path one : everything.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    // The port.

    private void lookAtPort() throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (UnknownHostException unknown) {
            throw new Obstacle("The address '" + address + "' is unknown: correct -Dhttp.address=.");
        } catch (BindException refused) {
            throw new Obstacle(whyNotThisPort(String.valueOf(refused.getMessage())));
        }
    }

    private String whyNotThisPort(String message) {
        if (message.contains("Permission")) {
            return "Port " + port + " is reserved for the system. Choose another: -Dhttp.port=8080";
        }
        if (message.contains("assign")) {
            return "The address " + address + " is not one of this computer: correct -Dhttp.address=.";
        }
        return "Port " + port + " is taken by another program. Stop that one, or choose another port: -Dhttp.port="
                + (port == 8080 ? 8081 : 8080);
    }

    // The server.

    private Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(operation.options());
        command.addAll(payara.options());
        command.add("-Djava.io.tmpdir=" + home.resolve("tmp"));
        command.add("-Dcaseport.home=" + home);
        if (!operation.bundled()) {
            command.add("-Dcaseport.demo=" + demo());
        }
        if (demo() && !InetAddress.getByName(address).isLoopbackAddress()) {
            // An address that is named explicitly may be reached from other machines.
            command.add("-Dcaseport.demo.remote=true");
        }
        if (demo() && !operation.bundled() && operation.externalUrl() == null) {
            // The base of links in the demo's mails.
            command.add("-Dcaseport.external.url=http://localhost:" + port);
        }
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("caseport.")
                        && !name.matches("caseport\\.(home|demo|db\\.password|mail\\.password)"))
                .sorted()
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of("-jar", payara.jar().toString()));
        command.addAll(List.of("--nocluster", "--disablephonehome"));
        command.addAll(List.of("--prebootcommandfile", preboot().toString()));
        command.addAll(List.of("--logproperties", logging.toString()));
        if (operation.properties() != null) {
            command.addAll(List.of("--systemproperties", operation.properties().toString()));
        }
        command.addAll(List.of("--port", String.valueOf(port)));
        command.addAll(List.of("--contextroot", "/", "--deploy", war.toString()));
        if (Files.exists(log())) {
            Files.move(log(), home.resolve("log/caseport.previous.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .redirectInput(ProcessBuilder.Redirect.PIPE);
        // Each thread would otherwise get a memory arena of the C library: 90 MB in all.
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        String password = System.getProperty("caseport.db.password");
        if (password != null) {
            // Not on the command line, where everybody on this computer could read it.
            builder.environment().put("CASEPORT_DB_PASSWORD", password);
        }
        String mailPassword = System.getProperty("caseport.mail.password");
        if (mailPassword != null) {
            builder.environment().put("CASEPORT_MAIL_PASSWORD", mailPassword);
        }
        Process server = builder.start();
        Files.writeString(home.resolve("portal.pid"), server.pid() + "\n");
        return server;
    }

    private boolean demo() {
        return operation.demo();
    }

    private Path preboot() throws IOException {
        String commands = Files.readString(preboot);
        Path file = home.resolve("tmp/preboot.txt");
        Files.writeString(
                file, commands.replace("http-listener.address=127.0.0.1", "http-listener.address=" + address));
        return file;
    }

    private Path log() {
        return home.resolve("log/caseport.log");
    }

    private Path draining() {
        return home.resolve("draining");
    }

    /** Reports that the server is not ready, and lets it answer requests until the proxy sends no more. */
    private void drain(Process server) throws InterruptedException {
        if (!serving || operation.drain().isZero()) {
            return;
        }
        try {
            Files.writeString(draining(), "");
        } catch (IOException noRoom) {
            System.err.println("Caseport can't say that it leaves (" + reason(noRoom) + ") and stops at once.");
            return;
        }
        // Returns early when the server ends by itself, as after Ctrl-C, which reaches both.
        server.waitFor(operation.drain().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stop(Process server) {
        stopping = true;
        try {
            drain(server);
            server.destroy();
            if (!server.waitFor(payara.secondsToStop(), TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(home.resolve("portal.pid"));
            Files.deleteIfExists(draining());
        } catch (InterruptedException | IOException trouble) {
            server.destroyForcibly();
        }
    }

    /** Waits while the shutdown hook stops the server; the end of the hook ends this thread too. */
    private void waitForeverWhileStopping() throws InterruptedException {
        while (stopping) {
            Thread.sleep(1000);
        }
    }

    // Ready means that pages are served: the server opens its port long before, even if the portal is not deployed.

    private void awaitService(Process server) throws IOException, InterruptedException {
        Duration longest = operation.bundled() ? LONGEST_START_FOR_A_COMPANY : LONGEST_START;
        Duration patience = operation.bundled() ? LONGEST_START_FOR_A_COMPANY : PATIENCE;
        long giveUp = System.nanoTime() + longest.toNanos();
        long believe = 0;
        String told = "";
        while (!serves()) {
            if (!server.isAlive()) {
                waitForeverWhileStopping();
                throw new Obstacle("Caseport could not start: " + firstTrouble());
            }
            if (System.nanoTime() > giveUp) {
                throw new Obstacle(
                        "Caseport did not get ready within " + longest.toMinutes() + " minutes. See its log: " + log());
            }
            String log = Files.readString(log(), StandardCharsets.ISO_8859_1);
            if (log.contains(" ready in ")) {
                if (NOTHING_DEPLOYED.matcher(log).find()) {
                    throw new Obstacle("Caseport could not be deployed: " + firstTrouble());
                }
                String trouble = get("/health/ready").trouble();
                if (!trouble.isEmpty() && !trouble.equals(told)) {
                    System.out.println("Not ready yet: " + trouble);
                    told = trouble;
                }
                believe = believe == 0 ? System.nanoTime() + patience.toNanos() : believe;
                if (System.nanoTime() > believe) {
                    throw new Obstacle("Caseport is not ready: "
                            + (trouble.isEmpty() ? "its sign-in page is not served." : trouble)
                            + " See its log: " + log());
                }
            }
            Thread.sleep(100);
        }
    }

    private boolean serves() throws InterruptedException {
        Answer health = get("/health/ready");
        return health.status() == 200
                && health.body().contains("\"name\"")
                && get("/sign-in").status() == 200;
    }

    private Answer get(String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url().resolve(path))
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException notYet) {
            return new Answer(0, "");
        }
    }

    private URI url() {
        boolean here = address.startsWith("127.") || address.equals("0.0.0.0") || address.equals("localhost");
        return URI.create("http://" + (here ? "localhost" : address) + ":" + port + "/");
    }

    private record Answer(int status, String body) {

        private static final Pattern TROUBLE = Pattern.compile("\"trouble\"\\s*:\\s*\"((?:\\\\.|[^\"\\\\])*)\"");

        /** What the portal's health checks report, in their own words. */
        String trouble() {
            return TROUBLE.matcher(body)
                    .results()
                    .map(text -> text.group(1).replace("\\\"", "\"").replace("\\/", "/"))
                    .collect(joining(" "));
        }
    }

    /** The root cause of the first error in the log, in one line, or each wrong setting in a line of its own. */
    private String firstTrouble() throws IOException {
        String wrong = new String(Files.readAllBytes(log()), Charset.defaultCharset())
                .lines()
                .flatMap(line -> WRONG_SETTING.matcher(line).results())
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .collect(joining("\n  "));
        if (!wrong.isEmpty()) {
            return "\n  " + wrong + "\nSee its log: " + log();
        }
        String cause = "";
        boolean inside = false;
        try (Stream<String> lines = Files.lines(log(), StandardCharsets.ISO_8859_1)) {
            for (String line : (Iterable<String>) lines::iterator) {
                boolean entry = line.matches("\\d{4}-\\d\\d-\\d\\d .*");
                if (entry && inside && !cause.isEmpty()) {
                    break;
                }
                if (entry) {
                    inside = line.contains(" SEVERE ");
                } else if (inside && line.matches("(Caused by: )?[\\w.$]+(Exception|Error)(: .*)?")) {
                    cause = line.replaceFirst("^Caused by: ", "");
                }
            }
        }
        return (cause.isEmpty() ? "no reason was given." : cause) + " See its log: " + log();
    }

    /** Where the first administrator is created, as the portal says in its log while there is none. */
    private String firstAdministrator() throws IOException {
        return FIRST_ADMINISTRATOR
                .matcher(Files.readString(log(), StandardCharsets.ISO_8859_1))
                .results()
                .reduce((earlier, later) -> later)
                .map(found -> """
                  This portal has no administrator yet. Create the first one with this link;
                  it works once:

                    %s
                """.formatted(setUpLink(found.group(1).replace("\\/", "/"), found.group(2))))
                .orElse("""
                  Demo data is off.
                """);
    }

    /** The link of the log; on this computer when the log has no address. */
    private String setUpLink(String portal, String token) {
        return (portal.startsWith("http") ? portal + "/" : url()) + "setup?token=" + token;
    }

    private String welcome() throws IOException {
        String line = "-".repeat(78);
        URI external = operation.externalUrl();
        String listens = external == null || external.equals(url()) ? "" : "  Server  " + url() + "\n";
        String signIns = demo() ? """
                  Sign in with one of these, password demo-caseport:

                    basic@demo.example        Bergmann Bakery, Basic plan
                    developer@demo.example    Dogwood Apps, Developer plan
                    business@demo.example     Blue Harbor Logistics, Business plan
                    onramp@demo.example       Ogawa Optics, Enterprise On-Ramp plan
                    enterprise@demo.example   Everline Energy, Enterprise plan
                    agent@demo.example        an agent, who replies
                """ : firstAdministrator();
        return """

                %s
                  Caseport is running:  %s

                %s
                %s  Data    %s
                  Log     %s
                  Stop    Ctrl-C
                %s""".formatted(line, external == null ? url() : external, signIns, listens, home, log(), line);
    }

    /**
     * What differs between ways of running the portal.
     *
     * @param demo whether it runs as a demo
     * @param properties a file of settings; null for none
     * @param options options of the virtual machine
     * @param bundled whether settings of the environment reach the portal without help
     * @param drain how long it goes on answering when it is stopped
     * @param externalUrl where people open it; null for this computer's own address
     */
    record Operation(
            boolean demo,
            @Nullable Path properties,
            List<String> options,
            boolean bundled,
            Duration drain,
            @Nullable URI externalUrl) {}
}
