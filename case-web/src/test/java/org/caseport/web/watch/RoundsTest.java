package org.caseport.web.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.caseport.web.watch.Rounds.Chore;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");

    private final Rounds rounds = new Rounds();

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
                .returns(MONDAY_NINE, Rounds.Round::began)
                .returns(2L, Rounds.Round::rounds)
                .returns(3L, Rounds.Round::done)
                .returns(1L, Rounds.Round::failures)
                .returns("IllegalStateException", Rounds.Round::failure);
        rounds.counted(Chore.PROMISES, () -> 0);
        assertThat(rounds.last(Chore.PROMISES).failure()).isNull();
    }
}
