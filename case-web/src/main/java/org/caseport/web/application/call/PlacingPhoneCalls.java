package org.caseport.web.application.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agent;
import org.caseport.domain.call.AgentPhones;
import org.caseport.domain.call.CallOutcome;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.call.PhoneCall;
import org.caseport.domain.call.PhoneCall.State;
import org.caseport.domain.call.PhoneCalls;
import org.caseport.domain.cases.CaseEvent.CallChanged;
import org.caseport.domain.cases.CaseEvent.CallStep;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.call.HeldCalls.Held;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Has the telephone system call the customer of a claimed call, once for each outcome: however often it is asked for,
 * and whatever becomes of the answers, the customer's phone rings once. The telephone system acts after the commit, on
 * the events of this class, and says what comes of it by {@link #move}.
 */
@ApplicationScoped
@Transactional
public class PlacingPhoneCalls {

    /** The value of {@code caseport.phone} with which agents dial by themselves. */
    private static final String LINKS = "links";

    @Inject
    PhoneCalls phoneCalls;

    @Inject
    AgentPhones phones;

    @Inject
    Callbacks callbacks;

    @Inject
    HeldCalls holding;

    @Inject
    Journal journal;

    @Inject
    Event<Placed> placed;

    @Inject
    Event<HungUp> hungUp;

    @Inject
    Event<Moved> moved;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "caseport.phone", defaultValue = LINKS)
    String phone;

    /** Whether there is a telephone system that places calls. */
    public boolean isOffered() {
        return !LINKS.equals(phone);
    }

    /** The call that was placed for the outcome that comes next; empty for none. */
    public Optional<PhoneCall> of(Agent agent, Callback callback) {
        return isOffered() && callback.isClaimedBy(agent.id())
                ? phoneCalls.find(callback.id(), number(callback.id()))
                : Optional.empty();
    }

    /**
     * Places the call that the agent has claimed. Asked for again, it says how the call stands, and places no other;
     * only where it is certain that the customer's phone did not ring, the agent's phone rings again.
     */
    public Outcome<PhoneCall> place(Agent agent, CallbackId id) {
        Optional<Held> held = holding.hold(id);
        if (held.isEmpty()) {
            return refused(agent, null, id, Rejection.NotFound.CALLBACK);
        }
        Callback callback = held.get().callback();
        Optional<String> extension = isOffered() ? phones.of(agent.id()) : Optional.empty();
        Optional<Rejection> why = whyNot(agent, callback, extension.isPresent());
        if (why.isPresent()) {
            return refused(agent, callback, id, why.get());
        }
        // As it is kept: the instant tells this call from one that was placed before under the same number.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int number = number(id);
        Optional<PhoneCall> before = phoneCalls.lock(id, number);
        if (before.isPresent() && !before.get().isPlaceableAgain(now)) {
            return before.get().stateAt(now).isLive()
                    ? new Outcome.Done<>(before.get())
                    : refused(agent, callback, id, CallRejection.Why.ALREADY_PLACED);
        }
        PhoneCall call = PhoneCall.place(id, number, agent.id(), now);
        phoneCalls.store(call);
        journal.done(
                callback.account(),
                agent.id(),
                JournalAct.PHONE_CALL_PLACED,
                callback.caseId().value(),
                Integer.toString(number),
                now);
        placed.fire(new Placed(call, extension.orElseThrow(), callback.number()));
        return new Outcome.Done<>(call);
    }

    private Optional<Rejection> whyNot(Agent agent, Callback callback, boolean hasPhone) {
        if (!isOffered()) {
            return Optional.of(CallRejection.Why.NO_PHONE_SYSTEM);
        }
        if (!callback.isClaimedBy(agent.id())) {
            return Optional.of(ClaimingCalls.whyNot(callback));
        }
        return hasPhone ? Optional.empty() : Optional.of(CallRejection.Why.NO_PHONE);
    }

    /** Hangs up the call that the agent has claimed; does nothing where none is live. */
    public Outcome<Callback> hangUp(Agent agent, CallbackId id) {
        Optional<Callback> found = callbacks.find(id);
        if (found.isEmpty()) {
            return refused(agent, null, id, Rejection.NotFound.CALLBACK);
        }
        Callback callback = found.get();
        if (!callback.isClaimedBy(agent.id())) {
            return refused(agent, callback, id, ClaimingCalls.whyNot(callback));
        }
        phoneCalls.lockLiveOf(id).forEach(call -> hungUp.fire(new HungUp(call)));
        return new Outcome.Done<>(callback);
    }

    /** Nobody's phone goes on ringing for a claim that has ended; who talks goes on talking. */
    void claimEnded(@Observes CallChanged event) {
        boolean ended = event.step() == CallStep.GIVEN_BACK
                || event.step() == CallStep.LAPSED
                || event.step() == CallStep.TRIED
                || event.step() == CallStep.DONE;
        if (isOffered() && ended) {
            phoneCalls.lockLiveOf(new CallbackId(event.call())).stream()
                    .filter(call -> call.state() != State.CONNECTED)
                    .forEach(call -> hungUp.fire(new HungUp(call)));
        }
    }

    /**
     * The telephone system says how a call stands now.
     *
     * @param call the call as it was placed
     * @return false if nothing was changed: the call is not the one that was placed, can't come into this state, or
     *     would ring at the customer although the agent's claim has ended
     */
    public boolean move(PhoneCall call, State state) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean rings = state == State.RINGING_CUSTOMER;
        Optional<Callback> callback =
                rings ? holding.hold(call.callback()).map(Held::callback) : callbacks.find(call.callback());
        if (callback.isEmpty() || (rings && !callback.get().isClaimedBy(call.agent()))) {
            return false;
        }
        Optional<PhoneCall> after = phoneCalls
                .lock(call.callback(), call.number())
                .filter(stored -> stored.placedAt().equals(call.placedAt()))
                .flatMap(stored -> stored.move(state, now));
        after.ifPresent(changed -> {
            phoneCalls.store(changed);
            if (!state.isLive()) {
                journal.done(
                        callback.get().account(),
                        call.agent(),
                        JournalAct.PHONE_CALL_ENDED,
                        callback.get().caseId().value(),
                        state.code() + " " + call.number(),
                        now);
            }
            moved.fire(new Moved(changed));
        });
        return after.isPresent();
    }

    /** These calls, as they were placed, go on at the telephone system. */
    public void seen(Collection<PhoneCall> live) {
        if (!live.isEmpty()) {
            phoneCalls.seen(live, clock.instant());
        }
    }

    /** The number of the call that belongs to the outcome that comes next. */
    private int number(CallbackId id) {
        return 1
                + (int) callbacks.triesOf(id).stream()
                        .filter(made -> made.outcome() != CallOutcome.LATE)
                        .count();
    }

    private <T> Outcome<T> refused(Agent agent, @Nullable Callback callback, CallbackId id, Rejection why) {
        AccountId account = callback == null ? null : callback.account();
        String target = callback == null ? id.value() : callback.caseId().value();
        journal.refused(account, agent.id(), JournalAct.PHONE_CALL_PLACED, target, why.code(), clock.instant());
        return new Outcome.Refused<>(why);
    }

    /** Event: the telephone system is to place this call, from the agent's extension to the customer's number. */
    public record Placed(PhoneCall call, String extension, CallbackNumber number) {

        @Override
        public String toString() {
            return "call " + call.number() + " of callback " + call.callback();
        }
    }

    /** Event: the telephone system is to end this call. */
    public record HungUp(PhoneCall call) {}

    /** Event: a call stands like this now. */
    public record Moved(PhoneCall call) {}
}
