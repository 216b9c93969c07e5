package org.caseport.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;

@ApplicationScoped
@Transactional
class JpaOutbox implements Outbox {

    @Inject
    EntityManager entities;

    @Inject
    Numbers numbers;

    @Override
    public void put(Notice notice) {
        entities.persist(OutboxRow.of(numbers.next(Numbers.Series.OUTBOX), notice));
    }
}
