package org.caseport.web.nodes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseport.web.journey.stage.Portal;

/** The HAProxy of this computer with the very configuration that operators are given; only addresses are the test's. */
final class HaProxy implements AutoCloseable {

    static final String HOW_TO_INSTALL =
            "No HAProxy was found. Install it: sudo apt-get install -y haproxy (or name one: HAPROXY=/path/to/it)";

    private static final List<String> SERVERS = List.of("one.company.example:8080", "two.company.example:8080");

    /** Its place in a line of HAProxy's figures. */
    private static final int STATUS = 17;

    private final int port = Portal.freePort();
    private final int figures = Portal.freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Thread undertaker;

    HaProxy(Path folder, Certificate certificate, List<Integer> ports) throws IOException {
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), configuration(certificate, ports));
        process = new ProcessBuilder(find().orElseThrow().toString(), "-db", "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
        undertaker = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(undertaker);
    }

    static Optional<Path> find() {
        Map<String, String> environment = System.getenv();
        String named = environment.getOrDefault("HAPROXY", "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        // Where Debian puts it is not on everybody's path.
        return Stream.of((environment.getOrDefault("PATH", "") + ":/usr/sbin").split(":"))
                .map(folder -> Path.of(folder, "haproxy"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private String configuration(Certificate certificate, List<Integer> ports) throws IOException {
        String text = Files.readString(Portal.target().resolveSibling("src/run/operate/haproxy.cfg"));
        text = replaced(text, "bind :80\n", "bind 127.0.0.1:" + Portal.freePort() + "\n");
        text = replaced(text, "bind :443 ", "bind 127.0.0.1:" + port + " ");
        text = replaced(text, "/etc/ssl/caseport/support.pem", certificate.pem().toString());
        for (int i = 0; i < SERVERS.size(); i++) {
            text = replaced(text, SERVERS.get(i), "127.0.0.1:" + ports.get(i));
        }
        return text + """

                listen figures
                    bind 127.0.0.1:%d
                    stats enable
                    stats uri /
                """.formatted(figures);
    }

    private static String replaced(String text, String old, String with) {
        if (!text.contains(old)) {
            throw new IllegalStateException("haproxy.cfg has no " + old.strip() + " any more");
        }
        return text.replace(old, with);
    }

    /** The portal's address as people know it. */
    String address() {
        return "https://localhost:" + port;
    }

    /** What the proxy believes of a server, {@code UP} or {@code DOWN} once it is sure; empty when it does not say. */
    String stateOf(String server) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + figures + "/;csv"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("caseport," + server + ","))
                    .map(line -> line.split(",", -1)[STATUS])
                    .findFirst()
                    .orElse("");
        } catch (IOException notYet) {
            return "";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the proxy", interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        Runtime.getRuntime().removeShutdownHook(undertaker);
    }
}
