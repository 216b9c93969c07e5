package org.caseport.domain.cases;

import java.time.Instant;

/**
 * The instants at which something happens when a customer who was asked for information does not reply.
 *
 * @param remindAt when the customer is reminded, once
 * @param resolveAt when the case resolves by itself
 */
public record InactivityDeadline(Instant remindAt, Instant resolveAt, boolean reminded) {

    public InactivityDeadline {
        if (resolveAt.isBefore(remindAt)) {
            throw new IllegalArgumentException("a reminder at " + remindAt + " is too late for " + resolveAt);
        }
    }

    public InactivityDeadline(Instant remindAt, Instant resolveAt) {
        this(remindAt, resolveAt, false);
    }

    InactivityDeadline broken() {
        return new InactivityDeadline(remindAt, resolveAt, true);
    }
}
