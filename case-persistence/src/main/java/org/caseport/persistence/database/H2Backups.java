package org.caseport.persistence.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.caseport.domain.storage.Backups;
import org.h2.tools.Restore;

/**
 * Makes backups of an embedded H2 database, which no other process may open. H2's own copy of a file in use sometimes
 * contained half of a transaction, since its undo log is not always in the file. So everything is exported as SQL in
 * one snapshot, imported into a database that nobody else uses, and that one's file is copied.
 */
@ApplicationScoped
class H2Backups implements Backups {

    private static final String UNFINISHED = ".part";
    private static final String READ_BACK = ".reading";

    @Override
    public boolean areMadeHere() {
        return isMadeOf(CaseportDataSource.configured());
    }

    @Override
    public void make(Path file) throws IOException {
        make(CaseportDataSource.configured(), file);
    }

    static boolean isMadeOf(DatabaseSettings address) {
        return address.isH2() && address.h2File().isPresent();
    }

    static void make(DatabaseSettings address, Path file) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = folder.resolve(file.getFileName() + UNFINISHED);
        Path reading = folder.resolve(file.getFileName() + READ_BACK);
        deleteUnfinished(folder);
        try {
            Files.createDirectory(reading);
            forOwner(reading, "rwx------");
            Files.createFile(part);
            forOwner(part, "rw-------");
            Path statements = reading.resolve("statements.gz");
            read(address, statements);
            long rows = write(address.ofCopyIn(reading), statements, part);
            delete(reading);
            Files.createDirectory(reading);
            forOwner(reading, "rwx------");
            long readBack = readBack(address, part, reading);
            if (readBack != rows) {
                throw new SQLException("of " + rows + " rows " + readBack + " were read back");
            }
            try (FileChannel whole = FileChannel.open(part, StandardOpenOption.WRITE)) {
                whole.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException e) {
            throw new IOException("no whole copy could be made of " + address.shown() + ": " + e.getMessage(), e);
        } finally {
            deleteUnfinished(folder);
        }
    }

    /** Exports everything as of one moment: the statement runs in one transaction with one snapshot of all tables. */
    private static void read(DatabaseSettings address, Path statements) throws SQLException {
        try (Connection connection = CaseportDataSource.patientTo(address).getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set session characteristics as transaction isolation level snapshot");
            }
            execute(connection, "script to ? compression \"GZIP\"", statements);
        }
    }

    /** Imports the statements and zips the copy; returns its number of rows. */
    private static long write(DatabaseSettings copy, Path statements, Path zip) throws SQLException {
        try (Connection connection = CaseportDataSource.patientTo(copy).getConnection()) {
            execute(connection, "runscript from ? compression \"GZIP\"", statements);
            execute(connection, "backup to ?", zip);
            long rows = rows(connection);
            shutDown(connection);
            return rows;
        }
    }

    private static void execute(Connection connection, String sql, Path file) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, file.toString());
            statement.execute();
        }
    }

    /** Closes the database even if its settings keep it open without connections. */
    private static void shutDown(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        }
    }

    private static long rows(Connection connection) throws SQLException {
        long rows = 0;
        for (String table : tables(connection)) {
            try (Statement statement = connection.createStatement();
                    ResultSet count = statement.executeQuery("select count(*) from \"" + table + '"')) {
                count.next();
                rows += count.getLong(1);
            }
        }
        return rows;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE'")) {
            List<String> tables = new ArrayList<>();
            while (found.next()) {
                tables.add(found.getString(1));
            }
            return tables;
        }
    }

    /** Unpacks a copy into this folder, opens it and reads all rows; returns their number. */
    static long readBack(DatabaseSettings address, Path zip, Path folder) throws SQLException {
        Restore.execute(zip.toString(), folder.toString(), null);
        try (Connection copy =
                        CaseportDataSource.patientTo(address.ofCopyIn(folder)).getConnection();
                Statement statement = copy.createStatement()) {
            // Streams the rows, so that a large table does not have to fit in memory.
            statement.execute("set lazy_query_execution true");
            long rows = 0;
            for (String table : tables(copy)) {
                try (ResultSet all = statement.executeQuery("select * from \"" + table + '"')) {
                    while (all.next()) {
                        rows++;
                    }
                }
            }
            shutDown(copy);
            return rows;
        }
    }

    /** Deletes what interrupted backups left; no two backups run at once. */
    private static void deleteUnfinished(Path folder) throws IOException {
        List<Path> unfinished;
        try (Stream<Path> all = Files.list(folder)) {
            unfinished = all.filter(one -> isUnfinished(one.getFileName().toString()))
                    .toList();
        }
        for (Path one : unfinished) {
            delete(one);
        }
    }

    private static void delete(Path one) throws IOException {
        if (Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> all = Files.list(one)) {
                for (Path file : all.toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.delete(one);
    }

    private static boolean isUnfinished(String name) {
        return name.startsWith("caseport-") && (name.endsWith(UNFINISHED) || name.endsWith(READ_BACK));
    }

    /** Restricts a file or folder with a copy of the data to its owner. */
    private static void forOwner(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
