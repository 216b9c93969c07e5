package org.caseport.persistence.database;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The turns in which servers that start together on one PostgreSQL do so, one after the other, so that each finds what
 * the one before has created. An embedded database has one server only, which never waits.
 */
final class StartupLock {

    private static final Logger LOG = System.getLogger(StartupLock.class.getName());

    /** The key of the database's lock; any number that nobody else uses in a database of Caseport. */
    private static final long KEY = 0x43_61_73_65_70_6f_72_74L;

    /** The SQL state of a lock that was not free in time. */
    private static final String NOT_FREE = "55P03";

    private StartupLock() {}

    /**
     * Waits for this server's turn, starts it, and lets the next one start.
     *
     * @throws Taken if another server is still starting after the lock time-out of a connection
     * @throws SQLException if the database can't be reached
     */
    static void take(DatabaseSettings address, Runnable start) throws SQLException, Taken {
        if (!address.isPostgreSql()) {
            start.run();
            return;
        }
        Connection holding = CaseportDataSource.to(address).getConnection();
        try {
            lock(holding);
            start.run();
        } finally {
            release(holding);
        }
    }

    private static void lock(Connection holding) throws SQLException, Taken {
        holding.setAutoCommit(false);
        try (Statement statement = holding.createStatement()) {
            // Of the transaction, not of the session: a pool between server and database may share sessions.
            statement.execute("select pg_advisory_xact_lock(" + KEY + ")");
        } catch (SQLException e) {
            if (NOT_FREE.equals(e.getSQLState())) {
                throw new Taken(e);
            }
            throw e;
        }
    }

    private static void release(Connection holding) {
        try (holding) {
            holding.rollback();
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "the connection was gone, and with it the lock", e);
        }
    }

    /** Thrown when another server keeps the turn for long. */
    static final class Taken extends Exception {

        private static final long serialVersionUID = 1L;

        Taken(SQLException cause) {
            super("another server is starting", cause);
        }
    }
}
