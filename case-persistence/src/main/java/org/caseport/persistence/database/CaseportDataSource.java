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
 * Opens connections to the database of the settings, whichever it is. The container makes one by its class name and
 * pools what it opens. It has no setter at all: a container that knows better about server names has nothing to set.
 */
public class CaseportDataSource implements DataSource {

    private static final Driver POSTGRESQL = driver("org.postgresql.Driver");
    private static final Driver H2 = driver("org.h2.Driver");

    private static final Logger LOG = System.getLogger(CaseportDataSource.class.getName());

    private static final Duration BEYOND = Duration.ofSeconds(10);

    /** Seconds. */
    private static final String HASTE = "3";

    /**
     * What a server held that is gone without a word, as after a power cut, must not be kept from the others for hours.
     */
    private static final String WHEN_WE_ARE_GONE = "set idle_in_transaction_session_timeout = '2min';"
            + " set tcp_keepalives_idle = 15; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3";

    /** Room for finding a word that is nearly everywhere: in the usual 4 MB it took ten times as long. */
    private static final String ROOM = "; set work_mem = '32MB'";

    /** What the pool has opened and nobody has thrown away. */
    private static final Set<Connection> OPEN =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private final Pace pace;
    private volatile @Nullable DatabaseAddress address;

    /** Goes where the settings say. */
    public CaseportDataSource() {
        this.pace = Pace.USUAL;
    }

    private CaseportDataSource(DatabaseAddress address, Pace pace) {
        this.address = address;
        this.pace = pace;
    }

    static CaseportDataSource to(DatabaseAddress address) {
        return new CaseportDataSource(address, Pace.USUAL);
    }

    /** Connections that want each answer within a few seconds, as those of somebody who asks whether there is one. */
    static CaseportDataSource hastyTo(DatabaseAddress address) {
        return new CaseportDataSource(address, Pace.HASTY);
    }

    /** Connections whose statements may take as long as they need, as those of a migration. */
    public static CaseportDataSource patientTo(DatabaseAddress address) {
        return new CaseportDataSource(address, Pace.PATIENT);
    }

    /** Where the settings of this application lead. */
    static DatabaseAddress configured() {
        Config config = ConfigProvider.getConfig(CaseportDataSource.class.getClassLoader());
        return DatabaseAddress.from(name -> config.getOptionalValue(name, String.class));
    }

    @Override
    public Connection getConnection() throws SQLException {
        DatabaseAddress known = address;
        if (known == null) {
            known = configured();
            address = known;
        }
        return open(known);
    }

    /** A container passes on what it believes to be user and password; the settings know better. */
    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return getConnection();
    }

    private Connection open(DatabaseAddress to) throws SQLException {
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
            properties.setProperty("tcpKeepAlive", "true");
            // EclipseLink gives an instant that is not there the type of a text; the server then finds the right one.
            properties.setProperty("stringtype", "unspecified");
            if (pace == Pace.HASTY) {
                properties.setProperty("socketTimeout", HASTE);
            } else if (pace == Pace.USUAL) {
                // A little more than the statement time-out: only a peer that is gone takes so long.
                properties.setProperty(
                        "socketTimeout",
                        Long.toString(to.longestStatement().plus(BEYOND).toSeconds()));
            }
            Connection opened = limited(
                    POSTGRESQL.connect(to.url(), properties),
                    to,
                    "set statement_timeout = " + to.longestStatement().toMillis() + "; set lock_timeout = '10s'; "
                            + WHEN_WE_ARE_GONE + ROOM,
                    "set time zone 'UTC'");
            if (pace == Pace.USUAL) {
                OPEN.add(opened);
            }
            return opened;
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

    /** No statement may keep a connection, and everybody behind it, waiting for ever. */
    private Connection limited(@Nullable Connection connection, DatabaseAddress to, String limits, String zone)
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
     * Gives up every connection to a PostgreSQL that does not answer any more, so that nobody waits until the last
     * time-out for what will never come.
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

    /** How long its connections wait for an answer. */
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
