package org.caseport.domain.account;

/** What a person is to Caseport. */
public enum Role {
    /** Acts for one account: opens its cases and answers in them. */
    MEMBER,
    /** Works cases on the support side. */
    AGENT,
    /** An agent who also sees every queue, reassigns and reports. */
    SUPERVISOR,
    /** Edits plans, catalog, accounts and people. */
    ADMINISTRATOR
}
