package org.caseport.persistence.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.CaseQuota;

/**
 * Lets only one transaction at a time open a case of an account, by locking a row for each account. The row is in a
 * table of its own, so that transactions that only refer to the account never wait for it.
 */
@ApplicationScoped
@Transactional
class JpaCaseQuota implements CaseQuota {

    @Inject
    EntityManager entities;

    @Override
    public void hold(AccountId account) {
        if (!held(account)) {
            entities.createNativeQuery("insert into case_quota (account_id) values (?1) on conflict do nothing")
                    .setParameter(1, account.digits())
                    .executeUpdate();
            held(account);
        }
    }

    private boolean held(AccountId account) {
        return !entities.createNativeQuery("select account_id from case_quota where account_id = ?1 for update")
                .setParameter(1, account.digits())
                .getResultList()
                .isEmpty();
    }

    @Override
    public List<Instant> lastOpened(AccountId account, Instant since, int most) {
        return entities.createQuery(
                        "select c.openedAt from CaseRow c where c.account = :account and c.openedAt >= :since"
                                + " order by c.openedAt desc",
                        Instant.class)
                .setParameter("account", account.digits())
                .setParameter("since", since)
                .setMaxResults(most)
                .getResultList();
    }
}
