package org.caseport.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/** A database of its own for a test class, with this version's tables. */
public final class TestDatabase {

    public final DatabaseAddress address;
    public final DataSource connections;
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

    public static TestDatabase h2() {
        return h2(address -> {});
    }

    public static TestDatabase postgreSql() {
        return postgreSql(address -> {});
    }

    /** With something that is done before the tables are brought to this version. */
    public static TestDatabase h2(Consumer<DatabaseAddress> before) {
        return new TestDatabase("jdbc:h2:mem:" + UUID.randomUUID(), "sa", before, () -> {});
    }

    /** In a file of its own, as an operator has it. */
    public static TestDatabase h2In(Path folder) {
        return new TestDatabase("jdbc:h2:file:" + folder.resolve("caseport"), "sa", address -> {}, () -> {});
    }

    public static TestDatabase postgreSql(Consumer<DatabaseAddress> before) {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start();
            return new TestDatabase(server.getJdbcUrl("postgres", "postgres"), "postgres", before, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public <T> T ask(Function<Kept, T> question) {
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

    public void act(Consumer<Kept> act) {
        ask(kept -> {
            act.accept(kept);
            return null;
        });
    }

    /** The first columns of the lines that a query finds, as text. */
    public List<String> lines(String sql) {
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

    public long count(String table, String where) {
        return Long.parseLong(
                lines("select count(*) from " + table + " where " + where).get(0));
    }

    /** How many subjects and entries of correspondence no search finds. */
    public long unindexed() {
        String missing = "not exists (select 1 from case_words w where w.account_id = c.account_id and ";
        return count("support_case c", missing + "w.case_id = c.id and w.number = 0)")
                + count("communication c", missing + "w.case_id = c.case_id and w.number = c.number)");
    }

    public void close() throws Exception {
        units.close();
        server.close();
    }

    public static final String ORIGIN = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    /** Everything that is kept, seen from one transaction. */
    public static final class Kept {

        private final Map<Class<?>, Object> injected = new HashMap<>();

        public final EntityManager entities;
        public final JpaAccounts accounts;
        public final JpaPeople people;
        public final JpaMemberships memberships;
        public final JpaSignIns signIns;
        public final JpaDrafts drafts;
        public final JpaCases cases;
        public final JpaJournal journal;
        public final JpaOutbox outbox;
        public final JpaCaseSearch search;
        public final JpaAnnouncements announcements;
        public final StoredBytes files;
        public final JpaQueue queue;
        public final JpaDeskFigures figures;
        public final JpaInternalNotes notes;
        public final JpaCaseLinks links;
        public final JpaRatings ratings;
        public final JpaAgents agents;
        public final JpaDueCases due;
        public final JpaJournalChains chains;
        public final JpaDirectoryIdentities identities;
        public final JpaDirectorySignIns vouched;
        public final JpaBegunSignIns begun;
        public final JpaErasures erasures;

        Kept(EntityManager entities, DataSource connections) {
            this.entities = entities;
            injected.put(EntityManager.class, entities);
            injected.put(DataSource.class, connections);
            injected.put(Numbers.class, fill(new Numbers()));
            injected.put(org.caseport.domain.audit.Origin.class, (org.caseport.domain.audit.Origin) () -> "web");
            injected.put(
                    org.caseport.domain.notice.Origin.class, (org.caseport.domain.notice.Origin) notice -> ORIGIN);
            accounts = fill(new JpaAccounts());
            people = fill(new JpaPeople());
            memberships = fill(new JpaMemberships());
            signIns = fill(new JpaSignIns());
            drafts = fill(new JpaDrafts());
            cases = fill(new JpaCases());
            injected.put(JpaCases.class, cases);
            journal = fill(new JpaJournal());
            outbox = fill(new JpaOutbox());
            search = fill(new JpaCaseSearch());
            announcements = fill(new JpaAnnouncements());
            files = fill(new StoredBytes());
            queue = fill(new JpaQueue());
            figures = fill(new JpaDeskFigures());
            notes = fill(new JpaInternalNotes());
            links = fill(new JpaCaseLinks());
            ratings = fill(new JpaRatings());
            agents = fill(new JpaAgents());
            due = fill(new JpaDueCases());
            chains = fill(new JpaJournalChains());
            identities = fill(new JpaDirectoryIdentities());
            vouched = fill(new JpaDirectorySignIns());
            begun = fill(new JpaBegunSignIns());
            erasures = fill(new JpaErasures());
        }

        /** Fills the injected fields of an adapter with what belongs to this transaction. */
        public <T> T fill(T adapter) {
            for (Field field : adapter.getClass().getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class) && injected.containsKey(field.getType())) {
                    set(field, adapter, injected.get(field.getType()));
                }
            }
            return adapter;
        }

        private static void set(Field field, Object adapter, Object value) {
            try {
                field.setAccessible(true);
                field.set(adapter, value);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(field.toString(), e);
            }
        }
    }
}
