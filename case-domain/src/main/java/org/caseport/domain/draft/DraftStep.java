package org.caseport.domain.draft;

/** How far a person is with a draft. */
public enum DraftStep {
    /** How can we help? */
    HELP,
    /** Additional information. */
    INFORMATION,
    /** Solve now or contact us. */
    CONTACT,
    /** Review and submit. */
    REVIEW
}
