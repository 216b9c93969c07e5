package org.caseport.persistence.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.access.IdempotencyKeys;
import org.caseport.persistence.column.StorableText;

/**
 * Stores which idempotent calls were made, and their answers. The table's primary key decides which of two equal calls
 * is first; the second insert waits until the first transaction ends.
 */
@ApplicationScoped
@Transactional
class JpaIdempotencyKeys implements IdempotencyKeys {

    private static final String OF_CALL =
            " where account_id = ?1 and access_key = ?2 and operation = ?3 and invocation = ?4 and body = ?5";

    @Inject
    EntityManager entities;

    @Override
    public Optional<String> find(Call call) {
        List<?> found = bound("select answer from given_answer" + OF_CALL, call).getResultList();
        return found.isEmpty() ? Optional.empty() : Optional.of((String) found.get(0));
    }

    @Override
    public boolean reserve(Call call, Instant now) {
        return bound(
                                "insert into given_answer"
                                        + " (account_id, access_key, operation, invocation, body, answer, given_at)"
                                        + " values (?1, ?2, ?3, ?4, ?5, '', ?6) on conflict do nothing",
                                call)
                        .setParameter(6, Timestamp.from(now))
                        .executeUpdate()
                == 1;
    }

    @Override
    public void storeResponse(Call call, String answer) {
        bound("update given_answer set answer = ?6" + OF_CALL, call)
                .setParameter(6, answer)
                .executeUpdate();
    }

    @Override
    public void release(Call call) {
        bound("delete from given_answer" + OF_CALL, call).executeUpdate();
    }

    @Override
    public int deleteBefore(Instant before) {
        return entities.createNativeQuery("delete from given_answer where given_at < ?1")
                .setParameter(1, Timestamp.from(before))
                .executeUpdate();
    }

    private Query bound(String sql, Call call) {
        return entities.createNativeQuery(sql)
                .setParameter(1, call.account().digits())
                .setParameter(2, call.accessKey())
                .setParameter(3, call.operation())
                .setParameter(4, StorableText.storable(call.invocation()))
                .setParameter(5, call.body());
    }
}
