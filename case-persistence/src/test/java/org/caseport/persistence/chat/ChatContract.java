package org.caseport.persistence.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.chat.Availabilities;
import org.caseport.domain.chat.Availability;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.Chat.Ending;
import org.caseport.domain.chat.Chat.Sending;
import org.caseport.domain.chat.Chat.State;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.ChatMessage;
import org.caseport.domain.chat.ChatTerms;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.chat.Chats.Reader;
import org.caseport.domain.chat.Chats.RingResult;
import org.caseport.domain.chat.Chats.RingResult.Result;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stored chats promise, whatever the database. */
abstract class ChatContract extends DatabaseContract {

    private static final int WRITERS = 8;
    private static final int MESSAGES = 20;

    private static final Agent AIKO = new Agent(new PersonId("aiko"), "Aiko", false, Set.of("ja"), Set.of());
    private static final Agent MEI = new Agent(new PersonId("mei"), "Mei", false, Set.of("ja"), Set.of());
    private static final ChatTerms TERMS = new ChatTerms(
            Duration.ofSeconds(60),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofMinutes(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(8),
            Duration.ofMinutes(15),
            new ChatTerms.Limits(1_000, 1_000_000, 20, 3, 30));

    private Member member;

    /** The line is one for all accounts, so no test may leave a chat in it. */
    @BeforeEach
    void begin_with_an_empty_line() {
        for (String table : List.of("attachment", "communication", "support_case")) {
            database.act(kept ->
                    kept.entities.createNativeQuery("delete from " + table).executeUpdate());
        }
        member = Sample.memberOf(database);
    }

    @Test
    void a_chat_is_read_as_it_was_stored_in_each_of_its_states() {
        Chat waiting = waiting();
        List<Chat> states = new ArrayList<>();
        database.act(kept -> chats(kept).add(waiting));
        assertThat(read(waiting.id())).contains(waiting);

        Chat ringing = after(waiting.forecast(Duration.ofMinutes(4)).ring(AIKO, at(1)));
        states.add(ringing);
        states.add(after(ringing.accept(AIKO, at(1))));
        states.add(after(states.get(1).handOver(AIKO.id(), MEI, "Knows disks", at(2))));
        states.add(after(states.get(1).handOver(AIKO.id(), null, "", at(2))));
        states.add(after(states.get(1).lose(null, true, at(0), at(3))));
        states.add(after(states.get(1).resolve(at(4))));
        states.add(states.get(5).transcribed(3));

        for (Chat state : states) {
            database.act(kept -> chats(kept).store(state, List.of()));
            assertThat(read(waiting.id())).contains(state);
        }
        assertThat(read(new ChatId(Sample.hex()))).isEmpty();
    }

    @Test
    void a_case_has_one_chat_that_is_not_ended() {
        SupportCase supportCase = stored();
        Chat first = waiting(supportCase);
        Chat second = waiting(supportCase);
        database.act(kept -> chats(kept).add(first));

        assertThatThrownBy(() -> database.act(kept -> chats(kept).add(second)));
        database.act(kept -> chats(kept).store(after(first.resolve(at(1))), List.of()));
        database.act(kept -> chats(kept).add(second));

        assertThat(database.<Optional<Chat>>ask(kept -> chats(kept).openOf(supportCase.id())))
                .contains(second);
        assertThat(database.<List<Chat>>ask(kept -> chats(kept).of(supportCase.id())))
                .hasSize(2);
        assertThat(database.<List<Chat>>ask(kept -> chats(kept).openOf(member.account())))
                .containsExactly(second);
        assertThat(database.<List<Chat>>ask(kept -> chats(kept).open())).containsExactly(second);
    }

    @Test
    void what_is_not_sent_is_kept_for_each_person_and_chat() {
        Chat chat = added();
        database.act(kept -> chats(kept).keepUnsent(chat.id(), AIKO.id(), Side.SUPPORT, ""));
        assertThat(database.<String>ask(kept -> chats(kept).unsent(chat.id(), AIKO.id())))
                .isEmpty();

        database.act(kept -> chats(kept).keepUnsent(chat.id(), AIKO.id(), Side.SUPPORT, "Half a sen"));
        database.act(kept -> chats(kept).keepUnsent(chat.id(), MEI.id(), Side.SUPPORT, "Other"));
        database.act(kept -> chats(kept).saw(chat.id(), AIKO.id(), Side.SUPPORT, 0));

        assertThat(database.<Map<PersonId, String>>ask(kept -> chats(kept).unsent(chat.id())))
                .isEqualTo(Map.of(AIKO.id(), "Half a sen", MEI.id(), "Other"));
        database.act(kept -> chats(kept).keepUnsent(chat.id(), AIKO.id(), Side.SUPPORT, ""));
        assertThat(database.<String>ask(kept -> chats(kept).unsent(chat.id(), AIKO.id())))
                .isEmpty();
        assertThat(database.<String>ask(kept -> chats(kept).unsent(chat.id(), MEI.id())))
                .isEqualTo("Other");
    }

    @Test
    void entries_come_after_a_number_in_order_and_by_their_keys() {
        Chat chat = added();
        AttachedFile file = new AttachedFile(new FileId(Sample.hex()), "log.txt", "text/plain", 5);
        database.act(kept -> chats(kept).keep(chat.id(), member.id(), file, at(1)));
        assertThat(database.<List<AttachedFile>>ask(
                        kept -> chats(kept).kept(chat.id(), member.id(), List.of(file.id()))))
                .containsExactly(file);
        assertThat(database.<List<AttachedFile>>ask(kept -> chats(kept).kept(chat.id(), AIKO.id(), List.of(file.id()))))
                .isEmpty();
        ChatMessage hello = message("Grüße 🥨", List.of());
        ChatMessage log = message("", List.of(file));

        send(chat.id(), hello, at(2));
        send(chat.id(), log, at(3));

        List<ChatEntry> all = entries(chat.id(), 0);
        assertThat(all).extracting(ChatEntry::number).containsExactly(1, 2);
        assertThat(all.get(0).text()).isEqualTo("Grüße 🥨");
        assertThat(all.get(1).files()).containsExactly(file);
        assertThat(all.get(1).kind()).isEqualTo(ChatEntry.Kind.FILE);
        assertThat(entries(chat.id(), 1)).containsExactly(all.get(1));
        assertThat(database.<Optional<ChatEntry>>ask(kept -> chats(kept).entryOf(chat.id(), log.key())))
                .contains(all.get(1));
        assertThat(database.<Integer>ask(kept -> chats(kept).sentSince(chat.id(), member.id(), at(2))))
                .isEqualTo(1);
        assertThat(send(chat.id(), log, at(9))).isInstanceOf(Sending.Repeated.class);
    }

    @Test
    void seen_only_grows_and_presence_is_the_last() {
        Chat chat = added();

        database.act(kept -> chats(kept).saw(chat.id(), member.id(), Side.CUSTOMER, 4));
        database.act(kept -> chats(kept).saw(chat.id(), member.id(), Side.CUSTOMER, 2));
        database.act(kept -> chats(kept).here(chat.id(), member.id(), Side.CUSTOMER, at(3)));
        database.act(kept -> chats(kept).here(chat.id(), AIKO.id(), Side.SUPPORT, at(1)));

        assertThat(database.<List<Reader>>ask(kept -> chats(kept).readers(chat.id())))
                .containsExactlyInAnyOrder(
                        new Reader(member.id(), Side.CUSTOMER, 4, at(3)),
                        new Reader(AIKO.id(), Side.SUPPORT, 0, at(1)));
    }

    @Test
    void what_the_line_needs_to_know_is_found() {
        Chat waits = added();
        Chat gone = added();
        Chat talks = added();
        store(after(gone.goAway(null, at(-60), at(10))));
        Chat open = after(talks.take(AIKO, at(2)));
        store(open);
        database.act(kept -> chats(kept).note(new RingResult(waits.id(), AIKO.id(), at(1), at(2), Result.DECLINED)));
        database.act(kept -> chats(kept).note(new RingResult(waits.id(), MEI.id(), at(1), at(2), Result.VOID)));

        assertThat(database.<Chats.Counts>ask(kept -> chats(kept).counts()))
                .isEqualTo(new Chats.Counts(
                        Map.of(State.WAITING, 1L, State.OPEN, 1L), waits.clock().waitsSince(), 1));
        assertThat(database.<List<Chat>>ask(kept -> chats(kept).openOf(AIKO.id())))
                .containsExactly(open);
        assertThat(database.<List<RingResult>>ask(kept -> chats(kept).notAccepted(List.of(waits.id()), at(1))))
                .extracting(RingResult::agent)
                .containsExactly(AIKO.id());
        assertThat(database.<List<RingResult>>ask(kept -> chats(kept).notAccepted(List.of(waits.id()), at(2))))
                .isEmpty();
        assertThat(database.<List<Chats.Accepted>>ask(kept -> chats(kept).acceptedSince(at(1))))
                .containsExactly(new Chats.Accepted("ja", Severity.URGENT, at(0), at(2)));
        assertThat(database.<Optional<Chat>>ask(kept -> chats(kept).goneSince(gone.caseId(), at(9))))
                .isPresent();
        assertThat(database.<Optional<Chat>>ask(kept -> chats(kept).goneSince(gone.caseId(), at(11))))
                .isEmpty();
        store(after(open.resolve(at(12))));
        assertThat(database.<List<Duration>>ask(kept -> chats(kept).lengths("ja", at(0), 9)))
                .containsExactly(Duration.ofMinutes(10));
        assertThat(database.<List<ChatId>>ask(kept -> chats(kept).withoutTranscript(9)))
                .containsExactly(gone.id(), talks.id());
        database.act(kept -> chats(kept).store(after(open.resolve(at(12))).transcribed(2), List.of()));
        assertThat(database.<List<ChatId>>ask(kept -> chats(kept).withoutTranscript(9)))
                .containsExactly(gone.id());
    }

    @Test
    void chats_of_resolved_cases_are_found() {
        SupportCase supportCase = stored();
        Chat chat = waiting(supportCase);
        database.act(kept -> chats(kept).add(chat));
        assertThat(database.<List<ChatId>>ask(kept -> chats(kept).ofResolvedCases(9)))
                .isEmpty();

        supportCase.agentResolves(AIKO, null, List.of(), at(1));
        database.act(kept -> kept.cases.store(supportCase));

        assertThat(database.<List<ChatId>>ask(kept -> chats(kept).ofResolvedCases(9)))
                .containsExactly(chat.id());
    }

    @Test
    void an_export_has_every_chat_once_with_its_entries() {
        List<Chat> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Chat chat = added();
            all.add(chat);
            send(chat.id(), message("hello", List.of()), at(1));
        }
        List<Chats.Recorded> exported = new ArrayList<>();
        ChatId last = Chats.BEFORE_ALL;
        while (true) {
            ChatId after = last;
            List<Chats.Recorded> page = database.ask(kept -> chats(kept).exportOf(member.account(), after, 2));
            if (page.isEmpty()) {
                break;
            }
            exported.addAll(page);
            last = page.get(page.size() - 1).chat().id();
        }

        assertThat(exported)
                .extracting(one -> one.chat().id())
                .containsExactlyInAnyOrderElementsOf(all.stream().map(Chat::id).toList());
        assertThat(exported).allSatisfy(one -> assertThat(one.entries()).hasSize(1));
    }

    @Test
    void a_case_that_is_deleted_takes_its_chats_along() {
        Chat chat = added();
        send(chat.id(), message("hello", List.of()), at(1));
        database.act(kept -> chats(kept).saw(chat.id(), member.id(), Side.CUSTOMER, 1));

        database.act(kept -> kept.due.deleteOpenedBefore(at(60 * 24), 99));

        assertThat(read(chat.id())).isEmpty();
    }

    @Test
    void what_an_agent_is_available_for_is_kept_and_when_a_page_answered() {
        String id = "agent-" + Sample.hex().substring(0, 8);
        PersonId agent = new PersonId(id);
        database.act(kept -> kept.people.store(
                new Person(agent, id + "@desk.example", "Aiko", Set.of(Role.AGENT), null, "en", null)));
        assertThat(availability(agent)).isEqualTo(Availability.none(agent));

        database.act(kept -> availabilities(kept)
                .store(availabilities(kept)
                        .lock(agent)
                        .choose(true, false, at(6))
                        .withAtOnce(5, "New here")));
        database.act(kept -> availabilities(kept).seen(List.of(agent), at(7)));
        database.act(kept ->
                availabilities(kept).store(availabilities(kept).lock(agent).rung(at(8))));

        assertThat(availability(agent))
                .isEqualTo(new Availability(agent, true, false, 0, null, null, at(8), 5, "New here", at(7)));
        assertThat(database.<List<Availability>>ask(kept -> availabilities(kept).available()))
                .contains(availability(agent));
        database.act(kept -> availabilities(kept).store(availability(agent).sentAway("Training", at(9))));
        assertThat(availability(agent).awayReason()).isEqualTo("Training");
        assertThat(availability(agent).awayAt()).isEqualTo(at(9));
        assertThat(database.<List<Availability>>ask(kept -> availabilities(kept).available()))
                .extracting(Availability::agent)
                .doesNotContain(agent);
    }

    /**
     * Several people send, repeat and lose answers at random at once, until somebody ends the chat in between. What was
     * answered is stored once under its number, numbers have no gaps, and nothing comes after the end.
     */
    @Test
    void nothing_is_lost_doubled_or_out_of_order_whatever_is_sent_at_once() throws Exception {
        for (int round = 0; round < 3; round++) {
            Chat chat = added();
            Map<String, Integer> answered = Collections.synchronizedMap(new HashMap<>());
            AtomicInteger writer = new AtomicInteger();
            int seed = round;
            atOnce(WRITERS, () -> {
                int number = writer.getAndIncrement();
                Random random = new Random(seed * 1_000L + number);
                List<ChatMessage> mine = new ArrayList<>();
                for (int i = 0; i < MESSAGES; i++) {
                    ChatMessage next = mine.isEmpty() || random.nextInt(3) > 0
                            ? message(number + "-" + i, List.of())
                            : mine.get(random.nextInt(mine.size()));
                    mine.add(next);
                    Sending sending = send(chat.id(), next, at(i));
                    boolean answerLost = random.nextInt(4) == 0;
                    if (!answerLost) {
                        numberOf(sending).ifPresent(stored -> {
                            Integer before = answered.put(next.key(), stored);
                            assertThat(before == null || before.equals(stored)).isTrue();
                        });
                    }
                    if (number == 0 && i == MESSAGES - 3 && seed > 0) {
                        database.act(kept -> {
                            Chat held = chats(kept).lock(chat.id()).orElseThrow();
                            Chat.Transition.Done ended =
                                    held.resolve(at(MESSAGES)).result().orElseThrow();
                            chats(kept).store(ended.after(), ended.said());
                        });
                    }
                }
                return mine.size();
            });

            List<ChatEntry> all = entries(chat.id(), 0);
            assertThat(all)
                    .extracting(ChatEntry::number)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, all.size()).boxed().toList());
            assertThat(all.stream().map(ChatEntry::key).filter(key -> key != null))
                    .doesNotHaveDuplicates();
            Map<String, Integer> stored = new HashMap<>();
            all.stream().filter(ChatEntry::isMessage).forEach(entry -> stored.put(entry.key(), entry.number()));
            assertThat(stored).containsAllEntriesOf(answered);
            Chat end = read(chat.id()).orElseThrow();
            assertThat(end.progress().last()).isEqualTo(all.size());
            if (seed > 0) {
                assertThat(end.ending()).isEqualTo(Ending.RESOLVED);
                assertThat(all.get(all.size() - 1).kind()).isEqualTo(ChatEntry.Kind.ENDED);
            }
        }
    }

    private static Optional<Integer> numberOf(Sending sending) {
        if (sending instanceof Sending.Sent sent) {
            return Optional.of(sent.entry().number());
        }
        return sending instanceof Sending.Repeated repeated
                ? Optional.of(repeated.entry().number())
                : Optional.empty();
    }

    /** As the use case does it. */
    private Sending send(ChatId id, ChatMessage message, Instant now) {
        return database.ask(kept -> {
            Chat held = chats(kept).lock(id).orElseThrow();
            Sending sending =
                    held.send(message, chats(kept).entryOf(id, message.key()).orElse(null), now);
            if (sending instanceof Sending.Sent sent) {
                chats(kept).store(sent.after(), List.of(sent.entry()));
            }
            return sending;
        });
    }

    private ChatMessage message(String text, List<AttachedFile> files) {
        return new ChatMessage(
                UUID.randomUUID().toString(), Side.CUSTOMER, member.id(), member.name(), text, files, new TreeSet<>());
    }

    private List<ChatEntry> entries(ChatId id, int after) {
        return database.ask(kept -> chats(kept).entries(id, after, 10_000));
    }

    private Availability availability(PersonId agent) {
        return database.ask(kept -> availabilities(kept).of(agent));
    }

    private static Availabilities availabilities(TestDatabase.Kept kept) {
        return kept.adapter(Availabilities.class);
    }

    private static Chats chats(TestDatabase.Kept kept) {
        return kept.adapter(Chats.class);
    }

    private Optional<Chat> read(ChatId id) {
        return database.ask(kept -> chats(kept).find(id));
    }

    private void store(Chat chat) {
        database.act(kept -> chats(kept).store(chat, List.of()));
    }

    private Chat added() {
        Chat chat = waiting();
        database.act(kept -> chats(kept).add(chat));
        return chat;
    }

    private Chat waiting() {
        return waiting(stored());
    }

    private Chat waiting(SupportCase supportCase) {
        return Chat.ask(
                new ChatId(Sample.hex()), supportCase.id(), member.id(), ContactLanguage.JAPANESE, TERMS, at(0), at(0));
    }

    private SupportCase stored() {
        SupportCase supportCase = Sample.supportCase(member, "Disk is full", MONDAY_NINE);
        database.act(kept -> kept.cases.add(supportCase));
        return supportCase;
    }

    private static Chat after(Chat.Transition transition) {
        return transition.result().orElseThrow().after();
    }

    private static Instant at(int minutes) {
        return MONDAY_NINE.plus(Duration.ofMinutes(minutes));
    }
}
