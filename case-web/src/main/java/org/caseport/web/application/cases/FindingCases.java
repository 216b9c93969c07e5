package org.caseport.web.application.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.search.CaseReference;
import org.caseport.domain.search.CaseSearch;
import org.caseport.domain.search.CaseSearch.Filter;
import org.caseport.domain.search.CaseSearch.Found;
import org.caseport.domain.search.CaseSearch.LatestMessage;
import org.caseport.domain.search.CaseSearch.Order;
import org.caseport.domain.search.CaseSearch.Place;
import org.jspecify.annotations.Nullable;

/** Lists, searches and exports the cases that a member sees; each page is read in a transaction of its own. */
@ApplicationScoped
@Transactional
public class FindingCases {

    /** The most cases on a page. */
    public static final int MOST = 1_000;

    @Inject
    CaseSearch search;

    @Inject
    CaseRetention shown;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** A page of cases; see {@link CaseSearch#find}. */
    public List<Found> find(Member member, Filter filter, Order order, @Nullable Place from, int most) {
        return search.find(
                Visibility.of(member), filter.noOlderThan(shown.oldest()), order, from, Math.min(most, MOST));
    }

    /** How many cases the filter finds, counted up to this many. */
    public int count(Member member, Filter filter, int most) {
        return search.count(Visibility.of(member), filter.noOlderThan(shown.oldest()), Math.min(most, MOST));
    }

    /** Who wrote last in each of these cases, as far as the member sees them. */
    public Map<CaseId, LatestMessage> latestMessages(Member member, Set<CaseId> ids) {
        return search.latestMessages(Visibility.of(member), ids);
    }

    /** The case whose id or number this text is, in any status, if the member sees it. */
    public Optional<CaseId> named(Member member, String text) {
        return CaseReference.in(text)
                .flatMap(reference -> search.named(Visibility.of(member), reference))
                .filter(line -> !line.openedAt().isBefore(shown.oldest()))
                .map(CaseSummary::id);
    }

    /** Journals that the member exports the list. */
    public void exporting(Member member) {
        journal.done(member.account(), member.id(), JournalAct.CASES_EXPORTED, null, "", clock.instant());
    }

    /** The summaries of these cases, as far as the member sees them. */
    public Map<CaseId, CaseSummary> lines(Member member, Set<CaseId> ids) {
        Map<CaseId, CaseSummary> lines = new HashMap<>(search.lines(Visibility.of(member), ids));
        lines.values().removeIf(line -> line.openedAt().isBefore(shown.oldest()));
        return lines;
    }
}
