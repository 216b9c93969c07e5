package org.caseport.domain.accountplan;

import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;

/** What an account has that another plan may affect. */
public interface PlanChangeImpact {

    int openCases(AccountId account);

    /** The access keys of the account's members, the oldest first. */
    List<Key> keys(AccountId account, int most);

    /** The drafts of cases that are not submitted, of all authors, last touched first; without replies and files. */
    List<Draft> drafts(AccountId account, int most);

    /** An access key by its label, with the name of its holder. */
    record Key(String holder, String label) {}

    record Draft(DraftId id, PersonId author, DraftFields fields) {}
}
