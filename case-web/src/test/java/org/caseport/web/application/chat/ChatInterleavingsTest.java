package org.caseport.web.application.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.KIM;
import static org.caseport.web.application.SupportDesk.done;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.caseport.domain.cases.Communication.Purpose;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.chat.ReadingChats.ChatView;
import org.caseport.web.application.chat.TalkingInChats.Said;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two pages that send, send again, lose answers, lose news, come back and end, in random order: both show the same at
 * the end, each message once, and nothing is shown as sent that is not stored.
 */
class ChatInterleavingsTest {

    private static final int STEPS = 120;

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_happens_in_between_both_sides_read_the_same_and_each_message_once(int seed) {
        Random random = new Random(seed);
        ChatDesk chatting = new ChatDesk();
        SupportCase supportCase = chatting.asks();
        Chat chat = chatting.chatOf(supportCase.id());
        chatting.onDuty(KIM);
        ScriptedPage member = new ScriptedPage(chatting, chat, false);
        ScriptedPage agent = new ScriptedPage(chatting, chat, true);
        boolean taken = false;
        for (int step = 0; step < STEPS; step++) {
            chatting.desk.later(Duration.ofSeconds(3));
            chatting.isHere(BUSINESS, chat.id());
            chatting.online(KIM);
            if (!taken && random.nextInt(8) == 0) {
                done(chatting.desk.answeringChats.take(KIM, chat.id()));
                taken = true;
            }
            ScriptedPage page = taken && random.nextBoolean() ? agent : member;
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> page.write(step + (page == agent ? "a" : "m"));
                case 3, 4 -> page.send(random.nextInt(3) == 0);
                case 5 -> page.fetch();
                case 6 -> page.reload();
                default -> {
                    if (random.nextInt(40) == 0 && taken) {
                        // Refused where it has ended.
                        chatting.desk.endingChats.end(KIM, chat.id());
                    }
                }
            }
        }
        if (!taken) {
            done(chatting.desk.answeringChats.take(KIM, chat.id()));
        }
        for (ScriptedPage page : List.of(member, agent)) {
            page.sendAll();
        }
        if (!chatting.chatOf(supportCase.id()).isEnded()) {
            done(chatting.desk.endingChats.end(KIM, chat.id()));
        }
        member.fetch();
        agent.fetch();

        List<ChatEntry> stored = chatting.entries(chat);
        assertThat(stored.stream().map(ChatEntry::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, stored.size()).boxed().toList());
        assertThat(List.copyOf(member.shown.values())).isEqualTo(stored);
        assertThat(List.copyOf(agent.shown.values())).isEqualTo(stored);
        for (ScriptedPage page : List.of(member, agent)) {
            List<String> own = stored.stream()
                    .filter(entry -> entry.key() != null && page.written.containsKey(entry.key()))
                    .map(ChatEntry::text)
                    .toList();
            // In the order in which they were written, each once: sent, or still waiting on the page.
            List<String> all = new ArrayList<>(own);
            all.addAll(page.waiting.values());
            assertThat(all).isEqualTo(List.copyOf(page.written.values()));
        }
        String transcript = supportCase.correspondence().stream()
                .filter(said -> said.purpose() == Purpose.CHAT)
                .map(said -> said.body().text())
                .findFirst()
                .orElse("");
        assertThat(stored).filteredOn(ChatEntry::isMessage).allSatisfy(entry -> assertThat(transcript.lines())
                .filteredOn(line -> line.endsWith(": " + entry.text()))
                .hasSize(1));
    }

    /** A page as its script works: one message at a time, in order, under its key until an answer has come. */
    private static final class ScriptedPage {

        private final ChatDesk chatting;
        private final Chat chat;
        private final boolean ofAgent;
        private final Map<String, String> written = new LinkedHashMap<>();
        private final Map<String, String> waiting = new LinkedHashMap<>();
        private final Map<Integer, ChatEntry> shown = new TreeMap<>();

        ScriptedPage(ChatDesk chatting, Chat chat, boolean ofAgent) {
            this.chatting = chatting;
            this.chat = chat;
            this.ofAgent = ofAgent;
        }

        void write(String text) {
            String key = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                    .toString();
            written.put(key, text);
            waiting.put(key, text);
        }

        void send(boolean answerLost) {
            if (waiting.isEmpty()) {
                return;
            }
            Map.Entry<String, String> first = waiting.entrySet().iterator().next();
            UUID key = UUID.fromString(first.getKey());
            Outcome<Said> outcome = ofAgent
                    ? chatting.sends(KIM, chat, key, first.getValue())
                    : chatting.sends(BUSINESS, chat, key, first.getValue());
            if (!answerLost && outcome.rejection().isEmpty()) {
                assertThat(done(outcome).entry().text()).isEqualTo(first.getValue());
                waiting.remove(first.getKey());
            }
        }

        void sendAll() {
            int tries = waiting.size();
            for (int i = 0; i < tries; i++) {
                chatting.desk.later(Duration.ofSeconds(3));
                send(false);
            }
            fetch();
        }

        void fetch() {
            int last = shown.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
            ChatView view = (ofAgent
                            ? chatting.desk.readingChats.of(KIM, chat.id(), last)
                            : chatting.desk.readingChats.of(BUSINESS, chat.id(), last))
                    .orElseThrow();
            view.entries().forEach(entry -> {
                assertThat(shown.put(entry.number(), entry)).isNull();
                waiting.remove(entry.key());
            });
            if (!view.entries().isEmpty()) {
                fetch();
            }
        }

        /** What waits is in the browser; what was shown is fetched again. */
        void reload() {
            shown.clear();
            fetch();
        }
    }
}
