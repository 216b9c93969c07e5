package org.caseport.persistence.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.access.AccessKey;
import org.caseport.domain.access.AccessKeys;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.persistence.account.AccountRowMapper;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
class JpaAccessKeys implements AccessKeys {

    @Inject
    EntityManager entities;

    @Override
    public Optional<AccessKey> find(String id) {
        return Optional.ofNullable(entities.find(AccessKeyRow.class, StorableText.storable(id)))
                .map(AccessKeyRow::toKey);
    }

    @Override
    public Optional<Held> findWithHolder(String id) {
        return entities.createQuery(
                        "select k, p, a from AccessKeyRow k, PersonRow p, AccountRow a"
                                + " where k.id = :id and p.id = k.person and a.id = k.account",
                        Object[].class)
                .setParameter("id", StorableText.storable(id))
                .getResultStream()
                .findFirst()
                .map(JpaAccessKeys::held);
    }

    /** The key of a row with its holder and account. */
    private static Held held(Object[] row) {
        return new Held(
                ((AccessKeyRow) row[0]).toKey(), AccountRowMapper.person(row[1]), AccountRowMapper.account(row[2]));
    }

    @Override
    public List<Held> of(AccountId account, @Nullable AccessKey after, int most) {
        String further = after == null ? "" : " and (k.createdAt > :at or k.createdAt = :at and k.id > :id)";
        TypedQuery<Object[]> query = entities.createQuery(
                        "select k, p, a from AccessKeyRow k, PersonRow p, AccountRow a"
                                + " where k.account = :account and p.id = k.person and a.id = k.account" + further
                                + " order by k.createdAt, k.id",
                        Object[].class)
                .setParameter("account", account.digits())
                .setMaxResults(most);
        if (after != null) {
            query.setParameter("at", after.createdAt()).setParameter("id", after.id());
        }
        return query.getResultStream().map(JpaAccessKeys::held).toList();
    }

    @Override
    public List<AccessKey> lockedOf(PersonId holder) {
        AccountRowMapper.lock(entities, holder);
        return of(holder);
    }

    @Override
    public List<AccessKey> of(PersonId holder) {
        return entities.createQuery(
                        "select k from AccessKeyRow k where k.person = :person order by k.createdAt, k.id",
                        AccessKeyRow.class)
                .setParameter("person", holder.value())
                .getResultStream()
                .map(AccessKeyRow::toKey)
                .toList();
    }

    @Override
    public void store(AccessKey key) {
        AccessKeyRow row = entities.find(AccessKeyRow.class, key.id());
        if (row == null) {
            entities.persist(AccessKeyRow.of(key));
        } else {
            row.update(key);
        }
        entities.flush();
    }

    @Override
    public void recordUse(String id, Instant now) {
        entities.createQuery("update AccessKeyRow k set k.lastUsedAt = :now where k.id = :id")
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
    }

    @Override
    public void revoke(String id) {
        entities.createQuery("delete from AccessKeyRow k where k.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    @Override
    public List<AccessKey> notSealedUnder(String key, int most) {
        return entities.createQuery("select k from AccessKeyRow k where k.sealedUnder <> :key", AccessKeyRow.class)
                .setParameter("key", key)
                .setMaxResults(most)
                .getResultStream()
                .map(AccessKeyRow::toKey)
                .toList();
    }
}
