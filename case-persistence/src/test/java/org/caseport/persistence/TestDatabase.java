package org.caseport.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/** A database of its own for a test class, with this version's tables. */
final class TestDatabase {

    final DatabaseAddress address;
    final DataSource connections;
    private final EntityManagerFactory units;
    private final AutoCloseable server;

    private TestDatabase(String url, String user, Consumer<DatabaseAddress> before, AutoCloseable server) {
        Map<String, String> settings = Map.of(DatabaseAddress.URL, url, DatabaseAddress.USER, user);
        this.address = DatabaseAddress.from(name -> Optional.ofNullable(settings.get(name)));
        this.connections = CaseportDataSource.to(address);
        this.server = server;
        before.accept(address);
        Migrations.bringUpToDate(address);
        this.units = Entities.unit(Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.nonJtaDataSource", connections,
                "eclipselink.target-server", "None"));
    }

    static TestDatabase h2() {
        return h2(address -> {});
    }

    static TestDatabase postgreSql() {
        return postgreSql(address -> {});
    }

    /** With something that is done before the tables are brought to this version. */
    static TestDatabase h2(Consumer<DatabaseAddress> before) {
        return new TestDatabase("jdbc:h2:mem:" + UUID.randomUUID(), "sa", before, () -> {});
    }

    /** In a file of its own, as an operator has it. */
    static TestDatabase h2In(Path folder) {
        return new TestDatabase("jdbc:h2:file:" + folder.resolve("caseport"), "sa", address -> {}, () -> {});
    }

    static TestDatabase postgreSql(Consumer<DatabaseAddress> before) {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start();
            return new TestDatabase(server.getJdbcUrl("postgres", "postgres"), "postgres", before, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T> T ask(Function<Kept, T> question) {
        try (EntityManager entities = units.createEntityManager()) {
            EntityTransaction transaction = entities.getTransaction();
            transaction.begin();
            try {
                T answer = question.apply(new Kept(entities, connections));
                transaction.commit();
                return answer;
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }

    void act(Consumer<Kept> act) {
        ask(kept -> {
            act.accept(kept);
            return null;
        });
    }

    /** The first columns of the lines that a query finds, as text. */
    List<String> lines(String sql) {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (found.next()) {
                lines.add(found.getString(1));
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    long count(String table, String where) {
        return Long.parseLong(
                lines("select count(*) from " + table + " where " + where).get(0));
    }

    /** How many subjects and entries of correspondence no search finds. */
    long unindexed() {
        String missing = "not exists (select 1 from case_words w where w.account_id = c.account_id and ";
        return count("support_case c", missing + "w.case_id = c.id and w.number = 0)")
                + count("communication c", missing + "w.case_id = c.case_id and w.number = c.number)");
    }

    void close() throws Exception {
        units.close();
        server.close();
    }

    static final String ORIGIN = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    /** Everything that is kept, seen from one transaction. */
    static final class Kept {

        final EntityManager entities;
        final JpaAccounts accounts = new JpaAccounts();
        final JpaPeople people = new JpaPeople();
        final JpaMemberships memberships = new JpaMemberships();
        final JpaSignIns signIns = new JpaSignIns();
        final JpaDrafts drafts = new JpaDrafts();
        final JpaCases cases = new JpaCases();
        final JpaJournal journal = new JpaJournal();
        final JpaOutbox outbox = new JpaOutbox();
        final JpaCaseSearch search = new JpaCaseSearch();
        final JpaAnnouncements announcements = new JpaAnnouncements();
        final StoredBytes files = new StoredBytes();
        final JpaQueue queue = new JpaQueue();
        final JpaDeskFigures figures = new JpaDeskFigures();
        final JpaInternalNotes notes = new JpaInternalNotes();
        final JpaCaseLinks links = new JpaCaseLinks();
        final JpaRatings ratings = new JpaRatings();
        final JpaAgents agents = new JpaAgents();
        final JpaDueCases due = new JpaDueCases();
        final JpaJournalChains chains = new JpaJournalChains();
        final JpaDirectoryIdentities identities = new JpaDirectoryIdentities();
        final JpaDirectorySignIns vouched = new JpaDirectorySignIns();
        final JpaBegunSignIns begun = new JpaBegunSignIns();
        final JpaErasures erasures = new JpaErasures();

        Kept(EntityManager entities, DataSource connections) {
            Numbers numbers = new Numbers();
            numbers.entities = entities;
            this.entities = entities;
            accounts.entities = entities;
            people.entities = entities;
            memberships.entities = entities;
            signIns.entities = entities;
            drafts.entities = entities;
            cases.entities = entities;
            cases.numbers = numbers;
            search.entities = entities;
            announcements.entities = entities;
            journal.entities = entities;
            journal.numbers = numbers;
            journal.origin = () -> "web";
            chains.entities = entities;
            outbox.entities = entities;
            outbox.numbers = numbers;
            outbox.origin = notice -> ORIGIN;
            files.entities = entities;
            notes.entities = entities;
            links.entities = entities;
            ratings.entities = entities;
            agents.entities = entities;
            due.entities = entities;
            due.cases = cases;
            files.database = connections;
            queue.entities = entities;
            figures.entities = entities;
            identities.entities = entities;
            vouched.entities = entities;
            begun.entities = entities;
            erasures.entities = entities;
        }
    }
}
