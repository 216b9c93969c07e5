package org.caseport.domain.cases;

import java.time.Instant;
import org.caseport.domain.contact.ContactMethod;

/** One line of a list of cases. */
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
        boolean answered) {

    /** The position of this line in a list. */
    public Cases.Place place() {
        return new Cases.Place(lastActivityAt, id);
    }
}
