package org.caseport.persistence.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.PasswordResets;
import org.caseport.domain.account.PersonId;

@ApplicationScoped
@Transactional
class JpaPasswordResets implements PasswordResets {

    @Inject
    EntityManager entities;

    @Override
    public void store(PersonId person, String tokenHash, Instant expiresAt) {
        // Of two servers that store the first link of a person at the same moment, one replaces the other's.
        if (replace(person, tokenHash, expiresAt) == 0 && add(person, tokenHash, expiresAt) == 0) {
            replace(person, tokenHash, expiresAt);
        }
    }

    private int replace(PersonId person, String tokenHash, Instant expiresAt) {
        return entities.createNativeQuery(
                        "update password_reset set token_hash = ?2, expires_at = ?3 where person_id = ?1")
                .setParameter(1, person.value())
                .setParameter(2, tokenHash)
                .setParameter(3, Timestamp.from(expiresAt))
                .executeUpdate();
    }

    private int add(PersonId person, String tokenHash, Instant expiresAt) {
        return entities.createNativeQuery("insert into password_reset (person_id, token_hash, expires_at)"
                        + " values (?1, ?2, ?3) on conflict do nothing")
                .setParameter(1, person.value())
                .setParameter(2, tokenHash)
                .setParameter(3, Timestamp.from(expiresAt))
                .executeUpdate();
    }

    @Override
    public Optional<PersonId> find(String tokenHash, Instant now) {
        List<?> found = entities.createNativeQuery(
                        "select person_id from password_reset where token_hash = ?1 and expires_at > ?2")
                .setParameter(1, tokenHash)
                .setParameter(2, Timestamp.from(now))
                .getResultList();
        return found.stream().findFirst().map(person -> new PersonId((String) person));
    }

    @Override
    public Optional<PersonId> take(String tokenHash, Instant now) {
        return find(tokenHash, now)
                .filter(person -> entities.createNativeQuery("delete from password_reset where token_hash = ?1")
                                .setParameter(1, tokenHash)
                                .executeUpdate()
                        == 1);
    }

    @Override
    public void removeOf(PersonId person) {
        entities.createNativeQuery("delete from password_reset where person_id = ?1")
                .setParameter(1, person.value())
                .executeUpdate();
    }

    @Override
    public int removeExpiredBefore(Instant before) {
        return entities.createNativeQuery("delete from password_reset where expires_at < ?1")
                .setParameter(1, Timestamp.from(before))
                .executeUpdate();
    }
}
