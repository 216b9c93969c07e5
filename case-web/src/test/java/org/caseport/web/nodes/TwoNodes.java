package org.caseport.web.nodes;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caseport.web.Await;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wire;

/** Two servers behind HAProxy on one PostgreSQL, each at a cable of its own, with a mail server. */
final class TwoNodes implements AutoCloseable {

    /** 32 bytes that both servers share. */
    static final String KEY = "bm90IGEgc2VjcmV0OiB0d28gc2VydmVycyBzaGFyZTE=";

    private static final Duration LONGEST = Duration.ofMinutes(8);

    private final Path folder;
    private final int databasePort = Portal.freePort();
    private final List<Wire> wires = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<MailBox.Door> doors = new ArrayList<>();
    private final Set<Integer> gone = ConcurrentHashMap.newKeySet();
    private final MailBox mail = new MailBox();
    private final Certificate certificate;
    private final HaProxy proxy;
    private EmbeddedPostgres database;

    private TwoNodes(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        this.folder = folder;
        certificate = Certificate.in(folder);
        startDatabase();
        for (String name : List.of("one", "two")) {
            wires.add(Wire.to(databasePort));
            doors.add(mail.door());
            nodes.add(new Node(name, folder.resolve(name)));
        }
        proxy = new HaProxy(folder, certificate, nodes.stream().map(Node::port).toList());
        for (int i = 0; i < nodes.size(); i++) {
            settings(i).forEach(nodes.get(i)::with);
        }
    }

    /** Starts everything, and returns when people are sent to both servers. */
    static TwoNodes start(String name) throws IOException, InterruptedException, GeneralSecurityException {
        Path folder = Portal.target().resolve("portals").resolve(name);
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path one : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
        TwoNodes all = new TwoNodes(Files.createDirectories(folder));
        try {
            for (Node node : all.nodes) {
                node.launch(Portal.war());
            }
            await("both servers are there", all::isWhole);
            return all;
        } catch (AssertionError | IOException trouble) {
            all.close();
            throw trouble;
        }
    }

    private Map<String, String> settings(int i) {
        Map<String, String> settings = new LinkedHashMap<>();
        // Without prepared statements, so that what travels can be recognised.
        settings.put(
                "caseport.db.url",
                "jdbc:postgresql://localhost:" + wires.get(i).port() + "/postgres?prepareThreshold=0");
        settings.put("caseport.db.user", "postgres");
        settings.put("caseport.demo", "true");
        settings.put("caseport.demo.remote", "true");
        settings.put("caseport.secret.key", KEY);
        settings.put("caseport.proxy", "true");
        settings.put("caseport.external.url", proxy.address());
        settings.put("caseport.drain", "PT5S");
        settings.put("caseport.mail.host", "localhost");
        settings.put("caseport.mail.port", String.valueOf(doors.get(i).port()));
        settings.put("caseport.mail.hourly", "1000000");
        settings.put("caseport.delivery.lease", "PT20S");
        settings.put("caseport.delivery.pause", "PT2S");
        settings.put("caseport.quota.cases.per.hour", "0");
        settings.put("caseport.quota.calls.per.second", "0");
        settings.put("caseport.limit.searches", "0");
        settings.put("caseport.limit.live", "0");
        return settings;
    }

    void startDatabase() throws IOException {
        database = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgresql"))
                .setCleanDataDirectory(false)
                .setPort(databasePort)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** Stops PostgreSQL, and keeps what it holds. */
    void stopDatabase() throws IOException {
        database.close();
    }

    Node node(int i) {
        return nodes.get(i);
    }

    Wire wire(int i) {
        return wires.get(i);
    }

    MailBox.Door door(int i) {
        return doors.get(i);
    }

    MailBox mail() {
        return mail;
    }

    Traffic traffic() {
        return new Traffic(proxy.address(), certificate);
    }

    Path folder() {
        return folder;
    }

    /** This server is gone and does not come back. */
    void goOnWithout(int i) {
        gone.add(i);
    }

    /** Whether people are sent to both servers, or to the one that is left. */
    boolean isWhole() {
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (!gone.contains(i) && !node.isRunning()) {
                throw new AssertionError(
                        "server " + node.name() + " has ended: " + folder + "/" + node.name() + ".log");
            }
        }
        return IntStream.range(0, nodes.size()).allMatch(i -> gone.contains(i) || isUp(i));
    }

    /** Whether people are sent to this server. */
    boolean isUp(int i) {
        return proxy.stateOf(nodes.get(i).name()).equals("UP");
    }

    /** Whether nobody is sent to this server any more. */
    boolean isDown(int i) {
        return proxy.stateOf(nodes.get(i).name()).equals("DOWN");
    }

    /** Past the portal, and past the cables. */
    Connection connection() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + databasePort + "/postgres", "postgres", "postgres");
    }

    long number(String sql) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException away) {
            return -1;
        }
    }

    int change(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    static void await(String what, Callable<Boolean> condition) {
        Await.until(what, LONGEST, condition);
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(Node::close);
        proxy.close();
        wires.forEach(Wire::close);
        mail.close();
        database.close();
    }
}
