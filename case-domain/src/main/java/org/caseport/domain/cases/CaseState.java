package org.caseport.domain.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a case at one moment: everything about it that changes in its life, except the request's corrections.
 *
 * @param firstResponseAt when an agent first wrote something that the customer can see
 * @param resolution null for an open case
 * @param assignee the agent who has the case; null for nobody
 * @param escalated whether a supervisor has to look at it
 * @param silence when the customer is reminded and the case resolves by itself; present while it waits for the customer
 * @param warned the percentage of the target at which the last warning was given; 0 before the first
 * @param audience who of the account sees the case
 */
public record CaseState(
        CaseStatus status,
        Instant lastActivityAt,
        @Nullable Instant firstResponseAt,
        @Nullable Resolution resolution,
        @Nullable Assignee assignee,
        boolean escalated,
        @Nullable InactivityDeadline silence,
        int warned,
        Audience audience) {

    /**
     * How a case was resolved.
     *
     * @param mergedInto the remaining case, when this one is a duplicate
     */
    public record Resolution(
            Instant at, ActingSide by, @Nullable CaseId mergedInto) {}

    public CaseState {
        if (status.isOpen() != (resolution == null)) {
            throw new IllegalArgumentException("a case is resolved, or it has no resolution: " + status);
        }
    }

    static CaseState opened(Instant now) {
        return new CaseState(CaseStatus.UNASSIGNED, now, null, null, null, false, null, 0, Audience.USUAL);
    }

    public @Nullable Instant resolvedAt() {
        return resolution == null ? null : resolution.at();
    }

    public @Nullable ActingSide resolvedBy() {
        return resolution == null ? null : resolution.by();
    }

    public @Nullable CaseId mergedInto() {
        return resolution == null ? null : resolution.mergedInto();
    }

    /** The case in another status. Every change of status ends the inactivity deadline; asking again starts another. */
    CaseState withStatus(CaseStatus status, @Nullable Resolution resolution) {
        boolean escalated = this.escalated && resolution == null;
        return new CaseState(
                status, lastActivityAt, firstResponseAt, resolution, assignee, escalated, null, warned, audience);
    }

    CaseState withMergedInto(CaseId remaining) {
        Resolution merged = resolution == null ? null : new Resolution(resolution.at(), resolution.by(), remaining);
        return new CaseState(
                status, lastActivityAt, firstResponseAt, merged, assignee, escalated, silence, warned, audience);
    }

    CaseState withLastActivityAt(Instant lastActivityAt) {
        return new CaseState(
                status, lastActivityAt, firstResponseAt, resolution, assignee, escalated, silence, warned, audience);
    }

    CaseState withFirstResponseAt(Instant firstResponseAt) {
        return new CaseState(
                status, lastActivityAt, firstResponseAt, resolution, assignee, escalated, silence, warned, audience);
    }

    CaseState withAssignee(@Nullable Assignee assignee) {
        return new CaseState(
                status, lastActivityAt, firstResponseAt, resolution, assignee, escalated, silence, warned, audience);
    }

    CaseState withEscalated() {
        return new CaseState(
                status, lastActivityAt, firstResponseAt, resolution, assignee, true, silence, warned, audience);
    }

    CaseState withSilence(InactivityDeadline silence) {
        return new CaseState(
                status, lastActivityAt, firstResponseAt, resolution, assignee, escalated, silence, warned, audience);
    }

    CaseState withWarned(int warned) {
        return new CaseState(
                status, lastActivityAt, firstResponseAt, resolution, assignee, escalated, silence, warned, audience);
    }

    CaseState withAudience(Audience audience) {
        return new CaseState(
                status, lastActivityAt, firstResponseAt, resolution, assignee, escalated, silence, warned, audience);
    }
}
