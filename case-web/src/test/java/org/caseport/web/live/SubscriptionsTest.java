package org.caseport.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.live.Revisions;
import org.caseport.domain.live.Topic;
import org.caseport.web.Injector;
import org.caseport.web.SettableClock;
import org.caseport.web.application.live.LiveRevisions;
import org.caseport.web.application.live.Topics;
import org.caseport.web.fakes.InMemoryMemberships;
import org.caseport.web.security.session.ManagingSignIns;
import org.caseport.web.security.session.SessionLifetime;
import org.caseport.web.security.session.UserPrincipal;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {

    private static final SessionLifetime TERM = new SessionLifetime(Instant.MAX, Instant.MAX);

    private static final AccountId OURS = new AccountId("123456789012");
    private static final AccountId THEIRS = new AccountId("210987654321");
    private static final CaseId OUR_CASE = CaseId.of(OURS, 2026, 1);
    private static final CaseId THEIR_CASE = CaseId.of(THEIRS, 2026, 2);
    private static final Person ANA = person("ana", Role.MEMBER, OURS);
    private static final Visibility.OfMember ANAS = new Visibility.OfMember(OURS, new PersonId("ana"), true);
    private static final Visibility.OfMember THEIRS_ALL = new Visibility.OfMember(THEIRS, new PersonId("eve"), true);
    private static final Person KIM = person("kim", Role.AGENT, null);

    private final Map<Topic, Long> stored = new HashMap<>();
    private final Set<String> signedIn = new HashSet<>(Set.of("ana", "kim"));
    private final List<Collection<Topic>> asked = new ArrayList<>();
    private final Subscriptions switchboard = new Subscriptions();

    SubscriptionsTest() {
        switchboard.revisions = new Injector()
                .with(new SettableClock(Instant.parse("2026-11-23T09:00:00Z")))
                .with(Revisions.class, (topics, since) -> {
                    asked.add(topics);
                    Map<Topic, Long> found = new HashMap<>(stored);
                    found.keySet().retainAll(topics);
                    return found;
                })
                .fill(new LiveRevisions());
        switchboard.managingSignIns = new ManagingSignIns() {
            @Override
            public Map<String, PersonId> stillSignedIn(Set<String> tokenHashes) {
                Map<String, PersonId> still = new HashMap<>();
                tokenHashes.stream().filter(signedIn::contains).forEach(token -> still.put(token, new PersonId(token)));
                return still;
            }
        };
        for (CaseId id : List.of(OUR_CASE, THEIR_CASE)) {
            stored.put(new Topic.CustomersCase(id, sightOf(id)), 1L);
            stored.put(new Topic.AgentsCase(id), 1L);
            stored.put(new Topic.Presence(id), 1L);
            stored.put(new Topic.CasesOf(sightOf(id)), 1L);
        }
        stored.put(new Topic.Queue(), 1L);
    }

    @Test
    void a_page_is_told_the_topic_and_its_new_revision_and_nothing_else() {
        Heard page = listening(ANA, Map.of("case:" + OUR_CASE, "1"));

        move(new Topic.CustomersCase(OUR_CASE, ANAS), 36);

        assertThat(page.said).containsExactly("{\"case:" + OUR_CASE + "\":\"10\"}");
    }

    @Test
    void what_moved_between_drawing_the_page_and_listening_is_told_at_once() {
        stored.put(new Topic.CustomersCase(OUR_CASE, ANAS), 2L);

        assertThat(listening(ANA, Map.of("case:" + OUR_CASE, "1")).said)
                .containsExactly("{\"case:" + OUR_CASE + "\":\"2\"}");
    }

    @Test
    void a_page_that_knows_all_is_answered_too_so_that_it_knows_that_it_was_heard() {
        Heard page = new Heard();
        Subscriber knowing = new Subscriber(new UserPrincipal(ANA, "ana", TERM), page);
        switchboard.join(knowing);

        switchboard.listen(knowing, Map.of("case:" + OUR_CASE, "1"));

        assertThat(page.said).containsExactly(Subscriber.WORD);
        switchboard.checkAll();
        assertThat(page.said).hasSize(1);
    }

    @Test
    void nobody_is_told_twice_or_of_what_did_not_move() {
        Heard page = listening(ANA, Map.of("case:" + OUR_CASE, "1"));

        switchboard.checkAll();
        move(new Topic.CustomersCase(OUR_CASE, ANAS), 2);
        switchboard.checkAll();

        assertThat(page.said).hasSize(1);
    }

    @Test
    void a_member_hears_nothing_of_other_accounts_of_the_queue_or_of_who_is_there() {
        Heard page = listening(
                ANA,
                Map.of(
                        "case:" + THEIR_CASE,
                        "",
                        "queue",
                        "",
                        "presence:" + OUR_CASE,
                        "",
                        "case:nonsense",
                        "",
                        "x",
                        ""));

        stored.replaceAll((topic, revision) -> revision + 1);
        switchboard.checkAll();
        switchboard.check(stored.keySet());

        assertThat(page.said).isEmpty();
    }

    @Test
    void a_member_is_told_of_the_case_as_customers_see_it_and_an_agent_as_agents_do() {
        Heard member = listening(ANA, Map.of("case:" + OUR_CASE, "1"));
        Heard agent = listening(KIM, Map.of("case:" + OUR_CASE, "1"));

        move(new Topic.AgentsCase(OUR_CASE), 2);

        assertThat(member.said).isEmpty();
        assertThat(agent.said).hasSize(1);
    }

    @Test
    void the_account_of_a_page_is_its_persons_whatever_it_says() {
        Heard member = listening(ANA, Map.of("account", "1"));
        Heard agent = listening(KIM, Map.of("account", "1"));

        move(new Topic.CasesOf(ANAS), 2);
        move(new Topic.CasesOf(THEIRS_ALL), 2);

        assertThat(member.said).containsExactly("{\"account\":\"2\"}");
        assertThat(agent.said).isEmpty();
    }

    @Test
    void only_what_a_page_shows_is_looked_up() {
        listening(ANA, Map.of("case:" + OUR_CASE, "1"));
        asked.clear();

        switchboard.check(Set.of(new Topic.Queue(), new Topic.CustomersCase(THEIR_CASE, THEIRS_ALL)));

        assertThat(asked).isEmpty();
    }

    @Test
    void who_signed_out_is_hung_up_on_and_hears_nothing_more() {
        Heard page = listening(ANA, Map.of("case:" + OUR_CASE, "1"));

        signedIn.remove("ana");
        switchboard.turnOut();
        move(new Topic.CustomersCase(OUR_CASE, ANAS), 2);

        assertThat(page.codes).containsExactly(Subscriptions.SIGNED_OUT);
        assertThat(page.said).isEmpty();
        assertThat(switchboard.isQuiet()).isTrue();
    }

    @Test
    void who_sees_less_than_when_the_page_began_is_hung_up_on_and_comes_back_with_that() {
        Heard page = listening(ANA, Map.of("account", "1"));
        Heard agent = listening(KIM, Map.of("queue", "1"));
        InMemoryMemberships memberships = new InMemoryMemberships();
        memberships.byId.put(ANA.id(), ANA);
        switchboard.memberships = memberships;

        switchboard.turnAround();
        assertThat(page.codes).isEmpty();
        memberships.grant(ANA.id(), Set.of(Grant.REPLY));
        switchboard.turnAround();

        assertThat(page.codes).containsExactly(Subscriptions.NOBODY_THERE);
        assertThat(agent.codes).isEmpty();
    }

    @Test
    void a_case_that_moved_may_have_moved_what_each_page_shows_of_it_and_of_its_account() {
        listening(ANA, Map.of("case:" + OUR_CASE, "1", "account", "1"));
        listening(KIM, Map.of("case:" + THEIR_CASE, "1"));

        assertThat(switchboard.movedBy(Set.of(OUR_CASE)))
                .containsExactlyInAnyOrder(new Topic.CustomersCase(OUR_CASE, ANAS), new Topic.CasesOf(ANAS));
    }

    @Test
    void a_message_moves_its_own_chat_and_the_list_of_chats_and_no_other_chat() {
        ChatId one = new ChatId("1".repeat(32));
        ChatId other = new ChatId("2".repeat(32));
        listening(ANA, Map.of("chat:" + one, "1", "chat:" + other, "1"));
        listening(KIM, Map.of("chat:" + one, "1", "chat:" + other, "1", "chats", "1"));

        assertThat(switchboard.movedByMessageIn(one))
                .containsExactlyInAnyOrder(
                        new Topic.CustomersChat(one, ANAS), new Topic.AgentsChat(one), new Topic.Chats());
    }

    @Test
    void a_person_has_so_many_pages_and_no_more_until_one_is_closed() {
        List<Subscriber> pages = new ArrayList<>();
        for (int i = 0; i < Subscriptions.MOST_OF_ONE; i++) {
            pages.add(new Subscriber(new UserPrincipal(ANA, "ana", TERM), new Heard()));
            assertThat(switchboard.join(pages.get(i))).isTrue();
        }

        assertThat(switchboard.join(new Subscriber(new UserPrincipal(ANA, "ana", TERM), new Heard())))
                .isFalse();
        assertThat(switchboard.join(new Subscriber(new UserPrincipal(KIM, "kim", TERM), new Heard())))
                .isTrue();
        switchboard.leave(pages.get(0));
        assertThat(switchboard.join(new Subscriber(new UserPrincipal(ANA, "ana", TERM), new Heard())))
                .isTrue();
    }

    @Test
    void a_page_that_answers_no_word_twice_is_hung_up_on() {
        Heard silent = listening(ANA, Map.of());
        Heard alive = listening(KIM, Map.of());

        for (int i = 0; i < 4; i++) {
            switchboard.askWhoIsThere();
            alive.listener().answered();
        }

        assertThat(silent.codes).containsExactly(Subscriptions.NOBODY_THERE);
        assertThat(silent.said).containsExactly(Subscriber.WORD, Subscriber.WORD);
        assertThat(alive.codes).isEmpty();
    }

    @Test
    void a_page_shows_so_many_topics_and_no_more() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            many.put("case:" + CaseId.of(OURS, 2026, i), "");
        }

        listening(ANA, many);

        assertThat(asked.get(0)).hasSize(Topics.MOST);
    }

    private static Visibility.OfMember sightOf(CaseId id) {
        return id.account().equals(OURS) ? ANAS : THEIRS_ALL;
    }

    private Heard listening(Person person, Map<String, String> shown) {
        Heard page = new Heard();
        Subscriber listener =
                new Subscriber(new UserPrincipal(person, person.id().value(), TERM), page);
        page.of = listener;
        switchboard.join(listener);
        switchboard.listen(listener, shown);
        // What a page that knows all is answered; see the test about that.
        page.said.remove(Subscriber.WORD);
        return page;
    }

    private void move(Topic topic, long revision) {
        stored.put(topic, revision);
        switchboard.check(Set.of(topic));
    }

    private static Person person(String id, Role role, @org.jspecify.annotations.Nullable AccountId account) {
        return new Person(new PersonId(id), id + "@company.example", id, Set.of(role), account, null, null);
    }

    private static final class Heard implements Subscriber.Line {

        final List<String> said = new ArrayList<>();
        final List<Integer> codes = new ArrayList<>();
        private @org.jspecify.annotations.Nullable Subscriber of;

        Subscriber listener() {
            if (of == null) {
                throw new IllegalStateException("nobody listens");
            }
            return of;
        }

        @Override
        public void say(String text) {
            said.add(text);
        }

        @Override
        public void hangUp(int code) {
            codes.add(code);
        }
    }
}
