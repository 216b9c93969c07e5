package org.caseport.web.journey.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL with its programs, as an operator has it: the one that tests fetch by themselves has no {@code pg_dump}.
 */
public final class InstalledPostgreSql implements AutoCloseable {

    public static final String HOW_TO_INSTALL = "No PostgreSQL with pg_dump was found: apt-get install postgresql";

    private static final List<String> NEEDED = List.of("initdb", "pg_ctl", "createdb", "pg_dump", "pg_restore");

    private final Path programs;
    private final Path folder;
    private final int port;

    private InstalledPostgreSql(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Where the programs of the newest version lie; empty where not all of them are installed. */
    public static Optional<Path> find() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(versions)) {
            return all.map(version -> version.resolve("bin"))
                    .filter(bin -> NEEDED.stream().allMatch(program -> Files.isExecutable(bin.resolve(program))))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server of its own with a database called caseport. */
    public static InstalledPostgreSql start(Path folder) {
        InstalledPostgreSql server = new InstalledPostgreSql(find().orElseThrow(), folder, Portal.freePort());
        server.run("initdb", "-D", folder.toString(), "-U", "caseport", "-A", "trust", "-E", "UTF8", "--no-sync");
        server.run(
                "pg_ctl",
                "-D",
                folder.toString(),
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + server.port + " -h localhost -k '' -F",
                "-w",
                "start");
        server.run("createdb", "-h", "localhost", "-p", server.port(), "-U", "caseport", "caseport");
        return server;
    }

    public String port() {
        return Integer.toString(port);
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + port + "/caseport";
    }

    /** Runs one of its programs, which has to succeed. A server refuses to be started by root. */
    public void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            // A server that was started keeps what it writes to open.
            Path said = Files.createTempFile("postgresql", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError(command + " failed: " + Files.readString(said, UTF_8));
            }
            Files.delete(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + program, e);
        }
    }

    @Override
    public void close() {
        run("pg_ctl", "-D", folder.toString(), "-m", "immediate", "-w", "stop");
    }
}
