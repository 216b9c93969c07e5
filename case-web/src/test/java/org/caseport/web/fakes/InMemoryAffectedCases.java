package org.caseport.web.fakes;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.domain.announcement.AffectedCases;
import org.caseport.domain.announcement.Announcement;
import org.caseport.domain.announcement.AnnouncementId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseSummary;

public final class InMemoryAffectedCases implements AffectedCases {

    public final Map<CaseId, AnnouncementId> byCase = new HashMap<>();

    @Override
    public void link(CaseId affected, AnnouncementId problem, Instant now) {
        byCase.put(affected, problem);
    }

    @Override
    public void unlink(CaseId affected) {
        byCase.remove(affected);
    }

    @Override
    public Optional<KnownProblem> problemOf(CaseId affected, Instant now) {
        return Optional.ofNullable(byCase.get(affected))
                .map(id -> new KnownProblem(new Announcement(id, "Slow", "遅延", Set.of(), now, null), null));
    }

    @Override
    public List<CaseSummary> affectedBy(AnnouncementId problem, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<AnnouncementId, Extent> extentsOf(Set<AnnouncementId> problems) {
        return byCase.values().stream()
                .filter(problems::contains)
                .distinct()
                .collect(Collectors.toMap(id -> id, id -> new Extent(1, 1)));
    }
}
