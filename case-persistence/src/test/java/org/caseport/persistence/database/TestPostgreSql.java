package org.caseport.persistence.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** The PostgreSQL server of the test process, started when a test first asks for a database and ended with it. */
final class TestPostgreSql {

    private static final String USER = "postgres";

    private static final EmbeddedPostgres SERVER = start();
    private static final String TABLES = withTables();

    private TestPostgreSql() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withTables() {
        String name = empty();
        Migrations.bringUpToDate(address(name));
        return name;
    }

    /** A new database without tables. */
    static String empty() {
        return create("");
    }

    /** A new database with this version's tables, copied faster than they are made. */
    static String copyOfTables() {
        return create(" template " + TABLES);
    }

    private static String create(String template) {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        execute("create database " + name + template);
        return name;
    }

    static void drop(String name) {
        execute("drop database " + name + " with (force)");
    }

    static DatabaseSettings address(String name) {
        return TestDatabase.address(SERVER.getJdbcUrl(USER, name), USER);
    }

    private static void execute(String sql) {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
