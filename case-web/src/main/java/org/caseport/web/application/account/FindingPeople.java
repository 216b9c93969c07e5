package org.caseport.web.application.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.PeopleManager;
import org.caseport.domain.search.AccountSearch;
import org.caseport.domain.search.NameCursor;
import org.caseport.domain.search.PeopleSearch;
import org.jspecify.annotations.Nullable;

/** Finds people of all accounts and of support, for those who look after people. */
@ApplicationScoped
@Transactional
public class FindingPeople {

    /** How many accounts are searched for people at once. */
    public static final int MOST_ACCOUNTS = 20;

    @Inject
    PeopleSearch search;

    @Inject
    AccountSearch accounts;

    public List<PeopleSearch.Found> find(
            PeopleManager by, PeopleSearch.Filter filter, @Nullable NameCursor after, int most) {
        return search.find(filter, after, most);
    }

    /** Accounts whose name or number begins like this, best matches first: those that are searched and one more. */
    public List<Account> accountsNamed(PeopleManager by, String text) {
        return accounts.find(new AccountSearch.Filter(text, null, null), null, MOST_ACCOUNTS + 1).stream()
                .map(AccountSearch.Found::account)
                .toList();
    }
}
