package org.caseport.web.application.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.cases.CaseEvent;
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

    private static final int AT_ONCE = 20;

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

    /**
     * Plans calls of unanswered cases that chose the phone before there were calls, or on a server of the release
     * before; returns how many.
     */
    public int planLacking() {
        Instant now = clock.instant();
        int planned = 0;
        // In the order of their ids, so that no two transactions wait for each other.
        List<CaseId> lacking = callbacks.lacking(AT_ONCE).stream()
                .sorted(Comparator.comparing(CaseId::value))
                .toList();
        for (CaseId id : lacking) {
            Optional<SupportCase> held = cases.lock(Visibility.ofSupport(id.account()), id);
            if (held.isPresent() && callbacks.of(id).isEmpty()) {
                follow(held.get(), held.get().requester(), now);
                planned++;
            }
        }
        return planned;
    }

    private void plan(SupportCase held, CallbackNumber number, PersonId by, Instant now) {
        Account account = account(held.account());
        ContactLanguage language = held.request().language();
        CallPolicy calls = policy.calls(account, language, now);
        Callback planned = Callback.plan(
                NewIds.callback(),
                held.id(),
                number,
                by,
                language,
                PhonePlaces.of(number, account, now),
                calls.terms(),
                calls.owed(dueOf(held), now),
                now);
        callbacks.add(planned);
        tell(planned, by, CallStep.PLANNED, words(planned.callBy()), now);
    }

    /** Lets a planned or asked call agree with what its case says; returns the call as it is then. */
    Callback settle(SupportCase held, Callback open, @Nullable PersonId by, Instant now) {
        CallbackNumber number = held.request().callback();
        if (open.state() == Callback.State.CLAIMED) {
            return open;
        }
        if (number == null) {
            return end(open, open.cancel(now), by, now);
        }
        // The number that was wrong is not another one.
        return number.equals(open.number()) ? open : renumber(held, open, number, by, now);
    }

    private Callback renumber(
            SupportCase held, Callback open, CallbackNumber number, @Nullable PersonId by, Instant now) {
        Account account = account(held.account());
        CallBy owed = termsOf(account, open).owed(dueOf(held), now);
        Callback changed = open.changeNumber(
                        number, by == null ? held.requester() : by, PhonePlaces.of(number, account, now), owed, now)
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
        Optional<SupportCase> into = cases.lock(Visibility.ofSupport(remaining.account()), remaining);
        if (open.isPresent()
                && into.isPresent()
                && callbacks.lockOpenOf(remaining).isEmpty()) {
            Callback moved = open.get().moveTo(remaining).result().orElseThrow();
            callbacks.store(moved);
            into.get().changeContactMethod(ContactMethod.PHONE, moved.number());
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
        caseJournal.record(
                new CallChanged(callback.caseId(), by, callback.id().value(), step, detail, now));
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
