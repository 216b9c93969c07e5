package org.caseport.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Servers that start together. */
class StartupLockTest {

    @Test
    void of_two_servers_that_start_together_the_second_waits_until_the_first_is_done() throws Exception {
        try (TestDatabase database = TestDatabase.postgreSql()) {
            List<String> started = new CopyOnWriteArrayList<>();
            CompletableFuture<Void> second = new CompletableFuture<>();
            StartupLock.take(database.address, () -> {
                new Thread(() -> take(database, () -> started.add("second"), second)).start();
                while (database.count("pg_locks", "locktype = 'advisory' and not granted") == 0) {
                    Thread.onSpinWait();
                }
                started.add("first");
            });

            assertThat(second).succeedsWithin(60, TimeUnit.SECONDS);
            assertThat(started).containsExactly("first", "second");
        }
    }

    @Test
    void a_server_that_waits_for_long_is_told_that_another_one_is_starting() throws Exception {
        try (TestDatabase database = TestDatabase.postgreSql()) {
            CompletableFuture<Void> second = new CompletableFuture<>();

            StartupLock.take(database.address, () -> take(database, () -> {}, second));

            assertThat(second)
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .withCauseInstanceOf(StartupLock.Taken.class);
        }
    }

    @Test
    void a_start_that_fails_lets_the_next_one_begin() throws Exception {
        try (TestDatabase database = TestDatabase.postgreSql()) {
            assertThatThrownBy(() -> StartupLock.take(database.address, () -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");
            CompletableFuture<Void> next = new CompletableFuture<>();

            take(database, () -> {}, next);

            assertThat(next).isCompleted();
        }
    }

    @Test
    void the_only_server_of_an_embedded_database_never_waits() throws Exception {
        try (TestDatabase database = TestDatabase.h2()) {
            CompletableFuture<Void> again = new CompletableFuture<>();

            StartupLock.take(database.address, () -> take(database, () -> {}, again));

            assertThat(again).isCompleted();
        }
    }

    private static void take(TestDatabase database, Runnable start, CompletableFuture<Void> done) {
        try {
            StartupLock.take(database.address, start);
            done.complete(null);
        } catch (SQLException | StartupLock.Taken e) {
            done.completeExceptionally(e);
        }
    }
}
