package org.caseport.domain.draft;

import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Sight;

/**
 * Whose draft it is. A member writes drafts in the member's own account; an agent in the account of the case that is
 * answered.
 *
 * @param sight which cases the author can answer
 */
public record Author(Sight sight, PersonId id) {

    public static Author of(Member member) {
        return new Author(Sight.of(member), member.id());
    }

    public static Author of(Agent agent, CaseId answered) {
        return new Author(Sight.ofSupport(answered.account()), agent.id());
    }

    public AccountId account() {
        return sight.account();
    }
}
