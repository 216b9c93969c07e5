package org.caseport.domain.draft;

import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * The author of a draft. A member writes drafts in the member's own account; an agent in the account of the case that
 * is answered.
 *
 * @param member may reply only to cases that the member sees; null for an agent
 */
public record DraftAuthor(
        AccountId account, PersonId id, @Nullable Member member) {

    public static DraftAuthor of(Member member) {
        return new DraftAuthor(member.account(), member.id(), member);
    }

    public static DraftAuthor of(Agent agent, CaseId answered) {
        return new DraftAuthor(answered.account(), agent.id(), null);
    }
}
