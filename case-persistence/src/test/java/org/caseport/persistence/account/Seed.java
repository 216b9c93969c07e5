package org.caseport.persistence.account;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Person;
import org.caseport.persistence.BareTables;
import org.caseport.persistence.RowsToCopy;
import org.caseport.persistence.cases.SeededCases;
import org.caseport.persistence.cases.SeededChunk;
import org.caseport.persistence.cases.SeededDesk;
import org.caseport.persistence.database.CaseportDataSource;
import org.caseport.persistence.database.DatabaseSettings;
import org.caseport.persistence.database.Migrations;
import org.caseport.persistence.journal.SeededChains;
import org.postgresql.PGConnection;

/**
 * Fills a PostgreSQL that has no cases yet with many: {@code mvn -Pseed verify -Dcases=1000000}. Settings:
 * {@code cases}, {@code seed}, {@code db.url} with {@code db.user} and {@code db.password}, or {@code db.folder} for an
 * embedded server that keeps its data there, and {@code seed.until}, the instant by which everything has happened. The
 * same seed, number and instant make the same rows, of which it prints a digest.
 */
public final class Seed {

    private static final int AT_ONCE = 500;
    private static final int WORKERS = Runtime.getRuntime().availableProcessors();

    private final DatabaseSettings address;
    private final long seed;
    private final int cases;
    private final Instant until;

    public Seed(DatabaseSettings address, long seed, int cases, Instant until) {
        this.address = address;
        this.seed = seed;
        this.cases = cases;
        this.until = until;
    }

    public static void main(String[] none) throws Exception {
        int cases = Integer.getInteger("cases", 100_000);
        long seed = Long.getLong("seed", 1);
        String set = System.getProperty("seed.until", "");
        Instant until = set.isEmpty() ? Instant.now().truncatedTo(ChronoUnit.DAYS) : Instant.parse(set);
        String url = System.getProperty("db.url", "");
        if (!url.isEmpty()) {
            new Seed(
                            address(url, System.getProperty("db.user", ""), System.getProperty("db.password", "")),
                            seed,
                            cases,
                            until)
                    .run();
            return;
        }
        Path folder = Path.of(System.getProperty("db.folder", "target/seeded")).toAbsolutePath();
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "8GB")
                // Nobody reads along, and all is vacuumed at the end.
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("autovacuum", "off")
                .start()) {
            System.out.println("PostgreSQL in " + folder);
            new Seed(address(server.getJdbcUrl("postgres", "postgres"), "postgres", ""), seed, cases, until).run();
        }
    }

    static DatabaseSettings address(String url, String user, String password) {
        Map<String, String> settings =
                Map.of(DatabaseSettings.URL, url, DatabaseSettings.USER, user, DatabaseSettings.PASSWORD, password);
        return DatabaseSettings.from(name -> Optional.ofNullable(settings.get(name)));
    }

    /** Returns the digest of all rows. */
    public String run() throws Exception {
        if (!address.isPostgreSql()) {
            throw new IllegalArgumentException("only a PostgreSQL can be filled, not " + address.shown());
        }
        long begun = System.nanoTime();
        Migrations.bringUpToDate(address);
        try (Connection connection = connect()) {
            if (number(connection, "select count(*) from (select 1 from support_case limit 1) c") > 0) {
                throw new IllegalStateException("there are cases in " + address.shown() + " already");
            }
            SeededDesk desk = new SeededDesk(cases);
            people(connection, desk);
            long displayIds = number(connection, "select nextval('display_id')");
            long journalNumbers = number(connection, "select nextval('journal_number')");
            SeededCases lives = new SeededCases(desk, seed, cases, until, displayIds);
            BareTables bare = BareTables.of(connection);
            SeededChains chains = new SeededChains(until);
            String digest = fill(lives, chains, journalNumbers);
            long after = journalNumbers + (long) cases * SeededChunk.JOURNAL_NUMBERS;
            chains.copyTo(connection, after);
            say("rows", begun);
            try (Connection second = connect()) {
                bare.putBack(second);
            }
            say("rows and indexes", begun);
            beyond(connection, "display_id", displayIds + cases);
            beyond(connection, "journal_number", after + chains.size());
            execute(connection, "vacuum analyze");
            say("everything", begun);
            System.out.printf(
                    "%,d bytes a case%ndigest %s%n",
                    number(connection, "select pg_database_size(current_database())") / cases, digest);
            return digest;
        }
    }

    private void say(String what, long begun) {
        double seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1e3;
        System.out.printf("%s after %.1f s, %,.0f cases a second%n", what, seconds, cases / seconds);
    }

    private Connection connect() throws SQLException {
        return CaseportDataSource.patientTo(address).getConnection();
    }

    private static void people(Connection connection, SeededDesk desk) throws SQLException, IOException {
        RowsToCopy accounts = RowsToCopy.of(AccountRow.class);
        for (Account account : desk.accounts()) {
            accounts.add(new AccountRow().update(account));
        }
        RowsToCopy people = RowsToCopy.of(PersonRow.class);
        for (Person person : desk.people()) {
            people.add(new PersonRow().update(person));
        }
        RowsToCopy skills = RowsToCopy.of(AgentSkillRow.class);
        for (Agent agent : SeededDesk.agents()) {
            AgentSkillRow row = new AgentSkillRow();
            row.person = agent.id().value();
            row.languages = AgentSkillRow.joined(agent.languages());
            row.services = AgentSkillRow.joined(agent.services());
            skills.add(row);
        }
        for (RowsToCopy rows : List.of(accounts, people, skills)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(rows.statement(), new ByteArrayInputStream(rows.bytes()));
        }
    }

    private String fill(SeededCases lives, SeededChains chains, long journalNumbers) throws Exception {
        int chunks = (cases + AT_ONCE - 1) / AT_ONCE;
        byte[][] digests = new byte[chunks][];
        AtomicInteger next = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                ends.add(workers.submit(() -> {
                    try (Connection connection = connect()) {
                        connection.setAutoCommit(false);
                        for (int one = next.getAndIncrement(); one < chunks; one = next.getAndIncrement()) {
                            SeededChunk chunk = SeededChunk.of(
                                    lives, one * AT_ONCE, Math.min(cases, (one + 1) * AT_ONCE), journalNumbers);
                            chunk.sealedIn(chains, one);
                            chunk.copyTo(connection);
                            connection.commit();
                            digests[one] = chunk.digest();
                        }
                        return null;
                    }
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            workers.shutdownNow();
        }
        MessageDigest all = SeededChunk.newDigest();
        for (byte[] one : digests) {
            all.update(one);
        }
        return HexFormat.of().formatHex(all.digest());
    }

    /** The portal takes its next numbers from behind the last one. */
    private static void beyond(Connection connection, String sequence, long number) throws SQLException {
        number(connection, "select setval('" + sequence + "', " + number + ")");
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
}
