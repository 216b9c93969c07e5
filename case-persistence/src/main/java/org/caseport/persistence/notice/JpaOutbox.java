package org.caseport.persistence.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;
import org.caseport.domain.notice.TraceContext;
import org.caseport.persistence.column.NumberedKey;
import org.caseport.persistence.column.SequenceNumbers;
import org.caseport.persistence.column.StorableText;

@ApplicationScoped
@Transactional
class JpaOutbox implements Outbox {

    @Inject
    EntityManager entities;

    @Inject
    SequenceNumbers numbers;

    @Inject
    TraceContext origin;

    @Override
    public void put(Notice notice) {
        OutboxRow row = OutboxRow.of(numbers.next(SequenceNumbers.Series.OUTBOX), notice);
        row.origin = StorableText.storable(origin.of(notice), TraceContext.LONGEST);
        entities.persist(row);
    }

    @Override
    public List<Entry> lockPending(int most) {
        Stream<?> keys = entities
                .createNativeQuery("select account_id, number from outbox where taken_up = false"
                        + " order by at, number limit " + most + " for update skip locked")
                .getResultList()
                .stream();
        return keys.map(key -> (Object[]) key)
                .map(key ->
                        entities.find(OutboxRow.class, new NumberedKey((String) key[0], ((Number) key[1]).longValue())))
                .filter(Objects::nonNull)
                .map(row -> new Entry(row.number, row.toNotice()))
                .toList();
    }

    @Override
    public void markDispatched(Entry entry) {
        OutboxRow row = entities.find(
                OutboxRow.class, new NumberedKey(entry.notice().account().digits(), entry.number()));
        row.takenUp = true;
    }

    @Override
    public String originOf(AccountId account, long number) {
        OutboxRow row = entities.find(OutboxRow.class, new NumberedKey(account.digits(), number));
        return row == null || row.origin == null ? "" : row.origin;
    }

    @Override
    public int deleteBefore(Instant before) {
        return entities.createQuery("delete from OutboxRow o where o.takenUp = true and o.at < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}
