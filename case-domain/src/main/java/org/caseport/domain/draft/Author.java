package org.caseport.domain.draft;

import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;

/**
 * Whose draft it is. A member writes drafts in the member's own account; an agent in the account of the case that is
 * answered.
 */
public record Author(AccountId account, PersonId id) {

    public static Author of(Member member) {
        return new Author(member.account(), member.id());
    }

    public static Author of(Agent agent, CaseId answered) {
        return new Author(answered.account(), agent.id());
    }
}
