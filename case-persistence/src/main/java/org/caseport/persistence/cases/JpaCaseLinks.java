package org.caseport.persistence.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseLinks;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.Visibility;

@ApplicationScoped
@Transactional
class JpaCaseLinks implements CaseLinks {

    @Inject
    EntityManager entities;

    @Override
    public void link(CaseId one, CaseId other, Instant now) {
        if (!one.account().equals(other.account()) || one.equals(other)) {
            throw new IllegalArgumentException("case " + one + " can't be linked to " + other);
        }
        boolean linked = linkedTo(one).anyMatch(row -> row.other.equals(other.value()));
        if (!linked) {
            entities.persist(CaseLinkRow.of(one, other, now));
            entities.persist(CaseLinkRow.of(other, one, now));
            entities.flush();
        }
    }

    @Override
    public List<CaseSummary> of(Visibility visibility, CaseId id) {
        List<String> others = linkedTo(id).map(row -> row.other).toList();
        if (others.isEmpty()) {
            return List.of();
        }
        List<String> all = new ArrayList<>(others);
        all.add(id.value());
        Map<CaseId, CaseSummary> found = JpaCases.summaries(entities, visibility, all);
        return found.containsKey(id)
                ? others.stream()
                        .map(CaseId::new)
                        .flatMap(other -> Stream.ofNullable(found.get(other)))
                        .toList()
                : List.of();
    }

    private Stream<CaseLinkRow> linkedTo(CaseId id) {
        return entities.createQuery(
                        "select l from CaseLinkRow l where l.account = :account and l.supportCase = :case"
                                + " order by l.at desc, l.other",
                        CaseLinkRow.class)
                .setParameter("account", id.account().digits())
                .setParameter("case", id.value())
                .getResultStream();
    }
}
