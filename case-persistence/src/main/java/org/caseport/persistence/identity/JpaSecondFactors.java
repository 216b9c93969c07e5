package org.caseport.persistence.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.factor.SecondFactor;
import org.caseport.domain.factor.SecondFactors;

@ApplicationScoped
@Transactional
class JpaSecondFactors implements SecondFactors {

    @Inject
    EntityManager entities;

    @Override
    public Optional<SecondFactor> find(PersonId person) {
        return Optional.ofNullable(entities.find(SecondFactorRow.class, person.value()))
                .map(SecondFactorRow::toFactor);
    }

    @Override
    public void store(SecondFactor factor, Set<String> codeHashes) {
        remove(factor.person());
        entities.persist(SecondFactorRow.of(factor));
        entities.flush();
        addCodes(factor.person(), codeHashes);
    }

    @Override
    public void renewCodes(PersonId person, Set<String> codeHashes) {
        entities.createNativeQuery("delete from recovery_code where person_id = ?1")
                .setParameter(1, person.value())
                .executeUpdate();
        addCodes(person, codeHashes);
    }

    private void addCodes(PersonId person, Set<String> codeHashes) {
        codeHashes.forEach(
                hash -> entities.createNativeQuery("insert into recovery_code (person_id, code_hash) values (?1, ?2)")
                        .setParameter(1, person.value())
                        .setParameter(2, hash)
                        .executeUpdate());
    }

    @Override
    public boolean takeStep(PersonId person, long step) {
        return entities.createQuery("update SecondFactorRow f set f.lastStep = :step where f.person = :person and"
                                + " f.lastStep < :step")
                        .setParameter("step", step)
                        .setParameter("person", person.value())
                        .executeUpdate()
                == 1;
    }

    @Override
    public boolean takeCode(PersonId person, String codeHash) {
        return entities.createNativeQuery("delete from recovery_code where person_id = ?1 and code_hash = ?2")
                        .setParameter(1, person.value())
                        .setParameter(2, codeHash)
                        .executeUpdate()
                == 1;
    }

    @Override
    public int codesLeft(PersonId person) {
        Object count = entities.createNativeQuery("select count(*) from recovery_code where person_id = ?1")
                .setParameter(1, person.value())
                .getSingleResult();
        return ((Number) count).intValue();
    }

    @Override
    public boolean remove(PersonId person) {
        boolean was = entities.createQuery("delete from SecondFactorRow f where f.person = :person")
                        .setParameter("person", person.value())
                        .executeUpdate()
                == 1;
        entities.clear();
        return was;
    }

    @Override
    public List<SecondFactor> notSealedUnder(String key, int most) {
        return entities.createQuery(
                        "select f from SecondFactorRow f where f.sealedUnder <> :key", SecondFactorRow.class)
                .setParameter("key", key)
                .setMaxResults(most)
                .getResultStream()
                .map(SecondFactorRow::toFactor)
                .toList();
    }

    @Override
    public void seal(PersonId person, SealedSecret secret) {
        entities.createQuery("update SecondFactorRow f set f.sealedUnder = :key, f.sealed = :sealed where f.person ="
                        + " :person")
                .setParameter("key", secret.key())
                .setParameter("sealed", secret.text())
                .setParameter("person", person.value())
                .executeUpdate();
    }
}
