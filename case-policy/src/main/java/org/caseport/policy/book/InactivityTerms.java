package org.caseport.policy.book;

/**
 * The deadlines for a customer who was asked for information, in working days: until a reminder, and until the case
 * resolves.
 */
public record InactivityTerms(int reminderAfter, int resolutionAfter) {

    public InactivityTerms {
        if (reminderAfter < 1 || resolutionAfter < reminderAfter) {
            throw new IllegalArgumentException("a reminder after " + reminderAfter
                    + " days does not come before a resolution after " + resolutionAfter);
        }
    }
}
