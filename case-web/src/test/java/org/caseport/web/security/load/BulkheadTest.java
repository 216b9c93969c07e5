package org.caseport.web.security.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkheadTest {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration PATIENT = Duration.ofMinutes(1);

    private final ExecutorService others = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        others.shutdownNow();
    }

    @Test
    void one_person_does_one_thing_at_a_time() throws Exception {
        Bulkhead turns = new Bulkhead(4, AT_ONCE);

        Bulkhead.Turn first = turns.turn("ines").orElseThrow();

        assertThat(turns.turn("ines")).isEmpty();
        first.end();
        assertThat(turns.turn("ines")).isPresent();
    }

    @Test
    void others_go_on_meanwhile_until_there_are_too_many() throws Exception {
        Bulkhead turns = new Bulkhead(2, AT_ONCE);

        assertThat(turns.turn("ines")).isPresent();
        Bulkhead.Turn second = turns.turn("kenji").orElseThrow();

        assertThat(turns.turn("ruth")).isEmpty();
        second.end();
        assertThat(turns.turn("ruth")).isPresent();
    }

    @Test
    void who_waits_gets_a_turn_when_the_one_before_has_ended_and_a_third_is_sent_away() throws Exception {
        Bulkhead turns = new Bulkhead(4, PATIENT);
        CountDownLatch came = new CountDownLatch(1);
        Bulkhead.Turn first = turns.turn("ines").orElseThrow();

        Future<Optional<Bulkhead.Turn>> waiting = others.submit(() -> {
            came.countDown();
            return turns.turn("ines");
        });
        came.await();
        while (turns.waitingOf("ines") == 0) {
            Thread.onSpinWait();
        }

        assertThat(turns.turn("ines")).isEmpty();
        first.end();
        assertThat(waiting.get()).isPresent();
    }

    @Test
    void nobody_is_remembered_who_does_nothing() throws Exception {
        Bulkhead turns = new Bulkhead(1, AT_ONCE);

        Bulkhead.Turn first = turns.turn("ines").orElseThrow();

        assertThat(turns.turn("kenji")).isEmpty();
        assertThat(turns.people()).isEqualTo(1);
        first.end();
        assertThat(turns.people()).isZero();
    }
}
