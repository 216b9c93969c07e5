package org.caseport.domain.cases;

/** The side that acts on a case. */
public enum ActingSide {
    CUSTOMER,
    AGENT,
    /** No person: a timer. */
    SYSTEM
}
