package org.caseport.web.application.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.cases.CaseEvent.CallChanged;
import org.caseport.domain.cases.CaseEvent.CallStep;
import org.caseport.domain.cases.CaseEventRecorder;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.policy.call.CallPolicy;
import org.caseport.policy.call.PhonePlaces;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.application.NewIds;
import org.jspecify.annotations.Nullable;

/**
 * Plans, changes and ends the calls of a case as its customer chooses how to be contacted, and as it is resolved or
 * merged. All of it happens in the transaction of that act, which holds the case.
 */
@ApplicationScoped
@Transactional
public class PlanningCalls {

    /** How many merges one after the other are followed. */
    private static final int MERGES = 10;

    @Inject
    Accounts accounts;

    @Inject
    Cases cases;

    @Inject
    Callbacks callbacks;

    @Inject
    CasePolicy policy;

    @Inject
    CaseEventRecorder caseJournal;

    @Inject
    Clock clock;

    /**
     * By when support would call, if the call were asked for now.
     *
     * @param due the response due of a case that is not answered yet, or will be promised; null for an answered one
     */
    public CallBy forecast(Member member, ContactLanguage language, @Nullable Instant due) {
        Instant now = clock.instant();
        return policy.calls(account(member.account()), language, now).owed(due, now);
    }

    /** Plans the call of a case that was just opened and stored, if its customer chose the phone. */
    public void begin(SupportCase opened, PersonId by, Instant now) {
        CallbackNumber number = opened.request().callback();
        if (number != null) {
            plan(opened, number, by, now);
        }
    }

    /**
     * Follows what the customer has just chosen in a case that is held and stored: plans a call, changes the number of
     * the planned one, or cancels it for another contact method. A call that an agent makes now stays as it is until
     * the agent is done.
     */
    public void follow(SupportCase held, PersonId by, Instant now) {
        Optional<Callback> open = callbacks.lockOpenOf(held.id());
        CallbackNumber number = held.request().callback();
        if (open.isPresent()) {
            settle(held, open.get(), by, now);
        } else if (number != null && held.status().isOpen()) {
            plan(held, number, by, now);
        }
    }

    /** Plans the call of a case that chose the phone and never had a call; false if it is not owed after all. */
    public boolean planLacking(CaseId id) {
        Optional<SupportCase> held = lock(id);
        if (held.isEmpty() || !callbacks.of(id).isEmpty()) {
            return false;
        }
        follow(held.get(), held.get().callbackGiver(), clock.instant());
        return !callbacks.of(id).isEmpty();
    }

    /**
     * Ends the call of a case that was resolved without it, or moves it into the remaining case if that is open; false
     * if the case is open after all.
     */
    public boolean settleResolved(CaseId id) {
        CaseId remaining = remainingOf(id);
        // Of two cases the one with the smaller id is locked first.
        boolean first = id.value().compareTo(remaining.value()) <= 0;
        Optional<SupportCase> one = lock(first ? id : remaining);
        Optional<SupportCase> other = lock(first ? remaining : id);
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        SupportCase resolved = first ? one.get() : other.get();
        SupportCase into = first ? other.get() : one.get();
        if (resolved.status().isOpen()) {
            return false;
        }
        Instant now = clock.instant();
        if (into.status().isOpen()) {
            merged(id, remaining, null, now);
        }
        resolved(id, null, now);
        return true;
    }

    /** The case into which this one was merged in the end; itself if it was not merged. */
    private CaseId remainingOf(CaseId id) {
        CaseId last = id;
        for (int merged = 0; merged < MERGES; merged++) {
            CaseId next = cases.find(Visibility.ofSupport(last.account()), last)
                    .map(found -> found.state().mergedInto())
                    .orElse(null);
            if (next == null) {
                return last;
            }
            last = next;
        }
        return last;
    }

    private Optional<SupportCase> lock(CaseId id) {
        return cases.lock(Visibility.ofSupport(id.account()), id);
    }

    private void plan(SupportCase held, CallbackNumber number, PersonId by, Instant now) {
        Account account = account(held.account());
        ContactLanguage language = held.request().language();
        CallPolicy calls = policy.calls(account, language, now);
        Callback planned = Callback.plan(
                NewIds.callback(),
                held.id(),
                number,
                held.callbackGiver(),
                language,
                PhonePlaces.of(number, account, now),
                calls.terms(),
                calls.owed(dueOf(held), now),
                now);
        callbacks.add(planned);
        tell(planned, by, CallStep.PLANNED, words(planned.callBy()), now);
    }

    /**
     * Lets a planned or asked call agree with what its case says; returns the call as it is then.
     *
     * @param by the customer who has just chosen it; null while only an agent has acted
     */
    Callback settle(SupportCase held, Callback open, @Nullable PersonId by, Instant now) {
        CallbackNumber number = held.request().callback();
        if (open.state() == Callback.State.CLAIMED) {
            return open;
        }
        if (number == null) {
            return end(open, open.cancel(now), by, now);
        }
        // A number that was wrong stays asked for until the customer gives one, be it the same again.
        boolean given = by != null && open.state() == Callback.State.ASKED;
        return number.equals(open.number()) && !given ? open : renumber(held, open, number, by, now);
    }

    private Callback renumber(
            SupportCase held, Callback open, CallbackNumber number, @Nullable PersonId by, Instant now) {
        Account account = account(held.account());
        CallBy owed = termsOf(account, open).owed(dueOf(held), now);
        Callback changed = open.changeNumber(
                        number, held.callbackGiver(), PhonePlaces.of(number, account, now), owed, now)
                .result()
                .orElseThrow();
        callbacks.store(changed);
        tell(changed, by, CallStep.CHANGED, CallChanged.NUMBER + words(changed.callBy()), now);
        return changed;
    }

    /** Ends the call of a case that was resolved, if there is one. */
    void resolved(CaseId id, @Nullable PersonId by, Instant now) {
        callbacks.lockOpenOf(id).ifPresent(open -> end(open, open.resolve(now), by, now));
    }

    /** Moves the call of a merged case to the remaining one, unless that has one; both cases are held. */
    void merged(CaseId id, CaseId remaining, @Nullable PersonId by, Instant now) {
        Optional<Callback> open = callbacks.lockOpenOf(id);
        Optional<SupportCase> into = lock(remaining);
        if (open.isPresent()
                && into.isPresent()
                && callbacks.lockOpenOf(remaining).isEmpty()) {
            Callback moved = open.get().moveTo(remaining).result().orElseThrow();
            callbacks.store(moved);
            into.get().changeContactMethod(ContactMethod.PHONE, moved.number(), moved.givenBy());
            cases.store(into.get());
            tell(open.get(), by, CallStep.CHANGED, CallChanged.TO_CASE + remaining.value(), now);
            tell(moved, by, CallStep.PLANNED, words(moved.callBy()), now);
        }
    }

    /** Stores the end of a call, and tells it; a transition that was refused changes nothing. */
    Callback end(Callback before, Callback.Transition ending, @Nullable PersonId by, Instant now) {
        return ending.result()
                .map(done -> {
                    callbacks.store(done);
                    tell(done, by, CallStep.DONE, String.valueOf(endingOf(done)), now);
                    return done;
                })
                .orElse(before);
    }

    /** The policy for a callback: the terms and phone hours that it began with. */
    CallPolicy termsOf(Callback callback) {
        return termsOf(account(callback.account()), callback);
    }

    private CallPolicy termsOf(Account account, Callback callback) {
        return policy.calls(account, callback.language(), callback.requestedAt())
                .with(callback.terms());
    }

    void tell(Callback callback, @Nullable PersonId by, CallStep step, String detail, Instant now) {
        caseJournal.record(new CallChanged(callback.caseId(), by, callback.id().value(), step, detail, now));
    }

    private static @Nullable String endingOf(Callback done) {
        Callback.Ending ending = done.ending();
        return ending == null ? null : ending.code();
    }

    static String words(CallBy by) {
        return by.at() + " " + by.basis().code();
    }

    /** The response due while there is no first response; null for an answered case. */
    static @Nullable Instant dueOf(SupportCase held) {
        return held.firstResponseAt() == null ? held.request().promise().due() : null;
    }

    private Account account(AccountId id) {
        return accounts.find(id).orElseThrow(() -> new IllegalStateException("account " + id + " is gone"));
    }
}
