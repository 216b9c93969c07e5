package org.caseport.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseLinks;
import org.caseport.domain.cases.CaseSummary;

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
    public List<CaseSummary> of(CaseId id) {
        List<String> others = linkedTo(id).map(row -> row.other).toList();
        Map<CaseId, CaseSummary> found = JpaCases.summaries(entities, id.account(), others);
        return others.stream().map(CaseId::new).map(found::get).toList();
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
