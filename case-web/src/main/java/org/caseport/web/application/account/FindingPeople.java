package org.caseport.web.application.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.caseport.domain.account.PeopleManager;
import org.caseport.domain.search.NamePlace;
import org.caseport.domain.search.PeopleSearch;
import org.jspecify.annotations.Nullable;

/** Finds people of all accounts and of support, for those who look after people. */
@ApplicationScoped
@Transactional
public class FindingPeople {

    @Inject
    PeopleSearch search;

    public List<PeopleSearch.Found> find(
            PeopleManager by, PeopleSearch.Filter filter, @Nullable NamePlace after, int most) {
        return search.find(filter, after, most);
    }
}
