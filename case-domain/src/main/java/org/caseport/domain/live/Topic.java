package org.caseport.domain.live;

import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.CaseId;

/** Something that open pages show and that changes while they do. */
public sealed interface Topic {

    /** A case as far as its customer sees it: a note or another assignee is no change. */
    record CustomersCase(CaseId id) implements Topic {}

    /** A case with everything that agents see. */
    record AgentsCase(CaseId id) implements Topic {}

    /** Which agents are at a case. */
    record Presence(CaseId id) implements Topic {}

    /** The cases of an account. */
    record CasesOf(AccountId account) implements Topic {}

    /** Every open case. */
    record Queue() implements Topic {}
}
