package org.caseport.persistence.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.directory.DirectoryIdentities;
import org.caseport.domain.directory.DirectoryIdentity;
import org.caseport.persistence.column.StorableText;

@ApplicationScoped
@Transactional
class JpaDirectoryIdentities implements DirectoryIdentities {

    @Inject
    EntityManager entities;

    @Override
    public Optional<PersonId> find(DirectoryIdentity id) {
        List<?> found = entities.createNativeQuery(
                        "select person_id from directory_identity where issuer = ?1 and subject = ?2")
                .setParameter(1, StorableText.storable(id.issuer()))
                .setParameter(2, StorableText.storable(id.subject()))
                .getResultList();
        return found.isEmpty() ? Optional.empty() : Optional.of(new PersonId((String) found.get(0)));
    }

    @Override
    public boolean isKnown(PersonId person) {
        return !entities.createNativeQuery("select subject from directory_identity where person_id = ?1")
                .setParameter(1, person.value())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    @Override
    public void link(DirectoryIdentity id, PersonId person, Instant now) {
        entities.createNativeQuery(
                        "insert into directory_identity (issuer, subject, person_id, linked_at) values (?1, ?2, ?3,"
                                + " ?4)")
                .setParameter(1, StorableText.storable(id.issuer()))
                .setParameter(2, StorableText.storable(id.subject()))
                .setParameter(3, person.value())
                .setParameter(4, Timestamp.from(now))
                .executeUpdate();
    }
}
