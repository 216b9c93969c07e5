package org.caseport.persistence.database;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends one statement for many rows to the database at once, in the current transaction. What the entity manager still
 * holds back goes first; rows that it has read already do not change in it.
 */
public final class StatementBatch {

    private StatementBatch() {}

    /**
     * Executes the statement for each of these rows of parameters; returns how many rows each changed.
     *
     * @param rows texts, numbers, instants and nulls
     */
    public static int[] execute(EntityManager entities, String sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return new int[0];
        }
        entities.flush();
        try (PreparedStatement statement = entities.unwrap(Connection.class).prepareStatement(sql)) {
            for (@Nullable Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i] instanceof Instant at ? column(at) : row[i]);
                }
                statement.addBatch();
            }
            return statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the database did not take " + rows.size() + " rows", e);
        }
    }

    private static Timestamp column(Instant at) {
        return Timestamp.from(at.truncatedTo(ChronoUnit.MICROS));
    }
}
