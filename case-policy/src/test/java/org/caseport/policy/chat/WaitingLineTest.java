package org.caseport.policy.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.chat.Chat.Place;
import org.caseport.domain.chat.ChatId;
import org.caseport.policy.chat.WaitingLine.Match;
import org.caseport.policy.chat.WaitingLine.OnDuty;
import org.caseport.policy.chat.WaitingLine.Waiting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose turn it is, who is asked, and where a chat stands. */
class WaitingLineTest {

    private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");
    private static final Agent KENJI = agent("kenji", "en", "ja");
    private static final Agent MEI = agent("mei", "en");

    @Test
    void urgent_chats_come_first_and_in_a_lane_who_asked_first() {
        WaitingLine line = line(List.of(), usual(3, 1), urgent(1, 4), usual(4, 0), urgent(2, 3));

        assertThat(line.order()).containsExactly(id(2), id(1), id(4), id(3));
    }

    @Test
    void at_most_three_urgent_chats_pass_one_that_asked_before_them() {
        WaitingLine line =
                line(List.of(), usual(1, 0), urgent(2, 1), urgent(3, 2), urgent(4, 3), urgent(5, 4), urgent(6, 5));

        assertThat(line.order()).containsExactly(id(2), id(3), id(4), id(1), id(5), id(6));
    }

    @Test
    void those_that_passed_it_already_count_and_those_that_asked_before_it_do_not() {
        WaitingLine line = line(List.of(), passedTwice(1, 3), urgent(2, 1), urgent(3, 2), urgent(4, 4), urgent(5, 5));

        assertThat(line.order()).containsExactly(id(2), id(3), id(4), id(1), id(5));
    }

    @Test
    void a_chat_that_was_open_before_stands_at_the_head_of_its_lane() {
        WaitingLine line = line(List.of(), usual(1, 0), returned(2, 5), urgent(3, 6));

        assertThat(line.order()).containsExactly(id(3), id(2), id(1));
    }

    @Test
    void the_first_is_asked_of_who_has_the_case_then_of_the_least_busy_then_of_who_was_rung_longest_ago() {
        Waiting chat = usual(1, 0);
        OnDuty busyKenji = new OnDuty(KENJI, 3, 2, null, false, false);
        OnDuty freeMei = new OnDuty(MEI, 3, 1, NINE, false, false);

        assertThat(line(List.of(busyKenji, freeMei), of(chat, KENJI.id())).next())
                .contains(new Match(id(1), KENJI));
        assertThat(line(List.of(busyKenji, freeMei), chat).next()).contains(new Match(id(1), MEI));
        assertThat(line(List.of(new OnDuty(MEI, 3, 1, NINE, false, false), onDuty(KENJI, 3, 1)), chat)
                        .next())
                .contains(new Match(id(1), KENJI));
    }

    @Test
    void nobody_is_asked_who_is_full_rung_in_a_call_or_does_not_speak_the_language() {
        Waiting chat = usual(1, 0);

        assertThat(line(List.of(onDuty(MEI, 3, 3)), chat).next()).isEmpty();
        assertThat(line(List.of(onDuty(MEI, 0, 0)), chat).next()).isEmpty();
        assertThat(line(List.of(new OnDuty(MEI, 3, 0, null, true, false)), chat).next())
                .isEmpty();
        assertThat(line(List.of(new OnDuty(MEI, 3, 0, null, false, true)), chat).next())
                .isEmpty();
        assertThat(line(List.of(onDuty(MEI, 3, 0)), japanese(1, 0)).next()).isEmpty();
        assertThat(line(List.of(onDuty(KENJI, 3, 0)), japanese(1, 0)).next()).contains(new Match(id(1), KENJI));
    }

    @Test
    void a_chat_is_passed_over_while_its_customer_is_not_there() {
        WaitingLine line = line(List.of(onDuty(MEI, 3, 0)), away(usual(1, 0)), usual(2, 1));

        assertThat(line.next()).contains(new Match(id(2), MEI));
        assertThat(line.placeOf(id(2))).isEqualTo(2);
    }

    @Test
    void who_declined_is_asked_again_only_if_there_is_nobody_else_and_not_at_once() {
        Waiting declined = declined(usual(1, 0), MEI.id(), NINE.plusSeconds(60));

        assertThat(line(List.of(onDuty(MEI, 3, 0), onDuty(KENJI, 3, 2)), declined)
                        .next())
                .contains(new Match(id(1), KENJI));
        assertThat(line(List.of(onDuty(MEI, 3, 0), onDuty(KENJI, 3, 3)), declined)
                        .next())
                .isEmpty();
        assertThat(line(List.of(onDuty(MEI, 3, 0)), declined).next()).isEmpty();
        assertThat(WaitingLine.of(List.of(declined), List.of(onDuty(MEI, 3, 0)), 3, NINE.plusSeconds(60))
                        .next())
                .contains(new Match(id(1), MEI));
    }

    @Test
    void the_place_counts_the_chats_that_some_agent_could_take_who_can_take_this_one() {
        WaitingLine line = line(List.of(onDuty(MEI, 1, 1)), japanese(1, 0), usual(2, 1), usual(3, 2));

        assertThat(line.placeOf(id(3))).isEqualTo(2);
        assertThat(line(List.of(onDuty(KENJI, 1, 1)), japanese(1, 0), usual(2, 1))
                        .placeOf(id(2)))
                .isEqualTo(2);
        assertThat(line(List.of(), japanese(1, 0), usual(2, 1), usual(3, 2)).placeOf(id(3)))
                .isEqualTo(2);
    }

    @Test
    void the_wait_counts_agents_who_can_take_the_chat() {
        WaitingLine line =
                line(List.of(onDuty(MEI, 3, 3), onDuty(KENJI, 3, 2)), usual(1, -4), usual(2, 1), usual(3, 2));

        assertThat(line.waitOf(id(3), Duration.ofMinutes(9), 50))
                .isEqualTo(new ExpectedWait(2, 2, 6, 1, Duration.ofMinutes(9), 50, Duration.ofMinutes(4)));
        assertThat(line.waitOf(id(1), Duration.ofMinutes(9), 50).firstWaited()).isNull();
    }

    private static WaitingLine line(List<OnDuty> agents, Waiting... waiting) {
        return WaitingLine.of(List.of(waiting), agents, 3, NINE);
    }

    private static OnDuty onDuty(Agent agent, int most, int busy) {
        return new OnDuty(agent, most, busy, null, false, false);
    }

    private static Waiting usual(int number, int minute) {
        return waiting(number, "en", 1, new Place(at(minute), false), 0);
    }

    private static Waiting urgent(int number, int minute) {
        return waiting(number, "en", 0, new Place(at(minute), false), 0);
    }

    private static Waiting japanese(int number, int minute) {
        return waiting(number, "ja", 1, new Place(at(minute), false), 0);
    }

    private static Waiting returned(int number, int minute) {
        return waiting(number, "en", 1, new Place(at(minute), true), 0);
    }

    private static Waiting passedTwice(int number, int minute) {
        return waiting(number, "en", 1, new Place(at(minute), false), 2);
    }

    private static Waiting waiting(int number, String language, int lane, Place place, int passed) {
        return new Waiting(
                id(number), language, "compute", lane, place, passed, null, true, true, place.since(), Map.of(), null);
    }

    private static Waiting of(Waiting chat, PersonId assignee) {
        return changed(chat, assignee, true, Map.of());
    }

    private static Waiting away(Waiting chat) {
        return changed(chat, null, false, Map.of());
    }

    private static Waiting declined(Waiting chat, PersonId agent, Instant until) {
        return changed(chat, null, true, Map.of(agent, until));
    }

    private static Waiting changed(
            Waiting chat, @Nullable PersonId assignee, boolean here, Map<PersonId, Instant> notAgain) {
        return new Waiting(
                chat.id(),
                chat.language(),
                chat.service(),
                chat.lane(),
                chat.place(),
                chat.passed(),
                assignee,
                true,
                here,
                chat.waitsSince(),
                notAgain,
                null);
    }

    private static Instant at(int minute) {
        return NINE.plus(Duration.ofMinutes(minute));
    }

    private static ChatId id(int number) {
        return new ChatId(String.format("%032x", number));
    }

    private static Agent agent(String name, String... languages) {
        return new Agent(new PersonId(name), name, false, Set.of(languages), Set.of());
    }
}
