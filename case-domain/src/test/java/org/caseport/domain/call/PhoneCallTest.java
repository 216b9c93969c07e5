package org.caseport.domain.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.PhoneCall.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How a call by the telephone system goes on, and what is certain about it. */
class PhoneCallTest {

    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final PhoneCall PLACED =
            PhoneCall.place(new CallbackId("0123456789abcdef0123456789abcdef"), 1, new PersonId("kim"), NINE);

    @Test
    void it_rings_at_the_agent_then_at_the_customer_and_says_how_long_they_talked() {
        PhoneCall ended = moved(moved(moved(PLACED, State.RINGING_CUSTOMER, 5), State.CONNECTED, 15), State.ENDED, 135);

        assertThat(ended.length()).contains(Duration.ofMinutes(2));
        assertThat(ended.state().proposed()).contains(CallOutcome.REACHED);
        assertThat(ended.placedAt()).isEqualTo(NINE);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void it_never_rings_at_the_customer_twice(State state) {
        PhoneCall call = in(state);

        assertThat(call.move(State.RINGING_CUSTOMER, NINE).isPresent()).isEqualTo(state == State.RINGING_AGENT);
        assertThat(call.move(State.RINGING_AGENT, NINE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void what_has_ended_stays_so(State state) {
        if (!state.isLive()) {
            for (State next : State.values()) {
                assertThat(in(state).move(next, NINE)).as(next.code()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void it_is_asked_for_again_only_where_the_customers_phone_certainly_did_not_ring(State state) {
        assertThat(in(state).isPlaceableAgain(NINE))
                .isEqualTo(state == State.NOT_PLACED || state == State.AGENT_NO_ANSWER);
    }

    @ParameterizedTest
    @CsvSource({"RINGING_AGENT, NOT_PLACED", "RINGING_CUSTOMER, UNKNOWN", "CONNECTED, UNKNOWN", "BUSY, BUSY"})
    void a_call_of_which_no_server_knows_any_more_is_lost(State state, State known) {
        PhoneCall call = in(state);

        assertThat(call.stateAt(NINE.plus(PhoneCall.LOST_AFTER))).isEqualTo(state);
        assertThat(call.stateAt(NINE.plus(PhoneCall.LOST_AFTER).plusMillis(1))).isEqualTo(known);
    }

    @Test
    void the_extension_of_a_phone_has_no_character_with_a_meaning_in_a_channels_address() {
        assertThat(AgentPhones.isExtension("204")).isTrue();
        assertThat(AgentPhones.isExtension("kenji.sato-1")).isTrue();
        for (String wrong : new String[] {"", "2 04", "204@trunk", "204/n", "204&205", "204,1", "-1", "2".repeat(41)}) {
            assertThat(AgentPhones.isExtension(wrong)).as(wrong).isFalse();
        }
    }

    private static PhoneCall in(State state) {
        return new PhoneCall(PLACED.callback(), 1, PLACED.agent(), state, NINE, null, NINE, NINE);
    }

    private static PhoneCall moved(PhoneCall call, State state, int seconds) {
        Optional<PhoneCall> moved = call.move(state, NINE.plusSeconds(seconds));
        return moved.orElseThrow();
    }
}
