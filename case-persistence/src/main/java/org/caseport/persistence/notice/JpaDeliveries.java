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
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Deliveries;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Delivery.State;

/**
 * Stores deliveries and hands them to servers in the order of each case's events. That order is by instant; the number
 * only decides between equal instants, since servers take numbers in blocks.
 */
@ApplicationScoped
@Transactional
class JpaDeliveries implements Deliveries {

    /**
     * Keys of due deliveries with no earlier one of the same case and recipient still to come. Each server locks the
     * rows it takes and skips those locked by others.
     */
    private static final String DUE = "select d.account_id, d.number, d.recipient from delivery d"
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

    private static final String LATEST = "select * from (select d.*, row_number() over"
            + " (partition by d.recipient order by d.at desc, d.number desc) as place from delivery d"
            + " where d.account_id = ?1 and d.channel = ?2 and d.recipient in (%s)) ranked where place = 1";

    private static final String NEWEST_FIRST = " order by d.at desc, d.number desc, d.recipient";

    @Inject
    EntityManager entities;

    @Override
    public void plan(Delivery delivery) {
        DeliveryKey key = keyOf(delivery);
        if (entities.find(DeliveryRow.class, key) == null) {
            entities.persist(DeliveryRow.of(delivery));
        }
    }

    @Override
    public List<Delivery> take(Channel channel, int most, String taker, Instant now, Instant until) {
        List<Delivery> taken = new ArrayList<>();
        for (Object found : entities.createNativeQuery(DUE + most + " for update skip locked")
                .setParameter(1, channel.name())
                .setParameter(2, Timestamp.from(now))
                .getResultList()) {
            Object[] key = (Object[]) found;
            DeliveryRow row = entities.find(
                    DeliveryRow.class,
                    DeliveryKey.of(
                            new AccountId((String) key[0]), ((Number) key[1]).longValue(), channel, (String) key[2]));
            row.attempts++;
            row.taker = taker;
            row.dueAt = until;
            taken.add(row.toDelivery());
        }
        entities.flush();
        return taken;
    }

    @Override
    public boolean settle(Delivery taken, Delivery settled) {
        DeliveryRow row = entities.find(DeliveryRow.class, keyOf(taken), LockModeType.PESSIMISTIC_WRITE);
        if (row == null || !row.taker.equals(taken.taker()) || !row.state.equals(State.WAITING.name())) {
            return false;
        }
        row.update(settled);
        return true;
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
    public int doneSince(Channel channel, String recipient, Instant since) {
        return entities.createQuery(
                        "select count(d) from DeliveryRow d where d.channel = :channel and d.recipient = :recipient"
                                + " and d.state = 'DONE' and d.finishedAt >= :since",
                        Long.class)
                .setParameter("channel", channel.name())
                .setParameter("recipient", recipient)
                .setParameter("since", since)
                .getSingleResult()
                .intValue();
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

    private static DeliveryKey keyOf(Delivery delivery) {
        return DeliveryKey.of(delivery.account(), delivery.number(), delivery.channel(), delivery.recipient());
    }
}
