package org.caseport.persistence.accountplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.accountplan.PlanChange;
import org.caseport.domain.accountplan.PlanChanges;

@ApplicationScoped
@Transactional
class JpaPlanChanges implements PlanChanges {

    @Inject
    EntityManager entities;

    @Override
    public Optional<PlanChange> of(AccountId account) {
        return entities.createQuery("select c from PlanChangeRow c where c.account = :account", PlanChangeRow.class)
                .setParameter("account", account.digits())
                .getResultStream()
                .findFirst()
                .map(PlanChangeRow::toChange);
    }

    @Override
    public void schedule(PlanChange change) {
        entities.persist(PlanChangeRow.of(change));
        entities.flush();
    }

    @Override
    public boolean remove(AccountId account) {
        return entities.createQuery("delete from PlanChangeRow c where c.account = :account")
                        .setParameter("account", account.digits())
                        .executeUpdate()
                > 0;
    }

    @Override
    public List<AccountId> due(Instant now, int most) {
        return entities.createQuery(
                        "select c.account from PlanChangeRow c where c.effectiveAt <= :now"
                                + " order by c.effectiveAt, c.account",
                        String.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultStream()
                .map(AccountId::new)
                .toList();
    }
}
