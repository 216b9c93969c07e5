package org.caseport.web.bench;

import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Stores what the submission of one case stores, with nothing but JDBC: the rows of a case that is there already,
 * copied with new keys, and its draft marked as submitted, in one transaction.
 */
final class BareInserts implements Load.Work, AutoCloseable {

    /** Above every number that the portal takes from its sequences. */
    private static final AtomicLong NUMBERS = new AtomicLong(500_000_000_000_000L);

    private final Connection connection;
    private final List<Copy> copies = new ArrayList<>();
    private final @Nullable PreparedStatement submitting;
    private final String account;
    private final List<String> drafts = new ArrayList<>();

    /** Like the newest case that came from a wizard; {@code drafts} of these transactions can be run. */
    BareInserts(Connection connection, int drafts) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        Map<String, Object> model = row("select account_id, id, draft_id from support_case"
                + " where draft_id is not null order by opened_at desc, id desc limit 1");
        account = (String) model.get("account_id");
        Object id = model.get("id");
        copyAll("support_case", "id", id);
        copyAll("case_member", "case_id", id);
        copyAll("communication", "case_id", id);
        copyAll("journal", "target", id);
        copyAll("outbox", "case_id", id);
        submitting = connection.prepareStatement("update draft set submitted = true, submitted_as = ?, touched_at ="
                + " current_timestamp, files_added_at = null, revision = revision + 1 where account_id = ? and id = ?");
        prepareDrafts(model.get("draft_id"), drafts);
    }

    /** Like the newest case that a program opened, with what it was answered. */
    private BareInserts(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        Map<String, Object> model = row("select account_id, id from support_case"
                + " where draft_id is null order by opened_at desc, id desc limit 1");
        account = (String) model.get("account_id");
        Object id = model.get("id");
        copyAll("support_case", "id", id);
        copyAll("case_member", "case_id", id);
        copyAll("communication", "case_id", id);
        copyAll("journal", "target", id);
        copyAll("outbox", "case_id", id);
        copies.add(new Copy(
                "given_answer",
                row("select * from given_answer where operation = 'CreateCase' order by given_at desc limit 1")));
        submitting = null;
    }

    static BareInserts ofProgram(Connection connection) throws SQLException {
        return new BareInserts(connection);
    }

    private void prepareDrafts(Object like, int count) throws SQLException {
        Map<String, Object> row = row("select * from draft where account_id = ? and id = ?", account, like);
        row.put("submitted", false);
        row.put("submitted_as", null);
        try (Copy draft = new Copy("draft", row)) {
            for (int i = 0; i < count; i++) {
                String id = freshId();
                draft.set(Map.of("id", id));
                draft.insert.addBatch();
                drafts.add(id);
            }
            draft.insert.executeBatch();
        }
        connection.commit();
    }

    /** The rows of one submission. */
    int rows() {
        return copies.size() + 1;
    }

    @Override
    public boolean once() throws SQLException {
        if (submitting != null && drafts.isEmpty()) {
            return false;
        }
        String draft = submitting == null ? "" : drafts.remove(drafts.size() - 1);
        String id = "case-" + freshId();
        long number = NUMBERS.incrementAndGet();
        Map<String, Object> keys = Map.of(
                "id", id,
                "case_id", id,
                "target", id,
                "draft_id", draft,
                "invocation", id,
                "display_id", Long.toString(number),
                "number", number);
        for (Copy copy : copies) {
            copy.insert(keys);
        }
        if (submitting != null) {
            submitting.setString(1, id);
            submitting.setString(2, account);
            submitting.setString(3, draft);
            if (submitting.executeUpdate() != 1) {
                throw new IllegalStateException("draft " + draft + " is not there");
            }
        }
        connection.commit();
        return true;
    }

    private void copyAll(String table, String column, Object id) throws SQLException {
        for (Map<String, Object> row :
                rows("select * from " + table + " where account_id = ? and " + column + " = ?", account, id)) {
            // An entry of the journal gets its place in the chain later, and not in the act.
            row.computeIfPresent("chain_position", (name, place) -> null);
            row.computeIfPresent("chain_hash", (name, hash) -> null);
            copies.add(new Copy(table, row));
        }
    }

    private Map<String, Object> row(String sql, Object... parameters) throws SQLException {
        List<Map<String, Object>> rows = rows(sql, parameters);
        if (rows.size() != 1) {
            throw new IllegalStateException(rows.size() + " rows: " + sql);
        }
        return rows.get(0);
    }

    private List<Map<String, Object>> rows(String sql, Object... parameters) throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet found = statement.executeQuery()) {
                ResultSetMetaData columns = found.getMetaData();
                while (found.next()) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        row.put(columns.getColumnName(i), plain(found.getObject(i)));
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static Object plain(Object value) throws SQLException {
        return value instanceof Clob text ? text.getSubString(1, (int) text.length()) : value;
    }

    private static String freshId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** One row as a model for many. */
    private final class Copy implements AutoCloseable {

        private final Map<String, Object> model;
        private final PreparedStatement insert;
        private final boolean numbersAreKeys;

        Copy(String table, Map<String, Object> model) throws SQLException {
            this.model = model;
            // Communications are numbered within their case.
            this.numbersAreKeys = !table.equals("communication");
            this.insert = connection.prepareStatement("insert into " + table + " ("
                    + String.join(", ", model.keySet()) + ") values ("
                    + String.join(", ", Collections.nCopies(model.size(), "?")) + ")");
        }

        void insert(Map<String, Object> keys) throws SQLException {
            set(keys);
            insert.executeUpdate();
        }

        private void set(Map<String, Object> keys) throws SQLException {
            int position = 1;
            for (Map.Entry<String, Object> column : model.entrySet()) {
                boolean own = keys.containsKey(column.getKey())
                        && column.getValue() != null
                        && (numbersAreKeys || !column.getKey().equals("number"));
                insert.setObject(position++, own ? keys.get(column.getKey()) : column.getValue());
            }
        }

        @Override
        public void close() throws SQLException {
            insert.close();
        }
    }
}
