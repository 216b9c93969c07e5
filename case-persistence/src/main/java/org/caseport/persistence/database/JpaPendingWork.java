package org.caseport.persistence.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.caseport.domain.account.Agents;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.chat.Availabilities;
import org.caseport.domain.chat.Availability;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.desk.Queue;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Delivery.State;
import org.caseport.domain.storage.PendingWork;
import org.caseport.persistence.column.InstantColumn;

@ApplicationScoped
@Transactional
class JpaPendingWork implements PendingWork {

    private static final InstantColumn INSTANTS = new InstantColumn();

    @Inject
    EntityManager entities;

    @Inject
    Callbacks callbacks;

    @Inject
    Chats chats;

    @Inject
    Availabilities availabilities;

    @Inject
    Agents agents;

    @Override
    public Reading read(Instant now) {
        Heap notices = entities.createQuery(
                        "select count(o.number), min(o.at) from OutboxRow o where o.takenUp = false", Object[].class)
                .getResultStream()
                .map(row -> heap(row))
                .findFirst()
                .orElse(Heap.NOTHING);
        return new Reading(
                notices, tellings(), open(), overdue(now), callbacks.counts(now), chats.counts(), onDuty(now));
    }

    private Map<Duty, Long> onDuty(Instant now) {
        Map<Duty, Long> onDuty = new HashMap<>();
        for (Availability availability : availabilities.available()) {
            if (availability.isOnline(now)) {
                agents.find(availability.agent())
                        .ifPresent(agent -> agent.languages().forEach(language -> {
                            if (availability.chats()) {
                                onDuty.merge(new Duty(ContactMethod.CHAT, language), 1L, Long::sum);
                            }
                            if (availability.calls()) {
                                onDuty.merge(new Duty(ContactMethod.PHONE, language), 1L, Long::sum);
                            }
                        }));
            }
        }
        return onDuty;
    }

    private Map<Channel, Telling> tellings() {
        Map<Channel, Telling> tellings = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            Map<String, Heap> heaps = new HashMap<>();
            entities.createQuery(
                            "select count(d.number), min(d.at), d.state from DeliveryRow d where d.channel = :channel"
                                    + " and d.state <> :done group by d.state",
                            Object[].class)
                    .setParameter("channel", channel.name())
                    .setParameter("done", State.DONE.name())
                    .getResultStream()
                    .forEach(row -> heaps.put((String) row[2], heap(row)));
            tellings.put(
                    channel,
                    new Telling(
                            heaps.getOrDefault(State.WAITING.name(), Heap.NOTHING),
                            heaps.getOrDefault(State.FAILED.name(), Heap.NOTHING)
                                    .size()));
        }
        return tellings;
    }

    private Map<Queue.Turn, Heap> open() {
        Map<Integer, Heap> heaps = new HashMap<>();
        entities.createQuery(
                        "select count(c.id), min(c.openedAt), c.queueRank from CaseRow c"
                                + " where c.queueRank is not null group by c.queueRank",
                        Object[].class)
                .getResultStream()
                .forEach(row -> heaps.put(((Number) row[2]).intValue(), heap(row)));
        Map<Queue.Turn, Heap> open = new EnumMap<>(Queue.Turn.class);
        for (Queue.Turn turn : Queue.Turn.values()) {
            open.put(turn, heaps.getOrDefault(turn.rank(), Heap.NOTHING));
        }
        return open;
    }

    private long overdue(Instant now) {
        return entities.createQuery(
                        "select count(c.id) from CaseRow c where c.queueRank = :unanswered and c.queueAt <= :now",
                        Long.class)
                .setParameter("unanswered", Queue.Turn.UNANSWERED.rank())
                .setParameter("now", now)
                .getSingleResult();
    }

    /** Converts instants by hand, since EclipseLink does not convert the result of a function such as {@code min}. */
    private static Heap heap(Object[] row) {
        Instant oldest = row[1] instanceof Instant instant ? instant : INSTANTS.convertToEntityAttribute(row[1]);
        return new Heap(((Number) row[0]).longValue(), oldest);
    }
}
