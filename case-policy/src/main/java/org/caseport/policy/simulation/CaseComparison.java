package org.caseport.policy.simulation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The difference that a draft makes to one past case: what the policy answers with the book in force and with it. */
public record CaseComparison(Answer before, Answer after) {

    /** What becomes of the target. */
    public enum Outcome {
        STAYS,
        EARLIER,
        LATER,
        NO_LONGER_GRANTED,
        /** Granted by the draft alone. */
        NEWLY_GRANTED,
        /** Granted by neither: the case was reclassified since, for example. */
        NEVER_GRANTED;

        /** Its code in lists. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What becomes of the target, by the instant at which the first response would be due. */
    public Outcome outcome() {
        Answer.Target then = before.target();
        Answer.Target now = after.target();
        if (then == null) {
            return now == null ? Outcome.NEVER_GRANTED : Outcome.NEWLY_GRANTED;
        }
        if (now == null) {
            return Outcome.NO_LONGER_GRANTED;
        }
        int order = now.due().compareTo(then.due());
        return order == 0 ? Outcome.STAYS : order < 0 ? Outcome.EARLIER : Outcome.LATER;
    }

    /** Why the case could not be opened any more; empty when it could, and when it could not before either. */
    public Optional<Cause> refused() {
        return before.isOpened() ? after.causes().stream().findFirst() : Optional.empty();
    }

    /** Whether the case could not be opened with the book in force, so that only its target can be compared. */
    public boolean isRefusedBefore() {
        return !before.isOpened();
    }

    /** The addresses that would not get copies any more. */
    public List<String> noLongerTold() {
        return before.told().stream()
                .filter(address -> !after.told().contains(address))
                .toList();
    }
}
