package org.caseport.domain.cases;

import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;

/**
 * Decides which of an account's cases somebody may see. Every look-up of cases takes one; a case outside of it looks
 * exactly like one that does not exist.
 */
public sealed interface Visibility {

    AccountId account();

    /** The rule itself, for a loaded case. Queries apply the same rule. */
    boolean shows(SupportCase supportCase);

    static OfMember of(Member member) {
        return new OfMember(member.account(), member.id(), member.may(Grant.SEE_ALL));
    }

    /** All cases of the account, for agents and for background work. */
    static Visibility ofSupport(AccountId account) {
        return new OfSupport(account);
    }

    /**
     * The visibility of a member: own cases, which are those opened by the member or naming the member, or all.
     *
     * @param all whether others' cases too, unless they are confidential
     */
    record OfMember(AccountId account, PersonId person, boolean all) implements Visibility {

        @Override
        public boolean shows(SupportCase supportCase) {
            Audience audience = supportCase.audience();
            boolean own =
                    supportCase.requester().equals(person) || audience.named().contains(person);
            return supportCase.account().equals(account) && shows(own, audience.confidential());
        }

        /**
         * The same rule for a case of the account.
         *
         * @param own whether the member opened it or is named in it
         */
        public boolean shows(boolean own, boolean confidential) {
            return own || (all && !confidential);
        }
    }

    /** The visibility of the support side: every case of the account. */
    record OfSupport(AccountId account) implements Visibility {

        @Override
        public boolean shows(SupportCase supportCase) {
            return supportCase.account().equals(account);
        }
    }
}
