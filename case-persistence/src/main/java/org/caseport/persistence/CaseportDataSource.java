package org.caseport.persistence;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.logging.Logger;
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

    private static final Duration BEYOND = Duration.ofSeconds(10);

    private final boolean patient;
    private volatile @Nullable DatabaseAddress address;

    /** Goes where the settings say. */
    public CaseportDataSource() {
        this.patient = false;
    }

    private CaseportDataSource(DatabaseAddress address, boolean patient) {
        this.address = address;
        this.patient = patient;
    }

    static CaseportDataSource to(DatabaseAddress address) {
        return new CaseportDataSource(address, false);
    }

    /** Connections whose statements may take as long as they need, as those of a migration. */
    static CaseportDataSource patientTo(DatabaseAddress address) {
        return new CaseportDataSource(address, true);
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
            properties.setProperty("connectTimeout", "5");
            properties.setProperty("tcpKeepAlive", "true");
            // EclipseLink gives an instant that is not there the type of a text; the server then finds the right one.
            properties.setProperty("stringtype", "unspecified");
            if (!patient) {
                // A little more than the statement time-out: only a peer that is gone takes so long.
                properties.setProperty(
                        "socketTimeout",
                        Long.toString(to.longestStatement().plus(BEYOND).toSeconds()));
            }
            return limited(
                    POSTGRESQL.connect(to.url(), properties),
                    to,
                    "set statement_timeout = " + to.longestStatement().toMillis() + "; set lock_timeout = '10s'",
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

    /** No statement may keep a connection, and everybody behind it, waiting for ever. */
    private Connection limited(@Nullable Connection connection, DatabaseAddress to, String limits, String zone)
            throws SQLException {
        if (connection == null) {
            throw new SQLException("the address of the database is not understood: " + to.shown(), "08001");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(zone);
            if (!patient) {
                statement.execute(limits);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
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
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
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
