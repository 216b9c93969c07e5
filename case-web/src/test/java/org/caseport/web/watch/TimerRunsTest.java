package org.caseport.web.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.caseport.web.watch.TimerRuns.Chore;
import org.junit.jupiter.api.Test;

class TimerRunsTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");

    private final TimerRuns rounds = new TimerRuns();

    @Test
    void a_round_is_remembered_with_what_it_did_and_a_failure_until_the_next() {
        rounds.clock = Clock.fixed(MONDAY_NINE, ZoneOffset.UTC);
        assertThat(rounds.last(Chore.PROMISES).began()).isNull();

        rounds.counted(Chore.PROMISES, () -> 3);
        assertThatThrownBy(() -> rounds.of(Chore.PROMISES, () -> {
                    throw new IllegalStateException("the subject of somebody's case");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(rounds.last(Chore.PROMISES))
                .returns(MONDAY_NINE, TimerRuns.Round::began)
                .returns(2L, TimerRuns.Round::rounds)
                .returns(3L, TimerRuns.Round::done)
                .returns(1L, TimerRuns.Round::failures)
                .returns("IllegalStateException", TimerRuns.Round::failure);
        rounds.counted(Chore.PROMISES, () -> 0);
        assertThat(rounds.last(Chore.PROMISES).failure()).isNull();
    }
}
