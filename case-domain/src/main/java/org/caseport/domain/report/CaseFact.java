package org.caseport.domain.report;

import java.time.Duration;
import java.time.Instant;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.ActingSide;
import org.caseport.domain.cases.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a case, with what the case was like then. It holds no name and no text, so it stays when a
 * person is erased and when the case is deleted at the end of its history.
 *
 * @param at when it happened; for a missed target when it was due
 * @param recordedAt when it became known. A report as of an instant counts what was recorded until then
 * @param person who acted; null for the system
 * @param agent who had the case, or who responded; null for no one
 * @param taken how long it took on the clock of the target; null where that is not known or means nothing
 * @param elapsed the same in elapsed time
 * @param filled whether it was filled in from the journal, not written with the event
 */
public record CaseFact(
        CaseId caseId,
        FactKind kind,
        Instant at,
        Instant recordedAt,
        ActingSide side,
        @Nullable PersonId person,
        @Nullable PersonId agent,
        CaseTraits traits,
        @Nullable Duration taken,
        @Nullable Duration elapsed,
        String detail,
        boolean filled) {

    /** The same, recorded at another instant. */
    public CaseFact recordedAt(Instant other) {
        return new CaseFact(caseId, kind, at, other, side, person, agent, traits, taken, elapsed, detail, filled);
    }
}
