package org.caseport.persistence.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.hook.Hook;
import org.caseport.domain.hook.Hooks;
import org.caseport.persistence.column.OwnedKey;

@ApplicationScoped
@Transactional
class JpaHooks implements Hooks {

    @Inject
    EntityManager entities;

    @Override
    public Optional<Hook> find(AccountId account, String id) {
        return Optional.ofNullable(entities.find(HookRow.class, new OwnedKey(account.digits(), id)))
                .map(HookRow::toHook);
    }

    @Override
    public List<Hook> of(AccountId account) {
        return entities.createQuery(
                        "select h from HookRow h where h.account = :account order by h.createdAt, h.id", HookRow.class)
                .setParameter("account", account.digits())
                .getResultStream()
                .map(HookRow::toHook)
                .toList();
    }

    @Override
    public List<Hook> all() {
        return entities.createQuery("select h from HookRow h order by h.account, h.createdAt, h.id", HookRow.class)
                .getResultStream()
                .map(HookRow::toHook)
                .toList();
    }

    @Override
    public void store(Hook hook) {
        HookRow row = entities.find(HookRow.class, new OwnedKey(hook.account().digits(), hook.id()));
        if (row == null) {
            entities.persist(HookRow.of(hook));
        } else {
            row.update(hook);
        }
        entities.flush();
    }

    @Override
    public boolean delete(AccountId account, String id) {
        return entities.createQuery("delete from HookRow h where h.account = :account and h.id = :id")
                        .setParameter("account", account.digits())
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    @Override
    public List<Hook> notSealedUnder(String key, int most) {
        return entities.createQuery("select h from HookRow h where h.sealedUnder <> :key", HookRow.class)
                .setParameter("key", key)
                .setMaxResults(most)
                .getResultStream()
                .map(HookRow::toHook)
                .toList();
    }
}
