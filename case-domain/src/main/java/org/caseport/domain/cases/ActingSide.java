package org.caseport.domain.cases;

/** On which side somebody acts on a case. */
public enum ActingSide {
    CUSTOMER,
    AGENT,
    /** Nobody: a timer. */
    SYSTEM
}
