package org.caseport.persistence.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.desk.DeskFigures;
import org.caseport.domain.desk.Queue;
import org.caseport.persistence.column.EnumCodes;

@ApplicationScoped
@Transactional
class JpaDeskFigures implements DeskFigures {

    private static final List<Severity> MILDEST_FIRST = List.of(Severity.values());

    private static final String MOST_SEVERE_FIRST = IntStream.range(0, MILDEST_FIRST.size())
            .mapToObj(i -> " when '" + MILDEST_FIRST.get(i).code() + "' then " + -i)
            .collect(Collectors.joining("", "case c.severity", " else 0 end"));

    @Inject
    EntityManager entities;

    @Override
    public List<Heap> open() {
        return entities.createQuery(
                        "select c.status, c.severity, count(c.id) from CaseRow c where c.queueRank is not null"
                                + " group by c.status, c.severity",
                        Object[].class)
                .getResultStream()
                .map(heap -> new Heap(
                        EnumCodes.caseStatus((String) heap[0]),
                        EnumCodes.severity((String) heap[1]),
                        Math.toIntExact((Long) heap[2])))
                .toList();
    }

    @Override
    public List<Queue.Line> mostUrgentUnanswered(int most) {
        return entities.createQuery(
                        JpaQueue.LINE + " and c.queueRank = :unanswered order by " + MOST_SEVERE_FIRST
                                + ", c.due, c.id",
                        Object[].class)
                .setParameter("unanswered", Queue.Turn.UNANSWERED.rank())
                .setMaxResults(most)
                .getResultStream()
                .map(JpaQueue::line)
                .toList();
    }

    @Override
    public int missedSince(Instant since, Instant now) {
        return Math.toIntExact(
                entities.createQuery("select count(c.id) from CaseRow c where " + JpaQueue.MISSED, Long.class)
                        .setParameter("since", since)
                        .setParameter("now", now)
                        .getSingleResult());
    }

    @Override
    public List<Load> loads() {
        return entities.createQuery(
                        "select c.assignee, count(c.id), sum(case when c.status = :customer then 0 else 1 end)"
                                + " from CaseRow c where c.queueRank is not null group by c.assignee",
                        Object[].class)
                .setParameter("customer", CaseStatus.PENDING_CUSTOMER_ACTION.code())
                .getResultStream()
                .map(load -> new Load(
                        load[0] == null ? null : new PersonId((String) load[0]),
                        Math.toIntExact((Long) load[1]),
                        Math.toIntExact(((Number) load[2]).longValue())))
                .toList();
    }
}
