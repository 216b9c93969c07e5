package org.caseport.persistence.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Invitation;
import org.caseport.domain.account.Invitations;
import org.caseport.domain.account.Person;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
class JpaInvitations implements Invitations {

    private static final String ALL = "select i from InvitationRow i";

    @Inject
    EntityManager entities;

    @Override
    public void store(Invitation invitation, String tokenHash) {
        InvitationRow row = entities.find(InvitationRow.class, invitation.id());
        if (row == null) {
            entities.persist(new InvitationRow().update(invitation, tokenHash));
        } else {
            row.update(invitation, tokenHash);
        }
        entities.flush();
    }

    @Override
    public Optional<Invitation> find(String id) {
        return Optional.ofNullable(entities.find(InvitationRow.class, StorableText.storable(id)))
                .map(InvitationRow::toInvitation);
    }

    @Override
    public Optional<Invitation> findByEmail(String email) {
        return one(rows(ALL + " where i.email = :email")
                .setParameter("email", StorableText.storable(Person.signInName(email))));
    }

    @Override
    public Optional<Invitation> findByToken(String tokenHash) {
        return one(byToken(tokenHash));
    }

    @Override
    public Optional<Invitation> lockByToken(String tokenHash) {
        return one(byToken(tokenHash).setLockMode(LockModeType.PESSIMISTIC_WRITE));
    }

    private TypedQuery<InvitationRow> byToken(String tokenHash) {
        return rows(ALL + " where i.tokenHash = :hash").setParameter("hash", tokenHash);
    }

    @Override
    public List<Invitation> list(@Nullable AccountId account, int most) {
        TypedQuery<InvitationRow> query = account == null
                ? rows(ALL + " order by i.invitedAt desc, i.id")
                : rows(ALL + " where i.account = :account order by i.invitedAt desc, i.id")
                        .setParameter("account", account.digits());
        return query.setMaxResults(most)
                .getResultStream()
                .map(InvitationRow::toInvitation)
                .toList();
    }

    @Override
    public boolean remove(String id) {
        return entities.createQuery("delete from InvitationRow i where i.id = :id")
                        .setParameter("id", StorableText.storable(id))
                        .executeUpdate()
                > 0;
    }

    @Override
    public int removeExpiredBefore(Instant before) {
        return entities.createQuery("delete from InvitationRow i where i.expiresAt < :before")
                .setParameter("before", before)
                .executeUpdate();
    }

    private TypedQuery<InvitationRow> rows(String jpql) {
        return entities.createQuery(jpql, InvitationRow.class);
    }

    private static Optional<Invitation> one(TypedQuery<InvitationRow> query) {
        return query.getResultStream().findFirst().map(InvitationRow::toInvitation);
    }
}
