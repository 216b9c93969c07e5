package org.caseport.web.application.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Grant;
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
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.policy.call.CallPolicy;
import org.caseport.policy.entitlement.CallbackNumberReading;
import org.caseport.policy.entitlement.Violation;
import org.caseport.policy.entitlement.Violation.Problem;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.policy.ConsultingPolicy;

/**
 * Lets a customer who may reply change the number or the time of a planned call, or say that it is not needed any more.
 * Both are refused while an agent is calling.
 */
@ApplicationScoped
@Transactional
public class ChangingCalls {

    @Inject
    Cases cases;

    @Inject
    Callbacks callbacks;

    @Inject
    PlanningCalls planning;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    CaseEventRecorder caseJournal;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /**
     * Changes the number, and the time if one is given.
     *
     * @param form country or region, number and extension as in the wizard, and {@link CallFields#AT}, blank for the
     *     time that support has planned
     */
    public Outcome<Callback> change(Member member, CaseId id, DraftFields form) {
        Optional<SupportCase> found = cases.lock(Visibility.of(member), id);
        if (found.isEmpty()) {
            return refused(member, id, Rejection.NotFound.CASE);
        }
        if (!member.may(Grant.REPLY)) {
            return refused(member, id, new Rejection.NotGranted(Grant.REPLY));
        }
        SupportCase held = found.get();
        Optional<Callback> open = callbacks.lockOpenOf(id);
        Optional<Rejection> closed = whyNot(open);
        if (open.isEmpty() || closed.isPresent()) {
            return refused(member, id, closed.orElse(Rejection.NotFound.CALLBACK));
        }
        Instant now = clock.instant();
        Callback before = open.get();
        CallbackNumberReading number = consulting.callbackNumber(held, form);
        List<Violation> violations = new ArrayList<>(number.violations());
        String at = form.get(CallFields.AT).strip();
        CallPolicy calls = planning.termsOf(before);
        Optional<CallBy> chosen = at.isEmpty()
                ? Optional.empty()
                : RecordingCalls.instant(at).flatMap(instant -> calls.chosen(instant, PlanningCalls.dueOf(held), now));
        if (!at.isEmpty() && chosen.isEmpty()) {
            violations.add(timeNotPossible(CallFields.AT, calls));
        }
        if (before.state() == Callback.State.ASKED
                && number.number().filter(before.number()::equals).isPresent()) {
            violations.add(Violation.of(DraftFields.PHONE, Problem.WRONG_NUMBER));
        }
        if (!violations.isEmpty() || number.number().isEmpty()) {
            return refused(member, id, new Rejection.Declined(violations));
        }
        held.changeContactMethod(ContactMethod.PHONE, number.number().get(), member.id());
        List<CaseEvent> events = before.state() == Callback.State.ASKED ? held.customerActs(member, now) : List.of();
        cases.store(held);
        events.forEach(caseJournal::record);
        Callback after = planning.settle(held, before, member.id(), now);
        return new Outcome.Done<>(
                chosen.map(by -> retimed(after, by, member.id(), now)).orElse(after));
    }

    private Callback retimed(Callback before, CallBy chosen, PersonId by, Instant now) {
        Callback after = before.changeTime(chosen, now).result().orElseThrow();
        callbacks.store(after);
        planning.tell(after, by, CallStep.CHANGED, CallChanged.TIME + PlanningCalls.words(chosen), now);
        return after;
    }

    /** The customer needs no call any more; the contact method of the case becomes Web. */
    public Outcome<Callback> cancel(Member member, CaseId id) {
        Optional<SupportCase> found = cases.lock(Visibility.of(member), id);
        if (found.isEmpty()) {
            return refused(member, id, Rejection.NotFound.CASE);
        }
        if (!member.may(Grant.REPLY)) {
            return refused(member, id, new Rejection.NotGranted(Grant.REPLY));
        }
        Optional<Callback> open = callbacks.lockOpenOf(id);
        Optional<Rejection> closed = whyNot(open);
        if (open.isEmpty() || closed.isPresent()) {
            return refused(member, id, closed.orElse(Rejection.NotFound.CALLBACK));
        }
        Instant now = clock.instant();
        SupportCase held = found.get();
        held.changeContactMethod(ContactMethod.WEB, null, member.id());
        cases.store(held);
        return new Outcome.Done<>(planning.settle(held, open.get(), member.id(), now));
    }

    private static Optional<Rejection> whyNot(Optional<Callback> open) {
        if (open.isEmpty()) {
            return Optional.of(CallRejection.Why.DONE);
        }
        return open.get().state() == Callback.State.CLAIMED
                ? Optional.of(CallRejection.Why.BEING_CALLED)
                : Optional.empty();
    }

    /** That a time is past, too far ahead, or outside of phone hours. */
    static Violation timeNotPossible(String field, CallPolicy calls) {
        return Violation.of(
                field, Problem.TIME_NOT_POSSIBLE, Long.toString(calls.latest().toDays()));
    }

    private Outcome<Callback> refused(Member member, CaseId id, Rejection why) {
        journal.refused(
                member.account(), member.id(), JournalAct.CALL_CHANGED, id.value(), why.code(), clock.instant());
        return new Outcome.Refused<>(why);
    }
}
