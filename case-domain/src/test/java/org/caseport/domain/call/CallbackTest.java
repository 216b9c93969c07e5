package org.caseport.domain.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.domain.call.Callback.Ending.CANCELLED;
import static org.caseport.domain.call.Callback.Ending.GAVE_UP;
import static org.caseport.domain.call.Callback.Ending.REACHED;
import static org.caseport.domain.call.Callback.Ending.RESOLVED;
import static org.caseport.domain.call.Callback.State.ASKED;
import static org.caseport.domain.call.Callback.State.CLAIMED;
import static org.caseport.domain.call.Callback.State.DONE;
import static org.caseport.domain.call.Callback.State.PLANNED;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.Callback.Ending;
import org.caseport.domain.call.Callback.State;
import org.caseport.domain.call.Callback.Transition;
import org.caseport.domain.call.Callback.Why;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactLanguage;
import org.junit.jupiter.api.Test;

class CallbackTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final CaseId CASE = new CaseId("case-123456789012-muen-2026-74a757cd8cf7558a");
    private static final CaseId OTHER_CASE = new CaseId("case-123456789012-muen-2026-84a757cd8cf7558a");
    private static final Agent KENJI = new Agent(new PersonId("kenji"), "Kenji", false, Set.of("en"), Set.of());
    private static final PersonId LEE = new PersonId("lee");
    private static final PersonId ANA = new PersonId("ana");
    private static final CallbackNumber NUMBER = new CallbackNumber("DE", "+49 30 123456", "12");
    private static final CallbackNumber OTHER = new CallbackNumber("DE", "+49 30 654321", null);
    private static final CallTerms TERMS = new CallTerms(
            3,
            List.of(Duration.ofMinutes(30), Duration.ofHours(2)),
            Duration.ofMinutes(30),
            Duration.ofHours(4),
            Duration.ofMinutes(15),
            new Night(LocalTime.of(21, 0), LocalTime.of(8, 0)));
    private static final CallBy BY = by(NOW.plus(Duration.ofHours(1)));
    private static final CallBy LATER = by(NOW.plus(Duration.ofHours(5)));

    /** Every act, with the states from which it is possible and what comes of it. All else is refused. */
    private record Act(Function<Callback, Transition> does, Map<State, String> leadsTo) {}

    private static Map<String, Act> table() {
        Map<String, Act> table = new LinkedHashMap<>();
        table.put("claim", new Act(call -> call.claim(KENJI, NOW), Map.of(PLANNED, "CLAIMED")));
        table.put("prolong", new Act(call -> call.prolong(KENJI.id(), NOW), Map.of(CLAIMED, "CLAIMED")));
        table.put("give back", new Act(call -> call.giveBack(KENJI.id(), NOW), Map.of(CLAIMED, "PLANNED")));
        table.put("release", new Act(call -> call.release(NOW), Map.of(CLAIMED, "PLANNED")));
        table.put("lapse", new Act(call -> call.lapse(NOW.plus(TERMS.claim())), Map.of(CLAIMED, "PLANNED")));
        table.put("reached", new Act(call -> call.reached(KENJI.id(), NOW), Map.of(CLAIMED, "DONE REACHED")));
        table.put("missed", new Act(call -> call.missed(KENJI.id(), LATER, NOW), Map.of(CLAIMED, "PLANNED")));
        table.put("wrong number", new Act(call -> call.wrongNumber(KENJI.id(), NOW), Map.of(CLAIMED, "ASKED")));
        table.put(
                "another time", new Act(call -> call.anotherTime(KENJI.id(), LATER, NOW), Map.of(CLAIMED, "PLANNED")));
        table.put("change time", new Act(call -> call.changeTime(LATER, NOW), Map.of(PLANNED, "PLANNED")));
        table.put(
                "change number",
                new Act(
                        call -> call.changeNumber(OTHER, ANA, BERLIN, LATER, NOW),
                        Map.of(PLANNED, "PLANNED", ASKED, "PLANNED")));
        table.put(
                "cancel",
                new Act(call -> call.cancel(NOW), Map.of(PLANNED, "DONE CANCELLED", ASKED, "DONE CANCELLED")));
        table.put(
                "resolve",
                new Act(
                        call -> call.resolve(NOW),
                        Map.of(PLANNED, "DONE RESOLVED", ASKED, "DONE RESOLVED", CLAIMED, "DONE RESOLVED")));
        table.put(
                "move",
                new Act(
                        call -> call.moveTo(OTHER_CASE),
                        Map.of(PLANNED, "PLANNED", ASKED, "ASKED", CLAIMED, "CLAIMED")));
        return table;
    }

    @Test
    void each_act_leads_where_the_table_says_and_is_refused_everywhere_else() {
        Map<State, Callback> states = new EnumMap<>(State.class);
        states.put(PLANNED, planned());
        states.put(CLAIMED, claimed());
        states.put(ASKED, after(claimed().wrongNumber(KENJI.id(), NOW)));
        states.put(DONE, after(planned().cancel(NOW)));

        table().forEach((name, act) -> states.forEach((state, call) -> {
            Transition transition = act.does().apply(call);
            String expected = act.leadsTo().get(state);
            if (expected == null) {
                assertThat(transition)
                        .as(name + " from " + state)
                        .isEqualTo(new Transition.Refused(Why.valueOf(state.name())));
            } else {
                assertThat(words(after(transition))).as(name + " from " + state).isEqualTo(expected);
            }
        }));
    }

    @Test
    void what_an_agent_does_with_a_call_is_refused_to_every_other_agent() {
        Callback claimed = claimed();

        assertThat(List.of(
                        claimed.prolong(LEE, NOW),
                        claimed.giveBack(LEE, NOW),
                        claimed.reached(LEE, NOW),
                        claimed.missed(LEE, LATER, NOW),
                        claimed.wrongNumber(LEE, NOW),
                        claimed.anotherTime(LEE, LATER, NOW)))
                .containsOnly(new Transition.Refused(Why.CLAIMED));
    }

    @Test
    void a_claim_lasts_a_quarter_of_an_hour_and_is_prolonged_while_its_agent_is_online() {
        Instant soon = NOW.plus(Duration.ofMinutes(10));
        Callback prolonged = after(claimed().prolong(KENJI.id(), soon));

        assertThat(claimed().lapse(NOW.plus(TERMS.claim()).minusMillis(1)).result())
                .isEmpty();
        assertThat(prolonged.lapse(NOW.plus(TERMS.claim())).result()).isEmpty();
        assertThat(prolonged.lapse(soon.plus(TERMS.claim())).result()).isPresent();
        assertThat(prolonged.claim().since()).isEqualTo(NOW);
    }

    @Test
    void the_third_try_that_reaches_nobody_is_the_last() {
        Callback first = after(claimed().missed(KENJI.id(), LATER, NOW));
        Callback second = after(after(first.claim(KENJI, NOW)).missed(KENJI.id(), LATER, NOW));
        Callback third = after(after(second.claim(KENJI, NOW)).missed(KENJI.id(), LATER, NOW));

        assertThat(first.nextTry()).isEqualTo(2);
        assertThat(first.callBy()).isEqualTo(LATER);
        assertThat(second.isLastTry()).isTrue();
        assertThat(third.ending()).isEqualTo(GAVE_UP);
        assertThat(third.made()).isEqualTo(3);
    }

    @Test
    void another_time_a_return_and_a_lapse_are_no_tries() {
        assertThat(after(claimed().anotherTime(KENJI.id(), LATER, NOW)).made()).isZero();
        assertThat(after(claimed().giveBack(KENJI.id(), NOW)).made()).isZero();
        assertThat(after(claimed().release(NOW)).made()).isZero();
        assertThat(after(claimed().lapse(NOW.plus(TERMS.claim()))).made()).isZero();
    }

    @Test
    void the_same_number_again_changes_nothing_and_another_one_begins_its_tries_anew() {
        Callback tried = after(claimed().missed(KENJI.id(), LATER, NOW));

        assertThat(after(tried.changeNumber(NUMBER, LEE, BERLIN, BY, NOW))).isEqualTo(tried);
        Callback other = after(tried.changeNumber(OTHER, ANA, BERLIN, BY, NOW));
        assertThat(other.made()).isZero();
        assertThat(other.callBy()).isEqualTo(LATER);
        assertThat(other.number()).isEqualTo(OTHER);
    }

    @Test
    void another_number_for_a_wrong_one_is_called_by_a_new_instant() {
        Callback asked = after(claimed().wrongNumber(KENJI.id(), NOW));

        assertThat(after(asked.changeNumber(OTHER, ANA, BERLIN, LATER, NOW)).callBy())
                .isEqualTo(LATER);
    }

    @Test
    void a_call_ends_in_one_of_four_ways() {
        assertThat(Ending.values()).containsExactly(REACHED, GAVE_UP, CANCELLED, RESOLVED);
    }

    @Test
    void a_call_is_overdue_after_the_instant_by_which_it_was_owed_while_support_has_to_act() {
        assertThat(planned().isOverdue(BY.at())).isFalse();
        assertThat(planned().isOverdue(BY.at().plusMillis(1))).isTrue();
        assertThat(claimed().isOverdue(BY.at().plusMillis(1))).isTrue();
        assertThat(after(claimed().wrongNumber(KENJI.id(), NOW))
                        .isOverdue(BY.at().plusMillis(1)))
                .isFalse();
    }

    @Test
    void it_is_night_from_nine_to_eight_where_the_number_is() {
        Night night = TERMS.night();

        assertThat(night.isAt(Instant.parse("2026-11-24T20:00:00Z"), BERLIN)).isTrue();
        assertThat(night.isAt(Instant.parse("2026-11-24T19:59:59Z"), BERLIN)).isFalse();
        assertThat(night.isAt(Instant.parse("2026-11-24T06:59:59Z"), BERLIN)).isTrue();
        assertThat(night.isAt(Instant.parse("2026-11-24T07:00:00Z"), BERLIN)).isFalse();
        assertThat(night.endsAt(Instant.parse("2026-11-24T22:00:00Z"), BERLIN)).isEqualTo("2026-11-25T07:00:00Z");
        assertThat(night.endsAt(Instant.parse("2026-11-25T03:00:00Z"), BERLIN)).isEqualTo("2026-11-25T07:00:00Z");
        assertThat(night.endsAt(NOW, BERLIN)).isEqualTo(NOW);
        // The clock goes back in this night, which is an hour longer.
        assertThat(night.endsAt(Instant.parse("2026-10-24T20:00:00Z"), BERLIN)).isEqualTo("2026-10-25T07:00:00Z");
    }

    private static String words(Callback call) {
        Ending ending = call.ending();
        return call.state() + (ending == null ? "" : " " + ending);
    }

    private static Callback after(Transition transition) {
        return transition.result().orElseThrow();
    }

    private static Callback planned() {
        return Callback.plan(
                new CallbackId("0".repeat(31) + "1"),
                CASE,
                NUMBER,
                ANA,
                ContactLanguage.ENGLISH,
                BERLIN,
                TERMS,
                BY,
                NOW);
    }

    private static Callback claimed() {
        return after(planned().claim(KENJI, NOW));
    }

    private static CallBy by(Instant at) {
        return new CallBy(at, NOW, CallBy.Basis.LATER_CALL, NOW, null, BERLIN, "2022-05", List.of());
    }
}
