package org.caseport.web.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.CaseSearch;
import org.caseport.domain.cases.CaseSearch.Filter;
import org.caseport.domain.cases.CaseSearch.Found;
import org.caseport.domain.cases.CaseSearch.Order;
import org.caseport.domain.cases.CaseSearch.Place;
import org.jspecify.annotations.Nullable;

/** Lists, searches and exports the cases of the member's account, a page in a transaction of its own. */
@ApplicationScoped
@Transactional
public class FindingCases {

    /** No page is longer, whoever asks. */
    public static final int MOST = 1_000;

    @Inject
    CaseSearch search;

    @Inject
    ShownHistory shown;

    /** A page of cases; see {@link CaseSearch#find}. */
    public List<Found> find(Member member, Filter filter, Order order, @Nullable Place from, int most) {
        return search.find(member.account(), filter.noOlderThan(shown.oldest()), order, from, Math.min(most, MOST));
    }
}
