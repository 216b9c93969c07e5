package org.caseport.domain.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a case at one moment: everything about it that changes in its life.
 *
 * @param firstResponseAt when an agent first wrote something that the customer can see
 * @param resolvedAt null for an open case
 * @param resolvedBy the side that resolved it; null for an open case
 * @param assignee the agent who has the case; null for nobody
 * @param escalated whether a supervisor has to look at it
 * @param mergedInto the remaining case, when this one is a duplicate
 * @param silence when the customer is reminded and the case resolves by itself; present while it waits for the customer
 * @param warned the percentage of the target at which the last warning was given; 0 before the first
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

    /** The state of a case with the usual audience. */
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
