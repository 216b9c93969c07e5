package org.caseport.web.application.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.search.AccountSearch;
import org.caseport.domain.search.NameCursor;
import org.jspecify.annotations.Nullable;

/** Finds accounts, for administrators of the portal. */
@ApplicationScoped
@Transactional
public class FindingAccounts {

    @Inject
    AccountSearch search;

    public List<AccountSearch.Found> find(
            Administrator by, AccountSearch.Filter filter, @Nullable NameCursor after, int most) {
        return search.find(filter, after, most);
    }
}
