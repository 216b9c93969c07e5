package org.caseport.persistence.access;

import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.caseport.domain.access.ApiRateLimit;
import org.caseport.domain.account.AccountId;

/**
 * Limits the calls of each account to so many a second, for all servers together. Stores one number for each account:
 * the instant at which its next call would be free if all calls came evenly. A call is allowed while that instant lies
 * less than a second ahead, and moves it on. Counting and deciding are one statement.
 */
@ApplicationScoped
class JpaApiRateLimit implements ApiRateLimit {

    private static final long SECOND = 1_000_000;

    @Inject
    EntityManager entities;

    @Override
    @Transactional(REQUIRES_NEW)
    public boolean allows(AccountId account, int callsPerSecond, Instant now) {
        long at = micros(now);
        long gap = SECOND / callsPerSecond;
        return moved(account, at, gap) || began(account, at + gap) || moved(account, at, gap);
    }

    @Override
    @Transactional
    public int left(AccountId account, int callsPerSecond, Instant now) {
        List<?> found = entities.createNativeQuery("select free_at from call_pace where account_id = ?1")
                .setParameter(1, account.digits())
                .getResultList();
        long ahead = found.isEmpty() ? 0 : Math.max(0, ((Number) found.get(0)).longValue() - micros(now));
        long gap = SECOND / callsPerSecond;
        return (int) Math.max(0, callsPerSecond - (ahead + gap - 1) / gap);
    }

    private boolean moved(AccountId account, long now, long gap) {
        return entities.createNativeQuery("update call_pace set free_at ="
                                + " (case when free_at > ?1 then free_at else ?1 end) + ?2"
                                + " where account_id = ?3 and free_at <= ?4")
                        .setParameter(1, now)
                        .setParameter(2, gap)
                        .setParameter(3, account.digits())
                        .setParameter(4, now + SECOND - gap)
                        .executeUpdate()
                == 1;
    }

    private boolean began(AccountId account, long freeAt) {
        return entities.createNativeQuery(
                                "insert into call_pace (account_id, free_at) values (?1, ?2) on conflict do nothing")
                        .setParameter(1, account.digits())
                        .setParameter(2, freeAt)
                        .executeUpdate()
                == 1;
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
