package org.caseport.domain.cases;

import java.time.Instant;
import org.caseport.domain.contact.ContactMethod;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list of cases.
 *
 * @param atRisk from when on it is at risk, if nobody responds
 * @param requesterName who opened it, by the name of that time
 * @param firstResponseAt when support first replied; null if it has not yet
 */
public record CaseSummary(
        CaseId id,
        DisplayId displayId,
        String subject,
        CaseType type,
        String service,
        Severity severity,
        CaseStatus status,
        ContactMethod method,
        Instant openedAt,
        Instant lastActivityAt,
        Instant due,
        Instant atRisk,
        String requesterName,
        @Nullable Instant firstResponseAt) {

    /** Whether support has replied. */
    public boolean answered() {
        return firstResponseAt != null;
    }

    /** The position of this line in a list. */
    public Cases.Place place() {
        return new Cases.Place(lastActivityAt, id);
    }
}
