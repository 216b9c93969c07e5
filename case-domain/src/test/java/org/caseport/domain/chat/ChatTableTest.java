package org.caseport.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.domain.chat.AChat.ANA;
import static org.caseport.domain.chat.AChat.KENJI;
import static org.caseport.domain.chat.AChat.MEI;
import static org.caseport.domain.chat.AChat.at;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.caseport.domain.chat.Chat.Ending;
import org.caseport.domain.chat.Chat.Transition;
import org.caseport.domain.chat.ChatEntry.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole table of states: what each act does to a chat in each state, and that there is nothing else. */
class ChatTableTest {

    /** Long before anything in these tests. */
    private static final Instant STARTED = at(-60);

    private static final Map<String, Chat> CHATS = chats();
    private static final Map<String, BiFunction<Chat, Instant, Transition>> ACTS = acts();

    /** For each act the states in which it is possible, and what the chat is then. Everything else is refused. */
    private static final Map<String, Map<String, String>> TABLE = table();

    @ParameterizedTest
    @MethodSource("everything")
    void an_act_is_possible_exactly_where_the_table_says_so(String act, String state) {
        Chat before = CHATS.get(state);

        Transition made = ACTS.get(act).apply(before, at(120));

        String expected = TABLE.get(act).getOrDefault(state, "refused");
        assertThat(made.result().map(done -> word(done.after())).orElse("refused"))
                .isEqualTo(expected);
        made.result().ifPresent(done -> {
            assertThat(done.after().revision()).isGreaterThan(before.revision());
            assertThat(done.said().stream().map(ChatEntry::number))
                    .containsExactlyElementsOf(numbersAfter(before, done.said().size()));
            assertThat(done.after().progress().last())
                    .isEqualTo(before.progress().last() + done.said().size());
        });
    }

    private static List<Integer> numbersAfter(Chat before, int count) {
        return Stream.iterate(before.progress().last() + 1, number -> number + 1)
                .limit(count)
                .toList();
    }

    static List<Arguments> everything() {
        List<Arguments> all = new ArrayList<>();
        ACTS.keySet().forEach(act -> CHATS.keySet().forEach(state -> all.add(Arguments.of(act, state))));
        return all;
    }

    private static Map<String, Chat> chats() {
        Map<String, Chat> chats = new LinkedHashMap<>();
        chats.put("waiting", AChat.waiting());
        chats.put("asked to wait", AChat.after(AChat.waiting().askToWait(STARTED, at(30))));
        chats.put("ringing", AChat.ringing());
        chats.put("open", AChat.open());
        chats.put("silent", silent());
        chats.put("asked for silence", AChat.after(silent().askForSilence(STARTED, at(11))));
        chats.put("handed over", AChat.handedOver());
        chats.put("handed to the line", AChat.handedToLine());
        chats.put("full", full());
        chats.put("ended", AChat.ended());
        return chats;
    }

    private static Chat silent() {
        return AChat.sent(AChat.open(), AChat.fromKenji("Is that all?"), at(2));
    }

    private static Chat full() {
        Chat chat = AChat.open();
        for (int i = 0; i < AChat.TERMS.limits().messages(); i++) {
            chat = AChat.sent(chat, AChat.fromAna("again"), at(2));
        }
        return chat;
    }

    private static Map<String, BiFunction<Chat, Instant, Transition>> acts() {
        Map<String, BiFunction<Chat, Instant, Transition>> acts = new LinkedHashMap<>();
        acts.put("ring", (chat, now) -> chat.ring(MEI, now));
        acts.put("take", (chat, now) -> chat.take(MEI, now));
        acts.put("Kenji accepts", (chat, now) -> chat.accept(KENJI, now));
        acts.put("Mei accepts", (chat, now) -> chat.accept(MEI, now));
        acts.put("Kenji declines", (chat, now) -> chat.decline(KENJI.id(), now));
        acts.put("Mei declines", (chat, now) -> chat.decline(MEI.id(), now));
        acts.put("the ring is over", (chat, now) -> chat.pass(false, STARTED, now));
        acts.put("the agent is away", (chat, now) -> chat.pass(true, STARTED, at(1)));
        acts.put("leave", (chat, now) -> chat.leave(Ending.LEFT, ANA, "Ana", now));
        acts.put("go on by web", (chat, now) -> chat.leave(Ending.WEB, ANA, "Ana", now));
        acts.put("ask for a call", (chat, now) -> chat.leave(Ending.CALL, ANA, "Ana", now));
        acts.put("the customer is gone", (chat, now) -> chat.goAway(null, STARTED, now));
        acts.put("ask whether to wait", (chat, now) -> chat.askToWait(STARTED, now));
        acts.put("keep waiting", (chat, now) -> chat.keepWaiting(now));
        acts.put("nobody takes it", (chat, now) -> chat.giveUp(STARTED, now));
        acts.put("closing", (chat, now) -> chat.close(at(0), false, now));
        acts.put("Kenji hands over", (chat, now) -> chat.handOver(KENJI.id(), MEI, "", now));
        acts.put("Kenji hands over to the line", (chat, now) -> chat.handOver(KENJI.id(), null, "", now));
        acts.put("Mei hands over", (chat, now) -> chat.handOver(MEI.id(), null, "", now));
        acts.put("nobody took the hand-over", (chat, now) -> chat.keep(STARTED, now));
        acts.put("Mei takes over", (chat, now) -> chat.takeOver(MEI, now));
        acts.put("Kenji takes over", (chat, now) -> chat.takeOver(KENJI, now));
        acts.put("the agent is lost", (chat, now) -> chat.lose(null, false, STARTED, now));
        acts.put("the agent signed out", (chat, now) -> chat.lose(now, true, STARTED, now));
        acts.put("the customer ends", (chat, now) -> chat.end(Side.CUSTOMER, ANA, "Ana", now));
        acts.put("the agent ends", (chat, now) -> chat.end(Side.SUPPORT, KENJI.id(), "Kenji", now));
        acts.put("ask for silence", (chat, now) -> chat.askForSilence(STARTED, now));
        acts.put("silence", (chat, now) -> chat.fallSilent(STARTED, now));
        acts.put("Ana is still here", (chat, now) -> chat.stillHere(Side.CUSTOMER, ANA, "Ana", now));
        acts.put("Mei is still here", (chat, now) -> chat.stillHere(Side.SUPPORT, MEI.id(), "Mei", now));
        acts.put("a reply", (chat, now) -> chat.replied(ANA, "Ana", Side.CUSTOMER, now));
        acts.put("full", (chat, now) -> chat.fill(now));
        acts.put("resolved", (chat, now) -> chat.resolve(now));
        return acts;
    }

    private static Map<String, Map<String, String>> table() {
        Map<String, Map<String, String>> table = new LinkedHashMap<>();
        ACTS.keySet().forEach(act -> table.put(act, new LinkedHashMap<>()));
        List<String> waits = List.of("waiting", "asked to wait");
        List<String> inLine = List.of("waiting", "asked to wait", "ringing");
        List<String> open = List.of("open", "silent", "asked for silence", "handed over", "handed to the line", "full");
        List<String> notHandedOver = List.of("open", "silent", "asked for silence", "full");
        to(table, "ring", waits, "ringing by mei");
        to(table, "take", waits, "open with mei");
        to(table, "Kenji accepts", List.of("ringing"), "open with kenji");
        to(table, "Kenji declines", List.of("ringing"), "waiting");
        to(table, "Mei accepts", List.of("handed over"), "open with mei");
        to(table, "Mei declines", List.of("handed over"), "open with kenji");
        for (String over : List.of("the ring is over", "the agent is away")) {
            to(table, over, List.of("ringing"), "waiting");
            to(table, over, List.of("handed over"), "open with kenji");
        }
        to(table, "leave", inLine, "ended left");
        to(table, "go on by web", inLine, "ended web");
        to(table, "ask for a call", inLine, "ended call");
        to(table, "the customer is gone", inLine, "ended gone");
        to(table, "ask whether to wait", List.of("waiting"), "waiting");
        to(table, "ask whether to wait", List.of("ringing"), "ringing by kenji");
        to(table, "keep waiting", waits, "waiting");
        to(table, "keep waiting", List.of("ringing"), "ringing by kenji");
        to(table, "nobody takes it", List.of("asked to wait"), "ended nobody");
        to(table, "closing", inLine, "ended closed");
        to(table, "Kenji hands over", notHandedOver, "open with kenji, asks mei");
        to(table, "Kenji hands over to the line", notHandedOver, "open with kenji, asks the line");
        to(table, "nobody took the hand-over", List.of("handed to the line"), "open with kenji");
        to(table, "Mei takes over", open, "open with mei");
        to(table, "the agent is lost", open, "waiting at the head");
        to(table, "the agent signed out", open, "waiting at the head");
        to(table, "the customer ends", open, "ended member");
        to(table, "the agent ends", open, "ended agent");
        to(table, "ask for silence", List.of("silent"), "open with kenji");
        to(table, "silence", List.of("asked for silence"), "ended silence");
        to(table, "Ana is still here", notHandedOver, "open with kenji");
        to(table, "Ana is still here", List.of("handed over"), "open with kenji, asks mei");
        to(table, "Ana is still here", List.of("handed to the line"), "open with kenji, asks the line");
        for (String state : CHATS.keySet()) {
            if (!state.equals("ended")) {
                to(table, "a reply", List.of(state), word(CHATS.get(state)));
                to(table, "resolved", List.of(state), "ended resolved");
            }
        }
        to(table, "full", List.of("full"), "ended full");
        return table;
    }

    private static void to(Map<String, Map<String, String>> table, String act, List<String> states, String then) {
        states.forEach(state -> table.get(act).put(state, then));
    }

    private static String word(Chat chat) {
        Function<Chat, String> handOver = open -> open.handOver() == null
                ? ""
                : open.ring() == null
                        ? ", asks the line"
                        : ", asks " + open.ring().agent();
        return switch (chat.state()) {
            case WAITING -> chat.place().returned() ? "waiting at the head" : "waiting";
            case RINGING -> "ringing by " + chat.ring().agent();
            case OPEN -> "open with " + chat.agent().person() + handOver.apply(chat);
            case ENDED -> "ended " + chat.ending().code();
        };
    }
}
