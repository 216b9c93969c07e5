package org.caseport.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.caseport.domain.audit.CaseTrail;
import org.caseport.domain.audit.Journal;
import org.caseport.domain.audit.JournalEntry;
import org.caseport.domain.cases.CaseId;

@ApplicationScoped
@Transactional
class JpaJournal implements Journal, CaseTrail {

    @Inject
    EntityManager entities;

    @Inject
    Numbers numbers;

    @Override
    public void append(JournalEntry entry) {
        entities.persist(JournalRow.of(numbers.next(Numbers.Series.JOURNAL), entry));
    }

    @Override
    public List<JournalEntry> of(CaseId id) {
        return entities.createQuery(
                        "select j from JournalRow j where j.account = :account and j.target = :case"
                                + " order by j.at, j.number",
                        JournalRow.class)
                .setParameter("account", id.account().digits())
                .setParameter("case", id.value())
                .getResultStream()
                .map(JournalRow::toEntry)
                .toList();
    }
}
