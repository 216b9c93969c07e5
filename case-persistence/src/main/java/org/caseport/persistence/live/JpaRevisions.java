package org.caseport.persistence.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.live.Revisions;
import org.caseport.domain.live.Topic;

/**
 * Computes the revisions of topics from the database: one indexed query for each kind of topic and each five hundred of
 * them.
 */
@ApplicationScoped
@Transactional
class JpaRevisions implements Revisions {

    /** The most ids in one query. */
    private static final int AT_ONCE = 500;

    @Inject
    EntityManager entities;

    @Override
    public Map<Topic, Long> of(Collection<Topic> topics, Instant presentSince) {
        Map<Topic, Long> found = new HashMap<>();
        for (List<Topic.CustomersCase> some : parts(topics, Topic.CustomersCase.class)) {
            found.putAll(customersCases(some));
        }
        for (List<Topic.AgentsCase> some : parts(topics, Topic.AgentsCase.class)) {
            // The journal has an entry for each act on the case, successful or not; only reading is left out.
            lines(
                            "select j.target, count(j.number) from JournalRow j"
                                    + " where j.account in :accounts and j.target in :ids"
                                    + " and j.act <> 'case.read' and j.act <> 'attachment.read' group by j.target",
                            some,
                            Topic.AgentsCase::id)
                    .forEach(line -> found.put(new Topic.AgentsCase(caseOf(line)), mixed(line)));
        }
        for (List<Topic.Presence> some : parts(topics, Topic.Presence.class)) {
            // Revision 0 while nobody has the case open.
            some.forEach(topic -> found.put(topic, 0L));
            entities.createQuery(
                            "select a.supportCase, a.person, a.writing from CasePresenceRow a"
                                    + " where a.account in :accounts and a.supportCase in :ids and a.seenAt >= :since",
                            Object[].class)
                    .setParameter("accounts", accounts(some, Topic.Presence::id))
                    .setParameter("ids", ids(some, Topic.Presence::id))
                    .setParameter("since", presentSince)
                    .getResultList()
                    .forEach(line -> found.merge(new Topic.Presence(caseOf(line)), mixed(line), Long::sum));
        }
        for (List<Topic.CasesOf> some : parts(topics, Topic.CasesOf.class)) {
            found.putAll(casesOf(some));
        }
        if (topics.contains(new Topic.Queue())) {
            Object[] line = entities.createQuery(
                            "select count(c.id), sum(c.revision) from CaseRow c where c.queueRank is not null",
                            Object[].class)
                    .getSingleResult();
            found.put(new Topic.Queue(), mixed(line));
        }
        if (topics.contains(new Topic.Calls())) {
            Object[] line = entities.createQuery(
                            "select count(b.id), max(b.changedAt) from CallbackRow b"
                                    + " where b.state in ('planned', 'claimed', 'asked')",
                            Object[].class)
                    .getSingleResult();
            found.put(new Topic.Calls(), mixed(line));
        }
        for (List<Topic.PhoneCallOf> some : parts(topics, Topic.PhoneCallOf.class)) {
            found.putAll(phoneCalls(some));
        }
        if (topics.contains(new Topic.Chats())) {
            Object[] line = entities.createQuery(
                            "select count(c.id), sum(c.revision), max(c.changedAt) from ChatRow c"
                                    + " where c.state in ('waiting', 'ringing', 'open')",
                            Object[].class)
                    .getSingleResult();
            found.put(new Topic.Chats(), mixed(line));
        }
        found.putAll(chats(parts(topics, Topic.AgentsChat.class), parts(topics, Topic.CustomersChat.class)));
        return found;
    }

    private Map<Topic, Long> phoneCalls(List<Topic.PhoneCallOf> topics) {
        Map<Topic, Long> found = new HashMap<>();
        entities.createQuery(
                        "select b.id, (select max(p.changedAt) from PhoneCallRow p"
                                + " where p.account = b.account and p.callback = b.id)"
                                + " from CallbackRow b where b.id in :ids",
                        Object[].class)
                .setParameter(
                        "ids",
                        topics.stream().map(topic -> topic.callback().value()).toList())
                .getResultList()
                .forEach(line -> found.put(new Topic.PhoneCallOf(new CallbackId((String) line[0])), mixed(line)));
        return found;
    }

    /** One statement for all chats that pages of this server show, since it is asked several times a second. */
    private Map<Topic, Long> chats(List<List<Topic.AgentsChat>> agents, List<List<Topic.CustomersChat>> customers) {
        Map<Topic, Long> found = new HashMap<>();
        for (List<Topic.AgentsChat> some : agents) {
            Map<String, Object[]> lines =
                    chats(some.stream().map(topic -> topic.id().value()).toList());
            some.forEach(topic -> {
                Object[] line = lines.get(topic.id().value());
                if (line != null) {
                    found.put(topic, mixed(new Object[] {line[0], line[3], line[4]}));
                }
            });
        }
        for (List<Topic.CustomersChat> some : customers) {
            List<String> ids = some.stream().map(topic -> topic.id().value()).toList();
            Map<String, Object[]> lines = chats(ids);
            Set<String> own = own(ids, some);
            some.forEach(topic -> {
                Object[] line = lines.get(topic.id().value());
                if (line != null && shows(topic.visibility(), line, own)) {
                    found.put(topic, mixed(new Object[] {line[0], line[3], line[4]}));
                }
            });
        }
        return found;
    }

    private static boolean shows(Visibility.OfMember visibility, Object[] line, Set<String> own) {
        return visibility.account().digits().equals(line[1])
                && visibility.shows(own.contains(line[2] + " " + visibility.person()), (Boolean) line[5]);
    }

    /** Asked for chats that do not exist, too, so that both take as many statements. */
    private Set<String> own(List<String> ids, List<Topic.CustomersChat> topics) {
        Set<String> own = new HashSet<>();
        entities.createQuery(
                        "select v.supportCase, v.person from CaseMemberRow v, ChatRow c where v.account = c.account"
                                + " and v.supportCase = c.supportCase and c.id in :ids and v.person in :people",
                        Object[].class)
                .setParameter("ids", ids)
                .setParameter("people", people(topics, Topic.CustomersChat::visibility))
                .getResultList()
                .forEach(line -> own.add(line[0] + " " + line[1]));
        return own;
    }

    private Map<String, Object[]> chats(List<String> ids) {
        Map<String, Object[]> lines = new HashMap<>();
        entities.createQuery(
                        "select c.id, c.account, c.supportCase, c.revision,"
                                + " (select sum(r.seen) from ChatReaderRow r"
                                + " where r.account = c.account and r.chat = c.id), s.confidential"
                                + " from ChatRow c, CaseRow s"
                                + " where s.account = c.account and s.id = c.supportCase and c.id in :ids",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(line -> lines.put((String) line[0], line));
        return lines;
    }

    private Map<Topic, Long> customersCases(List<Topic.CustomersCase> topics) {
        Set<String> own = new HashSet<>();
        entities.createQuery(
                        "select v.supportCase, v.person from CaseMemberRow v where v.account in :accounts"
                                + " and v.supportCase in :ids and v.person in :people",
                        Object[].class)
                .setParameter("accounts", accounts(topics, Topic.CustomersCase::id))
                .setParameter("ids", ids(topics, Topic.CustomersCase::id))
                .setParameter("people", people(topics, Topic.CustomersCase::visibility))
                .getResultList()
                .forEach(line -> own.add(line[0] + " " + line[1]));
        Map<String, Object[]> cases = new HashMap<>();
        lines(
                        "select c.id, c.lastActivityAt, c.status, c.confidential,"
                                + " (select count(l.other) from CaseLinkRow l"
                                + " where l.account = c.account and l.supportCase = c.id),"
                                + " (select count(r.stars) from RatingRow r"
                                + " where r.account = c.account and r.supportCase = c.id),"
                                + " (select count(v.person) from CaseMemberRow v"
                                + " where v.account = c.account and v.supportCase = c.id),"
                                + " (select max(b.changedAt) from CallbackRow b"
                                + " where b.account = c.account and b.supportCase = c.id),"
                                + " (select max(p.at) from AffectedCaseRow p"
                                + " where p.account = c.account and p.id = c.id)"
                                + " from CaseRow c where c.account in :accounts and c.id in :ids",
                        topics,
                        Topic.CustomersCase::id)
                .forEach(line -> cases.put((String) line[0], line));
        Map<Topic, Long> found = new HashMap<>();
        for (Topic.CustomersCase topic : topics) {
            Object[] line = cases.get(topic.id().value());
            boolean ours = topic.id().account().equals(topic.visibility().account());
            if (line != null
                    && ours
                    && topic.visibility()
                            .shows(
                                    own.contains(topic.id() + " "
                                            + topic.visibility().person()),
                                    (Boolean) line[3])) {
                found.put(topic, mixed(line));
            }
        }
        return found;
    }

    /**
     * Computes the revision of each member's list of open cases from sums of revisions: over the cases that are not
     * confidential (the account's, or only the member's own if the member sees no others), and over the member's own
     * confidential cases.
     */
    private Map<Topic, Long> casesOf(List<Topic.CasesOf> topics) {
        List<String> accounts = topics.stream()
                .map(topic -> topic.visibility().account().digits())
                .distinct()
                .toList();
        Map<String, Object[]> sums = new HashMap<>();
        entities.createQuery(
                        "select c.account, count(c.id), sum(c.revision) from CaseRow c where c.account in :accounts"
                                + " and c.queueRank is not null and c.confidential = false group by c.account",
                        Object[].class)
                .setParameter("accounts", accounts)
                .getResultList()
                .forEach(line -> sums.put((String) line[0], line));
        entities.createQuery(
                        "select c.account, v.person, c.confidential, count(c.id), sum(c.revision)"
                                + " from CaseRow c, CaseMemberRow v where v.account = c.account"
                                + " and v.supportCase = c.id and v.account in :accounts and v.person in :people"
                                + " and c.queueRank is not null group by c.account, v.person, c.confidential",
                        Object[].class)
                .setParameter("accounts", accounts)
                .setParameter("people", people(topics, Topic.CasesOf::visibility))
                .getResultList()
                .forEach(line -> sums.put(line[0] + " " + line[1] + " " + line[2], line));
        Map<Topic, Long> found = new HashMap<>();
        for (Topic.CasesOf topic : topics) {
            Visibility.OfMember visibility = topic.visibility();
            String own = visibility.account() + " " + visibility.person() + " ";
            List<Object[]> seen = Stream.of(
                            visibility.shows(false, false)
                                    ? visibility.account().digits()
                                    : own + false,
                            own + true)
                    .flatMap(sum -> Stream.ofNullable(sums.get(sum)))
                    .toList();
            found.put(topic, seen.isEmpty() ? 0L : mixed(seen.toArray()));
        }
        return found;
    }

    private static <T extends Topic> List<String> people(List<T> topics, Function<T, Visibility.OfMember> of) {
        return topics.stream()
                .map(topic -> of.apply(topic).person().value())
                .distinct()
                .toList();
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

    /** A hash of the row. Browsers see it, so it must not be a date or a count that reveals something. */
    private static long mixed(Object[] line) {
        long hash = 1125899906842597L;
        for (char letter : Arrays.deepToString(line).toCharArray()) {
            hash = 31 * hash + letter;
        }
        return hash & Long.MAX_VALUE;
    }
}
