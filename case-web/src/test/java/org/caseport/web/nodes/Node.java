package org.caseport.web.nodes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.caseport.web.journey.stage.Portal;

/** A server of the portal as operators run it: the launcher, and the server as its child. */
final class Node implements AutoCloseable {

    private final String name;
    private final Path home;
    private final int port = Portal.freePort();
    private final Map<String, String> settings = new TreeMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Process launcher;
    private Thread undertaker;

    Node(String name, Path home) {
        this.name = name;
        this.home = home;
    }

    Node with(String property, String value) {
        settings.put(property, value);
        return this;
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    /** Starts this version of the portal, and does not wait for it. */
    Node launch(Path war) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        settings.forEach((property, value) -> command.add("-D" + property + "=" + value));
        command.addAll(List.of(
                "-cp",
                Portal.target().resolve("run-classes").toString(),
                "org.caseport.run.RunCaseport",
                Portal.target().resolve("payara/payara-micro.jar").toString(),
                war.toString(),
                Portal.target().resolveSibling("src/run/payara").toString(),
                home.getParent().toString(),
                home.getFileName().toString(),
                "127.0.0.1",
                String.valueOf(port)));
        Files.createDirectories(home);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolveSibling(home.getFileName() + ".log").toFile()));
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Xmx640m");
        launcher = builder.start();
        Process started = launcher;
        undertaker = new Thread(() -> {
            started.descendants().forEach(ProcessHandle::destroyForcibly);
            started.destroyForcibly();
        });
        Runtime.getRuntime().addShutdownHook(undertaker);
        return this;
    }

    boolean isRunning() {
        return launcher != null && launcher.isAlive();
    }

    /** Ends the server as a power cut does; its launcher notices. */
    void kill() {
        launcher.children().forEach(ProcessHandle::destroyForcibly);
        awaitEnd();
    }

    /** Ends it as an operator does, and returns when it has ended. */
    void stop() {
        launcher.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!launcher.waitFor(90, TimeUnit.SECONDS)) {
                throw new IllegalStateException("server " + name + " did not stop within 90 s");
            }
            Runtime.getRuntime().removeShutdownHook(undertaker);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while server " + name + " stops", interrupted);
        }
    }

    /** What it says of itself; 0 when it says nothing within so long. */
    int health(Duration longest) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .timeout(longest)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode();
        } catch (IOException nobody) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking server " + name, interrupted);
        }
    }

    String log() {
        try {
            return Files.readString(home.resolve("log/caseport.log"), StandardCharsets.ISO_8859_1);
        } catch (IOException none) {
            return "";
        }
    }

    @Override
    public void close() {
        if (isRunning()) {
            kill();
        }
    }
}
