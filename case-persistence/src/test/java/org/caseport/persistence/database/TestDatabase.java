package org.caseport.persistence.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.io.Closeable;
import java.io.IOException;
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
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.Memberships;
import org.caseport.domain.account.People;
import org.caseport.domain.account.SignIns;
import org.caseport.domain.announcement.Announcements;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.cases.CaseLinks;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.chat.Availabilities;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.desk.DeskFigures;
import org.caseport.domain.desk.DueCases;
import org.caseport.domain.desk.InternalNotes;
import org.caseport.domain.desk.Queue;
import org.caseport.domain.directory.DirectoryIdentities;
import org.caseport.domain.directory.DirectorySignIns;
import org.caseport.domain.directory.OpenIdAuthorizationRequests;
import org.caseport.domain.draft.Drafts;
import org.caseport.domain.erasure.Erasures;
import org.caseport.domain.file.BlobStore;
import org.caseport.domain.journal.CaseJournal;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalChains;
import org.caseport.domain.journal.JournalSearch;
import org.caseport.domain.notice.Outbox;
import org.caseport.domain.rating.Ratings;
import org.caseport.domain.search.CaseSearch;
import org.caseport.persistence.column.SequenceNumbers;

/** A database of its own for a test class, with this version's tables. */
public final class TestDatabase implements AutoCloseable {

    public final DatabaseSettings address;
    public final DataSource connections;
    private final RecordedStatements recorded = new RecordedStatements();
    private final EntityManagerFactory units;
    private final Closeable server;

    private TestDatabase(DatabaseSettings address, DataSource connections, Closeable server) {
        this.address = address;
        this.connections = connections;
        this.server = server;
        this.units = EntityManagers.unit(Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.nonJtaDataSource", recorded.of(connections),
                "eclipselink.target-server", "None"));
    }

    public static TestDatabase h2() {
        return h2(address -> {});
    }

    /** On the PostgreSQL server of the test process. */
    public static TestDatabase postgreSql() {
        return postgreSqlNamed(TestPostgreSql.copyOfTables());
    }

    /** With a pool, as in the server: a new connection of PostgreSQL has to learn its tables first. */
    private static TestDatabase postgreSqlNamed(String name) {
        DatabaseSettings address = TestPostgreSql.address(name);
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(CaseportDataSource.to(address));
        pool.setMaximumPoolSize(50);
        pool.setMinimumIdle(1);
        HikariDataSource connections = new HikariDataSource(pool);
        return new TestDatabase(address, connections, () -> {
            connections.close();
            TestPostgreSql.drop(name);
        });
    }

    /** With something that is done before the tables are brought to this version. */
    public static TestDatabase h2(Consumer<DatabaseSettings> before) {
        return h2At("jdbc:h2:mem:" + UUID.randomUUID(), before);
    }

    /** In a file of its own, as an operator has it. */
    public static TestDatabase h2In(Path folder) {
        return h2At("jdbc:h2:file:" + folder.resolve("caseport"), address -> {});
    }

    private static TestDatabase h2At(String url, Consumer<DatabaseSettings> before) {
        DatabaseSettings address = address(url, "sa");
        before.accept(address);
        Migrations.bringUpToDate(address);
        return new TestDatabase(address, CaseportDataSource.to(address), () -> {});
    }

    public static TestDatabase postgreSql(Consumer<DatabaseSettings> before) {
        String name = TestPostgreSql.empty();
        before.accept(TestPostgreSql.address(name));
        Migrations.bringUpToDate(TestPostgreSql.address(name));
        return postgreSqlNamed(name);
    }

    static DatabaseSettings address(String url, String user) {
        Map<String, String> settings = Map.of(DatabaseSettings.URL, url, DatabaseSettings.USER, user);
        return DatabaseSettings.from(name -> Optional.ofNullable(settings.get(name)));
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

    /** What an act sends to the database, a batch as one statement, and its commits; without numbers of sequences. */
    public List<String> statementsOf(Consumer<Kept> act) {
        return recorded.during(() -> act(act)).stream()
                .filter(sql -> !sql.startsWith("select nextval"))
                .toList();
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

    @Override
    public void close() throws IOException {
        units.close();
        server.close();
    }

    public static final String ORIGIN = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    /** Everything that is kept, seen from one transaction. */
    public static final class Kept {

        private final Map<Class<?>, Object> injected = new HashMap<>();

        public final EntityManager entities;
        public final Accounts accounts;
        public final People people;
        public final Memberships memberships;
        public final SignIns signIns;
        public final Drafts drafts;
        public final Cases cases;
        public final Journal journal;
        public final CaseJournal trail;
        public final JournalSearch journalSearch;
        public final Outbox outbox;
        public final CaseSearch search;
        public final Announcements announcements;
        public final BlobStore files;
        public final Queue queue;
        public final DeskFigures figures;
        public final InternalNotes notes;
        public final CaseLinks links;
        public final Ratings ratings;
        public final Agents agents;
        public final DueCases due;
        public final JournalChains chains;
        public final DirectoryIdentities identities;
        public final DirectorySignIns vouched;
        public final OpenIdAuthorizationRequests begun;
        public final Erasures erasures;

        Kept(EntityManager entities, DataSource connections) {
            this.entities = entities;
            injected.put(EntityManager.class, entities);
            injected.put(DataSource.class, connections);
            injected.put(SequenceNumbers.class, fill(new SequenceNumbers()));
            injected.put(org.caseport.domain.journal.JournalOrigin.class, (org.caseport.domain.journal.JournalOrigin)
                    () -> "web");
            injected.put(org.caseport.domain.notice.TraceContext.class, (org.caseport.domain.notice.TraceContext)
                    notice -> ORIGIN);
            injected.put(Callbacks.class, adapter(Callbacks.class));
            injected.put(Chats.class, adapter(Chats.class));
            accounts = adapter(Accounts.class);
            people = adapter(People.class);
            memberships = adapter(Memberships.class);
            signIns = adapter(SignIns.class);
            drafts = adapter(Drafts.class);
            cases = adapter(Cases.class);
            injected.put(cases.getClass(), cases);
            journal = adapter(Journal.class);
            trail = adapter(CaseJournal.class);
            journalSearch = adapter(JournalSearch.class);
            outbox = adapter(Outbox.class);
            search = adapter(CaseSearch.class);
            announcements = adapter(Announcements.class);
            files = adapter(BlobStore.class);
            queue = adapter(Queue.class);
            figures = adapter(DeskFigures.class);
            notes = adapter(InternalNotes.class);
            links = adapter(CaseLinks.class);
            ratings = adapter(Ratings.class);
            agents = adapter(Agents.class);
            injected.put(Agents.class, agents);
            injected.put(Availabilities.class, adapter(Availabilities.class));
            due = adapter(DueCases.class);
            chains = adapter(JournalChains.class);
            identities = adapter(DirectoryIdentities.class);
            vouched = adapter(DirectorySignIns.class);
            begun = adapter(OpenIdAuthorizationRequests.class);
            erasures = adapter(Erasures.class);
        }

        /** The adapter of a port, with its injected fields filled with what belongs to this transaction. */
        public <T> T adapter(Class<T> port) {
            return port.cast(fill(Adapters.of(port)));
        }

        private <T> T fill(T adapter) {
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
