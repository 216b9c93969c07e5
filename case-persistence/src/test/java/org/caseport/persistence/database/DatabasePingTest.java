package org.caseport.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabasePingTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger givenUp = new AtomicInteger();
    private final DatabasePing pulse = new DatabasePing(now::get, givenUp::incrementAndGet);
    private final AtomicInteger refused = new AtomicInteger();
    private final CountDownLatch called = new CountDownLatch(1);
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();
    private ServerSocket silent;

    /** A server that lets everybody in and says nothing. */
    @BeforeEach
    void listen() throws IOException {
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            // Kept, since a socket that nobody has any more is closed, and that is no silence.
                            accepted.add(silent.accept());
                            called.countDown();
                        }
                    } catch (IOException closed) {
                        called.countDown();
                    }
                },
                "silent");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void close() throws IOException {
        silent.close();
        for (Socket one : accepted) {
            one.close();
        }
        pulse.close();
    }

    @Test
    void a_database_that_answers_beats() throws Exception {
        DatabaseSettings h2 = address("jdbc:h2:mem:pulse");

        assertThat(pulse.beats(h2)).isTrue();
        assertThat(pulse.beats(h2)).isTrue();
    }

    @Test
    void whoever_asks_while_another_waits_for_a_silent_database_does_not_wait_as_well() throws Exception {
        Thread other = new Thread(() -> {
            try {
                pulse.beats(silentOne());
            } catch (SQLException expected) {
                refused.incrementAndGet();
            }
        });
        other.start();
        called.await();

        assertThat(pulse.beats(silentOne())).isFalse();
        assertThat(other.isAlive()).isTrue();
        other.join();
        assertThat(refused).hasValue(1);
    }

    @Test
    void what_waits_for_an_answer_is_given_up_after_ten_seconds_of_silence_and_not_before() {
        assertThatThrownBy(() -> pulse.beats(silentOne())).isInstanceOf(SQLException.class);
        assertThat(givenUp).hasValue(0);

        now.addAndGet(DatabasePing.LONGEST_SILENCE.toNanos() + 1);
        assertThatThrownBy(() -> pulse.beats(silentOne())).isInstanceOf(SQLException.class);

        assertThat(givenUp).hasValue(1);
    }

    @Test
    void a_server_that_refuses_is_not_silent() throws IOException {
        silent.close();
        for (int i = 0; i < 2; i++) {
            now.addAndGet(DatabasePing.LONGEST_SILENCE.toNanos() + 1);
            assertThatThrownBy(() -> pulse.beats(silentOne())).isInstanceOf(SQLException.class);
        }

        assertThat(givenUp).hasValue(0);
    }

    private DatabaseSettings silentOne() {
        return address("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/cases?sslmode=disable");
    }

    private static DatabaseSettings address(String url) {
        Map<String, String> settings = Map.of(DatabaseSettings.URL, url, DatabaseSettings.USER, "sa");
        return DatabaseSettings.from(name -> Optional.ofNullable(settings.get(name)));
    }
}
