package org.caseport.persistence.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.directory.OpenIdAuthorizationRequests;

@ApplicationScoped
@Transactional
class JpaOpenIdAuthorizationRequests implements OpenIdAuthorizationRequests {

    @Inject
    EntityManager entities;

    @Override
    public void keep(Begun begun, Instant now) {
        entities.createNativeQuery("insert into begun_sign_in"
                        + " (state_hash, browser_hash, nonce, verifier, return_to, begun_at)"
                        + " values (?1, ?2, ?3, ?4, ?5, ?6)")
                .setParameter(1, begun.stateHash())
                .setParameter(2, begun.browserHash())
                .setParameter(3, begun.nonce())
                .setParameter(4, begun.verifier())
                .setParameter(5, begun.returnTo())
                .setParameter(6, Timestamp.from(now))
                .executeUpdate();
    }

    /** Returns a begun sign-in only once: of two concurrent calls, the delete of one finds nothing. */
    @Override
    public Optional<Begun> take(String stateHash, String browserHash, Instant since) {
        List<?> found = entities.createNativeQuery("select nonce, verifier, return_to from begun_sign_in"
                        + " where state_hash = ?1 and browser_hash = ?2 and begun_at >= ?3")
                .setParameter(1, stateHash)
                .setParameter(2, browserHash)
                .setParameter(3, Timestamp.from(since))
                .getResultList();
        if (found.isEmpty()
                || entities.createNativeQuery("delete from begun_sign_in where state_hash = ?1")
                                .setParameter(1, stateHash)
                                .executeUpdate()
                        == 0) {
            return Optional.empty();
        }
        Object[] line = (Object[]) found.get(0);
        return Optional.of(new Begun(stateHash, browserHash, (String) line[0], (String) line[1], (String) line[2]));
    }

    @Override
    public int deleteBefore(Instant before) {
        return entities.createNativeQuery("delete from begun_sign_in where begun_at < ?1")
                .setParameter(1, Timestamp.from(before))
                .executeUpdate();
    }
}
