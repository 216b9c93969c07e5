package org.caseport.persistence.database;

import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to the configured database, PostgreSQL or H2. The container creates it by its class name and pools
 * the connections. It has no setters on purpose: the container must not be able to override the settings.
 */
public class CaseportDataSource implements DataSource {

    private static final Driver POSTGRESQL = driver("org.postgresql.Driver");
    private static final Driver H2 = driver("org.h2.Driver");

    private static final Logger LOG = System.getLogger(CaseportDataSource.class.getName());

    private static final Duration BEYOND = Duration.ofSeconds(10);

    /** Time-out of a hasty connection, in seconds. */
    private static final String HASTE = "3";

    /**
     * How long opening a connection may take, in seconds: as long as anybody waits for one of the pool. Without it, a
     * database that accepts and never answers holds up for the time-out of a statement, as {@link #abandonAll} knows
     * only open connections.
     */
    private static final String LONGEST_LOGIN = "10";

    /** Lets PostgreSQL release within minutes the locks of a server that vanished, as after a power cut. */
    private static final String WHEN_WE_ARE_GONE = "set idle_in_transaction_session_timeout = '2min';"
            + " set tcp_keepalives_idle = 15; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3";

    /** Memory for searches for very frequent words: with the default of 4 MB they took ten times as long. */
    private static final String ROOM = "; set work_mem = '32MB'";

    /** The open PostgreSQL connections of the usual pace, for {@link #abandonAll}. */
    private static final Set<Connection> OPEN =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private final Pace pace;
    private volatile @Nullable DatabaseSettings address;

    /** Connects to the database of the settings. */
    public CaseportDataSource() {
        this.pace = Pace.USUAL;
    }

    private CaseportDataSource(DatabaseSettings address, Pace pace) {
        this.address = address;
        this.pace = pace;
    }

    static CaseportDataSource to(DatabaseSettings address) {
        return new CaseportDataSource(address, Pace.USUAL);
    }

    /** Opens connections that fail if an answer takes more than a few seconds, for health checks. */
    static CaseportDataSource hastyTo(DatabaseSettings address) {
        return new CaseportDataSource(address, Pace.HASTY);
    }

    /** Opens connections whose statements may take as long as they need, for migrations and backups. */
    public static CaseportDataSource patientTo(DatabaseSettings address) {
        return new CaseportDataSource(address, Pace.PATIENT);
    }

    /** The database address in the settings of this application. */
    static DatabaseSettings configured() {
        Config config = ConfigProvider.getConfig(CaseportDataSource.class.getClassLoader());
        return DatabaseSettings.from(name -> config.getOptionalValue(name, String.class));
    }

    @Override
    public Connection getConnection() throws SQLException {
        DatabaseSettings known = address;
        if (known == null) {
            known = configured();
            address = known;
        }
        return open(known);
    }

    /**
     * Ignores user and password, which a container passes on from its own defaults; the settings have the right ones.
     */
    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return getConnection();
    }

    private Connection open(DatabaseSettings to) throws SQLException {
        Properties properties = new Properties();
        if (!to.user().isEmpty()) {
            properties.setProperty("user", to.user());
        }
        if (!to.password().isEmpty()) {
            properties.setProperty("password", to.password());
        }
        if (to.isPostgreSql()) {
            properties.setProperty("ApplicationName", "caseport");
            properties.setProperty("connectTimeout", pace == Pace.HASTY ? HASTE : "5");
            properties.setProperty("loginTimeout", LONGEST_LOGIN);
            properties.setProperty("tcpKeepAlive", "true");
            // Rows that are inserted one after the other become one statement.
            properties.setProperty("reWriteBatchedInserts", "true");
            // EclipseLink sends a null instant as a text; with this the server works out the type.
            properties.setProperty("stringtype", "unspecified");
            if (pace == Pace.HASTY) {
                properties.setProperty("socketTimeout", HASTE);
            } else if (pace == Pace.USUAL) {
                // A little more than the statement time-out, so that only a peer that is gone runs into it.
                properties.setProperty(
                        "socketTimeout",
                        Long.toString(to.longestStatement().plus(BEYOND).toSeconds()));
            }
            Connection opened = POSTGRESQL.connect(to.url(), properties);
            if (opened != null && pace == Pace.USUAL) {
                OPEN.add(opened);
            }
            return limited(
                    opened,
                    to,
                    "set statement_timeout = " + to.longestStatement().toMillis() + "; set lock_timeout = '10s'; "
                            + WHEN_WE_ARE_GONE + ROOM,
                    "set time zone 'UTC'");
        }
        if (to.isH2()) {
            return limited(
                    H2.connect(to.url(), properties),
                    to,
                    "set query_timeout " + to.longestStatement().toMillis() + "; set lock_timeout 10000",
                    "set time zone 'UTC'");
        }
        throw new SQLException("Caseport runs on PostgreSQL and on H2, not on " + to.shown(), "08001");
    }

    /**
     * Sets the time zone and, except for patient connections, the time-outs, so that no statement blocks others for
     * ever.
     */
    private Connection limited(@Nullable Connection connection, DatabaseSettings to, String limits, String zone)
            throws SQLException {
        if (connection == null) {
            throw new SQLException("the address of the database is not understood: " + to.shown(), "08001");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(zone);
            if (pace != Pace.PATIENT) {
                statement.execute(limits);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Aborts every pooled connection to a PostgreSQL that does not answer any more, so that nobody waits for the
     * time-out.
     */
    static void abandonAll() {
        List<Connection> all;
        synchronized (OPEN) {
            all = List.copyOf(OPEN);
            OPEN.clear();
        }
        for (Connection one : all) {
            try {
                one.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.log(Level.DEBUG, "a connection was gone already", e);
            }
        }
    }

    /** How long connections wait for an answer. */
    private enum Pace {
        USUAL,
        HASTY,
        PATIENT
    }

    private static Driver driver(String name) {
        try {
            return Class.forName(name, true, CaseportDataSource.class.getClassLoader())
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a driver is missing from the class path: " + name, e);
        }
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public java.util.logging.Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (!isWrapperFor(type)) {
            throw new SQLException("this is no " + type.getName());
        }
        return type.cast(this);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
