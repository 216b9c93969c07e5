package org.caseport.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prepares the server for a fast start, with a cache of its loaded classes, which the first stop writes and later
 * starts read. This needs Payara unpacked in a folder. Its configuration is copied anew for each start, since it would
 * otherwise also deploy the portal of the last one.
 */
final class FastStart {

    private static final int AOT_SINCE = 25;
    private static final List<String> OF_ONE_START = List.of("applications", "generated", "autodeploy", "config");

    private final Path jar;
    private final List<String> options;
    private final @Nullable Path learnt;

    private FastStart(Path jar, List<String> options, @Nullable Path learnt) {
        this.jar = jar;
        this.options = options;
        this.learnt = learnt;
    }

    static FastStart off(Path payara) {
        return new FastStart(payara, List.of(), null);
    }

    static FastStart in(Path server) throws IOException, InterruptedException {
        Path root = server.resolve("payara");
        Path pristine = server.resolve("config");
        if (!Files.exists(pristine)) {
            RunCaseport.deleteAll(root);
            layOut(server, root);
            copy(root.resolve("config"), pristine);
        }
        for (String name : OF_ONE_START) {
            RunCaseport.deleteAll(root.resolve(name));
        }
        copy(pristine, root.resolve("config"));
        int java = Runtime.version().feature();
        Path kept = server.resolve("java-" + Runtime.version().toString().replaceAll("[^0-9.]+", "-")
                + (java >= AOT_SINCE ? ".aot" : ".jsa"));
        boolean known = Files.exists(kept);
        String option = java >= AOT_SINCE
                ? (known ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=")
                : (known ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=");
        // Java logs each class that can't be cached, thousands of them.
        return new FastStart(
                root.resolve("launch-micro.jar"), List.of("-Xlog:cds=error", option + kept), known ? null : kept);
    }

    private static void layOut(Path server, Path root) throws IOException, InterruptedException {
        Process layingOut = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        server.resolve("payara-micro.jar").toString(),
                        "--nocluster",
                        "--rootdir",
                        root.toString(),
                        "--outputlauncher")
                .redirectErrorStream(true)
                .redirectOutput(server.resolve("layout.log").toFile())
                .start();
        if (!layingOut.waitFor(2, TimeUnit.MINUTES) || !Files.exists(root.resolve("launch-micro.jar"))) {
            layingOut.destroyForcibly();
            throw new Obstacle("Payara could not be laid out for a fast start: " + server.resolve("layout.log")
                    + " tells why. Leave CASEPORT_FAST_START out to start without.");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> everything = Files.walk(from)) {
            for (Path one : everything.toList()) {
                Path target = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(one, target);
                }
            }
        }
    }

    Path jar() {
        return jar;
    }

    List<String> options() {
        return new ArrayList<>(options);
    }

    /** How long a stop may take, in seconds; the first one writes the cache. */
    int secondsToStop() {
        return learnt == null ? 20 : 90;
    }

    /** Deletes the cache of a start that failed, as it is worth nothing. */
    void forget() throws IOException {
        if (learnt != null) {
            Files.deleteIfExists(learnt);
        }
    }
}
