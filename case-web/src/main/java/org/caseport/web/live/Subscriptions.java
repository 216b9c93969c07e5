package org.caseport.web.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Memberships;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.live.Topic;
import org.caseport.web.application.chat.ChatPresence;
import org.caseport.web.application.live.LiveRevisions;
import org.caseport.web.application.live.Topics;
import org.caseport.web.security.session.ManagingSignIns;
import org.caseport.web.security.session.UserPrincipal;

/** Registry of this server's open pages, by person and by the topics they show. */
@ApplicationScoped
public class Subscriptions {

    /** How many open pages of a person may use a socket; further ones poll instead. */
    static final int MOST_OF_ONE = 20;

    /** Close codes of the socket, which the page's script knows. */
    static final int SIGNED_OUT = 4401;

    static final int TOO_MANY = 4429;
    static final int NOT_UNDERSTOOD = 4400;
    static final int NOBODY_THERE = 4408;

    @Inject
    LiveRevisions revisions;

    @Inject
    ManagingSignIns managingSignIns;

    @Inject
    Memberships memberships;

    @Inject
    ChatPresence chatPresence;

    private final Map<PersonId, Set<Subscriber>> byPerson = new ConcurrentHashMap<>();
    private final Map<Topic, Set<Subscriber>> byTopic = new ConcurrentHashMap<>();

    /** Registers a page; returns false if the person has too many. */
    boolean join(Subscriber listener) {
        boolean[] taken = {false};
        byPerson.compute(personOf(listener), (person, others) -> {
            Set<Subscriber> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            taken[0] = all.size() < MOST_OF_ONE && all.add(listener);
            return all;
        });
        return taken[0];
    }

    void leave(Subscriber listener) {
        listener.topics().forEach(topic -> take(byTopic, topic, listener));
        take(byPerson, personOf(listener), listener);
    }

    /**
     * Sets the topics that the page shows, with the revisions it knows, and answers at once with what has changed
     * since. A page that gets no answer takes its socket for dead.
     */
    void listen(Subscriber listener, Map<String, String> shown) {
        Person person = listener.who().person();
        Map<Topic, String> named = Topics.named(List.copyOf(shown.keySet()), person);
        Map<Topic, Subscriber.Known> topics = new LinkedHashMap<>();
        named.forEach((topic, name) -> topics.put(topic, new Subscriber.Known(name, shown.getOrDefault(name, ""))));
        listener.topics().forEach(topic -> take(byTopic, topic, listener));
        listener.listenTo(topics);
        topics.keySet()
                .forEach(topic -> byTopic.compute(topic, (any, others) -> {
                    Set<Subscriber> all = others == null ? ConcurrentHashMap.newKeySet() : others;
                    all.add(listener);
                    return all;
                }));
        // The page may have been closed meanwhile.
        if (byPerson.getOrDefault(personOf(listener), Set.of()).contains(listener)) {
            listener.answer(revisions.of(topics.keySet()));
        } else {
            leave(listener);
        }
    }

    /**
     * Reads the revisions of those of these topics that are shown, and sends them to pages that don't know them yet.
     */
    void check(Collection<Topic> suspected) {
        Set<Topic> shown = new HashSet<>(suspected);
        shown.retainAll(byTopic.keySet());
        Map<Topic, Long> now = revisions.of(shown);
        Set<Subscriber> concerned = new HashSet<>();
        now.keySet().forEach(topic -> concerned.addAll(byTopic.getOrDefault(topic, Set.of())));
        concerned.forEach(listener -> listener.learn(now));
    }

    /** The shown topics that an event on one of these cases may have changed. */
    Set<Topic> movedBy(Collection<CaseId> cases) {
        return byTopic.keySet().stream()
                .filter(topic -> cases.stream().anyMatch(topic::isMovedBy))
                .collect(Collectors.toSet());
    }

    void checkAll() {
        check(byTopic.keySet());
    }

    /** The shown topics about chats. */
    Set<Topic> ofChats() {
        return byTopic.keySet().stream().filter(Topic::isOfChats).collect(Collectors.toSet());
    }

    /** The shown topics that a message in this chat changes. */
    Set<Topic> movedByMessageIn(ChatId chat) {
        return byTopic.keySet().stream()
                .filter(topic -> topic.isMovedByMessageIn(chat))
                .collect(Collectors.toSet());
    }

    /** Notes whose pages have answered since the last time: agents, and customers in the chats that they show. */
    void noteWhoIsThere() {
        Set<PersonId> agents = new HashSet<>();
        Map<ChatId, Set<PersonId>> customers = new HashMap<>();
        listeners().stream().filter(Subscriber::hasAnswered).forEach(listener -> {
            Person person = listener.who().person();
            if (person.worksCases()) {
                agents.add(person.id());
            }
            listener.topics().forEach(topic -> {
                if (topic instanceof Topic.CustomersChat chat && person.grants().contains(Grant.REPLY)) {
                    customers.computeIfAbsent(chat.id(), any -> new HashSet<>()).add(person.id());
                }
            });
        });
        chatPresence.note(agents, customers);
    }

    /** Closes the sockets of people who are not signed in any more. */
    void turnOut() {
        Set<String> tokens =
                listeners().stream().map(listener -> listener.who().tokenHash()).collect(Collectors.toSet());
        if (!tokens.isEmpty()) {
            Set<String> still = managingSignIns.stillSignedIn(tokens).keySet();
            hangUp(listener -> !still.contains(listener.who().tokenHash()), SIGNED_OUT);
        }
    }

    /**
     * Closes the sockets of people who may see other cases now than when the page began to listen; the page then
     * reconnects.
     */
    void turnAround() {
        Set<PersonId> people = listeners().stream()
                .filter(listener -> Topics.visibility(listener.who().person()).isPresent())
                .map(Subscriptions::personOf)
                .collect(Collectors.toSet());
        if (!people.isEmpty()) {
            Map<PersonId, Set<Grant>> now = memberships.grantsOf(people);
            hangUp(
                    listener -> now.containsKey(personOf(listener))
                            && seesAll(listener.who().person().grants())
                                    != seesAll(now.getOrDefault(personOf(listener), Set.of())),
                    NOBODY_THERE);
        }
    }

    private static boolean seesAll(Set<Grant> grants) {
        return grants.contains(Grant.SEE_ALL);
    }

    void turnOut(String tokenHash) {
        hangUp(listener -> listener.who().tokenHash().equals(tokenHash), SIGNED_OUT);
    }

    /** Sends heartbeats and closes sockets that have not answered for a while. */
    void askWhoIsThere() {
        hangUp(listener -> !listener.isThere(), NOBODY_THERE);
    }

    boolean isQuiet() {
        return byPerson.isEmpty();
    }

    /** The number of pages with a socket. */
    public int size() {
        return listeners().size();
    }

    private void hangUp(Predicate<Subscriber> whom, int code) {
        listeners().stream().filter(whom).forEach(listener -> {
            leave(listener);
            listener.hangUp(code);
        });
    }

    private List<Subscriber> listeners() {
        return byPerson.values().stream().flatMap(Set::stream).toList();
    }

    private static PersonId personOf(Subscriber listener) {
        UserPrincipal who = listener.who();
        return who.person().id();
    }

    private static <K> void take(Map<K, Set<Subscriber>> from, K key, Subscriber listener) {
        from.computeIfPresent(key, (any, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }
}
