package org.caseport.domain.announcement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseSummary;
import org.jspecify.annotations.Nullable;

/** Stores which cases an announced problem affects. A case is affected by one problem at most. */
public interface AffectedCases {

    /** Links the case with this problem, in place of another one; linking again changes nothing. */
    void link(CaseId affected, AnnouncementId problem, Instant now);

    /** Takes the link of the case away, if there is one. */
    void unlink(CaseId affected);

    /** The problem that affects this case. */
    Optional<KnownProblem> problemOf(CaseId affected, Instant now);

    /** The cases of all accounts that this problem affects, last linked first. */
    List<CaseSummary> affectedBy(AnnouncementId problem, int most);

    /** How far those of these problems reach that affect any case. */
    Map<AnnouncementId, Extent> extentsOf(Set<AnnouncementId> problems);

    /**
     * A problem that affects a case.
     *
     * @param ended when its announcement ended, was withdrawn or replaced; null while it is the current one
     */
    record KnownProblem(Announcement announcement, @Nullable Instant ended) {}

    /** How many cases a problem affects, and of how many accounts. */
    record Extent(long cases, long accounts) {

        public static final Extent NONE = new Extent(0, 0);
    }
}
