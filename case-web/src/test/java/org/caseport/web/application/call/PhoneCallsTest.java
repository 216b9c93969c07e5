package org.caseport.web.application.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.KIM;
import static org.caseport.web.application.SupportDesk.LEE;
import static org.caseport.web.application.SupportDesk.done;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.Role;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.PhoneCall;
import org.caseport.domain.call.PhoneCall.State;
import org.caseport.domain.cases.CaseEvent.CallChanged;
import org.caseport.domain.cases.CaseEvent.CallStep;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.web.Injector;
import org.caseport.web.Told;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.call.PlacingPhoneCalls.HungUp;
import org.caseport.web.application.call.PlacingPhoneCalls.Moved;
import org.caseport.web.application.call.PlacingPhoneCalls.Placed;
import org.caseport.web.fakes.InMemoryPhoneCalls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that a telephone system places, once for each outcome. */
class PhoneCallsTest {

    private final SupportDesk desk = new SupportDesk();
    private final InMemoryPhoneCalls phone = new InMemoryPhoneCalls();
    private final Told<Placed> placed = new Told<>();
    private final Told<HungUp> hungUp = new Told<>();
    private final Told<Moved> moved = new Told<>();
    private final Callback callback =
            desk.callbacks.open(desk.openCase(BUSINESS, byPhone()).id());
    private final PlacingPhoneCalls placing = placing("ari");

    @BeforeEach
    void kim_has_the_call_and_a_phone() {
        phone.extensions.put(KIM.id(), "204");
        done(desk.claimingCalls.claim(KIM, callback.id(), false));
    }

    @Test
    void a_call_is_placed_from_the_agents_phone_to_the_number() {
        PhoneCall call = done(placing.place(KIM, callback.id()));

        assertThat(call.state()).isEqualTo(State.RINGING_AGENT);
        assertThat(placed.all).containsExactly(new Placed(call, "204", callback.number()));
        assertThat(placed.all.toString()).doesNotContain("7946");
        assertThat(entries(JournalAct.PHONE_CALL_PLACED)).hasSize(1).allSatisfy(entry -> {
            assertThat(entry.person()).isEqualTo(KIM.id());
            assertThat(entry.target()).isEqualTo(callback.caseId().value());
            assertThat(entry.detail()).isEqualTo("1");
        });
    }

    @Test
    void asking_again_while_it_goes_on_places_no_other() {
        PhoneCall first = done(placing.place(KIM, callback.id()));
        desk.later(Duration.ofSeconds(5));

        assertThat(done(placing.place(KIM, callback.id()))).isEqualTo(first);
        assertThat(placing.move(first, State.RINGING_CUSTOMER)).isTrue();
        assertThat(done(placing.place(KIM, callback.id())).state()).isEqualTo(State.RINGING_CUSTOMER);
        assertThat(placed.all).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"ENDED", "BUSY", "NO_ANSWER", "NO_SUCH_NUMBER", "HUNG_UP", "FAILED", "UNKNOWN"})
    void a_customer_whose_phone_may_have_rung_is_not_called_again_for_this_try(State state) {
        customerRings();
        if (state == State.ENDED) {
            placing.move(call(), State.CONNECTED);
        }
        assertThat(placing.move(call(), state)).isTrue();

        assertThat(placing.place(KIM, callback.id()))
                .isEqualTo(new Outcome.Refused<>(CallRejection.Why.ALREADY_PLACED));
        assertThat(placed.all).hasSize(1);
    }

    @Test
    void another_agent_with_the_same_try_does_not_have_the_customer_called_again_either() {
        customerRings();
        done(desk.claimingCalls.giveBack(KIM, callback.id()));
        done(desk.claimingCalls.claim(LEE, callback.id(), false));
        phone.extensions.put(LEE.id(), "205");
        placing.move(call(), State.UNKNOWN);

        assertThat(placing.place(LEE, callback.id()))
                .isEqualTo(new Outcome.Refused<>(CallRejection.Why.ALREADY_PLACED));
    }

    @Test
    void the_next_try_has_a_call_of_its_own() {
        customerRings();
        placing.move(call(), State.BUSY);
        desk.recordingCalls.record(KIM, callback.id(), UUID.randomUUID(), DraftFields.of(Map.of("outcome", "busy")));
        desk.later(Duration.ofHours(1));
        done(desk.claimingCalls.claim(KIM, callback.id(), false));

        assertThat(placing.of(KIM, desk.callbacks.byId.get(callback.id()))).isEmpty();
        assertThat(done(placing.place(KIM, callback.id())).number()).isEqualTo(2);
    }

    @Test
    void an_agent_who_did_not_pick_up_may_ask_again_and_the_call_before_says_nothing_any_more() {
        PhoneCall first = done(placing.place(KIM, callback.id()));
        placing.move(first, State.AGENT_NO_ANSWER);
        desk.later(Duration.ofSeconds(50));

        PhoneCall second = done(placing.place(KIM, callback.id()));

        assertThat(second.placedAt()).isAfter(first.placedAt());
        assertThat(placed.all).hasSize(2);
        assertThat(placing.move(first, State.RINGING_CUSTOMER)).isFalse();
        assertThat(placing.move(second, State.RINGING_CUSTOMER)).isTrue();
    }

    @Test
    void a_call_that_was_lost_before_the_customers_phone_rang_may_be_asked_for_again() {
        PhoneCall first = done(placing.place(KIM, callback.id()));
        desk.later(PhoneCall.LOST_AFTER.plusSeconds(1));

        done(placing.place(KIM, callback.id()));

        assertThat(placed.all).hasSize(2);
        assertThat(placing.move(first, State.RINGING_CUSTOMER)).isFalse();
    }

    @Test
    void nothing_rings_at_a_customer_whose_call_the_agent_has_no_more() {
        PhoneCall call = done(placing.place(KIM, callback.id()));
        done(desk.claimingCalls.giveBack(KIM, callback.id()));

        assertThat(placing.move(call, State.RINGING_CUSTOMER)).isFalse();
        assertThat(placing.move(call, State.AGENT_NO_ANSWER)).isTrue();
    }

    @Test
    void only_the_agent_who_has_the_call_and_a_phone_can_place_it() {
        assertThat(placing.place(LEE, callback.id()).rejection().orElseThrow()).isInstanceOf(CallRejection.Taken.class);
        assertThat(placing.hangUp(LEE, callback.id()).rejection().orElseThrow())
                .isInstanceOf(CallRejection.Taken.class);
        phone.extensions.clear();
        assertThat(placing.place(KIM, callback.id())).isEqualTo(new Outcome.Refused<>(CallRejection.Why.NO_PHONE));
        assertThat(placing("links").place(KIM, callback.id()))
                .isEqualTo(new Outcome.Refused<>(CallRejection.Why.NO_PHONE_SYSTEM));
        assertThat(placed.all).isEmpty();
        assertThat(entries(JournalAct.PHONE_CALL_PLACED)).hasSize(4).noneMatch(entry -> entry.detail()
                .isEmpty());
    }

    @Test
    void the_end_of_a_claim_ends_a_ringing_and_no_conversation() {
        PhoneCall call = done(placing.place(KIM, callback.id()));
        claimEnds();
        assertThat(hungUp.all).containsExactly(new HungUp(call));

        customerRings();
        placing.move(call(), State.CONNECTED);
        hungUp.all.clear();
        claimEnds();

        assertThat(hungUp.all).isEmpty();
        done(placing.hangUp(KIM, callback.id()));
        assertThat(hungUp.all).hasSize(1);
    }

    @Test
    void what_came_of_it_is_in_the_journal_without_the_number() {
        customerRings();
        placing.move(call(), State.BUSY);

        assertThat(entries(JournalAct.PHONE_CALL_ENDED))
                .extracting(JournalEntry::detail)
                .containsExactly("busy 1");
        assertThat(moved.all)
                .extracting(event -> event.call().state())
                .containsExactly(State.RINGING_CUSTOMER, State.BUSY);
        assertThat(desk.journal.toString()).doesNotContain("7946");
    }

    @Test
    void agents_enter_the_extension_of_their_phone_where_there_is_a_telephone_system() {
        ChoosingPhones choosing = new Injector().with(phone, placing).fill(new ChoosingPhones());
        Person kim = person(Role.AGENT);

        assertThat(choosing.choose(kim, " 300 ")).isTrue();
        assertThat(choosing.of(kim)).isEqualTo("300");
        assertThat(choosing.choose(kim, "300@elsewhere")).isFalse();
        assertThat(choosing.choose(kim, "")).isTrue();
        assertThat(choosing.of(kim)).isEmpty();
        assertThat(choosing.isOffered(person(Role.ADMINISTRATOR))).isFalse();
        assertThat(new Injector()
                        .with(phone, placing("links"))
                        .fill(new ChoosingPhones())
                        .isOffered(kim))
                .isFalse();
    }

    private PlacingPhoneCalls placing(String kind) {
        Injector injector = new Injector()
                .setting("caseport.phone", kind)
                .with(desk.clock, desk.cases, desk.callbacks, phone)
                .with(Journal.class, desk.journal::add);
        PlacingPhoneCalls filled = injector.with(injector.fill(new HeldCalls())).fill(new PlacingPhoneCalls());
        filled.placed = placed;
        filled.hungUp = hungUp;
        filled.moved = moved;
        return filled;
    }

    private void customerRings() {
        phone.all.clear();
        assertThat(placing.move(done(placing.place(KIM, callback.id())), State.RINGING_CUSTOMER))
                .isTrue();
    }

    private PhoneCall call() {
        return phone.all.get(0);
    }

    private void claimEnds() {
        placing.claimEnded(new CallChanged(
                callback.caseId(), KIM.id(), callback.id().value(), CallStep.GIVEN_BACK, "", desk.clock.now));
    }

    private List<JournalEntry> entries(JournalAct act) {
        return desk.journal.stream().filter(act::isOf).toList();
    }

    private static Person person(Role role) {
        return new Person(KIM.id(), "kim@demo.example", "Kim", Set.of(role), null, null, null);
    }

    private static Map<String, String> byPhone() {
        Map<String, String> fields = new HashMap<>(SupportDesk.completeTechnicalCase());
        fields.put(DraftFields.METHOD, "phone");
        fields.put(DraftFields.COUNTRY, "GB");
        fields.put(DraftFields.PHONE, "020 7946 0018");
        return fields;
    }
}
