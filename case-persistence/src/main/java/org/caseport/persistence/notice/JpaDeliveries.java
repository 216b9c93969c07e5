package org.caseport.persistence.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Deliveries;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Delivery.State;
import org.caseport.persistence.database.StatementBatch;
import org.jspecify.annotations.Nullable;

/**
 * Stores deliveries and hands them to servers in the order of each case's events. That order is by instant; the number
 * only decides between equal instants, since servers take numbers in blocks.
 */
@ApplicationScoped
@Transactional
class JpaDeliveries implements Deliveries {

    /**
     * Due deliveries with no earlier one of the same case and recipient still to come. Each server locks the
     * rows it takes and skips those locked by others.
     */
    private static final String DUE = "select d.* from delivery d"
            + " where d.channel = ?1 and d.state = 'WAITING' and d.due_at <= ?2"
            + " and not exists (select 1 from delivery e where e.account_id = d.account_id and e.case_id = d.case_id"
            + " and e.channel = d.channel and e.recipient = d.recipient and e.state = 'WAITING'"
            + " and (e.at < d.at or (e.at = d.at and e.number < d.number)))"
            + " and not exists (select 1 from outbox o where o.taken_up = false and o.account_id = d.account_id"
            + " and o.case_id = d.case_id and (o.at < d.at or (o.at = d.at and o.number < d.number)))"
            + " order by d.at, d.number limit ";

    /**
     * Leaves out what another thread takes, settles or postpones at this moment: two who waited for each other's rows
     * would lock each other out, and none of these rows has to be postponed by both.
     */
    private static final String POSTPONE = "update delivery set due_at = ?1"
            + " where (account_id, number, channel, recipient) in"
            + " (select account_id, number, channel, recipient from delivery where channel = ?2%s"
            + " and state = 'WAITING' and taker = '' and due_at < ?1 for update skip locked)";

    private static final String INSERT = "insert into delivery (" + DeliveryRow.COLUMNS + ") values ("
            + String.join(", ", Collections.nCopies(DeliveryRow.COLUMNS.split(",").length, "?"))
            + ") on conflict do nothing";

    /** A row that somebody has taken, unless its lease ended and another taker has it now. */
    private static final String TAKEN = " where account_id = ? and number = ? and channel = ? and recipient = ?"
            + " and taker = ? and state = 'WAITING'";

    private static final String SETTLE = "update delivery set state = ?, attempts = ?, due_at = ?, taker = ?,"
            + " trouble = ?, words = ?, response = ?, took_millis = ?, finished_at = ?" + TAKEN;

    private static final String GIVE_BACK =
            "update delivery set attempts = attempts - 1, taker = '', due_at = ?" + TAKEN;

    private static final String LATEST = "select * from (select d.*, row_number() over"
            + " (partition by d.recipient order by d.at desc, d.number desc) as place from delivery d"
            + " where d.account_id = ?1 and d.channel = ?2 and d.recipient in (%s)) ranked where place = 1";

    private static final String NEWEST_FIRST = " order by d.at desc, d.number desc, d.recipient";

    @Inject
    EntityManager entities;

    @Override
    public void plan(List<Delivery> planned) {
        StatementBatch.execute(
                entities,
                INSERT,
                planned.stream().map(DeliveryRow::of).map(DeliveryRow::values).toList());
    }

    @Override
    public List<Delivery> take(Channel channel, int most, String taker, Instant now, Instant until) {
        List<?> found = entities.createNativeQuery(DUE + most + " for update skip locked", DeliveryRow.class)
                .setParameter(1, channel.name())
                .setParameter(2, Timestamp.from(now))
                .getResultList();
        List<Delivery> taken = new ArrayList<>();
        for (Object one : found) {
            DeliveryRow row = (DeliveryRow) one;
            row.attempts++;
            row.taker = taker;
            row.dueAt = until;
            taken.add(row.toDelivery());
        }
        entities.flush();
        return taken;
    }

    @Override
    public List<Delivery> settle(List<Settlement> settlements) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Settlement one : settlements) {
            DeliveryRow row = DeliveryRow.of(one.settled());
            rows.add(new @Nullable Object[] {
                row.state,
                row.attempts,
                row.dueAt,
                row.taker,
                row.trouble,
                row.words,
                row.response,
                row.took,
                row.finishedAt,
                row.account,
                row.number,
                row.channel,
                row.recipient,
                one.taken().taker()
            });
        }
        int[] changed = StatementBatch.execute(entities, SETTLE, rows);
        return IntStream.range(0, changed.length)
                .filter(i -> changed[i] == 1)
                .mapToObj(i -> settlements.get(i).settled())
                .toList();
    }

    @Override
    public void giveBack(List<Delivery> taken, Instant due) {
        StatementBatch.execute(
                entities,
                GIVE_BACK,
                taken.stream()
                        .map(one -> new @Nullable Object[] {
                            due,
                            one.account().digits(),
                            one.number(),
                            one.channel().name(),
                            one.recipient(),
                            one.taker()
                        })
                        .toList());
    }

    @Override
    public void postpone(Channel channel, String recipient, Instant until) {
        entities.createNativeQuery(POSTPONE.formatted(" and recipient = ?3"))
                .setParameter(1, Timestamp.from(until))
                .setParameter(2, channel.name())
                .setParameter(3, recipient)
                .executeUpdate();
    }

    @Override
    public void postponeAll(Channel channel, Instant until) {
        entities.createNativeQuery(POSTPONE.formatted(""))
                .setParameter(1, Timestamp.from(until))
                .setParameter(2, channel.name())
                .executeUpdate();
    }

    @Override
    public Map<String, Integer> doneSince(Channel channel, Set<String> recipients, Instant since) {
        return recipients.isEmpty()
                ? Map.of()
                : entities.createQuery(
                                "select d.recipient, count(d) from DeliveryRow d where d.channel = :channel"
                                        + " and d.recipient in :recipients and d.state = 'DONE'"
                                        + " and d.finishedAt >= :since group by d.recipient",
                                Object[].class)
                        .setParameter("channel", channel.name())
                        .setParameter("recipients", recipients)
                        .setParameter("since", since)
                        .getResultStream()
                        .collect(Collectors.toMap(line -> (String) line[0], line -> ((Number) line[1]).intValue()));
    }

    @Override
    public long count(Channel channel, State state) {
        return entities.createQuery(
                        "select count(d) from DeliveryRow d where d.channel = :channel and d.state = :state",
                        Long.class)
                .setParameter("channel", channel.name())
                .setParameter("state", state.name())
                .getSingleResult();
    }

    @Override
    public List<Delivery> to(AccountId account, Channel channel, String recipient, int most) {
        return entities.createQuery(
                        "select d from DeliveryRow d where d.account = :account and d.channel = :channel"
                                + " and d.recipient = :recipient" + NEWEST_FIRST,
                        DeliveryRow.class)
                .setParameter("account", account.digits())
                .setParameter("channel", channel.name())
                .setParameter("recipient", recipient)
                .setMaxResults(most)
                .getResultStream()
                .map(DeliveryRow::toDelivery)
                .toList();
    }

    @Override
    public List<Delivery> latestTo(AccountId account, Channel channel, Set<String> recipients) {
        if (recipients.isEmpty()) {
            return List.of();
        }
        List<String> all = List.copyOf(recipients);
        String places =
                IntStream.range(0, all.size()).mapToObj(i -> "?" + (i + 3)).collect(Collectors.joining(", "));
        Query query = entities.createNativeQuery(LATEST.formatted(places), DeliveryRow.class)
                .setParameter(1, account.digits())
                .setParameter(2, channel.name());
        for (int i = 0; i < all.size(); i++) {
            query.setParameter(i + 3, all.get(i));
        }
        List<?> found = query.getResultList();
        return found.stream().map(row -> ((DeliveryRow) row).toDelivery()).toList();
    }

    @Override
    public boolean sendAgain(AccountId account, long number, Channel channel, String recipient, Instant now) {
        DeliveryKey key = DeliveryKey.of(account, number, channel, recipient);
        DeliveryRow row = entities.find(DeliveryRow.class, key, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            return false;
        }
        row.state = State.WAITING.name();
        row.attempts = 0;
        row.dueAt = now;
        row.taker = "";
        row.finishedAt = null;
        return true;
    }

    @Override
    public int sendAllAgain(Channel channel, Instant now) {
        return entities.createQuery("update DeliveryRow d set d.state = 'WAITING', d.attempts = 0, d.dueAt = :now,"
                        + " d.taker = '', d.finishedAt = null where d.channel = :channel and d.state = 'FAILED'")
                .setParameter("now", now)
                .setParameter("channel", channel.name())
                .executeUpdate();
    }

    @Override
    public int retryNow(Channel channel, Instant now) {
        return entities.createQuery("update DeliveryRow d set d.dueAt = :now"
                        + " where d.channel = :channel and d.state = 'WAITING' and d.taker = ''")
                .setParameter("now", now)
                .setParameter("channel", channel.name())
                .executeUpdate();
    }

    @Override
    public int deleteBefore(Instant before) {
        return entities.createQuery("delete from DeliveryRow d where d.state = 'DONE' and d.finishedAt < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}
