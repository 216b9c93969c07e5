package org.caseport.persistence.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.call.AgentPhones;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.call.CallList;
import org.caseport.domain.call.CallList.View;
import org.caseport.domain.call.CallOutcome;
import org.caseport.domain.call.CallTerms;
import org.caseport.domain.call.CallTry;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.call.Callbacks.Counts;
import org.caseport.domain.call.Night;
import org.caseport.domain.call.PhoneCall;
import org.caseport.domain.call.PhoneCalls;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.live.Revisions;
import org.caseport.domain.live.Topic;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.QueryCount;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stored callbacks promise, whatever the database. The sample cases are urgent, in Japanese, on compute. */
abstract class CallbackContract extends DatabaseContract {

    private static final int AGENTS = 16;
    private static final int CALLS = 300;

    private static final Agent AIKO = agent("aiko");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final CallTerms TERMS = new CallTerms(
            3,
            List.of(Duration.ofMinutes(30), Duration.ofHours(2)),
            Duration.ofMinutes(30),
            Duration.ofHours(4),
            Duration.ofMinutes(15),
            new Night(LocalTime.of(21, 0), LocalTime.of(8, 0)));

    private Member member;

    /** The list is one for all accounts, so no test may leave a call in it. */
    @BeforeEach
    void begin_with_an_empty_list() {
        for (String table : List.of("attachment", "communication", "support_case")) {
            database.act(kept ->
                    kept.entities.createNativeQuery("delete from " + table).executeUpdate());
        }
        member = Sample.memberOf(database);
    }

    @Test
    void a_callback_is_read_as_it_was_stored() {
        CallBy by = new CallBy(
                at(60),
                at(0),
                CallBy.Basis.AFTER_OPENING,
                at(0),
                at(30),
                TOKYO,
                "2022-05",
                List.of(new Promise.Stretch(at(30), at(60), Promise.Why.COUNTED, null)));
        Callback planned = planned(stored("a"), by, BERLIN);
        Callback claimed = planned.claim(AIKO, at(5)).result().orElseThrow();

        database.act(kept -> callbacks(kept).add(planned));
        assertThat(read(planned.id())).contains(planned);
        database.act(kept -> callbacks(kept).store(claimed));
        assertThat(read(planned.id())).contains(claimed);
        Callback done = claimed.reached(AIKO.id(), at(9)).result().orElseThrow();
        database.act(kept -> callbacks(kept).store(done));

        assertThat(read(planned.id())).contains(done);
        assertThat(database.<List<Callback>>ask(kept -> callbacks(kept).of(done.caseId())))
                .containsExactly(done);
        assertThat(read(new CallbackId(Sample.hex()))).isEmpty();
    }

    @Test
    void a_case_has_one_callback_that_is_not_done() {
        SupportCase supportCase = stored("a");
        Callback first = planned(supportCase, owed(60), BERLIN);
        Callback second = planned(supportCase, owed(60), BERLIN);
        database.act(kept -> callbacks(kept).add(first));

        assertThatThrownBy(() -> database.act(kept -> callbacks(kept).add(second)));
        database.act(kept -> callbacks(kept).store(first.cancel(at(1)).result().orElseThrow()));
        database.act(kept -> callbacks(kept).add(second));

        assertThat(database.<Optional<Callback>>ask(kept -> callbacks(kept).lockOpenOf(supportCase.id())))
                .contains(second);
    }

    @Test
    void tries_are_found_by_their_keys_and_what_is_typed_stays_until_it_is_taken_away() {
        Callback planned = added(owed(60), BERLIN);
        CallTry busy = attempt(planned, CallOutcome.BUSY, 1, 3);
        CallTry reached = attempt(planned, CallOutcome.REACHED, 2, 40);
        database.act(kept -> {
            callbacks(kept).add(busy);
            callbacks(kept).add(reached);
            callbacks(kept).keepTyped(planned.id(), AIKO.id(), Map.of("note", "Läutet \" lang"), at(1));
        });

        assertThat(database.<Optional<CallTry>>ask(kept -> callbacks(kept).tryOf(planned.id(), busy.key())))
                .contains(busy);
        assertThat(database.<List<CallTry>>ask(kept -> callbacks(kept).triesOf(planned.id())))
                .containsExactly(busy, reached);
        assertThatThrownBy(() -> database.act(kept -> callbacks(kept).add(busy)));
        assertThat(typed(planned)).isEqualTo(Map.of("note", "Läutet \" lang"));
        database.act(kept -> callbacks(kept).keepTyped(planned.id(), AIKO.id(), Map.of(), at(2)));
        assertThat(typed(planned)).isEmpty();
    }

    @Test
    void an_export_has_every_callback_once_with_its_tries() {
        List<Callback> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Callback planned = added(owed(60), BERLIN);
            CallTry made = attempt(planned, CallOutcome.BUSY, 1, i);
            database.act(kept -> callbacks(kept).add(made));
            all.add(planned);
        }
        List<Callbacks.Recorded> exported = new ArrayList<>();
        CallbackId last = Callbacks.BEFORE_ALL;
        while (true) {
            CallbackId after = last;
            List<Callbacks.Recorded> page = database.ask(kept -> callbacks(kept).exportOf(member.account(), after, 2));
            if (page.isEmpty()) {
                break;
            }
            exported.addAll(page);
            last = page.get(page.size() - 1).callback().id();
        }

        assertThat(exported).extracting(Callbacks.Recorded::callback).containsExactlyInAnyOrderElementsOf(all);
        assertThat(exported).allSatisfy(one -> assertThat(one.tries()).hasSize(1));
    }

    @Test
    void the_list_has_those_whose_time_has_come_by_call_by_and_then_the_later_ones() {
        Callback late = added(owed(90), BERLIN);
        Callback soon = added(owed(30), BERLIN);
        Callback tonight = added(next(400), BERLIN);
        Callback later = added(next(200), BERLIN);
        Callback asked = added(owed(10), BERLIN);
        store(asked.claim(AIKO, at(1)).result().orElseThrow().wrongNumber(AIKO.id(), at(2)));
        Callback done = added(owed(10), BERLIN);
        store(done.cancel(at(1)));

        List<CallList.Line> first = page(View.ALL, null, 3);
        List<CallList.Line> second = page(View.ALL, first.get(2).place(), 3);

        assertThat(first).extracting(line -> line.callback().id()).containsExactly(soon.id(), late.id(), later.id());
        assertThat(second).extracting(line -> line.callback().id()).containsExactly(tonight.id());
        assertThat(first.get(0).severity()).isEqualTo(Severity.URGENT);
        assertThat(first.get(0).accountName()).isEqualTo("Bäckerei Bergmann 🥨");
        assertThat(page(View.OVERDUE, null, 9)).isEmpty();
        assertThat(database.<Counts>ask(kept -> callbacks(kept).counts(at(45)))).isEqualTo(new Counts(2, 2, 0, 1, 1));
    }

    @Test
    void the_next_call_is_the_most_urgent_that_the_agent_can_make_and_not_at_night() {
        Callback tokyo = added(owed(20), TOKYO);
        Callback berlin = added(owed(30), BERLIN);
        Instant night = Instant.parse("2026-11-23T13:00:00Z");

        // The sample cases are urgent, so that they are called at night, too.
        assertThat(next(AIKO, night)).contains(tokyo.id());
        severity("low");
        assertThat(next(AIKO, night)).contains(berlin.id());
        assertThat(next(AIKO, Instant.parse("2026-11-23T09:30:00Z"))).contains(tokyo.id());
        assertThat(next(new Agent(new PersonId("x"), "X", false, Set.of("en"), Set.of()), night))
                .isEmpty();
        assertThat(next(new Agent(new PersonId("x"), "X", false, Set.of("ja"), Set.of("storage")), night))
                .isEmpty();
        store(berlin.claim(AIKO, night));
        assertThat(next(AIKO, night)).isEmpty();
    }

    @Test
    void claims_that_lapse_are_found_the_longest_first() {
        Callback one = added(owed(20), BERLIN);
        Callback two = added(owed(20), BERLIN);
        store(one.claim(AIKO, at(5)));
        store(two.claim(AIKO, at(1)));

        assertThat(database.<List<CallbackId>>ask(kept -> callbacks(kept).lapsed(at(15), 9)))
                .isEmpty();
        assertThat(database.<List<CallbackId>>ask(kept -> callbacks(kept).lapsed(at(21), 9)))
                .containsExactly(two.id(), one.id());
    }

    @Test
    void unanswered_cases_that_chose_the_phone_and_have_no_call_are_found() {
        SupportCase lacking = stored("lacking");
        Callback done = added(owed(20), BERLIN);
        store(done.cancel(at(1)));
        SupportCase answered = stored("answered");
        answered.supportReplies(AIKO, new Body("Yes."), List.of(), at(1));
        database.act(kept -> kept.cases.store(answered));

        assertThat(database.<List<CaseId>>ask(kept -> callbacks(kept).lacking(9)))
                .containsExactly(lacking.id());
    }

    @Test
    void calls_of_cases_that_were_resolved_without_them_are_found() {
        Callback stuck = added(owed(20), BERLIN);
        Callback ended = added(owed(20), BERLIN);
        added(owed(20), BERLIN);
        store(ended.resolve(at(1)));
        database.act(kept -> kept.entities
                .createNativeQuery("update support_case set is_open = false where id in ('" + stuck.caseId() + "', '"
                        + ended.caseId() + "')")
                .executeUpdate());

        assertThat(database.<List<CaseId>>ask(kept -> callbacks(kept).resolvedWithCall(9)))
                .containsExactly(stuck.caseId());
    }

    @Test
    void calls_of_a_case_come_with_their_tries_by_two_statements_and_figures_by_one() {
        SupportCase supportCase = stored("a");
        Callback first = planned(supportCase, owed(60), BERLIN);
        Callback second = planned(supportCase, owed(60), BERLIN);
        CallTry busy = attempt(first, CallOutcome.BUSY, 1, 3);
        CallTry voicemail = attempt(second, CallOutcome.VOICEMAIL, 1, 3);
        database.act(kept -> {
            callbacks(kept).add(first);
            callbacks(kept).store(first.cancel(at(1)).result().orElseThrow());
            callbacks(kept).add(second);
            callbacks(kept).add(busy);
            callbacks(kept).add(voicemail);
        });
        added(owed(60), BERLIN);

        QueryCount ofCase = new QueryCount();
        List<Callbacks.Recorded> recorded = database.ask(
                kept -> ofCase.during(kept.entities, () -> callbacks(kept).recordedOf(supportCase.id())));
        QueryCount figures = new QueryCount();
        Counts counts = database.ask(
                kept -> figures.during(kept.entities, () -> callbacks(kept).counts(at(45))));

        assertThat(recorded)
                .extracting(Callbacks.Recorded::tries)
                .containsExactlyInAnyOrder(List.of(busy), List.of(voicemail));
        assertThat(ofCase.statements()).isEqualTo(2);
        assertThat(counts).isEqualTo(new Counts(2, 0, 0, 0, 0));
        assertThat(figures.statements()).isEqualTo(1);
    }

    @Test
    void a_case_that_is_deleted_takes_its_callbacks_along() {
        Callback planned = added(owed(20), BERLIN);
        database.act(kept -> callbacks(kept).add(attempt(planned, CallOutcome.BUSY, 1, 1)));

        database.act(kept -> kept.due.deleteOpenedBefore(at(60 * 24), 99));

        assertThat(read(planned.id())).isEmpty();
    }

    @Test
    void sixteen_agents_get_three_hundred_calls_none_twice_and_none_forgotten() throws Exception {
        database.act(kept -> Sample.cases(member, CALLS).forEach(one -> {
            kept.cases.add(one);
            callbacks(kept).add(planned(one, owed(20), BERLIN));
        }));
        AtomicInteger number = new AtomicInteger();
        List<CallbackId> claimed = Collections.synchronizedList(new ArrayList<>());

        atOnce(AGENTS, () -> {
            Agent agent = agent("agent-" + number.getAndIncrement());
            database.act(kept -> kept.people.store(person(agent)));
            while (true) {
                Optional<CallbackId> own = database.ask(kept -> claimNext(kept, agent));
                if (own.isEmpty()) {
                    return claimed.size();
                }
                claimed.add(own.get());
                database.act(kept -> callbacks(kept)
                        .store(callbacks(kept)
                                .find(own.get())
                                .orElseThrow()
                                .reached(agent.id(), at(3))
                                .result()
                                .orElseThrow()));
            }
        });

        assertThat(claimed).hasSize(CALLS).doesNotHaveDuplicates();
        assertThat(database.<Counts>ask(kept -> callbacks(kept).counts(at(1)))).isEqualTo(new Counts(0, 0, 0, 0, 0));
    }

    /** As the use case does it. */
    private static Optional<CallbackId> claimNext(TestDatabase.Kept kept, Agent agent) {
        assertThat(callbacks(kept).lockedClaimOf(agent.id())).isEmpty();
        return kept.adapter(CallList.class).next(agent, at(2)).map(next -> {
            assertThat(kept.cases.lock(Visibility.ofSupport(next.caseId().account()), next.caseId()))
                    .isPresent();
            Callback held = callbacks(kept).lock(next.id()).orElseThrow();
            callbacks(kept).store(held.claim(agent, at(2)).result().orElseThrow());
            return next.id();
        });
    }

    @Test
    void a_call_by_the_telephone_system_is_there_once_for_each_outcome_and_pages_are_told_of_it() {
        Callback callback = added(owed(60), BERLIN);
        PhoneCall placed = PhoneCall.place(callback.id(), 1, AIKO.id(), at(1));
        long before = revision(callback.id());
        storePhoneCall(placed);
        assertThat(revision(callback.id())).isNotEqualTo(before);
        assertThat(phoneCall(callback.id(), 1)).contains(placed);
        assertThat(database.<List<PhoneCall>>ask(kept -> phoneCalls(kept).lockLiveOf(callback.id())))
                .containsExactly(placed);

        PhoneCall rings = placed.move(PhoneCall.State.RINGING_CUSTOMER, at(2)).orElseThrow();
        PhoneCall talks = rings.move(PhoneCall.State.CONNECTED, at(3)).orElseThrow();
        storePhoneCall(rings);
        storePhoneCall(talks);
        assertThat(phoneCall(callback.id(), 1)).contains(talks);
        database.act(kept -> phoneCalls(kept).seen(List.of(placed), at(5)));
        assertThat(phoneCall(callback.id(), 1).orElseThrow().seenAt()).isEqualTo(at(5));

        PhoneCall ended = talks.move(PhoneCall.State.ENDED, at(9)).orElseThrow();
        storePhoneCall(ended);
        database.act(kept -> phoneCalls(kept).seen(List.of(placed), at(10)));
        assertThat(phoneCall(callback.id(), 1)).contains(ended);
        assertThat(database.<List<PhoneCall>>ask(kept -> phoneCalls(kept).lockLiveOf(callback.id())))
                .isEmpty();
        assertThat(phoneCall(callback.id(), 2)).isEmpty();
        storePhoneCall(PhoneCall.place(callback.id(), 2, AIKO.id(), at(11)));
        assertThat(phoneCall(callback.id(), 1)).contains(ended);
        assertThat(revisions(new CallbackId(Sample.hex()))).isEmpty();
    }

    @Test
    void an_agents_phone_is_kept_until_another_is_entered_or_none() {
        PersonId agent = new PersonId(Sample.hex());
        database.act(kept -> kept.people.store(person(agent(agent.value()))));
        database.act(kept -> kept.adapter(AgentPhones.class).store(agent, Optional.of("204")));
        database.act(kept -> kept.adapter(AgentPhones.class).store(agent, Optional.of("205")));
        assertThat(phone(agent)).contains("205");

        database.act(kept -> kept.adapter(AgentPhones.class).store(agent, Optional.empty()));

        assertThat(phone(agent)).isEmpty();
    }

    private Optional<String> phone(PersonId agent) {
        return database.ask(kept -> kept.adapter(AgentPhones.class).of(agent));
    }

    private static PhoneCalls phoneCalls(TestDatabase.Kept kept) {
        return kept.adapter(PhoneCalls.class);
    }

    private void storePhoneCall(PhoneCall call) {
        database.act(kept -> phoneCalls(kept).store(call));
    }

    private Optional<PhoneCall> phoneCall(CallbackId id, int number) {
        return database.ask(kept -> phoneCalls(kept).find(id, number));
    }

    private long revision(CallbackId id) {
        return revisions(id).values().iterator().next();
    }

    private Map<Topic, Long> revisions(CallbackId id) {
        return database.ask(kept -> kept.adapter(Revisions.class).of(List.of(new Topic.PhoneCallOf(id)), at(0)));
    }

    private static Callbacks callbacks(TestDatabase.Kept kept) {
        return kept.adapter(Callbacks.class);
    }

    private Optional<Callback> read(CallbackId id) {
        return database.ask(kept -> callbacks(kept).find(id));
    }

    private Map<String, String> typed(Callback callback) {
        return database.ask(kept -> callbacks(kept).typed(callback.id(), AIKO.id()));
    }

    private void store(Callback.Transition transition) {
        database.act(kept -> callbacks(kept).store(transition.result().orElseThrow()));
    }

    private List<CallList.Line> page(View view, CallList.Place after, int most) {
        return database.ask(kept -> kept.adapter(CallList.class).page(AIKO, view, after, at(5), most));
    }

    private Optional<CallbackId> next(Agent agent, Instant now) {
        return database.ask(
                kept -> kept.adapter(CallList.class).next(agent, now).map(CallList.Candidate::id));
    }

    private void severity(String code) {
        database.act(kept -> kept.entities
                .createNativeQuery("update support_case set severity = '" + code + "'")
                .executeUpdate());
    }

    private Callback added(CallBy by, ZoneId place) {
        Callback planned = planned(stored("subject"), by, place);
        database.act(kept -> callbacks(kept).add(planned));
        return planned;
    }

    private SupportCase stored(String subject) {
        SupportCase supportCase = Sample.supportCase(member, subject, MONDAY_NINE);
        database.act(kept -> kept.cases.add(supportCase));
        return supportCase;
    }

    private Callback planned(SupportCase supportCase, CallBy by, ZoneId place) {
        return Callback.plan(
                new CallbackId(Sample.hex()),
                supportCase.id(),
                new CallbackNumber("DE", "+49 30 123456", "12"),
                member.id(),
                ContactLanguage.JAPANESE,
                place,
                TERMS,
                by,
                at(0));
    }

    private static CallBy owed(int minutes) {
        return new CallBy(at(minutes), at(0), CallBy.Basis.LATER_CALL, at(0), null, BERLIN, "2022-05", List.of());
    }

    private static CallBy next(int minutes) {
        return new CallBy(
                at(minutes + 30), at(minutes), CallBy.Basis.NEXT_TRY, at(0), null, BERLIN, "2022-05", List.of());
    }

    private static CallTry attempt(Callback callback, CallOutcome outcome, int number, int minutes) {
        return new CallTry(
                callback.id(),
                UUID.randomUUID().toString(),
                number,
                outcome,
                AIKO.id(),
                "Aiko",
                callback.callBy().at(),
                at(0),
                at(minutes),
                "0".repeat(64));
    }

    private static Agent agent(String id) {
        return new Agent(new PersonId(id), id, false, Set.of("en", "ja"), Set.of());
    }

    private static Person person(Agent agent) {
        return new Person(
                agent.id(), agent.name() + "@desk.example", agent.name(), Set.of(Role.AGENT), null, "en", null);
    }

    private static Instant at(int minutes) {
        return MONDAY_NINE.plus(Duration.ofMinutes(minutes));
    }
}
