package org.caseport.persistence.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.domain.announcement.AffectedCases;
import org.caseport.domain.announcement.AnnouncementId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.persistence.cases.JpaCases;
import org.caseport.persistence.column.OwnedKey;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
class JpaAffectedCases implements AffectedCases {

    @Inject
    EntityManager entities;

    @Override
    public void link(CaseId affected, AnnouncementId problem, Instant now) {
        AffectedCaseRow row = rowOf(affected);
        if (row == null) {
            row = new AffectedCaseRow();
            row.account = affected.account().digits();
            row.id = affected.value();
            row.announcement = problem.value();
            row.at = now;
            entities.persist(row);
        } else if (!row.announcement.equals(problem.value())) {
            row.announcement = problem.value();
            row.at = now;
        }
        entities.flush();
    }

    private @Nullable AffectedCaseRow rowOf(CaseId affected) {
        return entities.find(
                AffectedCaseRow.class, new OwnedKey(affected.account().digits(), affected.value()));
    }

    @Override
    public void unlink(CaseId affected) {
        AffectedCaseRow row = rowOf(affected);
        if (row != null) {
            entities.remove(row);
            entities.flush();
        }
    }

    @Override
    public Optional<KnownProblem> problemOf(CaseId affected, Instant now) {
        return entities.createQuery(
                        "select a from AnnouncementRow a, AffectedCaseRow l where l.account = :account"
                                + " and l.id = :case and a.id = l.announcement",
                        AnnouncementRow.class)
                .setParameter("account", affected.account().digits())
                .setParameter("case", affected.value())
                .getResultStream()
                .findFirst()
                .map(row -> problem(row, now));
    }

    private KnownProblem problem(AnnouncementRow row, Instant now) {
        Instant ended = JpaAnnouncements.ended(row, JpaAnnouncements.firstAfter(entities, row.at));
        return new KnownProblem(row.toAnnouncement(), ended == null || ended.isAfter(now) ? null : ended);
    }

    @Override
    public List<CaseSummary> affectedBy(AnnouncementId problem, int most) {
        List<CaseId> ids = entities.createQuery(
                        "select l.id from AffectedCaseRow l where l.announcement = :problem"
                                + " order by l.at desc, l.id",
                        String.class)
                .setParameter("problem", problem.value())
                .setMaxResults(most)
                .getResultStream()
                .map(CaseId::new)
                .toList();
        Map<CaseId, CaseSummary> found = JpaCases.summaries(entities, ids);
        // One may have been deleted between the two queries.
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public Map<AnnouncementId, Extent> extentsOf(Set<AnnouncementId> problems) {
        if (problems.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(
                        "select l.announcement, count(l.id), count(distinct l.account)"
                                + " from AffectedCaseRow l where l.announcement in :problems group by l.announcement",
                        Object[].class)
                .setParameter(
                        "problems", problems.stream().map(AnnouncementId::value).toList())
                .getResultStream()
                .collect(Collectors.toMap(
                        line -> new AnnouncementId((String) line[0]),
                        line -> new Extent((Long) line[1], (Long) line[2])));
    }
}
