package org.caseport.persistence.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.call.PhoneCall;
import org.caseport.domain.call.PhoneCalls;

@ApplicationScoped
@Transactional
class JpaPhoneCalls implements PhoneCalls {

    /** The account leads the key, and is found by the callback. */
    private static final String OF_CALLBACK = "select p from PhoneCallRow p where p.callback = :callback"
            + " and p.account = (select b.account from CallbackRow b where b.id = :callback)";

    private static final List<String> LIVE = Stream.of(PhoneCall.State.values())
            .filter(PhoneCall.State::isLive)
            .map(PhoneCall.State::code)
            .toList();

    @Inject
    EntityManager entities;

    @Override
    public Optional<PhoneCall> find(CallbackId callback, int number) {
        return row(callback, number, LockModeType.NONE).map(PhoneCallRow::toCall);
    }

    @Override
    public Optional<PhoneCall> lock(CallbackId callback, int number) {
        return row(callback, number, LockModeType.PESSIMISTIC_WRITE).map(PhoneCallRow::toCall);
    }

    private Optional<PhoneCallRow> row(CallbackId callback, int number, LockModeType mode) {
        return of(callback, " and p.number = :number")
                .setParameter("number", number)
                .setLockMode(mode)
                .getResultStream()
                .findFirst();
    }

    @Override
    public List<PhoneCall> lockLiveOf(CallbackId callback) {
        return of(callback, " and p.state in :live")
                .setParameter("live", LIVE)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .map(PhoneCallRow::toCall)
                .toList();
    }

    private TypedQuery<PhoneCallRow> of(CallbackId callback, String which) {
        return entities.createQuery(OF_CALLBACK + which, PhoneCallRow.class).setParameter("callback", callback.value());
    }

    @Override
    public void store(PhoneCall call) {
        Optional<PhoneCallRow> stored = row(call.callback(), call.number(), LockModeType.NONE);
        PhoneCallRow row = stored.orElseGet(PhoneCallRow::new);
        row.update(call);
        if (stored.isEmpty()) {
            row.account = entities.createQuery("select b.account from CallbackRow b where b.id = :id", String.class)
                    .setParameter("id", call.callback().value())
                    .getSingleResult();
            row.callback = call.callback().value();
            row.number = call.number();
            entities.persist(row);
        }
        entities.flush();
    }

    @Override
    public void seen(Collection<PhoneCall> live, Instant now) {
        live.forEach(
                call -> entities.createQuery("update PhoneCallRow p set p.seenAt = :now where p.callback = :callback"
                                + " and p.number = :number and p.placedAt = :placed and p.state in :live"
                                + " and p.account = (select b.account from CallbackRow b where b.id = :callback)")
                        .setParameter("now", now)
                        .setParameter("callback", call.callback().value())
                        .setParameter("number", call.number())
                        .setParameter("placed", call.placedAt())
                        .setParameter("live", LIVE)
                        .executeUpdate());
    }
}
