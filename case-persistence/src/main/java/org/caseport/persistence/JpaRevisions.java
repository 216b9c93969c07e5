package org.caseport.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.live.Revisions;
import org.caseport.domain.live.Topic;

/** One query for each kind of topic and each five hundred of them, along an index. */
@ApplicationScoped
@Transactional
class JpaRevisions implements Revisions {

    /** How many ids a query names at the most. */
    private static final int AT_ONCE = 500;

    @Inject
    EntityManager entities;

    @Override
    public Map<Topic, Long> of(Collection<Topic> topics, Instant presentSince) {
        Map<Topic, Long> found = new HashMap<>();
        for (List<Topic.CustomersCase> some : parts(topics, Topic.CustomersCase.class)) {
            lines(
                            "select c.id, c.lastActivityAt, c.status,"
                                    + " (select count(l.other) from CaseLinkRow l"
                                    + " where l.account = c.account and l.supportCase = c.id),"
                                    + " (select count(r.stars) from RatingRow r"
                                    + " where r.account = c.account and r.supportCase = c.id)"
                                    + " from CaseRow c where c.account in :accounts and c.id in :ids",
                            some,
                            Topic.CustomersCase::id)
                    .forEach(line -> found.put(new Topic.CustomersCase(caseOf(line)), mixed(line)));
        }
        for (List<Topic.AgentsCase> some : parts(topics, Topic.AgentsCase.class)) {
            // The journal has a line for whatever was done to the case or tried on it.
            lines(
                            "select j.target, count(j.number) from JournalRow j"
                                    + " where j.account in :accounts and j.target in :ids group by j.target",
                            some,
                            Topic.AgentsCase::id)
                    .forEach(line -> found.put(new Topic.AgentsCase(caseOf(line)), mixed(line)));
        }
        for (List<Topic.Presence> some : parts(topics, Topic.Presence.class)) {
            // Nobody there is an answer too.
            some.forEach(topic -> found.put(topic, 0L));
            entities.createQuery(
                            "select a.supportCase, a.person, a.writing from AttendanceRow a"
                                    + " where a.account in :accounts and a.supportCase in :ids and a.seenAt >= :since",
                            Object[].class)
                    .setParameter("accounts", accounts(some, Topic.Presence::id))
                    .setParameter("ids", ids(some, Topic.Presence::id))
                    .setParameter("since", presentSince)
                    .getResultList()
                    .forEach(line -> found.merge(new Topic.Presence(caseOf(line)), mixed(line), Long::sum));
        }
        for (List<Topic.CasesOf> some : parts(topics, Topic.CasesOf.class)) {
            some.forEach(topic -> found.put(topic, 0L));
            entities.createQuery(
                            "select c.account, count(c.id), sum(c.revision) from CaseRow c"
                                    + " where c.account in :accounts and c.queueRank is not null group by c.account",
                            Object[].class)
                    .setParameter(
                            "accounts",
                            some.stream().map(topic -> topic.account().digits()).toList())
                    .getResultList()
                    .forEach(line -> found.put(new Topic.CasesOf(new AccountId((String) line[0])), mixed(line)));
        }
        if (topics.contains(new Topic.Queue())) {
            Object[] line = entities.createQuery(
                            "select count(c.id), sum(c.revision) from CaseRow c where c.queueRank is not null",
                            Object[].class)
                    .getSingleResult();
            found.put(new Topic.Queue(), mixed(line));
        }
        return found;
    }

    private <T extends Topic> List<Object[]> lines(String query, List<T> topics, Function<T, CaseId> of) {
        return entities.createQuery(query, Object[].class)
                .setParameter("accounts", accounts(topics, of))
                .setParameter("ids", ids(topics, of))
                .getResultList();
    }

    private static <T extends Topic> List<String> accounts(List<T> topics, Function<T, CaseId> of) {
        return topics.stream()
                .map(topic -> of.apply(topic).account().digits())
                .distinct()
                .toList();
    }

    private static <T extends Topic> List<String> ids(List<T> topics, Function<T, CaseId> of) {
        return topics.stream().map(topic -> of.apply(topic).value()).toList();
    }

    private static <T extends Topic> List<List<T>> parts(Collection<Topic> topics, Class<T> kind) {
        List<T> all = topics.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .distinct()
                .toList();
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            parts.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return parts;
    }

    private static CaseId caseOf(Object[] line) {
        return new CaseId((String) line[0]);
    }

    /** Another number for every other line. It is told to browsers, so it must not be a date or a count that says something. */
    private static long mixed(Object[] line) {
        long hash = 1125899906842597L;
        for (char letter : Arrays.toString(line).toCharArray()) {
            hash = 31 * hash + letter;
        }
        return hash & Long.MAX_VALUE;
    }
}
