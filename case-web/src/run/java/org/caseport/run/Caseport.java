package org.caseport.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Runs the portal from one file: {@code java -jar caseport.jar}. Unpacks the server and the WAR into the home folder,
 * runs them as a child process, and ends with it. Settings are read as in the portal: from properties, the environment
 * or a file.
 */
public final class Caseport {

    private static final String CONTENTS = "/contents/";
    private static final List<String> FILES =
            List.of("payara-micro.jar", "caseport.war", "logging.properties", "logging-json.properties", "preboot.txt");

    private static final String HEAP = "384";
    private static final int SMALL = 1024;

    private final Properties file = new Properties();
    private @Nullable Path fileName;

    private Caseport() {}

    public static void main(String[] args) {
        int exit;
        try {
            if (args.length > 0) {
                throw new Obstacle("caseport.jar takes no arguments. Set CASEPORT_HTTP_PORT, CASEPORT_HOME and the like"
                        + " in the environment, or name a file of properties in CASEPORT_CONFIG.");
            }
            exit = new Caseport().run();
        } catch (Obstacle obstacle) {
            exit = RunCaseport.refuse(obstacle.whatToDo);
        } catch (IOException | UncheckedIOException trouble) {
            exit = RunCaseport.refuse("Caseport did not start: " + trouble);
        } catch (InterruptedException interrupted) {
            exit = RunCaseport.refuse("Caseport was interrupted.");
        }
        System.exit(exit);
    }

    private int run() throws IOException, InterruptedException {
        readFile();
        Path home =
                Path.of(setting("caseport.home", ".caseport")).toAbsolutePath().normalize();
        Path server = unpacked(home.resolve("server"));
        boolean json = setting("caseport.logs", "text").equals("json");
        boolean demo = Boolean.parseBoolean(setting("caseport.demo", "false"));
        FastStart fast = Boolean.parseBoolean(setting("caseport.fast.start", "false"))
                ? FastStart.in(server)
                : FastStart.off(server.resolve("payara-micro.jar"));
        return new RunCaseport(
                        fast,
                        server.resolve("caseport.war"),
                        server.resolve("preboot.txt"),
                        server.resolve(json ? "logging-json.properties" : "logging.properties"),
                        home,
                        setting("caseport.http.address", "127.0.0.1"),
                        RunCaseport.portNumber(setting("caseport.http.port", "8080"), "caseport.http.port"),
                        new RunCaseport.Operation(
                                demo,
                                fileName,
                                memory(),
                                true,
                                RunCaseport.drain(setting("caseport.drain", "")),
                                RunCaseport.externalUrl(setting("caseport.external.url", ""))))
                .run();
    }

    /** The memory options. A small heap gets the serial collector, as a concurrent one takes more memory. */
    private List<String> memory() {
        String megabytes = setting("caseport.heap", HEAP);
        if (!megabytes.matches("[1-9]\\d{2,6}")) {
            throw new Obstacle("caseport.heap is a number of megabytes, at least 100, not " + megabytes
                    + ": correct caseport.heap.");
        }
        String limit = "-Xmx" + megabytes + "m";
        return Integer.parseInt(megabytes) <= SMALL ? List.of(limit, "-XX:+UseSerialGC") : List.of(limit);
    }

    private void readFile() throws IOException {
        String name = setting("caseport.config", "");
        if (name.isEmpty()) {
            return;
        }
        fileName = Path.of(name).toAbsolutePath();
        if (!Files.isReadable(fileName)) {
            throw new Obstacle("There is no file of settings at " + fileName + ", or it can't be read: correct"
                    + " CASEPORT_CONFIG.");
        }
        try (InputStream text = Files.newInputStream(fileName)) {
            file.load(text);
        }
    }

    private String setting(String name, String otherwise) {
        String value = System.getProperty(name);
        if (value == null) {
            value = System.getenv(name.replace('.', '_').toUpperCase(Locale.ROOT));
        }
        if (value == null) {
            value = file.getProperty(name);
        }
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    /** Unpacks the files, unless this build is unpacked already. */
    private static Path unpacked(Path server) throws IOException {
        String build = text("build");
        Path mark = server.resolve("build");
        if (Files.isReadable(mark) && Files.readString(mark).equals(build)) {
            return server;
        }
        try {
            RunCaseport.deleteAll(server);
            Files.createDirectories(server);
            for (String name : FILES) {
                try (InputStream content = content(name)) {
                    Files.copy(content, server.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.writeString(mark, build);
            return server;
        } catch (IOException unwritable) {
            throw new Obstacle("Caseport can't unpack itself into " + server + " (" + unwritable.getMessage()
                    + "). Make the folder writable, or name another: caseport.home.");
        }
    }

    private static InputStream content(String name) throws IOException {
        InputStream content = Caseport.class.getResourceAsStream(CONTENTS + name);
        if (content == null) {
            throw new IOException("this is no caseport.jar: " + name + " is missing");
        }
        return content;
    }

    private static String text(String name) throws IOException {
        try (InputStream content = content(name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
