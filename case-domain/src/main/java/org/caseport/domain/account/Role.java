package org.caseport.domain.account;

/** The part that a person has in Caseport; a person can have several. */
public enum Role {
    /** Acts for one account: opens its cases and replies in them. */
    MEMBER,
    /** Works cases on the support side. */
    AGENT,
    /** An agent who also sees every queue, reassigns and reports. */
    SUPERVISOR,
    /** Edits plans, catalog, accounts and people. */
    ADMINISTRATOR
}
