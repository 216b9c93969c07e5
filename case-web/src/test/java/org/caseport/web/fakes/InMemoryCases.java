package org.caseport.web.fakes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.notice.CasesOfNotices;

public final class InMemoryCases implements Cases, CasesOfNotices {

    public final Map<CaseId, SupportCase> byId = new LinkedHashMap<>();

    /** How often a whole case was read. */
    public int reads;

    @Override
    public DisplayId nextDisplayId() {
        return new DisplayId(String.valueOf(1_730_000_042L + byId.size()));
    }

    @Override
    public Optional<SupportCase> find(Visibility visibility, CaseId id) {
        reads++;
        return Optional.ofNullable(byId.get(id)).filter(visibility::shows);
    }

    @Override
    public boolean exists(Visibility visibility, CaseId id) {
        return byId.containsKey(id) && visibility.shows(byId.get(id));
    }

    @Override
    public List<SupportCase> findAll(Set<CaseId> ids) {
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    @Override
    public Map<CaseId, Concerned> concerned(Set<CaseId> ids) {
        return findAll(ids).stream()
                .collect(Collectors.toMap(
                        SupportCase::id,
                        one -> new Concerned(one.requester(), one.audience().named(), one.contacts())));
    }

    @Override
    public Optional<SupportCase> lock(Visibility visibility, CaseId id) {
        return find(visibility, id);
    }

    @Override
    public void add(SupportCase supportCase) {
        store(supportCase);
    }

    @Override
    public void store(SupportCase supportCase) {
        byId.put(supportCase.id(), supportCase);
    }

    @Override
    public List<CaseSummary> list(Visibility visibility, Show show, Place after, int most) {
        return List.of();
    }

    @Override
    public List<CaseSummary> openLike(Visibility visibility, String text, int most) {
        return List.of();
    }

    @Override
    public List<Instant> openedSince(Visibility visibility, Instant since) {
        return byId.values().stream()
                .filter(visibility::shows)
                .map(SupportCase::openedAt)
                .filter(at -> !at.isBefore(since))
                .toList();
    }
}
