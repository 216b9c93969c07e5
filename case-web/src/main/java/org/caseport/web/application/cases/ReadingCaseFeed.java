package org.caseport.web.application.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.search.CaseFeed;
import org.jspecify.annotations.Nullable;

/** Shows programs the cases that their member sees and that are within the history window, newest first. */
@ApplicationScoped
@Transactional
public class ReadingCaseFeed {

    @Inject
    CaseFeed caseFeed;

    @Inject
    CaseRetention shown;

    public List<CaseFeed.Heading> cases(Member member, Wanted wanted, CaseFeed.@Nullable Place after, int most) {
        Instant oldest = shown.oldest();
        Instant from = wanted.from() != null && wanted.from().isAfter(oldest) ? wanted.from() : oldest;
        return caseFeed.cases(
                Visibility.of(member),
                new CaseFeed.Filter(
                        wanted.ids(),
                        wanted.displayId(),
                        from,
                        wanted.before(),
                        wanted.resolvedToo(),
                        wanted.language()),
                after,
                most);
    }

    /** Whether the feed includes this case. */
    public boolean has(Member member, CaseId id) {
        return !cases(member, Wanted.only(List.of(id)), null, 1).isEmpty();
    }

    public Map<CaseId, List<Communication>> lastSaid(Member member, List<CaseId> cases, int most) {
        return caseFeed.latestCommunications(Visibility.of(member), cases, most);
    }

    public List<Communication> said(
            Member member,
            CaseId id,
            @Nullable Instant from,
            @Nullable Instant before,
            @Nullable Integer below,
            int most) {
        return caseFeed.communications(Visibility.of(member), id, from, before, below, most);
    }

    /** The filter of a feed; see {@link CaseFeed.Filter}. */
    public record Wanted(
            List<CaseId> ids,
            @Nullable DisplayId displayId,
            @Nullable Instant from,
            @Nullable Instant before,
            boolean resolvedToo,
            @Nullable ContactLanguage language) {

        public static Wanted only(List<CaseId> ids) {
            return new Wanted(ids, null, null, null, true, null);
        }
    }
}
