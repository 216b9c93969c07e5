package org.caseport.domain.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.CallOutcome;
import org.caseport.domain.call.Callback;
import org.caseport.domain.cases.ActingSide;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.chat.Chats.RingResult;
import org.jspecify.annotations.Nullable;

/**
 * Says which facts follow from an event of a case, both when it happens and when the past is filled in. A target is
 * decided once: met by the first response if that is not after due, else missed at due; not needed when the case is
 * resolved before either.
 */
public final class FactWriter {

    /** The warning that is given when a target is used up. */
    private static final int USED_UP = 100;

    /** Later tries are counted with this one. */
    private static final int MOST_TRIES = 3;

    private final Measure measure;
    private final Calls calls;
    private final boolean filled;

    /** Measures time on the clock of a case's target. */
    @FunctionalInterface
    public interface Measure {
        /** How much of the clock passed from the submission to this instant; null where that is not known. */
        @Nullable
        Duration taken(CaseId id, CaseTraits traits, Instant until);
    }

    /** Knows more about a call than its events tell. */
    @FunctionalInterface
    public interface Calls {
        /** The try that was made then, or the call that was done then; empty where neither is known. */
        Optional<Call> at(CaseId id, Instant at);
    }

    /**
     * A call.
     *
     * @param by by when it was owed
     * @param claimedAt when the agent claimed it; null where that is not known, and for one that nobody made
     * @param number the number of the try; 0 for no try
     */
    public record Call(Instant by, @Nullable Instant claimedAt, int number) {}

    /** @param filled whether the facts are filled in from the journal */
    public FactWriter(Measure measure, boolean filled) {
        this(measure, (id, at) -> Optional.empty(), filled);
    }

    /** @param filled whether the facts are filled in from the journal */
    public FactWriter(Measure measure, Calls calls, boolean filled) {
        this.measure = measure;
        this.calls = calls;
        this.filled = filled;
    }

    /**
     * The facts of an event.
     *
     * @param traits what the case is like after the event
     * @param decided whether the target was decided before; asked only where it matters
     */
    public List<CaseFact> of(CaseEvent event, CaseTraits traits, BooleanSupplier decided) {
        List<CaseFact> facts = new ArrayList<>();
        if (event instanceof CaseEvent.Opened) {
            facts.add(fact(event, FactKind.OPENED, ActingSide.CUSTOMER, traits, null, ""));
        } else if (event instanceof CaseEvent.SeverityChanged) {
            facts.add(fact(
                    event,
                    FactKind.RECLASSIFIED,
                    ActingSide.AGENT,
                    traits,
                    null,
                    traits.status().code()));
        } else if (event instanceof CaseEvent.TopicChanged) {
            facts.add(fact(
                    event,
                    FactKind.RECLASSIFIED,
                    ActingSide.AGENT,
                    traits,
                    null,
                    traits.status().code()));
        } else if (event instanceof CaseEvent.Assigned assigned) {
            CaseTraits then = traits.withAssignee(assigned.to());
            facts.add(fact(
                    event,
                    FactKind.ASSIGNED,
                    ActingSide.AGENT,
                    then,
                    null,
                    then.status().code()));
        } else if (event instanceof CaseEvent.Escalated) {
            facts.add(fact(event, FactKind.ESCALATED, ActingSide.AGENT, traits, null, ""));
        } else if (event instanceof CaseEvent.CommunicationAdded added) {
            said(added, traits, decided, facts);
        } else if (event instanceof CaseEvent.StatusChanged changed) {
            moved(changed, traits, decided, facts);
        } else if (event instanceof CaseEvent.Merged merged) {
            facts.add(fact(
                    event,
                    FactKind.MERGED,
                    ActingSide.AGENT,
                    traits,
                    null,
                    merged.into().value()));
        } else if (event instanceof CaseEvent.Rated rated) {
            facts.add(fact(event, FactKind.RATED, ActingSide.CUSTOMER, traits, null, Integer.toString(rated.stars())));
        } else if (event instanceof CaseEvent.ResponseWarning warning) {
            Instant due = traits.due();
            if (warning.percent() == USED_UP && due != null && !decided.getAsBoolean()) {
                facts.add(missed(event, due, traits));
            }
        } else if (event instanceof CaseEvent.CallChanged changed) {
            called(changed, traits, facts);
        } else if (event instanceof CaseEvent.ChatChanged changed) {
            if (changed.isFirstResponse()) {
                responded(changed, traits, decided, facts);
            }
            rang(changed, traits, facts);
        }
        return facts;
    }

    private void said(
            CaseEvent.CommunicationAdded added, CaseTraits traits, BooleanSupplier decided, List<CaseFact> facts) {
        if (added.firstResponse()) {
            responded(added, traits, decided, facts);
        }
        if (added.purpose() != Communication.Purpose.DESCRIPTION) {
            facts.add(fact(
                    added,
                    FactKind.REPLIED,
                    sideOf(added.side()),
                    traits,
                    null,
                    added.purpose().name()));
        }
    }

    /** The response counts for who gave it, whoever had the case. */
    private void responded(CaseEvent event, CaseTraits traits, BooleanSupplier decided, List<CaseFact> facts) {
        Instant at = event.at();
        CaseTraits responding = event.by() == null ? traits : traits.withAssignee(event.by());
        Duration taken = measure.taken(event.caseId(), traits, at);
        facts.add(fact(event, FactKind.FIRST_RESPONSE, ActingSide.AGENT, responding, taken, ""));
        Instant due = traits.due();
        if (due != null && !decided.getAsBoolean()) {
            facts.add(
                    at.isAfter(due)
                            ? missed(event, due, traits)
                            : fact(event, FactKind.TARGET_MET, ActingSide.AGENT, responding, taken, ""));
        }
    }

    private void moved(
            CaseEvent.StatusChanged changed, CaseTraits traits, BooleanSupplier decided, List<CaseFact> facts) {
        boolean resolved = changed.to() == CaseStatus.RESOLVED;
        FactKind kind = resolved
                ? FactKind.RESOLVED
                : changed.to() == CaseStatus.REOPENED
                        ? FactKind.REOPENED
                        : changed.why() == CaseStatus.Act.TAKE ? FactKind.TAKEN_UP : FactKind.STATUS_CHANGED;
        facts.add(fact(
                changed,
                kind,
                changed.side(),
                traits,
                null,
                changed.from().code() + " " + changed.to().code()));
        Instant due = traits.due();
        boolean answered = traits.firstResponseAt() != null;
        if (resolved && !answered && due != null && !decided.getAsBoolean()) {
            facts.add(
                    changed.at().isAfter(due)
                            ? missed(changed, due, traits)
                            : fact(changed, FactKind.TARGET_NOT_NEEDED, changed.side(), traits, null, ""));
        }
    }

    private void called(CaseEvent.CallChanged changed, CaseTraits traits, List<CaseFact> facts) {
        String detail = changed.detail();
        int end = detail.indexOf(' ');
        String word = end < 0 ? detail : detail.substring(0, end);
        switch (changed.step()) {
            case PLANNED -> facts.add(ofCall(changed, FactKind.CALL_PLANNED, changed.at(), traits, null, word));
            case TRIED -> tried(changed, traits, word, facts);
            case DONE -> {
                facts.add(ofCall(changed, FactKind.CALL_DONE, changed.at(), traits, null, word));
                calls.at(changed.caseId(), changed.at())
                        .filter(call -> isOwed(word, call, changed.at()))
                        .ifPresent(call ->
                                facts.add(ofCall(changed, FactKind.CALL_NOT_IN_TIME, call.by(), traits, null, word)));
            }
            case CLAIMED, GIVEN_BACK, LAPSED, CHANGED -> {}
        }
    }

    private void tried(CaseEvent.CallChanged changed, CaseTraits traits, String outcome, List<CaseFact> facts) {
        Instant at = changed.at();
        Optional<Call> call = calls.at(changed.caseId(), at);
        Instant claimedAt = call.map(Call::claimedAt).orElse(null);
        Duration since = claimedAt == null ? null : Duration.between(claimedAt, at);
        facts.add(ofCall(changed, FactKind.CALL_TRIED, at, traits, since, outcome));
        if (outcome.equals(CallOutcome.REACHED.code()) && call.isPresent()) {
            Instant by = call.get().by();
            int number = Math.min(call.get().number(), MOST_TRIES);
            facts.add(ofCall(changed, FactKind.CALL_REACHED, at, traits, since, Integer.toString(number)));
            facts.add(ofCall(
                    changed,
                    at.isAfter(by) ? FactKind.CALL_NOT_IN_TIME : FactKind.CALL_IN_TIME,
                    by,
                    traits,
                    null,
                    outcome));
        }
    }

    /** Whether a call that ended without the customer having been reached was owed until then. */
    private static boolean isOwed(String ending, Call call, Instant at) {
        return ending.equals(Callback.Ending.GAVE_UP.code())
                || (!ending.equals(Callback.Ending.REACHED.code()) && at.isAfter(call.by()));
    }

    /** For who made the call, whoever has the case. */
    private CaseFact ofCall(
            CaseEvent.CallChanged changed,
            FactKind kind,
            Instant at,
            CaseTraits traits,
            @Nullable Duration elapsed,
            String detail) {
        PersonId by = changed.by();
        return new CaseFact(
                changed.caseId(),
                kind,
                at,
                changed.at(),
                by == null ? ActingSide.SYSTEM : ActingSide.AGENT,
                by,
                by == null || by.equals(traits.requester()) ? traits.assignee() : by,
                traits,
                null,
                elapsed,
                detail,
                filled);
    }

    /** What came of a ring; the other facts of a chat are those of {@link ChatFacts}. */
    private void rang(CaseEvent.ChatChanged changed, CaseTraits traits, List<CaseFact> facts) {
        PersonId agent =
                switch (changed.step()) {
                    case ACCEPTED -> changed.by();
                    case DECLINED, PASSED -> new PersonId(changed.detail());
                    default -> null;
                };
        RingResult.Result result =
                switch (changed.step()) {
                    case ACCEPTED -> RingResult.Result.ACCEPTED;
                    case DECLINED -> RingResult.Result.DECLINED;
                    default -> RingResult.Result.PASSED;
                };
        if (agent != null) {
            facts.add(new CaseFact(
                    changed.caseId(),
                    FactKind.CHAT_RUNG,
                    changed.at(),
                    changed.at(),
                    ActingSide.AGENT,
                    agent,
                    agent,
                    traits,
                    null,
                    null,
                    result.code(),
                    filled));
        }
    }

    private CaseFact missed(CaseEvent event, Instant due, CaseTraits traits) {
        Long target = traits.targetSeconds();
        return new CaseFact(
                event.caseId(),
                FactKind.TARGET_MISSED,
                due,
                event.at(),
                ActingSide.SYSTEM,
                null,
                traits.assignee(),
                traits,
                target == null ? null : Duration.ofSeconds(target),
                Duration.between(traits.openedAt(), due),
                "",
                filled);
    }

    private CaseFact fact(
            CaseEvent event,
            FactKind kind,
            ActingSide side,
            CaseTraits traits,
            @Nullable Duration taken,
            String detail) {
        return new CaseFact(
                event.caseId(),
                kind,
                event.at(),
                event.at(),
                side,
                event.by(),
                traits.assignee(),
                traits,
                taken,
                Duration.between(traits.openedAt(), event.at()),
                detail,
                filled);
    }

    private static ActingSide sideOf(Communication.Side side) {
        return switch (side) {
            case CUSTOMER -> ActingSide.CUSTOMER;
            case SUPPORT -> ActingSide.AGENT;
            case SYSTEM -> ActingSide.SYSTEM;
        };
    }
}
