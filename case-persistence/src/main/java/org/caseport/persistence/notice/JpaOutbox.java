package org.caseport.persistence.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;
import org.caseport.domain.notice.TraceContext;
import org.caseport.persistence.column.NumberedKey;
import org.caseport.persistence.column.SequenceNumbers;
import org.caseport.persistence.column.StorableText;
import org.caseport.persistence.database.StatementBatch;

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
        entities.persist(rowOf(notice));
    }

    @Override
    public Entry putDispatched(Notice notice) {
        OutboxRow row = rowOf(notice);
        row.takenUp = true;
        entities.persist(row);
        return new Entry(row.number, notice);
    }

    private OutboxRow rowOf(Notice notice) {
        OutboxRow row = OutboxRow.of(numbers.next(SequenceNumbers.Series.OUTBOX), notice);
        row.origin = StorableText.storable(origin.of(notice), TraceContext.LONGEST);
        return row;
    }

    @Override
    public List<Entry> lockPending(int most) {
        List<?> found = entities.createNativeQuery(
                        "select * from outbox where taken_up = false order by at, number limit " + most
                                + " for update skip locked",
                        OutboxRow.class)
                .getResultList();
        return found.stream()
                .map(row -> (OutboxRow) row)
                .map(row -> new Entry(row.number, row.toNotice()))
                .toList();
    }

    @Override
    public void markDispatched(List<Entry> entries) {
        StatementBatch.execute(
                entities,
                "update outbox set taken_up = true where account_id = ? and number = ?",
                entries.stream()
                        .map(entry -> new Object[] {entry.notice().account().digits(), entry.number()})
                        .toList());
    }

    @Override
    public Map<Delivery, String> originsOf(List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return Map.of();
        }
        Map<NumberedKey, String> origins = new HashMap<>();
        entities.createQuery(
                        "select o.account, o.number, o.origin from OutboxRow o where o.account in :accounts"
                                + " and o.number in :numbers and o.origin is not null",
                        Object[].class)
                .setParameter(
                        "accounts",
                        deliveries.stream()
                                .map(one -> one.account().digits())
                                .distinct()
                                .toList())
                .setParameter(
                        "numbers",
                        deliveries.stream().map(Delivery::number).distinct().toList())
                .getResultStream()
                .forEach(line -> origins.put(new NumberedKey((String) line[0], (Long) line[1]), (String) line[2]));
        Map<Delivery, String> found = new HashMap<>();
        for (Delivery delivery : deliveries) {
            String origin = origins.get(new NumberedKey(delivery.account().digits(), delivery.number()));
            if (origin != null && !origin.isEmpty()) {
                found.put(delivery, origin);
            }
        }
        return found;
    }

    @Override
    public int deleteBefore(Instant before) {
        return entities.createQuery("delete from OutboxRow o where o.takenUp = true and o.at < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}
