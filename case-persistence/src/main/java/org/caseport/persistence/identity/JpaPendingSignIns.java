package org.caseport.persistence.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.PendingSignIns;
import org.caseport.domain.account.PersonId;

@ApplicationScoped
@Transactional
class JpaPendingSignIns implements PendingSignIns {

    @Inject
    EntityManager entities;

    @Override
    public void begin(String tokenHash, PersonId person, Instant now) {
        entities.createNativeQuery("insert into sign_in_step (token_hash, person_id, begun_at) values (?1, ?2, ?3)")
                .setParameter(1, tokenHash)
                .setParameter(2, person.value())
                .setParameter(3, Timestamp.from(now))
                .executeUpdate();
    }

    @Override
    public Optional<PersonId> holder(String tokenHash, Instant since) {
        List<?> found = entities.createNativeQuery(
                        "select person_id from sign_in_step where token_hash = ?1 and begun_at >= ?2")
                .setParameter(1, tokenHash)
                .setParameter(2, Timestamp.from(since))
                .getResultList();
        return found.stream().findFirst().map(person -> new PersonId((String) person));
    }

    @Override
    public void end(String tokenHash) {
        entities.createNativeQuery("delete from sign_in_step where token_hash = ?1")
                .setParameter(1, tokenHash)
                .executeUpdate();
    }

    @Override
    public void endAllOf(PersonId person) {
        entities.createNativeQuery("delete from sign_in_step where person_id = ?1")
                .setParameter(1, person.value())
                .executeUpdate();
    }

    @Override
    public int deleteBefore(Instant before) {
        return entities.createNativeQuery("delete from sign_in_step where begun_at < ?1")
                .setParameter(1, Timestamp.from(before))
                .executeUpdate();
    }
}
