package org.caseport.persistence.access;

import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.caseport.domain.access.RateLimit;
import org.caseport.persistence.column.StorableText;

/**
 * Limits how often somebody may do something, for all servers together. Works like {@link JpaApiRateLimit}, with one
 * number for each person or address and each kind of action.
 */
@ApplicationScoped
class JpaRateLimit implements RateLimit {

    private static final int LONGEST = 100;

    @Inject
    EntityManager entities;

    @Override
    @Transactional(REQUIRES_NEW)
    public Duration take(String who, Rate rate, Instant now) {
        String name = StorableText.storable(who, LONGEST);
        long at = micros(now);
        if (moved(name, rate, at) || began(name, rate, at) || moved(name, rate, at)) {
            return Duration.ZERO;
        }
        long wait = freeAt(name, rate) - latest(rate, at);
        return Duration.of(Math.max(1, wait), ChronoUnit.MICROS);
    }

    @Override
    @Transactional(REQUIRES_NEW)
    public void release(String who, Rate rate) {
        entities.createNativeQuery("update pace set free_at = free_at - ?1 where who = ?2 and what = ?3")
                .setParameter(1, micros(rate.gap()))
                .setParameter(2, StorableText.storable(who, LONGEST))
                .setParameter(3, rate.what())
                .executeUpdate();
    }

    @Override
    @Transactional
    public int deleteBefore(Instant now) {
        return entities.createNativeQuery("delete from pace where free_at < ?1")
                .setParameter(1, micros(now))
                .executeUpdate();
    }

    /** The latest stored instant at which one more action is still allowed. */
    private static long latest(Rate rate, long at) {
        return at + micros(rate.in()) - micros(rate.gap());
    }

    private boolean moved(String who, Rate rate, long at) {
        return entities.createNativeQuery("update pace set free_at ="
                                + " (case when free_at > ?1 then free_at else ?1 end) + ?2"
                                + " where who = ?3 and what = ?4 and free_at <= ?5")
                        .setParameter(1, at)
                        .setParameter(2, micros(rate.gap()))
                        .setParameter(3, who)
                        .setParameter(4, rate.what())
                        .setParameter(5, latest(rate, at))
                        .executeUpdate()
                == 1;
    }

    private boolean began(String who, Rate rate, long at) {
        return entities.createNativeQuery(
                                "insert into pace (who, what, free_at) values (?1, ?2, ?3) on conflict do nothing")
                        .setParameter(1, who)
                        .setParameter(2, rate.what())
                        .setParameter(3, at + micros(rate.gap()))
                        .executeUpdate()
                == 1;
    }

    private long freeAt(String who, Rate rate) {
        List<?> found = entities.createNativeQuery("select free_at from pace where who = ?1 and what = ?2")
                .setParameter(1, who)
                .setParameter(2, rate.what())
                .getResultList();
        return found.isEmpty() ? 0 : ((Number) found.get(0)).longValue();
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
