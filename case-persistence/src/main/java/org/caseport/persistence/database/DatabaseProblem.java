package org.caseport.persistence.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;

/**
 * A reason why Caseport can't use its database, and what to do about it, in one line without user and password.
 *
 * @param passing whether it may pass by itself, as when the database server is still starting
 */
record DatabaseProblem(String text, boolean passing) {

    private static final int H2_IN_USE = 90020;
    private static final int H2_WRONG_USER = 28000;

    /** Connects and migrates the tables; returns the problem if there is one. */
    static Optional<DatabaseProblem> reaching(DatabaseSettings address) {
        Path home = address.embeddedIn();
        if (home != null && !isWritable(home)) {
            return Optional.of(new DatabaseProblem(
                    "Caseport can't write to its home folder " + home + ". Make the folder writable, or name another"
                            + " with the setting caseport.home (environment CASEPORT_HOME).",
                    false));
        }
        if (!address.isPostgreSql() && !address.isH2()) {
            return Optional.of(new DatabaseProblem(
                    "Caseport runs on PostgreSQL and on H2, not on " + address.shown()
                            + ". Set CASEPORT_DB_URL to an address that starts with jdbc:postgresql:, or leave it out"
                            + " for an embedded database.",
                    false));
        }
        try (Connection connection = CaseportDataSource.patientTo(address).getConnection()) {
            connection.getMetaData();
        } catch (SQLException e) {
            return Optional.of(of(address, e));
        }
        try {
            Migrations.bringUpToDate(address);
            return Optional.empty();
        } catch (Migrations.NewerTables e) {
            return Optional.of(new DatabaseProblem(
                    "The tables of " + address.shown() + " are those of a newer Caseport (version " + e.version()
                            + "), and this one can't work with them. It has changed nothing. Start the newer one, or"
                            + " restore a backup from before it.",
                    false));
        } catch (FlywayException e) {
            return Optional.of(new DatabaseProblem(
                    "Caseport can't bring the tables of " + address.shown() + " to this version: "
                            + oneLine(String.valueOf(e.getMessage()))
                            + " - Restore the backup from before, and report this.",
                    false));
        }
    }

    /** Another server is starting on this database for longer than one usually does. */
    static DatabaseProblem turnTaken(DatabaseSettings address) {
        return new DatabaseProblem(
                "Another Caseport is starting on " + address.shown() + ", and this one waits until it is done.", true);
    }

    private static boolean isWritable(Path home) {
        try {
            Files.createDirectories(home);
            Files.delete(Files.createTempFile(home, "writable", null));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static DatabaseProblem of(DatabaseSettings address, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (address.isH2()) {
            if (e.getErrorCode() == H2_IN_USE) {
                return new DatabaseProblem(
                        "The database " + address.shown() + " is in use by another process. Stop the other Caseport,"
                                + " or give this one a folder of its own with the setting caseport.home.",
                        false);
            }
            if (e.getErrorCode() == H2_WRONG_USER) {
                return new DatabaseProblem(
                        "The database " + address.shown() + " was created with another user or password. Set"
                                + " CASEPORT_DB_USER and CASEPORT_DB_PASSWORD to those.",
                        false);
            }
            return new DatabaseProblem(
                    "Caseport can't open the database " + address.shown() + " (H2 error " + e.getErrorCode()
                            + "). Check that disk and folder can be written, or restore the file from a backup.",
                    false);
        }
        if (state.startsWith("28")) {
            return new DatabaseProblem(
                    "The database " + address.shown() + " refused user or password. Check CASEPORT_DB_USER and"
                            + " CASEPORT_DB_PASSWORD. Caseport keeps trying.",
                    true);
        }
        if (state.equals("3D000")) {
            return new DatabaseProblem(
                    "There is no such database: " + address.shown() + ". Create it, or correct CASEPORT_DB_URL."
                            + " Caseport keeps trying.",
                    true);
        }
        return new DatabaseProblem(
                "Caseport can't reach its database " + address.shown() + " (" + reason(e, state)
                        + "). Check that it runs and can be reached from here, and that CASEPORT_DB_URL is right."
                        + " Caseport keeps trying.",
                true);
    }

    private static String reason(SQLException e, String state) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof java.net.UnknownHostException) {
                return "unknown host";
            }
            if (cause instanceof java.net.SocketTimeoutException) {
                return "no answer";
            }
            if (cause instanceof java.net.ConnectException) {
                return "connection refused";
            }
        }
        return "SQL state " + state;
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " · ");
    }
}
