package org.caseport.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.caseport.domain.audit.Journal;
import org.caseport.domain.audit.JournalEntry;

@ApplicationScoped
@Transactional
class JpaJournal implements Journal {

    @Inject
    EntityManager entities;

    @Inject
    Numbers numbers;

    @Override
    public void append(JournalEntry entry) {
        entities.persist(JournalRow.of(numbers.next(Numbers.Series.JOURNAL), entry));
    }
}
