package org.caseport.persistence.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Suspension;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
class JpaAccounts implements Accounts {

    @Inject
    EntityManager entities;

    @Override
    public Optional<Account> find(AccountId id) {
        return Optional.ofNullable(entities.find(AccountRow.class, id.digits())).map(AccountRow::toAccount);
    }

    @Override
    public List<Account> findAll(Set<AccountId> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery("select a from AccountRow a where a.id in :ids", AccountRow.class)
                        .setParameter("ids", ids.stream().map(AccountId::digits).toList())
                        .getResultStream()
                        .map(AccountRow::toAccount)
                        .toList();
    }

    @Override
    public boolean any() {
        return !entities.createQuery("select a.id from AccountRow a", String.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    @Override
    public List<Account> all() {
        return entities.createQuery("select a from AccountRow a order by a.id", AccountRow.class)
                .getResultStream()
                .map(AccountRow::toAccount)
                .toList();
    }

    @Override
    public Optional<Account> lock(AccountId id) {
        return Optional.ofNullable(entities.find(AccountRow.class, id.digits(), LockModeType.PESSIMISTIC_WRITE))
                .map(AccountRow::toAccount);
    }

    @Override
    public List<Account> named(String name) {
        return entities.createQuery(
                        "select a from AccountRow a where lower(a.name) = lower(:name) order by a.id", AccountRow.class)
                .setParameter("name", StorableText.storable(name))
                .getResultStream()
                .map(AccountRow::toAccount)
                .toList();
    }

    @Override
    public void add(Account account) {
        entities.persist(new AccountRow().update(account));
        entities.flush();
    }

    @Override
    public void store(Account account) {
        AccountRow row = entities.find(AccountRow.class, account.id().digits());
        if (row == null) {
            entities.persist(new AccountRow().update(account));
        } else {
            row.update(account);
        }
        entities.flush();
    }

    @Override
    public void suspend(AccountId id, @Nullable Suspension suspension) {
        AccountRow row = entities.find(AccountRow.class, id.digits());
        if (row == null) {
            throw new IllegalArgumentException("there is no account " + id);
        }
        row.suspend(suspension);
        entities.flush();
    }
}
