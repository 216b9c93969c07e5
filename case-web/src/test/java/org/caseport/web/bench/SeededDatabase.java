package org.caseport.web.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.caseport.domain.access.SealedSecret;
import org.caseport.web.application.SealedForTests;

/** A PostgreSQL that {@code mvn -Pseed} has filled, and what of it is measured. */
final class SeededDatabase implements AutoCloseable {

    /** How many of the largest accounts are looked at. */
    static final int ACCOUNTS = 8;

    static final String SECRET = "s".repeat(40);

    private static final long FIRST_ACCOUNT = 600_000_000_001L;

    private final EmbeddedPostgres server;
    private final String url;
    private final String user;
    private final String password;

    private SeededDatabase(EmbeddedPostgres server, String url, String user, String password) {
        this.server = server;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** The one that the settings name: {@code db.url}, or {@code db.folder} for an embedded server. */
    static SeededDatabase open() throws IOException {
        String url = System.getProperty("db.url", "");
        if (!url.isEmpty()) {
            return new SeededDatabase(
                    null, url, System.getProperty("db.user", ""), System.getProperty("db.password", ""));
        }
        Path folder = Path.of(System.getProperty("db.folder", "target/seeded")).toAbsolutePath();
        if (!Files.exists(folder)) {
            throw new IllegalStateException("nothing was seeded in " + folder + "; see mvn -Pseed");
        }
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("effective_cache_size", "4GB")
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("max_wal_size", "4GB")
                .start();
        return new SeededDatabase(server, server.getJdbcUrl("postgres", "postgres"), "postgres", "");
    }

    String url() {
        return url;
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    static String account(int rank) {
        return Long.toString(FIRST_ACCOUNT + rank % ACCOUNTS);
    }

    static String key(int rank) {
        return "CPSCALE" + "0".repeat(12) + rank % ACCOUNTS;
    }

    /** Each of 32 clients is somebody else: one person searches once at a time. */
    static String member(int client) {
        return "member" + (1 + client / ACCOUNTS) + "@" + account(client) + ".seed.example";
    }

    static String agent(int number) {
        return String.format("agent-%02d@seed.example", 1 + number % 16);
    }

    /** The last one of the seeded agents. */
    static String supervisor() {
        return agent(15);
    }

    /** Lets the seeded people sign in as the demo's do, and gives programs their keys. */
    void letIn(String operatorsKey) throws SQLException {
        try (Connection connection = connect()) {
            execute(
                    connection,
                    "update person set password_hash = (select password_hash from person where id = 'demo-basic')"
                            + " where id like 'seed-%'");
            for (int rank = 0; rank < ACCOUNTS; rank++) {
                SealedSecret sealed = SealedForTests.seal(operatorsKey, SECRET, key(rank));
                try (PreparedStatement insert = connection.prepareStatement("insert into access_key"
                        + " (id, account_id, person_id, label, sealed_under, sealed, created_at)"
                        + " values (?, ?, ?, 'bench', ?, ?, current_timestamp) on conflict do nothing")) {
                    insert.setString(1, key(rank));
                    insert.setString(2, account(rank));
                    insert.setString(3, "seed-" + account(rank) + "-1");
                    insert.setString(4, sealed.key());
                    insert.setString(5, sealed.text());
                    insert.executeUpdate();
                }
            }
        }
    }

    /** Some cases of an account, old ones and new ones, as id, display id and where a list stands before it. */
    List<Sample> samples(int rank, int many) throws SQLException {
        List<Sample> samples = new ArrayList<>();
        try (Connection connection = connect();
                PreparedStatement asked = connection.prepareStatement("select id, display_id from support_case"
                        + " where account_id = ? and opened_at < current_date order by md5(id) limit ?")) {
            asked.setString(1, account(rank));
            asked.setInt(2, many);
            try (ResultSet found = asked.executeQuery()) {
                while (found.next()) {
                    samples.add(new Sample(found.getString(1), found.getLong(2)));
                }
            }
        }
        return samples;
    }

    /** The address of what is left of the list of all cases after so many; of half of them where there are fewer. */
    String listAfter(int rank, int many) throws SQLException {
        try (Connection connection = connect()) {
            long all =
                    number(connection, "select count(*) from support_case where account_id = '" + account(rank) + "'");
            try (PreparedStatement asked = connection.prepareStatement(
                    "select to_char(last_activity_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') ||"
                            + " '~' || id"
                            + " from support_case where account_id = ? order by last_activity_at desc, id desc"
                            + " offset ? limit 1")) {
                asked.setString(1, account(rank));
                asked.setLong(2, Math.min(many, all / 2));
                try (ResultSet found = asked.executeQuery()) {
                    found.next();
                    return "/cases?status=all&after=" + found.getString(1);
                }
            }
        }
    }

    long number(String sql) throws SQLException {
        try (Connection connection = connect()) {
            return number(connection, sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    /** A seeded case; {@code word} is one that only it has. */
    record Sample(String id, long displayId) {

        String word() {
            return "tx" + Long.toString(displayId, 36) + "q";
        }
    }
}
