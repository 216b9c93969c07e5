package org.caseport.web.application.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.search.CaseSearch;
import org.jspecify.annotations.Nullable;

/** Adds cases that an older version stored to the search index, each step in a transaction of its own. */
@ApplicationScoped
@Transactional
public class CatchingUpSearch {

    private static final int AT_ONCE = 500;

    @Inject
    CaseSearch search;

    /** Indexes the next batch of cases; empty after the last one. */
    public Optional<CaseSearch.Indexed> step(@Nullable CaseId after) {
        return search.index(after, AT_ONCE);
    }
}
