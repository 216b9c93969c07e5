package org.caseport.persistence.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.hook.Webhook;
import org.caseport.domain.hook.Webhooks;
import org.caseport.persistence.column.OwnedKey;
import org.caseport.persistence.column.StorableText;

@ApplicationScoped
@Transactional
class JpaWebhooks implements Webhooks {

    @Inject
    EntityManager entities;

    @Override
    public Optional<Webhook> find(AccountId account, String id) {
        return Optional.ofNullable(
                        entities.find(WebhookRow.class, new OwnedKey(account.digits(), StorableText.storable(id))))
                .map(WebhookRow::toHook);
    }

    @Override
    public List<Webhook> of(AccountId account) {
        return entities.createQuery(
                        "select h from WebhookRow h where h.account = :account order by h.createdAt, h.id",
                        WebhookRow.class)
                .setParameter("account", account.digits())
                .getResultStream()
                .map(WebhookRow::toHook)
                .toList();
    }

    @Override
    public List<Webhook> of(Set<AccountId> accounts) {
        return accounts.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select h from WebhookRow h where h.account in :accounts"
                                        + " order by h.account, h.createdAt, h.id",
                                WebhookRow.class)
                        .setParameter(
                                "accounts",
                                accounts.stream().map(AccountId::digits).toList())
                        .getResultStream()
                        .map(WebhookRow::toHook)
                        .toList();
    }

    @Override
    public List<Webhook> all() {
        return entities.createQuery(
                        "select h from WebhookRow h order by h.account, h.createdAt, h.id", WebhookRow.class)
                .getResultStream()
                .map(WebhookRow::toHook)
                .toList();
    }

    @Override
    public void store(Webhook hook) {
        WebhookRow row =
                entities.find(WebhookRow.class, new OwnedKey(hook.account().digits(), hook.id()));
        if (row == null) {
            entities.persist(WebhookRow.of(hook));
        } else {
            row.update(hook);
        }
        entities.flush();
    }

    @Override
    public boolean delete(AccountId account, String id) {
        return entities.createQuery("delete from WebhookRow h where h.account = :account and h.id = :id")
                        .setParameter("account", account.digits())
                        .setParameter("id", StorableText.storable(id))
                        .executeUpdate()
                == 1;
    }

    @Override
    public List<Webhook> notSealedUnder(String key, int most) {
        return entities.createQuery("select h from WebhookRow h where h.sealedUnder <> :key", WebhookRow.class)
                .setParameter("key", key)
                .setMaxResults(most)
                .getResultStream()
                .map(WebhookRow::toHook)
                .toList();
    }
}
