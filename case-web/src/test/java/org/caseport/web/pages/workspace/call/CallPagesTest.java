package org.caseport.web.pages.workspace.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.KIM;
import static org.caseport.web.application.SupportDesk.LEE;
import static org.caseport.web.application.SupportDesk.MONDAY_NINE;
import static org.caseport.web.application.SupportDesk.done;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.call.CallOutcome;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.PhoneCall;
import org.caseport.domain.call.PhoneCall.State;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.Injector;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.call.CallFields;
import org.caseport.web.application.call.ChoosingPhones;
import org.caseport.web.application.call.PlacingPhoneCalls;
import org.caseport.web.application.desk.ReadingAsAgent;
import org.caseport.web.application.journal.JournalingReads;
import org.caseport.web.application.live.LiveRevisions;
import org.caseport.web.fakes.InMemoryPhoneCalls;
import org.caseport.web.fakes.http.FakeFaces;
import org.caseport.web.fakes.http.FakeRequest;
import org.caseport.web.pages.CardNumberQuestions;
import org.caseport.web.pages.CatalogNames;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.workspace.CurrentAgent;
import org.caseport.web.pages.workspace.DueTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The list of calls and the form of a call, on a Monday at nine in London, for an agent in Berlin. */
class CallPagesTest {

    private final SupportDesk desk = new SupportDesk();
    private final SupportCase supportCase = desk.openCase(BUSINESS, byPhone());
    private final InMemoryPhoneCalls phoneCalls = new InMemoryPhoneCalls();
    private PlacingPhoneCalls placing = placing("links");
    private FakeFaces faces = FakeFaces.answering(FakeRequest.get("/workspace"));

    @AfterEach
    void leaveThePage() {
        faces.close();
    }

    @Test
    void the_list_says_who_is_calling_since_when() {
        desk.later(Duration.ofMinutes(2));
        done(desk.claimingCalls.claim(LEE, call().id(), false));

        CallRow row = list(Map.of()).rows().get(0);

        assertThat(row.calling()).isEqualTo("Lee is calling since 10:02");
        assertThat(row.isClaimable()).isFalse();
        assertThat(row.own()).isFalse();
        assertThat(row.tries()).isEqualTo("1 of 3");
    }

    @Test
    void the_list_shows_the_time_of_the_place_and_of_the_account_where_they_differ() {
        assertThat(list(Map.of()).rows().get(0).places()).containsExactly(ZoneId.of("Europe/London"));

        Callback callback = call();
        ZoneId tokyo = ZoneId.of("Asia/Tokyo");

        assertThat(CallPlaces.of(callback, tokyo, MONDAY_NINE)).containsExactly(ZoneId.of("Europe/London"), tokyo);
    }

    @Test
    void a_call_at_night_is_asked_for_once_more() {
        desk.itIs(Instant.parse("2026-11-23T22:30:00Z"));
        Callback callback = call();

        CallListPage page = list(Map.of("night", "1", "call", callback.id().value()));

        assertThat(page.isAskingAtNight()).isTrue();
        assertThat(page.rows().get(0).night()).isTrue();
        assertThat(list(Map.of()).isAskingAtNight()).isFalse();
    }

    @Test
    void a_refused_claim_says_who_was_faster() {
        done(desk.claimingCalls.claim(LEE, call().id(), false));
        Map<String, String> refused =
                Map.of("refused", "TAKEN", "call", call().id().value());

        assertThat(list(refused).refused()).isEqualTo("Lee is calling since 10:00");
        assertThat(list(Map.of("refused", "NONE_WAITS")).refused()).startsWith("No call matches");
        assertThat(list(Map.of("refused", "<b>")).refused()).isEmpty();
    }

    @Test
    void a_form_without_scripts_saves_the_outcome_once() {
        done(desk.claimingCalls.claim(KIM, call().id(), false));
        String key = form(Map.of()).key().toString();
        Map<String, String> posted = Map.of("key", key, "outcome", "reached", "description", "We talked.");

        form(posted).save();
        assertThat(faces.location()).contains("/workspace?view=calls&saved=1&call=" + call().id());
        form(posted).save();

        assertThat(faces.location()).contains("saved=1");
        assertThat(call().state()).isEqualTo(Callback.State.DONE);
        assertThat(desk.callbacks.tries).hasSize(1);
        assertThat(calls()).hasSize(1);
    }

    @Test
    void an_outcome_without_its_summary_marks_the_field_and_keeps_the_rest() {
        done(desk.claimingCalls.claim(KIM, call().id(), false));
        String key = form(Map.of()).key().toString();

        CallFormPage page = form(Map.of("key", key, "outcome", "reached", "note", "Friendly."));
        page.save();

        assertThat(faces.location()).isEmpty();
        assertThat(page.violations()).extracting(Violation::field).containsExactly(CallFields.SUMMARY);
        assertThat(page.sentence(page.violations().get(0))).isEqualTo("Enter a summary of the call");
        assertThat(page.fieldOf(page.violations().get(0))).isEqualTo("summary");
        assertThat(page.typed().get("note")).isEqualTo("Friendly.");
    }

    @Test
    void the_key_is_the_same_whenever_the_form_of_a_claim_is_drawn_and_another_for_the_next_claim() {
        done(desk.claimingCalls.claim(KIM, call().id(), false));
        String first = form(Map.of()).key().toString();
        desk.later(Duration.ofMinutes(3));
        assertThat(form(Map.of()).key()).hasToString(first);

        done(desk.claimingCalls.giveBack(KIM, call().id()));
        done(desk.claimingCalls.claim(KIM, call().id(), false));

        assertThat(form(Map.of()).key().toString()).isNotEqualTo(first);
    }

    @Test
    void the_next_try_is_proposed_by_the_agents_clock_with_the_customers_beside_it() {
        done(desk.claimingCalls.claim(KIM, call().id(), false));
        CallFormPage page = form(Map.of());

        assertThat(page.proposal()).isEqualTo("2026-11-23T10:30");
        assertThat(page.next()).isEqualTo("2026-11-23T10:30");
        assertThat(page.there(page.next())).isEqualTo("London: Mon 23 Nov, 09:30");
        assertThat(page.there("soon")).isEmpty();
    }

    @Test
    void what_is_typed_is_there_after_a_reload() {
        done(desk.claimingCalls.claim(KIM, call().id(), false));
        done(desk.recordingCalls.keep(
                KIM, call().id(), Map.of("outcome", "another-time", "at", "2026-11-24T15:00:00Z")));

        CallFormPage page = form(Map.of());

        assertThat(page.time()).isEqualTo("2026-11-24T16:00");
        assertThat(page.next()).isEqualTo(page.proposal());
    }

    @Test
    void a_form_whose_claim_has_gone_says_so_and_keeps_the_text_as_a_note() {
        done(desk.claimingCalls.claim(KIM, call().id(), false));
        String key = form(Map.of()).key().toString();
        done(desk.claimingCalls.giveBack(KIM, call().id()));
        done(desk.claimingCalls.claim(LEE, call().id(), false));

        CallFormPage page = form(Map.of("key", key, "outcome", "reached", "description", "We talked."));
        page.save();

        assertThat(page.error()).isEqualTo("Lee is calling since 10:00");
        assertThat(page.isOwn()).isFalse();
        assertThat(desk.notes.on(supportCase.id()).get(0).body().text()).contains("We talked.");
        assertThat(calls()).isEmpty();
    }

    @Test
    void a_page_left_open_keeps_the_claim() {
        done(desk.claimingCalls.claim(KIM, call().id(), false));
        Instant before = claim().until();
        desk.later(Duration.ofMinutes(5));

        form(Map.of()).enter();

        assertThat(claim().until()).isEqualTo(before.plus(Duration.ofMinutes(5)));
    }

    @Test
    void other_pages_lead_back_to_the_claimed_call() {
        assertThat(page(new ClaimedCall(), Map.of()).isAny()).isFalse();
        done(desk.claimingCalls.claim(KIM, call().id(), false));

        ClaimedCall claimed = page(new ClaimedCall(), Map.of());

        assertThat(claimed.sentence()).isEqualTo("You’re calling +44 20 7946 0018 since 10:00.");
        assertThat(claimed.address()).isEqualTo("/workspace/call?id=" + call().id());
    }

    @Test
    void the_form_says_what_the_telephone_system_does_and_proposes_what_came_of_it() {
        done(desk.claimingCalls.claim(KIM, call().id(), false));
        assertThat(phone().isOffered()).isFalse();
        placing = placing("ari");
        assertThat(phone().isPlaceable()).isFalse();
        phoneCalls.extensions.put(KIM.id(), "204");
        assertThat(phone().isPlaceable()).isTrue();
        assertThat(phone().sentence()).isEmpty();
        PhoneCall placed = PhoneCall.place(call().id(), 1, KIM.id(), desk.clock.now);

        for (State state : State.values()) {
            phoneCalls.store(in(state, placed));
            PhoneCallView view = phone();
            assertThat(view.sentence()).as(state.code()).isNotEmpty().doesNotContain("PhoneCall", "{");
            assertThat(view.isLive()).isEqualTo(state.isLive());
            assertThat(view.isPlaceable()).isEqualTo(state == State.NOT_PLACED || state == State.AGENT_NO_ANSWER);
            assertThat(view.isChosen(CallOutcome.BUSY)).isEqualTo(state == State.BUSY);
        }
        phoneCalls.store(in(State.ENDED, placed));
        assertThat(phone().sentence()).isEqualTo("The call ended after 2 minutes.");
        phoneCalls.store(in(State.CONNECTED, placed));
        assertThat(phone().sentence()).isEqualTo("Connected since 10:01");
        desk.recordingCalls.keep(KIM, call().id(), Map.of(CallFields.OUTCOME, "voicemail"));
        phoneCalls.store(in(State.BUSY, placed));
        assertThat(phone().isChosen(CallOutcome.BUSY)).isFalse();
        assertThat(phone().isChosen(CallOutcome.VOICEMAIL)).isTrue();
    }

    private static PhoneCall in(State state, PhoneCall placed) {
        Instant answered = placed.placedAt().plusSeconds(5);
        Instant changed = placed.placedAt().plusSeconds(70);
        return new PhoneCall(placed.callback(), 1, KIM.id(), state, placed.placedAt(), answered, changed, changed);
    }

    private PhoneCallView phone() {
        return page(new PhoneCallView(), Map.of("id", call().id().value()));
    }

    private PlacingPhoneCalls placing(String kind) {
        return new Injector()
                .setting("caseport.phone", kind)
                .with(desk.clock, desk.callbacks, phoneCalls)
                .fill(new PlacingPhoneCalls());
    }

    private Callback call() {
        return desk.callbacks.of(supportCase.id()).get(0);
    }

    private Callback.Claim claim() {
        return Optional.ofNullable(call().claim()).orElseThrow();
    }

    private List<Communication> calls() {
        return desk.cases.byId.get(supportCase.id()).correspondence().stream()
                .filter(said -> said.purpose() == Communication.Purpose.CALL)
                .toList();
    }

    private CallListPage list(Map<String, String> parameters) {
        return page(new CallListPage(), parameters);
    }

    private CallFormPage form(Map<String, String> parameters) {
        Map<String, String> all = new HashMap<>(parameters);
        all.put("id", call().id().value());
        return page(new CallFormPage(), all);
    }

    private <T> T page(T bean, Map<String, String> parameters) {
        FakeRequest request = FakeRequest.get("/workspace");
        parameters.forEach(request::with);
        faces.close();
        faces = FakeFaces.answering(request);
        Injector injector = new Injector()
                .with(
                        request,
                        desk.clock,
                        desk.readingCalls,
                        desk.claimingCalls,
                        desk.recordingCalls,
                        desk.redacting,
                        Catalogs.shipped(),
                        new Kim(),
                        new KimAtWork(),
                        new NoRevisions(),
                        new NoJournal(),
                        new TheCase())
                .with(CasePolicy.class, CasePolicy.readingFrom(PolicyBooks.shipped(), Catalogs.shipped()));
        injector.with(injector.fill(new Labels()));
        injector.with(injector.fill(new DueTimeFormatter()), injector.fill(new CatalogNames()));
        injector.with(injector.fill(new CardNumberQuestions()), injector.fill(new CallWords()));
        injector.with(placing, phoneCalls);
        injector.with(injector.fill(new ChoosingPhones()));
        injector.with(injector.start(new CallFormPage()));
        return injector.start(bean);
    }

    private static Map<String, String> byPhone() {
        Map<String, String> fields = new HashMap<>(SupportDesk.completeTechnicalCase());
        fields.put(DraftFields.METHOD, "phone");
        fields.put(DraftFields.COUNTRY, "GB");
        fields.put(DraftFields.PHONE, "020 7946 0018");
        return fields;
    }

    private static final class Kim extends CurrentUser {

        @Override
        public Person person() {
            return new Person(KIM.id(), "kim@demo.example", KIM.name(), Set.of(Role.AGENT), null, null, null);
        }

        @Override
        public boolean isMember() {
            return false;
        }

        @Override
        public String language() {
            return "en";
        }

        @Override
        public String root() {
            return "";
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }

        @Override
        public ZoneId zone() {
            return ZoneId.of("Europe/Berlin");
        }
    }

    private static final class KimAtWork extends CurrentAgent {

        @Override
        public Optional<Agent> ifAny() {
            return Optional.of(KIM);
        }
    }

    private static final class NoRevisions extends LiveRevisions {

        @Override
        public String of(Person person, String name) {
            return "";
        }
    }

    private static final class NoJournal extends JournalingReads {

        @Override
        public void opened(Agent agent, CaseId id, boolean unattended) {}
    }

    private final class TheCase extends ReadingAsAgent {

        @Override
        public Optional<Agent> agent(PersonId person) {
            return Optional.of(KIM);
        }

        @Override
        public Optional<SupportCase> find(Agent agent, CaseId id) {
            return Optional.ofNullable(desk.cases.byId.get(id));
        }
    }
}
