package org.caseport.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.persistence.sessions.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of statements and locks when the line between a server and its PostgreSQL is no more. */
class LostConnectionsTest {

    private static TestDatabase database;

    @BeforeAll
    static void start() {
        database = TestDatabase.postgreSql();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @Test
    void a_statement_that_meets_a_lost_connection_is_not_tried_again_behind_our_back() {
        int tries = database.ask(
                kept -> kept.entities.unwrap(Session.class).getLogin().getQueryRetryAttemptCount());

        assertThat(tries).isZero();
    }

    @Test
    void whoever_waits_for_a_silent_database_is_let_go() throws Exception {
        CompletableFuture<String> waiting = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try (Connection connection = database.connections.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("select pg_sleep(180)");
                waiting.complete("slept");
            } catch (SQLException e) {
                waiting.completeExceptionally(e);
            }
        });
        thread.start();
        while (database.count("pg_stat_activity", "query like 'select pg_sleep%'") == 0) {
            Thread.onSpinWait();
        }

        CaseportDataSource.abandonAll();

        assertThatThrownBy(() -> waiting.get(60, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void a_database_that_accepts_a_connection_and_never_answers_is_given_up_before_a_statement_would_be()
            throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> settings = Map.of(
                    DatabaseSettings.URL,
                    "jdbc:postgresql://localhost:" + silent.getLocalPort() + "/postgres",
                    DatabaseSettings.USER,
                    "caseport");
            CaseportDataSource source =
                    CaseportDataSource.to(DatabaseSettings.from(name -> Optional.ofNullable(settings.get(name))));

            CompletableFuture<Connection> opening = CompletableFuture.supplyAsync(() -> {
                try {
                    return source.getConnection();
                } catch (SQLException e) {
                    throw new CompletionException(e);
                }
            });

            assertThatThrownBy(() -> opening.get(40, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(SQLException.class);
        }
    }

    @Test
    void what_a_server_that_is_gone_without_a_word_has_locked_is_freed_within_two_minutes() throws SQLException {
        try (Connection connection = database.connections.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(shown(statement, "idle_in_transaction_session_timeout")).isEqualTo("2min");
            assertThat(shown(statement, "tcp_keepalives_idle")).isEqualTo("15");
        }
    }

    @Test
    void the_database_has_room_for_words_that_are_nearly_everywhere() throws SQLException {
        try (Connection connection = database.connections.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(shown(statement, "work_mem")).isEqualTo("32MB");
        }
    }

    private static String shown(Statement statement, String setting) throws SQLException {
        try (ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
