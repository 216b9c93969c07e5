package org.caseport.web.application.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agent;
import org.caseport.domain.call.CallList;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.Callback.Claim;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEvent.CallStep;
import org.caseport.domain.cases.CaseEventRecorder;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.desk.InternalNote;
import org.caseport.domain.desk.InternalNotes;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.text.BlankText;
import org.caseport.policy.call.CallPolicy;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.call.HeldCalls.Held;
import org.caseport.web.application.content.Redacting;
import org.jspecify.annotations.Nullable;

/**
 * Gives a call to exactly one agent, who has no other at the same time. The case of nobody becomes the agent's. A claim
 * ends with the outcome of the call, when it is given back, or when its agent is not online for too long.
 */
@ApplicationScoped
@Transactional
public class ClaimingCalls {

    @Inject
    CallList list;

    @Inject
    Callbacks callbacks;

    @Inject
    HeldCalls holding;

    @Inject
    Cases cases;

    @Inject
    InternalNotes notes;

    @Inject
    PlanningCalls planning;

    @Inject
    CaseEventRecorder caseJournal;

    @Inject
    Journal journal;

    @Inject
    Redacting redacting;

    @Inject
    Clock clock;

    /**
     * Claims this call; claiming it again changes nothing.
     *
     * @param evenAtNight whether the agent has confirmed to call at night; not needed for critical and urgent cases
     */
    public Outcome<Callback> claim(Agent agent, CallbackId id, boolean evenAtNight) {
        Optional<Callback> own = callbacks.lockedClaimOf(agent.id());
        Optional<Held> held = holding.hold(id);
        if (held.isEmpty()) {
            return refused(agent, null, JournalAct.CALL_CLAIMED, id, Rejection.NotFound.CALLBACK);
        }
        Callback callback = held.get().callback();
        if (callback.isClaimedBy(agent.id())) {
            return new Outcome.Done<>(callback);
        }
        if (own.isPresent()) {
            return refused(
                    agent,
                    callback,
                    JournalAct.CALL_CLAIMED,
                    id,
                    new CallRejection.HasClaim(own.get().id()));
        }
        Instant now = clock.instant();
        boolean urgent = CallPolicy.isUrgent(held.get().supportCase().request().severity());
        if (callback.state() == Callback.State.PLANNED && !evenAtNight && !urgent && callback.isNight(now)) {
            return refused(agent, callback, JournalAct.CALL_CLAIMED, id, CallRejection.Why.AT_NIGHT);
        }
        return claim(agent, held.get(), now);
    }

    /** Claims the call that the agent should make next. */
    public Outcome<Callback> takeNext(Agent agent) {
        Optional<Callback> own = callbacks.lockedClaimOf(agent.id());
        if (own.isPresent()) {
            return new Outcome.Refused<>(new CallRejection.HasClaim(own.get().id()));
        }
        Instant now = clock.instant();
        return list.next(agent, now)
                .flatMap(next -> holding.hold(next.id()))
                .map(held -> claim(agent, held, now))
                .orElseGet(() -> new Outcome.Refused<>(CallRejection.Why.NONE_WAITS));
    }

    private Outcome<Callback> claim(Agent agent, Held held, Instant now) {
        Callback callback = held.callback();
        Optional<Callback> claimed = callback.claim(agent, now).result();
        if (claimed.isEmpty()) {
            return refused(agent, callback, JournalAct.CALL_CLAIMED, callback.id(), whyNot(callback));
        }
        callbacks.store(claimed.get());
        planning.tell(claimed.get(), agent.id(), CallStep.CLAIMED, Integer.toString(callback.nextTry()), now);
        SupportCase supportCase = held.supportCase();
        if (supportCase.assignee() == null) {
            List<CaseEvent> events = supportCase.take(agent, now);
            cases.store(supportCase);
            events.forEach(caseJournal::record);
        }
        return new Outcome.Done<>(claimed.get());
    }

    /** The call that the agent has claimed. */
    public Optional<Callback> claimOf(Agent agent) {
        return callbacks.claimedBy(agent.id());
    }

    /** Prolongs the claim of an agent whose page is open. */
    public Outcome<Callback> prolong(Agent agent, CallbackId id) {
        return ownAct(agent, id, held -> held.callback().prolong(agent.id(), clock.instant()))
                .map(callback -> stored(callback))
                .orElseGet(() -> new Outcome.Refused<>(CallRejection.Why.NOT_CLAIMED));
    }

    private Outcome<Callback> stored(Callback callback) {
        callbacks.store(callback);
        return new Outcome.Done<>(callback);
    }

    private Optional<Callback> ownAct(Agent agent, CallbackId id, Function<Held, Callback.Transition> act) {
        return holding.hold(id)
                .filter(held -> held.callback().isClaimedBy(agent.id()))
                .flatMap(held -> act.apply(held).result());
    }

    /** Gives the agent's own call back, without a try. */
    public Outcome<Callback> giveBack(Agent agent, CallbackId id) {
        Optional<Held> held = holding.hold(id);
        if (held.isEmpty()) {
            return refused(agent, null, JournalAct.CALL_GIVEN_BACK, id, Rejection.NotFound.CALLBACK);
        }
        Instant now = clock.instant();
        Callback callback = held.get().callback();
        return callback.giveBack(agent.id(), now)
                .result()
                .map(after -> givenBack(held.get(), after, agent, CallStep.GIVEN_BACK, "", now))
                .orElseGet(() -> refused(agent, callback, JournalAct.CALL_GIVEN_BACK, id, whyNot(callback)));
    }

    /**
     * A supervisor gives back the call of another agent. The reason is stored as an internal note.
     *
     * @param written the reason, and the answers about numbers in it
     */
    public Outcome<Callback> giveBackFor(Agent supervisor, CallbackId id, DraftFields written) {
        Optional<Held> held = holding.hold(id);
        if (held.isEmpty()) {
            return refused(supervisor, null, JournalAct.CALL_GIVEN_BACK, id, Rejection.NotFound.CALLBACK);
        }
        Callback callback = held.get().callback();
        Claim claim = callback.claim();
        Optional<Rejection> why = whyNotGivenBack(supervisor, callback, written);
        if (why.isPresent() || claim == null) {
            return refused(
                    supervisor, callback, JournalAct.CALL_GIVEN_BACK, id, why.orElse(CallRejection.Why.NOT_CLAIMED));
        }
        Instant now = clock.instant();
        SupportCase supportCase = held.get().supportCase();
        String reason = BlankText.stripLines(redacting.text(
                supportCase.account(), supervisor.id(), supportCase.id().value(), DraftFields.REASON, written));
        int number = notes.on(supportCase.id()).size() + 1;
        notes.add(
                supportCase.id(), new InternalNote(number, supervisor.id(), supervisor.name(), new Body(reason), now));
        caseJournal.record(new CaseEvent.NoteAdded(supportCase.id(), supervisor.id(), number, now));
        Callback after = callback.release(now).result().orElseThrow();
        return givenBack(
                held.get(),
                after,
                supervisor,
                CallStep.GIVEN_BACK,
                claim.agent().value(),
                now);
    }

    private Optional<Rejection> whyNotGivenBack(Agent supervisor, Callback callback, DraftFields written) {
        if (!supervisor.supervisor()) {
            return Optional.of(CallRejection.Why.NOT_SUPERVISOR);
        }
        if (callback.claim() == null) {
            return Optional.of(whyNot(callback));
        }
        List<Violation> violations = CallTexts.violations(redacting, written, DraftFields.REASON, true);
        return violations.isEmpty() ? Optional.empty() : Optional.of(new Rejection.Declined(violations));
    }

    private Outcome<Callback> givenBack(
            Held held, Callback after, @Nullable Agent by, CallStep step, String detail, Instant now) {
        callbacks.store(after);
        planning.tell(after, by == null ? null : by.id(), step, detail, now);
        return new Outcome.Done<>(planning.settle(held.supportCase(), after, null, now));
    }

    /**
     * Ends a claim whose agent was not online for too long.
     *
     * @param started since when this server could be told that the agent is there
     * @return false if it has not lapsed after all
     */
    public boolean lapse(CallbackId id, Instant started) {
        Instant now = clock.instant();
        Optional<Held> held = holding.hold(id);
        Claim claim = held.map(Held::callback).map(Callback::claim).orElse(null);
        if (held.isEmpty() || claim == null) {
            return false;
        }
        Callback callback = held.get().callback();
        Optional<Callback> after = now.isBefore(started.plus(callback.terms().claim()))
                ? Optional.empty()
                : callback.lapse(now).result();
        after.ifPresent(planned -> givenBack(
                held.get(), planned, null, CallStep.LAPSED, claim.agent().value(), now));
        return after.isPresent();
    }

    static Rejection whyNot(Callback callback) {
        Claim claim = callback.claim();
        if (claim != null) {
            return new CallRejection.Taken(claim.name(), claim.since());
        }
        return switch (callback.state()) {
            case ASKED -> CallRejection.Why.NUMBER_ASKED;
            case DONE -> CallRejection.Why.DONE;
            case PLANNED, CLAIMED -> CallRejection.Why.NOT_CLAIMED;
        };
    }

    private Outcome<Callback> refused(
            Agent agent, @Nullable Callback callback, JournalAct act, CallbackId id, Rejection why) {
        AccountId account = callback == null ? null : callback.account();
        String target = callback == null ? id.value() : callback.caseId().value();
        journal.refused(account, agent.id(), act, target, why.code(), clock.instant());
        return new Outcome.Refused<>(why);
    }
}
