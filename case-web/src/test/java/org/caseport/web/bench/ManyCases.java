package org.caseport.web.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caseport.domain.access.SealedSecret;
import org.caseport.web.application.SealedForTests;

/** Fills a PostgreSQL with accounts and cases, all like one that is there already, in a few seconds. */
final class ManyCases {

    static final int ACCOUNTS = 8;
    static final int CASES = 100_000;
    /** Communications a case has. */
    static final int SAID = 3;

    static final String SECRET = "s".repeat(40);

    private final Connection connection;
    private final int cases;

    ManyCases(Connection connection, int cases) {
        this.connection = connection;
        this.cases = cases;
    }

    static String key(int account) {
        return "CPBENCH" + "0".repeat(12) + account;
    }

    static String account(int number) {
        return "80000000000" + number;
    }

    static String caseId(int number) {
        return "case-" + account(number % ACCOUNTS) + "-muen-2026-" + String.format("%016x", number);
    }

    /** Accounts with the plan and a member of that one, each with an access key. */
    void fill(String operatorsKey, String likeAccount) throws SQLException {
        for (int i = 0; i < ACCOUNTS; i++) {
            copy("account", Map.of("id", "'" + account(i) + "'"), "id = '" + likeAccount + "'");
            copy(
                    "person",
                    Map.of(
                            "id",
                            "'bench-" + i + "'",
                            "email",
                            "'bench" + i + "@bench.example'",
                            "account_id",
                            "'" + account(i) + "'"),
                    "id = (select min(id) from person where account_id = '" + likeAccount + "')");
            keep(i, SealedForTests.seal(operatorsKey, SECRET, key(i)));
        }
        String model =
                "(select id from support_case where account_id = '" + likeAccount + "' order by opened_at limit 1)";
        String account = "'80000000000' || (i % " + ACCOUNTS + ")";
        String id = "'case-80000000000' || (i % " + ACCOUNTS + ") || '-muen-2026-' || lpad(to_hex(i), 16, '0')";
        String at = "current_timestamp - interval '1 hour' - i * interval '5 minutes'";
        String series = ", generate_series(1, " + cases + ") i";
        copy(
                "support_case",
                Map.of(
                        "account_id", account,
                        "id", id,
                        "display_id", "(2000000000 + i)::text",
                        "draft_id", "null",
                        "status", "'unassigned'",
                        "is_open", "true",
                        "opened_at", at,
                        "last_activity_at", at,
                        "resolved_at", "null"),
                "t.account_id = '" + likeAccount + "' and t.id = " + model,
                series);
        copy(
                "case_member",
                Map.of("account_id", account, "case_id", id),
                "t.account_id = '" + likeAccount + "' and t.case_id = " + model,
                series);
        for (int said = 1; said <= SAID; said++) {
            copy(
                    "communication",
                    Map.of("account_id", account, "case_id", id, "number", Integer.toString(said), "written_at", at),
                    "t.account_id = '" + likeAccount + "' and t.number = 1 and t.case_id = " + model,
                    series);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze");
        }
    }

    /** Agents like the one of the demo; their addresses. */
    List<String> agents(int count) throws SQLException {
        List<String> emails = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = "bench-agent-" + i;
            copy(
                    "person",
                    Map.of("id", "'" + id + "'", "email", "'" + id + "@bench.example'", "name", "'Agent " + i + "'"),
                    "email = 'agent@demo.example'");
            emails.add(id + "@bench.example");
        }
        return emails;
    }

    /** A further member of that account, like the first. */
    void member(int account, String id, String email) throws SQLException {
        copy("person", Map.of("id", "'" + id + "'", "email", "'" + email + "'"), "id = 'bench-" + account + "'");
    }

    private void keep(int account, SealedSecret sealed) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into access_key"
                + " (id, account_id, person_id, label, sealed_under, sealed, created_at)"
                + " values (?, ?, ?, 'bench', ?, ?, current_timestamp)")) {
            insert.setString(1, key(account));
            insert.setString(2, account(account));
            insert.setString(3, "bench-" + account);
            insert.setString(4, sealed.key());
            insert.setString(5, sealed.text());
            insert.executeUpdate();
        }
    }

    private void copy(String table, Map<String, String> changed, String where) throws SQLException {
        copy(table, changed, where, "");
    }

    private void copy(String table, Map<String, String> changed, String where, String from) throws SQLException {
        List<String> columns = columns(table);
        List<String> values = columns.stream()
                .map(column -> changed.getOrDefault(column, "t." + column))
                .toList();
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into " + table + " (" + String.join(", ", columns) + ") select "
                    + String.join(", ", values) + " from " + table + " t" + from + " where " + where);
        }
    }

    private List<String> columns(String table) throws SQLException {
        try (PreparedStatement asked = connection.prepareStatement(
                "select column_name from information_schema.columns where table_name = ? and is_generated = 'NEVER'"
                        + " order by ordinal_position")) {
            asked.setString(1, table);
            try (ResultSet found = asked.executeQuery()) {
                List<String> columns = new ArrayList<>();
                while (found.next()) {
                    columns.add(found.getString(1));
                }
                return columns;
            }
        }
    }
}
