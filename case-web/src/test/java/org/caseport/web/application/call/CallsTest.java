package org.caseport.web.application.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.KIM;
import static org.caseport.web.application.SupportDesk.LEE;
import static org.caseport.web.application.SupportDesk.MONDAY_NINE;
import static org.caseport.web.application.SupportDesk.STRANGER;
import static org.caseport.web.application.SupportDesk.done;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.call.CallTry;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.Callback.Ending;
import org.caseport.domain.call.Callback.State;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEvent.CallStep;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.Communication.Purpose;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.policy.entitlement.Violation;
import org.caseport.policy.entitlement.Violation.Problem;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.correspondence.ReplySubmission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls from their request to their end, by customer and agents, on a Monday at nine in London. */
class CallsTest {

    private static final Agent SUE = new Agent(new PersonId("sue"), "Sue", true, Set.of("en"), Set.of());

    private final SupportDesk desk = new SupportDesk();
    private final SupportCase supportCase = desk.openCase(BUSINESS, byPhone("020 7946 0018"));
    private final CaseId id = supportCase.id();

    @Test
    void a_case_that_chose_phone_gets_a_call_by_its_response_due() {
        Callback planned = call();

        assertThat(planned.state()).isEqualTo(State.PLANNED);
        assertThat(planned.number().international()).isEqualTo("+44 20 7946 0018");
        assertThat(planned.callBy().at())
                .isEqualTo(supportCase.request().promise().due());
        assertThat(planned.callBy().basis()).isEqualTo(CallBy.Basis.RESPONSE_DUE);
        assertThat(steps()).containsExactly(CallStep.PLANNED);
        assertThat(desk.callbacks.of(desk.openCase(BUSINESS).id())).isEmpty();
    }

    @Test
    void asking_again_with_the_same_number_changes_nothing_and_another_number_begins_its_tries_anew() {
        missed(KIM, "busy");
        Callback tried = call();

        reply(Map.of("method", "phone", "country", "GB", "phone", "+44 20 7946 0018"));
        assertThat(call()).isEqualTo(tried);
        reply(Map.of("method", "phone", "country", "GB", "phone", "020 7946 0022"));

        assertThat(call().id()).isEqualTo(tried.id());
        assertThat(call().made()).isZero();
        assertThat(call().number().international()).isEqualTo("+44 20 7946 0022");
    }

    @Test
    void a_reply_that_says_nothing_of_the_method_leaves_the_call_and_another_method_cancels_it() {
        reply(Map.of());
        assertThat(call().state()).isEqualTo(State.PLANNED);

        reply(Map.of("method", "web"));

        assertThat(last().ending()).isEqualTo(Ending.CANCELLED);
    }

    @Test
    void a_reply_that_chooses_phone_on_an_answered_case_is_called_within_phone_hours() {
        claim(KIM);
        record(KIM, Map.of("outcome", "reached", "description", "We talked."));

        reply(Map.of("method", "phone", "country", "GB", "phone", "020 7946 0018"));

        assertThat(call().callBy().basis()).isEqualTo(CallBy.Basis.LATER_CALL);
        assertThat(call().callBy().at()).isEqualTo(desk.clock.now.plus(Duration.ofHours(4)));
    }

    @Test
    void one_agent_has_a_call_and_the_second_reads_who() {
        assertThat(claim(KIM).isClaimedBy(KIM.id())).isTrue();
        assertThat(claim(KIM)).isEqualTo(call());

        assertThat(desk.claimingCalls.claim(LEE, call().id(), false))
                .isEqualTo(new Outcome.Refused<>(new CallRejection.Taken("Kim", MONDAY_NINE)));
        assertThat(supportCase.assignee().id()).isEqualTo(KIM.id());
        assertThat(supportCase.status()).isEqualTo(CaseStatus.WORK_IN_PROGRESS);
        assertThat(steps()).containsExactly(CallStep.PLANNED, CallStep.CLAIMED);
    }

    @Test
    void an_agent_makes_one_call_at_a_time() {
        CaseId second = desk.openCase(BUSINESS, byPhone("020 7946 0022")).id();
        claim(KIM);

        assertThat(desk.claimingCalls.claim(KIM, desk.callbacks.open(second).id(), false))
                .isEqualTo(new Outcome.Refused<>(new CallRejection.HasClaim(call().id())));
        assertThat(desk.claimingCalls.takeNext(KIM))
                .isEqualTo(new Outcome.Refused<>(new CallRejection.HasClaim(call().id())));
        assertThat(done(desk.claimingCalls.takeNext(LEE)).caseId()).isEqualTo(second);
    }

    @Test
    void a_claim_leaves_the_case_with_the_agent_who_has_it() {
        desk.working.take(LEE, id);

        claim(KIM);

        assertThat(supportCase.assignee().id()).isEqualTo(LEE.id());
    }

    @Test
    void the_next_call_is_not_at_night_and_a_call_at_night_is_confirmed() {
        desk.itIs(Instant.parse("2026-11-23T22:00:00Z"));

        assertThat(desk.claimingCalls.takeNext(KIM)).isEqualTo(new Outcome.Refused<>(CallRejection.Why.NONE_WAITS));
        assertThat(desk.claimingCalls.claim(KIM, call().id(), false))
                .isEqualTo(new Outcome.Refused<>(CallRejection.Why.AT_NIGHT));
        assertThat(done(desk.claimingCalls.claim(KIM, call().id(), true)).state())
                .isEqualTo(State.CLAIMED);
    }

    @Test
    void an_urgent_case_is_called_at_night() {
        desk.reclassify(KIM, id, Severity.URGENT, "Down.");
        desk.itIs(Instant.parse("2026-11-23T22:00:00Z"));

        assertThat(done(desk.claimingCalls.takeNext(KIM)).caseId()).isEqualTo(id);
    }

    @Test
    void a_call_that_is_given_back_waits_again_and_a_supervisor_says_why() {
        claim(KIM);
        assertThat(desk.claimingCalls.giveBack(LEE, call().id()))
                .isEqualTo(new Outcome.Refused<>(new CallRejection.Taken("Kim", MONDAY_NINE)));
        assertThat(done(desk.claimingCalls.giveBack(KIM, call().id())).state()).isEqualTo(State.PLANNED);

        claim(KIM);
        assertThat(desk.claimingCalls.giveBackFor(LEE, call().id(), reason("Kim is ill.")))
                .isEqualTo(new Outcome.Refused<>(CallRejection.Why.NOT_SUPERVISOR));
        assertThat(desk.claimingCalls.giveBackFor(SUE, call().id(), reason(" ")))
                .matches(SupportDesk::isDeclined);
        desk.claimingCalls.giveBackFor(SUE, call().id(), reason("Kim is ill."));

        assertThat(call().state()).isEqualTo(State.PLANNED);
        assertThat(call().made()).isZero();
        assertThat(desk.notes.on(id))
                .singleElement()
                .satisfies(note -> assertThat(note.body().text()).isEqualTo("Kim is ill."));
    }

    @Test
    void a_claim_lapses_when_its_agent_is_gone_but_no_time_counts_while_no_server_ran() {
        LapsingClaims lapsing = desk.fill(new LapsingClaims());
        claim(KIM);
        desk.later(Duration.ofMinutes(14));
        lapsing.serverStarted();
        desk.claimingCalls.prolong(KIM, call().id());
        desk.later(Duration.ofMinutes(14));
        assertThat(lapsing.lapse()).isZero();
        desk.later(Duration.ofMinutes(1));
        assertThat(lapsing.lapse()).isEqualTo(1);
        assertThat(call().state()).isEqualTo(State.PLANNED);

        claim(KIM);
        desk.later(Duration.ofHours(1));
        lapsing.serverStarted();
        assertThat(lapsing.lapse()).isZero();
        desk.later(Duration.ofMinutes(15));
        assertThat(lapsing.lapse()).isEqualTo(1);
        assertThat(steps()).contains(CallStep.LAPSED);
    }

    @Test
    void who_was_reached_reads_the_summary_which_is_the_first_response() {
        claim(KIM);

        Callback ended = record(KIM, Map.of("outcome", "reached", "description", "We talked.", "note", "Nice."));

        assertThat(ended.ending()).isEqualTo(Ending.REACHED);
        Communication said = supportCase.correspondence().get(1);
        assertThat(said.purpose()).isEqualTo(Purpose.CALL);
        assertThat(said.body().text()).isEqualTo("We talked.");
        assertThat(supportCase.firstResponseAt()).isEqualTo(MONDAY_NINE);
        assertThat(desk.notes.on(id)).hasSize(1);
        assertThat(steps()).containsExactly(CallStep.PLANNED, CallStep.CLAIMED, CallStep.TRIED, CallStep.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-answer", "busy", "voicemail"})
    void who_was_not_reached_is_called_again_and_has_no_response_yet(String outcome) {
        claim(KIM);

        Callback again = record(KIM, Map.of("outcome", outcome));

        assertThat(again.state()).isEqualTo(State.PLANNED);
        assertThat(again.nextTry()).isEqualTo(2);
        assertThat(again.callBy().earliest()).isEqualTo(MONDAY_NINE.plus(Duration.ofMinutes(30)));
        assertThat(supportCase.firstResponseAt()).isNull();
        assertThat(supportCase.correspondence()).hasSize(1);
    }

    @Test
    void what_the_agent_writes_besides_is_a_first_response() {
        claim(KIM);

        record(KIM, Map.of("outcome", "busy", "comment", "Please call us."));

        assertThat(supportCase.firstResponseAt()).isEqualTo(MONDAY_NINE);
        assertThat(supportCase.correspondence().get(1).purpose()).isEqualTo(Purpose.REPLY);
        assertThat(tried()).endsWith(" written");
    }

    @Test
    void after_the_last_try_the_case_waits_for_the_customer() {
        missed(KIM, "busy");
        missed(LEE, "voicemail");
        missed(KIM, "no-answer");

        assertThat(last().ending()).isEqualTo(Ending.GAVE_UP);
        assertThat(supportCase.status()).isEqualTo(CaseStatus.PENDING_CUSTOMER_ACTION);
        assertThat(supportCase.state().silence()).isNotNull();
        assertThat(supportCase.firstResponseAt()).isNull();
        assertThat(desk.callbacks.triesOf(last().id()))
                .extracting(CallTry::number)
                .containsExactly(1, 2, 3);
    }

    @Test
    void a_wrong_number_waits_for_another_one() {
        claim(KIM);
        record(KIM, Map.of("outcome", "wrong-number"));
        assertThat(call().state()).isEqualTo(State.ASKED);
        assertThat(supportCase.status()).isEqualTo(CaseStatus.PENDING_CUSTOMER_ACTION);

        assertThat(SupportDesk.violations(change("020 7946 0018", "")))
                .extracting(Violation::problem)
                .containsExactly(Problem.WRONG_NUMBER);
        desk.later(Duration.ofHours(1));
        Callback changed = done(change("020 7946 0022", ""));

        assertThat(changed.state()).isEqualTo(State.PLANNED);
        assertThat(changed.number().international()).isEqualTo("+44 20 7946 0022");
        assertThat(changed.callBy().at())
                .isEqualTo(supportCase.request().promise().due());
        assertThat(supportCase.request().callback()).isEqualTo(changed.number());
        assertThat(supportCase.status()).isEqualTo(CaseStatus.CUSTOMER_ACTION_COMPLETED);
    }

    @Test
    void a_reply_that_gives_the_wrong_number_once_more_is_called_again() {
        missed(KIM, "busy");
        claim(KIM);
        record(KIM, Map.of("outcome", "wrong-number"));
        reply(Map.of());
        assertThat(call().state()).isEqualTo(State.ASKED);

        reply(Map.of("method", "phone", "country", "GB", "phone", "020 7946 0018"));

        assertThat(call().state()).isEqualTo(State.PLANNED);
        assertThat(call().made()).isZero();
        assertThat(steps()).endsWith(CallStep.CHANGED);
    }

    @Test
    void another_number_that_came_during_the_last_try_is_called() {
        missed(KIM, "busy");
        desk.later(Duration.ofHours(1));
        missed(KIM, "busy");
        desk.later(Duration.ofHours(3));
        claim(KIM);
        reply(Map.of("method", "phone", "country", "GB", "phone", "020 7946 0022"));

        record(KIM, Map.of("outcome", "busy"));

        assertThat(call().state()).isEqualTo(State.PLANNED);
        assertThat(call().number().international()).isEqualTo("+44 20 7946 0022");
        assertThat(supportCase.status()).isNotEqualTo(CaseStatus.PENDING_CUSTOMER_ACTION);
    }

    @Test
    void what_the_outcome_does_not_tell_the_customer_stays_as_a_note() {
        claim(KIM);

        record(KIM, Map.of("outcome", "voicemail", "description", "We talked.", "note", "Call in the morning."));

        assertThat(desk.notes.on(id))
                .extracting(note -> note.body().text())
                .containsExactly("Call in the morning.", "We talked.");
    }

    @Test
    void another_time_is_no_try() {
        claim(KIM);

        Callback later = record(KIM, Map.of("outcome", "another-time", "at", "2026-11-24T10:00:00Z"));

        assertThat(later.callBy().at()).isEqualTo(Instant.parse("2026-11-24T10:00:00Z"));
        assertThat(later.made()).isZero();
    }

    @Test
    void an_outcome_is_saved_once_for_its_key() {
        claim(KIM);
        UUID key = UUID.randomUUID();
        Map<String, String> form = Map.of("outcome", "reached", "description", "We talked.");

        assertThat(done(save(KIM, key, form)).first()).isTrue();
        assertThat(done(save(KIM, key, form)).first()).isFalse();

        assertThat(supportCase.correspondence()).hasSize(2);
        assertThat(save(KIM, key, Map.of("outcome", "reached", "description", "Something else.")))
                .isEqualTo(new Outcome.Refused<>(CallRejection.Why.KEY_TAKEN));
        assertThat(desk.notes.on(id)).extracting(note -> note.body().text()).containsExactly("Something else.");
        assertThat(save(LEE, key, form)).isEqualTo(new Outcome.Refused<>(CallRejection.Why.KEY_TAKEN));
        assertThat(save(KIM, UUID.randomUUID(), form)).isEqualTo(new Outcome.Refused<>(CallRejection.Why.DONE));
    }

    @Test
    void a_repetition_is_compared_with_what_was_sent_first_without_what_was_only_typed() {
        claim(KIM);
        UUID key = UUID.randomUUID();
        Map<String, String> sent = Map.of("outcome", "reached", "description", "Paid with 4111 1111 1111 1111");
        Map<String, String> typed = new HashMap<>(sent);
        typed.put("note", "Only typed.");
        desk.redacting
                .possibleCardNumbers(DraftFields.of(sent), "description")
                .forEach(number -> typed.put(number.answer(), DraftFields.REMOVE));
        assertThat(typed).hasSize(4);
        done(save(KIM, key, typed));

        assertThat(done(save(KIM, key, sent)).first()).isFalse();

        assertThat(desk.notes.on(id)).extracting(note -> note.body().text()).containsExactly("Only typed.");
    }

    @Test
    void what_an_outcome_says_that_is_refused_is_noted_once() {
        claim(KIM);
        UUID key = UUID.randomUUID();
        done(save(KIM, key, Map.of("outcome", "busy")));
        Map<String, String> other = Map.of("outcome", "voicemail", "note", "Left a message.");

        assertThat(save(KIM, key, other)).isEqualTo(new Outcome.Refused<>(CallRejection.Why.KEY_TAKEN));
        assertThat(save(KIM, key, other)).isEqualTo(new Outcome.Refused<>(CallRejection.Why.KEY_TAKEN));

        assertThat(desk.notes.on(id)).hasSize(1);
    }

    @Test
    void an_outcome_that_comes_too_late_stays_as_a_note_once() {
        claim(KIM);
        Map<String, String> form = Map.of("outcome", "reached", "description", "We talked.");
        desk.later(Duration.ofMinutes(15));
        desk.claimingCalls.lapse(call().id(), MONDAY_NINE);
        desk.claimingCalls.claim(LEE, call().id(), true);
        UUID key = UUID.randomUUID();

        Outcome<RecordingCalls.Recorded> late = save(KIM, key, form);

        assertThat(late).isEqualTo(new Outcome.Refused<>(new CallRejection.Taken("Lee", desk.clock.now)));
        assertThat(save(KIM, key, form)).isEqualTo(late);
        assertThat(desk.notes.on(id)).hasSize(1);
        assertThat(supportCase.correspondence()).hasSize(1);
        assertThat(call().isClaimedBy(LEE.id())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', description, outcome, MISSING",
        "late, description, outcome, MISSING",
        "reached, none, description, MISSING",
        "another-time, none, at, MISSING",
        "another-time, 2026-11-23T08:00:00Z, at, TIME_NOT_POSSIBLE",
        "another-time, tomorrow, at, TIME_NOT_POSSIBLE",
        "busy, 2026-11-23T08:00:00Z, at, TIME_NOT_POSSIBLE"
    })
    void a_form_that_lacks_something_is_refused(String outcome, String at, String field, Problem problem) {
        claim(KIM);
        Map<String, String> form = new HashMap<>(Map.of("outcome", outcome));
        if (at.equals("description")) {
            form.put("description", "We talked.");
        } else if (!at.equals("none")) {
            form.put("at", at);
        }

        assertThat(SupportDesk.violations(save(KIM, UUID.randomUUID(), form)))
                .extracting(Violation::field, Violation::problem)
                .containsExactly(tuple(field, problem));
        assertThat(call().isClaimedBy(KIM.id())).isTrue();
    }

    @Test
    void what_is_typed_is_kept_without_secrets_until_the_outcome_is_saved() {
        claim(KIM);
        desk.later(Duration.ofMinutes(14));
        desk.recordingCalls.keep(KIM, call().id(), Map.of("note", "Key AKIAIOSFODNN7EXAMPLE", "outcome", "busy"));

        assertThat(desk.recordingCalls.typed(KIM, call().id()).get("outcome")).isEqualTo("busy");
        assertThat(desk.recordingCalls.typed(KIM, call().id()).get("note")).doesNotContain("IOSFODNN7");
        assertThat(call().claim().until()).isEqualTo(desk.clock.now.plus(Duration.ofMinutes(15)));
        assertThat(desk.recordingCalls.keep(LEE, call().id(), Map.of("note", "x")))
                .isEqualTo(new Outcome.Refused<>(CallRejection.Why.NOT_CLAIMED));
        CallbackId call = call().id();
        record(KIM, Map.of("outcome", "busy"));
        assertThat(desk.recordingCalls.typed(KIM, call).byName()).isEmpty();
    }

    @Test
    void the_customer_changes_number_and_time_but_not_while_an_agent_is_calling() {
        Callback changed = done(change("020 7946 0022", "2026-11-25T10:00:00Z"));
        assertThat(changed.callBy().at()).isEqualTo(Instant.parse("2026-11-25T10:00:00Z"));
        assertThat(changed.number().international()).isEqualTo("+44 20 7946 0022");

        desk.claimingCalls.claim(KIM, call().id(), false);

        assertThat(change("020 7946 0018", "")).isEqualTo(new Outcome.Refused<>(CallRejection.Why.BEING_CALLED));
        assertThat(desk.changingCalls.cancel(BUSINESS, id))
                .isEqualTo(new Outcome.Refused<>(CallRejection.Why.BEING_CALLED));
    }

    @Test
    void a_call_that_is_not_needed_any_more_is_cancelled_and_the_case_goes_on_by_web() {
        assertThat(done(desk.changingCalls.cancel(BUSINESS, id)).ending()).isEqualTo(Ending.CANCELLED);

        assertThat(supportCase.request().method()).isEqualTo(ContactMethod.WEB);
        assertThat(desk.changingCalls.cancel(BUSINESS, id)).isEqualTo(new Outcome.Refused<>(CallRejection.Why.DONE));
    }

    @Test
    void nobody_of_another_account_learns_of_a_call() {
        assertThat(desk.readingCalls.of(STRANGER, id)).isEmpty();
        assertThat(desk.changingCalls.cancel(STRANGER, id)).isEqualTo(new Outcome.Refused<>(Rejection.NotFound.CASE));
        assertThat(desk.changingCalls.change(STRANGER, id, DraftFields.EMPTY))
                .isEqualTo(new Outcome.Refused<>(Rejection.NotFound.CASE));
        assertThat(desk.readingCalls.of(BUSINESS, id))
                .hasValueSatisfying(your -> assertThat(your.isChangeable()).isTrue());
        assertThat(call().state()).isEqualTo(State.PLANNED);
    }

    @Test
    void a_number_with_a_premium_rate_is_refused() {
        assertThat(SupportDesk.violations(change("0901 234 5678", "")))
                .extracting(Violation::problem)
                .containsExactly(Problem.NOT_CALLED);
    }

    @Test
    void a_call_ends_with_its_case_whoever_resolves_it_and_whatever_its_state() {
        claim(KIM);
        desk.resolving.resolve(BUSINESS, id);

        assertThat(last().ending()).isEqualTo(Ending.RESOLVED);
        assertThat(save(KIM, UUID.randomUUID(), Map.of("outcome", "reached", "description", "We talked.")))
                .isEqualTo(new Outcome.Refused<>(CallRejection.Why.DONE));
        assertThat(desk.notes.on(id)).hasSize(1);
    }

    @Test
    void the_call_of_a_merged_case_goes_on_in_the_remaining_one_unless_that_has_one() {
        SupportCase without = desk.openCase(BUSINESS);
        SupportCase with = desk.openCase(BUSINESS, byPhone("020 7946 0022"));
        Callback before = call();

        desk.working.merge(KIM, id, without.id());
        assertThat(desk.callbacks.open(without.id()).id()).isEqualTo(before.id());
        assertThat(without.request().callback()).isEqualTo(before.number());
        desk.working.merge(KIM, without.id(), with.id());

        assertThat(desk.callbacks.byId.get(before.id()).ending()).isEqualTo(Ending.RESOLVED);
        assertThat(desk.callbacks.open(with.id()).number().international()).isEqualTo("+44 20 7946 0022");
    }

    @Test
    void what_the_customer_chose_during_a_call_counts_after_it() {
        claim(KIM);
        reply(Map.of("method", "phone", "country", "GB", "phone", "020 7946 0022"));
        assertThat(call().number().international()).isEqualTo("+44 20 7946 0018");

        record(KIM, Map.of("outcome", "busy"));

        assertThat(call().number().international()).isEqualTo("+44 20 7946 0022");
        assertThat(call().givenBy()).isEqualTo(BUSINESS.id());
    }

    @Test
    void a_number_that_a_colleague_gives_during_a_call_is_the_colleagues() {
        Member ned = new Member(new PersonId("ned"), "Ned", "ned@demo.example", BUSINESS.account());
        claim(KIM);
        supportCase.changeContactMethod(
                ContactMethod.PHONE, new CallbackNumber("GB", "+44 20 7946 0022", null), ned.id());
        desk.planningCalls.follow(supportCase, ned.id(), desk.clock.now);

        record(KIM, Map.of("outcome", "busy"));

        assertThat(call().givenBy()).isEqualTo(ned.id());
    }

    @Test
    void a_number_that_is_given_again_stays_that_of_who_gave_it_first() {
        supportCase.changeContactMethod(
                ContactMethod.PHONE, supportCase.request().callback(), new PersonId("ned"));

        assertThat(supportCase.callbackGiver()).isEqualTo(BUSINESS.id());
    }

    @Test
    void a_call_whose_case_an_older_server_resolved_ends() {
        CatchingUpOnCalls catchingUp = desk.fill(new CatchingUpOnCalls());
        claim(KIM);
        assertThat(catchingUp.settle()).isZero();
        supportCase.agentResolves(LEE, new Body("Done."), List.of(), desk.clock.now);

        assertThat(catchingUp.settle()).isEqualTo(1);

        assertThat(last().ending()).isEqualTo(Ending.RESOLVED);
        assertThat(catchingUp.settle()).isZero();
        assertThat(steps()).endsWith(CallStep.DONE);
    }

    @Test
    void a_call_whose_case_an_older_server_merged_goes_on_in_the_remaining_one() {
        SupportCase between = desk.openCase(BUSINESS);
        SupportCase remaining = desk.openCase(BUSINESS);
        CallbackId before = call().id();
        supportCase.mergeInto(LEE, between.id(), desk.clock.now);
        between.mergeInto(LEE, remaining.id(), desk.clock.now);

        assertThat(desk.fill(new CatchingUpOnCalls()).settle()).isEqualTo(1);

        assertThat(desk.callbacks.open(remaining.id()).id()).isEqualTo(before);
        assertThat(remaining.request().callback())
                .isEqualTo(supportCase.request().callback());
        assertThat(desk.callbacks.of(id)).isEmpty();
    }

    @Test
    void a_case_that_fails_stops_no_other_from_getting_its_call() {
        CaseId second = desk.openCase(BUSINESS, byPhone("020 7946 0022")).id();
        desk.callbacks.byId.clear();
        desk.callbacks.broken.add(id);
        CatchingUpOnCalls catchingUp = desk.fill(new CatchingUpOnCalls());

        assertThat(catchingUp.plan()).isEqualTo(1);
        assertThat(desk.callbacks.of(second)).hasSize(1);
        desk.callbacks.broken.clear();
        assertThat(catchingUp.plan()).isEqualTo(1);
    }

    @Test
    void a_case_that_chose_the_phone_before_there_were_calls_gets_one() {
        desk.callbacks.byId.clear();

        CatchingUpOnCalls catchingUp = desk.fill(new CatchingUpOnCalls());
        assertThat(catchingUp.plan()).isEqualTo(1);
        assertThat(catchingUp.plan()).isZero();

        assertThat(call().givenBy()).isEqualTo(BUSINESS.id());
    }

    @Test
    void the_journal_has_no_number() {
        missed(KIM, "busy");
        change("020 7946 0022", "");

        assertThat(desk.journal).noneMatch(entry -> entry.detail().contains("7946"));
        assertThat(desk.told).noneMatch(event -> event.toString().contains("7946"));
    }

    private Callback call() {
        return desk.callbacks.open(id);
    }

    private Callback last() {
        List<Callback> all = desk.callbacks.of(id);
        return all.get(all.size() - 1);
    }

    private Callback claim(Agent agent) {
        return done(desk.claimingCalls.claim(agent, call().id(), false));
    }

    private void missed(Agent agent, String outcome) {
        claim(agent);
        record(agent, Map.of("outcome", outcome));
        desk.later(Duration.ofMinutes(1));
    }

    private Callback record(Agent agent, Map<String, String> form) {
        return done(save(agent, UUID.randomUUID(), form)).callback();
    }

    private Outcome<RecordingCalls.Recorded> save(Agent agent, UUID key, Map<String, String> form) {
        return desk.recordingCalls.record(agent, last().id(), key, DraftFields.of(form));
    }

    private Outcome<Callback> change(String number, String at) {
        return desk.changingCalls.change(
                BUSINESS, id, DraftFields.of(Map.of("country", "GB", "phone", number, "at", at)));
    }

    private void reply(Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put(DraftFields.DESCRIPTION, "more");
        DraftId draft = desk.replyDrafts.begun(DraftAuthor.of(BUSINESS), id).id();
        done(desk.replying.send(BUSINESS, new ReplySubmission(id, draft, all, supportCase.seen())));
    }

    private List<CallStep> steps() {
        return desk.told.stream()
                .filter(CaseEvent.CallChanged.class::isInstance)
                .map(event -> ((CaseEvent.CallChanged) event).step())
                .toList();
    }

    private String tried() {
        return desk.told.stream()
                .filter(event -> event instanceof CaseEvent.CallChanged changed && changed.step() == CallStep.TRIED)
                .map(event -> ((CaseEvent.CallChanged) event).detail())
                .reduce("", (first, second) -> second);
    }

    private static DraftFields reason(String text) {
        return DraftFields.EMPTY.with(DraftFields.REASON, text);
    }

    private static Map<String, String> byPhone(String number) {
        Map<String, String> fields = new HashMap<>(SupportDesk.completeTechnicalCase());
        fields.put(DraftFields.METHOD, "phone");
        fields.put(DraftFields.COUNTRY, "GB");
        fields.put(DraftFields.PHONE, number);
        return fields;
    }
}
