package org.caseport.domain.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a case that changes in its life. A case alone makes a new one out of another.
 *
 * @param firstResponseAt when an agent first said something that the customer can see
 * @param resolvedAt null for an open case
 * @param resolvedBy by which side; null for an open case
 * @param assignee whose case it is; null for nobody's
 * @param escalated whether a supervisor has to look at it
 * @param mergedInto the case in which a duplicate goes on
 * @param silence what happens if the customer does not answer; there while the case waits for that
 * @param warned up to how many percent of the target somebody was warned; 0 before the first warning
 */
public record Standing(
        CaseStatus status,
        Instant lastActivityAt,
        @Nullable Instant firstResponseAt,
        @Nullable Instant resolvedAt,
        @Nullable Actor resolvedBy,
        @Nullable Assignee assignee,
        boolean escalated,
        @Nullable CaseId mergedInto,
        @Nullable Silence silence,
        int warned) {

    static Standing opened(Instant now) {
        return new Standing(CaseStatus.UNASSIGNED, now, null, null, null, null, false, null, null, 0);
    }

    Standing touched(Instant now) {
        return new Standing(
                status, now, firstResponseAt, resolvedAt, resolvedBy, assignee, escalated, mergedInto, silence, warned);
    }

    Standing answered(Instant now) {
        return new Standing(status, now, now, resolvedAt, resolvedBy, assignee, escalated, mergedInto, silence, warned);
    }

    /** Whoever moves a case ends its silence; who resolved it is remembered until it is reopened. */
    Standing moved(CaseStatus next, Actor by, Instant now) {
        boolean resolves = next == CaseStatus.RESOLVED;
        return new Standing(
                next,
                now,
                firstResponseAt,
                resolves ? now : null,
                resolves ? by : null,
                assignee,
                escalated && !resolves,
                next.isOpen() ? null : mergedInto,
                next == CaseStatus.PENDING_CUSTOMER_ACTION ? silence : null,
                warned);
    }

    Standing assignedTo(@Nullable Assignee to) {
        return new Standing(
                status,
                lastActivityAt,
                firstResponseAt,
                resolvedAt,
                resolvedBy,
                to,
                escalated,
                mergedInto,
                silence,
                warned);
    }

    Standing waitingInSilence(Silence begun) {
        return new Standing(
                status,
                lastActivityAt,
                firstResponseAt,
                resolvedAt,
                resolvedBy,
                assignee,
                escalated,
                mergedInto,
                begun,
                warned);
    }

    Standing escalatedNow() {
        return new Standing(
                status,
                lastActivityAt,
                firstResponseAt,
                resolvedAt,
                resolvedBy,
                assignee,
                true,
                mergedInto,
                silence,
                warned);
    }

    Standing merged(CaseId into) {
        return new Standing(
                status,
                lastActivityAt,
                firstResponseAt,
                resolvedAt,
                resolvedBy,
                assignee,
                escalated,
                into,
                silence,
                warned);
    }

    Standing warned(int percent) {
        return new Standing(
                status,
                lastActivityAt,
                firstResponseAt,
                resolvedAt,
                resolvedBy,
                assignee,
                escalated,
                mergedInto,
                silence,
                percent);
    }
}
