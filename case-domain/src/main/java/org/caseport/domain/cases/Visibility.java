package org.caseport.domain.cases;

import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;

/**
 * What somebody may see of an account's cases. Whoever looks for cases says with which sight; what lies outside of it
 * looks exactly like what does not exist.
 */
public sealed interface Visibility {

    AccountId account();

    /** The rule itself, for a case at hand. Queries say the same. */
    boolean shows(SupportCase supportCase);

    static OfMember of(Member member) {
        return new OfMember(member.account(), member.id(), member.may(Grant.SEE_ALL));
    }

    /** Everything of the account, for those who work its cases and for what runs by itself. */
    static Visibility ofSupport(AccountId account) {
        return new OfSupport(account);
    }

    /**
     * A member's: own cases, which are those opened by the member or naming the member, or all.
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

        /** The same of a case of the account. */
        public boolean shows(boolean own, boolean confidential) {
            return own || (all && !confidential);
        }
    }

    /** The support side's. */
    record OfSupport(AccountId account) implements Visibility {

        @Override
        public boolean shows(SupportCase supportCase) {
            return supportCase.account().equals(account);
        }
    }
}
