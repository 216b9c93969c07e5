package org.caseport.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.domain.chat.AChat.ANA;
import static org.caseport.domain.chat.AChat.KENJI;
import static org.caseport.domain.chat.AChat.NINE;
import static org.caseport.domain.chat.AChat.after;
import static org.caseport.domain.chat.AChat.at;

import java.time.Duration;
import java.time.Instant;
import org.caseport.domain.chat.Chat.Ending;
import org.caseport.domain.chat.Chat.State;
import org.caseport.domain.chat.Chat.Transition;
import org.caseport.domain.chat.ChatEntry.Side;
import org.junit.jupiter.api.Test;

/** When the timers may act, and that no time counts while no server ran. */
class ChatTimesTest {

    private static final Instant STARTED = at(-60);

    @Test
    void a_ring_lasts_60_seconds_and_anew_after_a_restart() {
        Chat ringing = after(AChat.waiting().ring(KENJI, NINE));

        assertThat(done(ringing.pass(false, STARTED, NINE.plusSeconds(59)))).isFalse();
        assertThat(done(ringing.pass(false, STARTED, NINE.plusSeconds(60)))).isTrue();
        assertThat(done(ringing.pass(false, at(10), at(10).plusSeconds(59)))).isFalse();
        assertThat(done(ringing.pass(false, at(10), at(11)))).isTrue();
    }

    @Test
    void the_place_is_kept_for_5_minutes_after_the_customer_was_seen() {
        Chat waiting = AChat.waiting();

        assertThat(done(waiting.goAway(at(3), STARTED, at(7)))).isFalse();
        assertThat(done(waiting.goAway(at(3), STARTED, at(8)))).isTrue();
        assertThat(done(waiting.goAway(null, STARTED, at(4)))).isFalse();
        assertThat(done(waiting.goAway(null, STARTED, at(5)))).isTrue();
        assertThat(done(waiting.goAway(at(3), at(100), at(104)))).isFalse();
        assertThat(done(waiting.goAway(at(3), at(100), at(105)))).isTrue();
    }

    @Test
    void who_waited_30_minutes_is_asked_and_has_5_minutes_to_answer() {
        assertThat(done(AChat.waiting().askToWait(STARTED, at(29)))).isFalse();
        Chat asked = after(AChat.waiting().askToWait(STARTED, at(30)));

        assertThat(done(asked.giveUp(STARTED, at(34)))).isFalse();
        assertThat(after(asked.giveUp(STARTED, at(35))).ending()).isEqualTo(Ending.NOBODY);
        assertThat(done(asked.giveUp(at(34), at(38)))).isFalse();
        Chat keeps = after(asked.keepWaiting(at(33)));
        assertThat(done(keeps.giveUp(STARTED, at(60)))).isFalse();
        assertThat(done(keeps.askToWait(STARTED, at(62)))).isFalse();
        assertThat(done(keeps.askToWait(STARTED, at(63)))).isTrue();
    }

    @Test
    void after_closing_a_chat_waits_15_minutes_or_not_at_all_with_nobody_there() {
        assertThat(done(AChat.waiting().close(at(10), false, at(24)))).isFalse();
        assertThat(after(AChat.waiting().close(at(10), false, at(25))).ending()).isEqualTo(Ending.CLOSED);
        assertThat(after(AChat.waiting().close(at(10), true, at(10))).ending()).isEqualTo(Ending.CLOSED);
        assertThat(done(AChat.open().close(at(10), true, at(60)))).isFalse();
    }

    @Test
    void an_agent_who_is_not_online_for_2_minutes_loses_the_chat_to_the_head_of_its_line() {
        Chat open = AChat.open();

        assertThat(done(open.lose(at(5), false, STARTED, at(6)))).isFalse();
        Chat lost = after(open.lose(at(5), false, STARTED, at(7)));
        assertThat(lost.state()).isEqualTo(State.WAITING);
        assertThat(lost.place()).isEqualTo(new Chat.Place(NINE, true));
        assertThat(lost.clock().waitsSince()).isEqualTo(at(7));
        assertThat(lost.acceptedAt()).isEqualTo(at(1));
        assertThat(done(open.lose(at(5), false, at(100), at(101)))).isFalse();
        assertThat(done(open.lose(at(5), true, STARTED, at(5)))).isTrue();
    }

    @Test
    void silence_is_asked_about_after_8_minutes_and_ends_after_10() {
        Chat answered = AChat.sent(AChat.open(), AChat.fromKenji("Does it work?"), at(2));

        assertThat(done(answered.askForSilence(STARTED, at(9)))).isFalse();
        Chat asked = after(answered.askForSilence(STARTED, at(10)));
        assertThat(done(asked.fallSilent(STARTED, at(11)))).isFalse();
        assertThat(after(asked.fallSilent(STARTED, at(12))).ending()).isEqualTo(Ending.SILENCE);
        Chat stillHere = after(asked.stillHere(Side.CUSTOMER, ANA, "Ana", at(11)));
        assertThat(done(stillHere.askForSilence(STARTED, at(18)))).isFalse();
        assertThat(done(stillHere.askForSilence(STARTED, at(19)))).isTrue();
        assertThat(done(asked.fallSilent(at(11), at(20)))).isFalse();
    }

    @Test
    void a_chat_never_ends_by_silence_while_the_customer_waits_for_support() {
        Chat asked = AChat.sent(AChat.open(), AChat.fromAna("Hello?"), at(2));

        assertThat(done(asked.askForSilence(STARTED, at(100)))).isFalse();
        assertThat(done(asked.fallSilent(STARTED, at(100)))).isFalse();
        assertThat(done(AChat.open().askForSilence(STARTED, at(100)))).isFalse();
    }

    @Test
    void a_hand_over_to_the_line_asks_others_for_the_rest_of_its_minute() {
        Chat toLine = AChat.handedToLine();
        Chat asks = after(toLine.ring(AChat.MEI, at(2).plusSeconds(20)));

        assertThat(asks.ring().until()).isEqualTo(at(3));
        Chat declined = after(asks.decline(AChat.MEI.id(), at(2).plusSeconds(30)));
        assertThat(declined.wantsAgent(at(2).plusSeconds(31))).isTrue();
        assertThat(declined.wantsAgent(at(3))).isFalse();
        assertThat(done(declined.keep(STARTED, at(3)))).isTrue();
        assertThat(done(declined.ring(KENJI, at(2).plusSeconds(40)))).isFalse();
    }

    @Test
    void the_first_forecast_that_was_shown_is_kept() {
        Chat first = AChat.waiting().forecast(Duration.ofMinutes(4));

        assertThat(first.forecast()).isEqualTo(Duration.ofMinutes(4));
        assertThat(first.forecast(Duration.ofMinutes(9))).isEqualTo(first);
    }

    private static boolean done(Transition transition) {
        return transition.result().isPresent();
    }
}
