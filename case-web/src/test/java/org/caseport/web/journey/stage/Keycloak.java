package org.caseport.web.journey.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.web.Await;

/** A real Keycloak with the realm of {@code directory/company-realm.json}, and its administrator. */
public final class Keycloak implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    private static final String ADMINISTRATOR = "admin";
    private static final String PASSWORD = "admin-secret";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port = Portal.freePort();
    private final Path log = Portal.target().resolve("portals/keycloak.log");
    private final Process server;
    private final Thread undertaker;

    private Keycloak(String portal) {
        try {
            Path home;
            try (var folders = Files.list(Portal.target().resolve("keycloak"))) {
                home = folders.filter(Files::isDirectory).findFirst().orElseThrow();
            }
            Path imported = Files.createDirectories(home.resolve("data/import"));
            try (InputStream realm = Keycloak.class.getResourceAsStream("/directory/company-realm.json")) {
                String text = new String(Objects.requireNonNull(realm).readAllBytes(), UTF_8);
                Files.writeString(imported.resolve("company-realm.json"), text.replace("PORTAL", portal));
            }
            Files.createDirectories(log.getParent());
            ProcessBuilder command = new ProcessBuilder(
                    "bash",
                    home.resolve("bin/kc.sh").toString(),
                    "start-dev",
                    "--import-realm",
                    "--db=dev-mem",
                    "--http-host=127.0.0.1",
                    "--http-port=" + port,
                    "--http-management-port=" + Portal.freePort());
            command.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
            command.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
            command.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m -XX:TieredStopAtLevel=1");
            command.environment().put("JAVA_HOME", System.getProperty("java.home"));
            server = command.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        undertaker = new Thread(this::kill);
        Runtime.getRuntime().addShutdownHook(undertaker);
    }

    /** Begins to start one for the portal at this address. */
    public static Keycloak launch(String portal) {
        return new Keycloak(portal);
    }

    public Keycloak awaitReady() {
        Await.until("Keycloak is ready; see " + log, LONGEST_START, () -> {
            if (!server.isAlive()) {
                throw new IllegalStateException("Keycloak ended; see " + log);
            }
            return serves();
        });
        return this;
    }

    public String issuer() {
        return "http://localhost:" + port + "/realms/company";
    }

    private boolean serves() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                                    .build())
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Takes somebody out of one group and into another. */
    public void move(String username, String from, String to) throws InterruptedException {
        String user = user(username);
        // Whoever is in no group, be it for a moment, is signed out.
        ask("PUT", "/users/" + user + "/groups/" + group(to), "");
        ask("DELETE", "/users/" + user + "/groups/" + group(from), "");
    }

    public void disable(String username) throws InterruptedException {
        ask("PUT", "/users/" + user(username), "{\"enabled\": false}");
    }

    /** Ends all sessions of somebody, as an administrator does. */
    public void signOut(String username) throws InterruptedException {
        ask("POST", "/users/" + user(username) + "/logout", "");
    }

    private String user(String username) throws InterruptedException {
        return firstId(ask("GET", "/users?exact=true&username=" + username, ""));
    }

    private String group(String name) throws InterruptedException {
        return firstId(ask("GET", "/groups?exact=true&search=" + name, ""));
    }

    private static String firstId(String json) {
        return found("\"id\"\\s*:\\s*\"([^\"]+)\"", json);
    }

    private static String found(String regex, String json) {
        Matcher found = Pattern.compile(regex).matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("Keycloak answered " + json);
        }
        return found.group(1);
    }

    private String ask(String method, String path, String body) throws InterruptedException {
        String token = found(
                "\"access_token\"\\s*:\\s*\"([^\"]+)\"",
                send(HttpRequest.newBuilder(URI.create(
                                        "http://localhost:" + port + "/realms/master/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username="
                                        + ADMINISTRATOR + "&password=" + PASSWORD))
                                .build())
                        .body());
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/admin/realms/company" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private void kill() {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
    }

    @Override
    public void close() {
        if (server.isAlive()) {
            kill();
            server.onExit().join();
            Runtime.getRuntime().removeShutdownHook(undertaker);
        }
    }
}
