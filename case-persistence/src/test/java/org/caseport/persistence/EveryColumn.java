package org.caseport.persistence;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.caseport.persistence.database.TestDatabase;

/** Looks through every column of every table, bytes of files included. */
public final class EveryColumn {

    private final TestDatabase database;

    public EveryColumn(TestDatabase database) {
        this.database = database;
    }

    /** Where this text stands, however it is capitalised: {@code table.column}. */
    public Set<String> with(String text) {
        Set<String> found = new TreeSet<>();
        for (String table : database.lines("select lower(table_name) from information_schema.tables"
                + " where lower(table_schema) = 'public' and table_type = 'BASE TABLE'")) {
            look(table, text.toLowerCase(Locale.ROOT), found);
        }
        return found;
    }

    private void look(String table, String text, Set<String> found) {
        try (Connection connection = database.connections.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + table)) {
            ResultSetMetaData columns = rows.getMetaData();
            while (rows.next()) {
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    if (asText(rows, columns.getColumnType(i), i).contains(text)) {
                        found.add(table + "." + columns.getColumnName(i).toLowerCase(Locale.ROOT));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(table, e);
        }
    }

    private static String asText(ResultSet rows, int type, int column) throws SQLException {
        boolean bytes = type == Types.BINARY || type == Types.VARBINARY || type == Types.LONGVARBINARY;
        String text;
        if (bytes) {
            byte[] held = rows.getBytes(column);
            text = held == null ? "" : new String(held, StandardCharsets.UTF_8);
        } else {
            text = rows.getString(column);
        }
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
