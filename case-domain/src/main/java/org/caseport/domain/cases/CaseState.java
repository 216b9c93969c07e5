package org.caseport.domain.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a case that changes in its life, as it is at one moment.
 *
 * @param firstResponseAt when an agent first said something that the customer can see
 * @param resolvedAt null for an open case
 * @param resolvedBy by which side; null for an open case
 * @param assignee whose case it is; null for nobody's
 * @param escalated whether a supervisor has to look at it
 * @param mergedInto the case in which a duplicate goes on
 * @param silence what happens if the customer does not answer; there while the case waits for that
 * @param warned up to how many percent of the target somebody was warned; 0 before the first warning
 * @param audience who of the account sees the case
 */
public record CaseState(
        CaseStatus status,
        Instant lastActivityAt,
        @Nullable Instant firstResponseAt,
        @Nullable Instant resolvedAt,
        @Nullable ActingSide resolvedBy,
        @Nullable Assignee assignee,
        boolean escalated,
        @Nullable CaseId mergedInto,
        @Nullable InactivityDeadline silence,
        int warned,
        Audience audience) {

    /** How a case stands that everybody sees who sees all cases of its account. */
    public CaseState(
            CaseStatus status,
            Instant lastActivityAt,
            @Nullable Instant firstResponseAt,
            @Nullable Instant resolvedAt,
            @Nullable ActingSide resolvedBy,
            @Nullable Assignee assignee,
            boolean escalated,
            @Nullable CaseId mergedInto,
            @Nullable InactivityDeadline silence,
            int warned) {
        this(
                status,
                lastActivityAt,
                firstResponseAt,
                resolvedAt,
                resolvedBy,
                assignee,
                escalated,
                mergedInto,
                silence,
                warned,
                Audience.USUAL);
    }

    static CaseState opened(Instant now) {
        return new CaseState(CaseStatus.UNASSIGNED, now, null, null, null, null, false, null, null, 0);
    }
}
