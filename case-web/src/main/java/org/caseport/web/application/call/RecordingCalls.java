package org.caseport.web.application.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agent;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.call.CallOutcome;
import org.caseport.domain.call.CallTry;
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
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.desk.InternalNote;
import org.caseport.domain.desk.InternalNotes;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.notice.MailTrigger;
import org.caseport.domain.text.BlankText;
import org.caseport.policy.call.CallPolicy;
import org.caseport.policy.entitlement.Violation;
import org.caseport.policy.entitlement.Violation.Problem;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.call.HeldCalls.Held;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.application.policy.ConsultingPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Saves what came of a call, once for each key, however often it is sent. Each form is drawn with a new key. What an
 * agent types is kept until the outcome is saved.
 */
@ApplicationScoped
@Transactional
public class RecordingCalls {

    private static final List<String> TEXTS = List.of(CallFields.SUMMARY, CallFields.NOTE, CallFields.LETTER);

    private static final Set<String> KEPT =
            Set.of(CallFields.OUTCOME, CallFields.AT, CallFields.SUMMARY, CallFields.NOTE, CallFields.LETTER);

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
    ConsultingPolicy consulting;

    @Inject
    CaseEventRecorder caseJournal;

    @Inject
    Journal journal;

    @Inject
    Redacting redacting;

    @Inject
    Clock clock;

    /** The same for the outcome with this key: nothing once that is saved, so that a repetition stands for itself. */
    public DraftFields typed(Agent agent, CallbackId id, UUID key) {
        return callbacks.tryOf(id, key.toString()).isPresent() ? DraftFields.EMPTY : typed(agent, id);
    }

    /** What the agent has typed into the form of this call. */
    public DraftFields typed(Agent agent, CallbackId id) {
        return DraftFields.of(callbacks.typed(id, agent.id()));
    }

    /** Keeps what the agent types, if the agent has claimed the call; this prolongs the claim. */
    public Outcome<Callback> keep(Agent agent, CallbackId id, Map<String, String> changed) {
        Optional<Held> held = holding.hold(id);
        if (held.isEmpty()) {
            return new Outcome.Refused<>(Rejection.NotFound.CALLBACK);
        }
        Callback callback = held.get().callback();
        if (!callback.isClaimedBy(agent.id())) {
            return new Outcome.Refused<>(CallRejection.Why.NOT_CLAIMED);
        }
        Instant now = clock.instant();
        DraftFields before = typed(agent, id);
        DraftFields clean = redacting.draft(
                callback.account(), agent.id(), callback.caseId().value(), before, before.with(ofForm(changed)));
        callbacks.keepTyped(id, agent.id(), clean.byName(), now);
        Callback prolonged = callback.prolong(agent.id(), now).result().orElseThrow();
        callbacks.store(prolonged);
        return new Outcome.Done<>(prolonged);
    }

    /** The fields that the form has; whatever else is sent is not kept. */
    private static Map<String, String> ofForm(Map<String, String> changed) {
        Map<String, String> kept = new LinkedHashMap<>();
        changed.forEach((name, text) -> {
            if (KEPT.contains(name) || (name.startsWith(DraftFields.NUMBER + ".") && DraftFields.isName(name))) {
                if (text.length() > DraftFields.LONGEST) {
                    throw new IllegalArgumentException("a form does not keep so long a text as " + name);
                }
                kept.put(name, text.replace("\r\n", "\n"));
            }
        });
        return kept;
    }

    /** The next try as it is proposed, were this one without success now; empty if it is the last. */
    public Optional<CallBy> proposed(Agent agent, CallbackId id) {
        Instant now = clock.instant();
        return callbacks
                .find(id)
                .filter(call -> call.isClaimedBy(agent.id()) && !call.isLastTry())
                .flatMap(call -> cases.find(Visibility.ofSupport(call.account()), call.caseId())
                        .map(found -> nextTry(new Held(found, call), now)));
    }

    private CallBy nextTry(Held held, Instant now) {
        Callback callback = held.callback();
        return planning.termsOf(callback)
                .nextTry(
                        callback.nextTry(),
                        callback.callBy(),
                        callback.place(),
                        held.supportCase().request().severity(),
                        now);
    }

    /**
     * Saves the outcome of the agent's call.
     *
     * @param key a UUID; the same outcome with the same key is saved once
     * @param form the fields of {@link CallFields}, and the answers about numbers in them
     */
    public Outcome<Recorded> record(Agent agent, CallbackId id, UUID key, DraftFields form) {
        Optional<Held> found = holding.hold(id);
        if (found.isEmpty()) {
            return refused(agent, null, id, Rejection.NotFound.CALLBACK);
        }
        Held held = found.get();
        Callback callback = held.callback();
        Optional<CallTry> saved = callbacks.tryOf(id, key.toString());
        if (saved.isEmpty() && callback.isClaimedBy(agent.id())) {
            List<Violation> violations = violations(held, form);
            if (!violations.isEmpty()) {
                return refused(agent, callback, id, new Rejection.Declined(violations));
            }
        }
        Instant now = clock.instant();
        Map<String, String> clean = clean(agent, held, form, saved.isEmpty());
        if (saved.isPresent()) {
            return repeated(
                    agent,
                    held,
                    saved.get(),
                    clean,
                    SavedContent.isOf(saved.get().content(), comparable(form)),
                    now);
        }
        String content = SavedContent.of(comparable(form));
        if (!callback.isClaimedBy(agent.id())) {
            return late(agent, held, key, clean, content, now);
        }
        CallOutcome outcome = CallOutcome.chosen(form.get(CallFields.OUTCOME)).orElseThrow();
        return new Outcome.Done<>(new Recorded(saved(agent, held, key, outcome, clean, content, now), true));
    }

    /** The same outcome again is answered like the first; what another one says is kept as a note. */
    private Outcome<Recorded> repeated(
            Agent agent, Held held, CallTry saved, Map<String, String> clean, boolean same, Instant now) {
        Callback callback = held.callback();
        if (!saved.agent().equals(agent.id()) || !same) {
            keepNewAsNotes(agent, held.supportCase(), clean, now);
            return refused(agent, callback, callback.id(), CallRejection.Why.KEY_TAKEN);
        }
        return saved.outcome() == CallOutcome.LATE
                ? new Outcome.Refused<>(ClaimingCalls.whyNot(callback))
                : new Outcome.Done<>(new Recorded(callback, false));
    }

    /** The claim had ended: the text is kept as a note, once. */
    private Outcome<Recorded> late(
            Agent agent, Held held, UUID key, Map<String, String> clean, String content, Instant now) {
        if (keepAsNotes(agent, held.supportCase(), TEXTS, clean, now)) {
            callbacks.add(attempt(agent, held.callback(), key, CallOutcome.LATE, 0, content, now));
            callbacks.keepTyped(held.callback().id(), agent.id(), Map.of(), now);
        }
        return refused(agent, held.callback(), held.callback().id(), ClaimingCalls.whyNot(held.callback()));
    }

    /** Keeps each text of these fields as an internal note; false if there is none. */
    private boolean keepAsNotes(
            Agent agent, SupportCase supportCase, List<String> fields, Map<String, String> clean, Instant now) {
        List<String> texts = fields.stream()
                .map(field -> clean.getOrDefault(field, ""))
                .filter(text -> !text.isEmpty())
                .toList();
        texts.forEach(text -> note(agent, supportCase, new Body(asFarAsItFits(text)), now));
        return !texts.isEmpty();
    }

    /** The same for what the agent has not noted yet: a refused outcome may be sent again, too. */
    private void keepNewAsNotes(Agent agent, SupportCase supportCase, Map<String, String> clean, Instant now) {
        Map<String, String> fresh = new LinkedHashMap<>(clean);
        fresh.values().removeIf(text -> notes.on(supportCase.id()).stream()
                .anyMatch(note ->
                        note.person().equals(agent.id()) && note.body().text().equals(asFarAsItFits(text))));
        keepAsNotes(agent, supportCase, TEXTS, fresh, now);
    }

    /** A form takes no more; what a program sends beyond it is cut. */
    private static String asFarAsItFits(String text) {
        return text.codePointCount(0, text.length()) <= Body.LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Body.LONGEST));
    }

    private Callback saved(
            Agent agent,
            Held held,
            UUID key,
            CallOutcome outcome,
            Map<String, String> clean,
            String content,
            Instant now) {
        Callback callback = held.callback();
        SupportCase supportCase = held.supportCase();
        int number = outcome.isTry() ? callback.nextTry() : 0;
        CallBy next = next(held, outcome, clean.getOrDefault(CallFields.AT, ""), now);
        Callback after = after(agent, callback, outcome, next, now);
        callbacks.add(attempt(agent, callback, key, outcome, number, content, now));
        callbacks.store(after);
        callbacks.keepTyped(callback.id(), agent.id(), Map.of(), now);
        boolean writes = outcome.isUnanswered() || outcome == CallOutcome.WRONG_NUMBER;
        // What this outcome does not tell the customer was typed all the same.
        List<String> untold = new ArrayList<>(List.of(CallFields.NOTE));
        if (outcome != CallOutcome.REACHED) {
            untold.add(CallFields.SUMMARY);
        }
        if (!writes) {
            untold.add(CallFields.LETTER);
        }
        keepAsNotes(agent, supportCase, untold, clean, now);
        String letter = writes ? clean.getOrDefault(CallFields.LETTER, "") : "";
        boolean renewed = after.ending() == Callback.Ending.GAVE_UP && isOtherNumber(supportCase, callback);
        List<CaseEvent> events =
                renewed && letter.isEmpty() ? List.of() : told(agent, supportCase, after, outcome, clean, letter, now);
        // A deadline may have been renewed without any event.
        cases.store(supportCase);
        planning.tell(after, agent.id(), CallStep.TRIED, detail(outcome, number, after, letter), now);
        Callback.Ending ending = after.ending();
        if (ending != null) {
            String written = letter.isEmpty() ? "" : " " + MailTrigger.WRITTEN;
            planning.tell(after, agent.id(), CallStep.DONE, ending.code() + written, now);
        }
        events.forEach(caseJournal::record);
        if (renewed) {
            // The customer gave another number while the last try with this one was made.
            planning.follow(supportCase, supportCase.callbackGiver(), now);
        }
        return after.isOpen() ? planning.settle(supportCase, after, null, now) : after;
    }

    private static boolean isOtherNumber(SupportCase supportCase, Callback callback) {
        CallbackNumber now = supportCase.request().callback();
        return now != null && !now.equals(callback.number());
    }

    /** What the customer is told in the case: the summary, what is written, or that the case waits. */
    private List<CaseEvent> told(
            Agent agent,
            SupportCase supportCase,
            Callback after,
            CallOutcome outcome,
            Map<String, String> clean,
            String letter,
            Instant now) {
        if (outcome == CallOutcome.REACHED) {
            return supportCase.supportCalls(agent, new Body(clean.getOrDefault(CallFields.SUMMARY, "")), now);
        }
        boolean waits = !after.isOpen() || after.state() == Callback.State.ASKED;
        if (waits) {
            return letter.isEmpty()
                    ? supportCase.waitForCustomer(agent, consulting.inactivityDeadline(supportCase), now)
                    : supportCase.askForInformation(
                            agent, new Body(letter), List.of(), consulting.inactivityDeadline(supportCase), now);
        }
        return letter.isEmpty() ? List.of() : supportCase.supportReplies(agent, new Body(letter), List.of(), now);
    }

    private static Callback after(Agent agent, Callback callback, CallOutcome outcome, CallBy next, Instant now) {
        Callback.Transition transition =
                switch (outcome) {
                    case REACHED -> callback.reached(agent.id(), now);
                    case NO_ANSWER, BUSY, VOICEMAIL -> callback.missed(agent.id(), next, now);
                    case WRONG_NUMBER -> callback.wrongNumber(agent.id(), now);
                    case ANOTHER_TIME -> callback.anotherTime(agent.id(), next, now);
                    case LATE -> throw new IllegalArgumentException("nobody chooses " + outcome);
                };
        return transition.result().orElseThrow();
    }

    /** When the next call is after this outcome; the present one where there is none. */
    private CallBy next(Held held, CallOutcome outcome, String at, Instant now) {
        Callback callback = held.callback();
        if (outcome == CallOutcome.ANOTHER_TIME) {
            return chosen(held, at, now).orElseThrow();
        }
        if (outcome.isUnanswered() && !callback.isLastTry()) {
            return at.isEmpty()
                    ? nextTry(held, now)
                    : planning.termsOf(callback)
                            .nextTryAt(Instant.parse(at), callback.callBy(), now)
                            .orElseThrow();
        }
        return callback.callBy();
    }

    private Optional<CallBy> chosen(Held held, String at, Instant now) {
        return planning.termsOf(held.callback())
                .chosen(Instant.parse(at), PlanningCalls.dueOf(held.supportCase()), now);
    }

    private List<Violation> violations(Held held, DraftFields form) {
        List<Violation> violations = new ArrayList<>();
        Optional<CallOutcome> outcome = CallOutcome.chosen(form.get(CallFields.OUTCOME));
        if (outcome.isEmpty()) {
            violations.add(Violation.of(CallFields.OUTCOME, Problem.MISSING));
        }
        boolean reached = outcome.filter(CallOutcome.REACHED::equals).isPresent();
        TEXTS.forEach(field -> violations.addAll(
                CallTexts.violations(redacting, form, field, reached && field.equals(CallFields.SUMMARY))));
        outcome.ifPresent(chosen ->
                timeViolation(held, chosen, form.get(CallFields.AT).strip()).ifPresent(violations::add));
        return violations;
    }

    private Optional<Violation> timeViolation(Held held, CallOutcome outcome, String at) {
        boolean another = outcome == CallOutcome.ANOTHER_TIME;
        boolean next = outcome.isUnanswered() && !held.callback().isLastTry();
        if (!another && (!next || at.isEmpty())) {
            return Optional.empty();
        }
        if (at.isEmpty()) {
            return Optional.of(Violation.of(CallFields.AT, Problem.MISSING));
        }
        Instant now = clock.instant();
        CallPolicy calls = planning.termsOf(held.callback());
        Optional<CallBy> found = instant(at)
                .flatMap(chosen -> another
                        ? calls.chosen(chosen, null, now)
                        : calls.nextTryAt(chosen, held.callback().callBy(), now));
        return found.isPresent() ? Optional.empty() : Optional.of(ChangingCalls.timeNotPossible(CallFields.AT, calls));
    }

    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The fields that were sent, as a repetition is compared: without any possible card number. */
    private Map<String, String> comparable(DraftFields form) {
        Map<String, String> sent = new LinkedHashMap<>();
        form.byName().forEach((name, text) -> {
            if (KEPT.contains(name)) {
                sent.put(name, BlankText.stripLines(TEXTS.contains(name) ? redacting.comparable(text) : text.strip()));
            }
        });
        return sent;
    }

    /** The fields as they are kept, without secrets and without the blanks around them. */
    private Map<String, String> clean(Agent agent, Held held, DraftFields form, boolean fresh) {
        SupportCase supportCase = held.supportCase();
        Map<String, String> clean = new LinkedHashMap<>();
        clean.put(CallFields.OUTCOME, form.get(CallFields.OUTCOME).strip());
        clean.put(CallFields.AT, form.get(CallFields.AT).strip());
        for (String field : TEXTS) {
            // What is only compared is not told again in the journal.
            String text = fresh
                    ? redacting.text(
                            supportCase.account(), agent.id(), supportCase.id().value(), field, form)
                    : redacting.silently(field, form);
            clean.put(field, BlankText.stripLines(text));
        }
        return clean;
    }

    private void note(Agent agent, SupportCase supportCase, Body text, Instant now) {
        int number = notes.on(supportCase.id()).size() + 1;
        notes.add(supportCase.id(), new InternalNote(number, agent.id(), agent.name(), text, now));
        caseJournal.record(new CaseEvent.NoteAdded(supportCase.id(), agent.id(), number, now));
    }

    private static CallTry attempt(
            Agent agent, Callback callback, UUID key, CallOutcome outcome, int number, String content, Instant now) {
        Claim claim = callback.claim();
        return new CallTry(
                callback.id(),
                key.toString(),
                number,
                outcome,
                agent.id(),
                agent.name(),
                callback.callBy().at(),
                claim == null || !claim.agent().equals(agent.id()) ? null : claim.since(),
                now,
                content);
    }

    private static String detail(CallOutcome outcome, int number, Callback after, String letter) {
        String next = after.state() == Callback.State.PLANNED
                ? after.callBy().earliest() + " " + after.callBy().at()
                : MailTrigger.NO_INSTANT + " " + MailTrigger.NO_INSTANT;
        return outcome.code() + " " + number + " " + next + (letter.isEmpty() ? "" : " " + MailTrigger.WRITTEN);
    }

    private Outcome<Recorded> refused(Agent agent, @Nullable Callback callback, CallbackId id, Rejection why) {
        AccountId account = callback == null ? null : callback.account();
        String target = callback == null ? id.value() : callback.caseId().value();
        journal.refused(account, agent.id(), JournalAct.CALL_TRIED, target, why.code(), clock.instant());
        return new Outcome.Refused<>(why);
    }

    /**
     * The outcome is saved.
     *
     * @param first whether it was saved just then; false for a repetition
     */
    public record Recorded(Callback callback, boolean first) {}
}
