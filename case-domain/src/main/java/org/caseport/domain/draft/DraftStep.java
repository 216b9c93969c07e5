package org.caseport.domain.draft;

/** The step of the wizard that a draft has reached. */
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
