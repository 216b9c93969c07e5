package org.caseport.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseport.domain.chat.AChat.ANA;
import static org.caseport.domain.chat.AChat.KENJI;
import static org.caseport.domain.chat.AChat.MEI;
import static org.caseport.domain.chat.AChat.at;
import static org.caseport.domain.chat.AChat.fromAna;
import static org.caseport.domain.chat.AChat.fromKenji;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.chat.Chat.NotSent;
import org.caseport.domain.chat.Chat.Sending;
import org.caseport.domain.chat.ChatEntry.Side;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Messages: their numbers, their keys, and who may write. */
class ChatMessagesTest {

    @Test
    void numbers_count_up_without_gaps_over_messages_and_events() {
        Chat chat = AChat.open();

        Sending first = chat.send(fromKenji("Good morning"), null, at(2));
        Sending second = ((Sending.Sent) first).after().send(fromAna("Hello"), null, at(3));

        assertThat(chat.progress().last()).isEqualTo(1);
        assertThat(((Sending.Sent) first).entry().number()).isEqualTo(2);
        assertThat(((Sending.Sent) second).entry().number()).isEqualTo(3);
    }

    @Test
    void the_same_message_again_is_the_same_entry_even_after_the_end() {
        ChatMessage hello = fromAna("Hello");
        Sending.Sent sent = (Sending.Sent) AChat.open().send(hello, null, at(2));
        Chat ended = AChat.after(sent.after().end(Side.CUSTOMER, ANA, "Ana", at(3)));

        assertThat(sent.after().send(hello, sent.entry(), at(3)))
                .isEqualTo(new Sending.Repeated(sent.after(), sent.entry()));
        assertThat(ended.send(hello, sent.entry(), at(4))).isEqualTo(new Sending.Repeated(ended, sent.entry()));
    }

    @Test
    void a_key_takes_neither_another_text_nor_another_person() {
        ChatMessage hello = fromAna("Hello");
        Sending.Sent sent = (Sending.Sent) AChat.open().send(hello, null, at(2));
        ChatMessage other =
                new ChatMessage(hello.key(), Side.CUSTOMER, ANA, "Ana", "Hello!", List.of(), new TreeSet<>());
        ChatMessage bens = new ChatMessage(
                hello.key(), Side.CUSTOMER, new PersonId("ben"), "Ben", "Hello", List.of(), new TreeSet<>());

        assertThat(sent.after().send(other, sent.entry(), at(3))).isEqualTo(new Sending.Refused(NotSent.KEY_TAKEN));
        assertThat(sent.after().send(bens, sent.entry(), at(3))).isEqualTo(new Sending.Refused(NotSent.KEY_TAKEN));
    }

    @Test
    void customers_write_until_the_end_and_of_agents_the_one_who_is_in_it() {
        assertThat(AChat.waiting().send(fromAna("Hello"), null, at(1))).isInstanceOf(Sending.Sent.class);
        assertThat(AChat.ringing().send(fromAna("Hello"), null, at(1))).isInstanceOf(Sending.Sent.class);
        assertThat(AChat.handedOver().send(fromKenji("Mei comes"), null, at(3))).isInstanceOf(Sending.Sent.class);
        assertThat(AChat.ringing().send(fromKenji("Hello"), null, at(1)))
                .isEqualTo(new Sending.Refused(NotSent.NOT_IN_IT));
        assertThat(AChat.handedOver().send(AChat.message(Side.SUPPORT, MEI.id(), "Hello"), null, at(3)))
                .isEqualTo(new Sending.Refused(NotSent.NOT_IN_IT));
        assertThat(AChat.ended().send(fromAna("Hello"), null, at(4))).isEqualTo(new Sending.Refused(NotSent.ENDED));
    }

    @Test
    void a_message_has_1_to_8000_code_points() {
        assertThat(fromAna("😀".repeat(ChatMessage.LONGEST)).length()).isEqualTo(8_000);
        assertThatThrownBy(() -> fromAna("😀".repeat(ChatMessage.LONGEST + 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fromAna("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_chat_says_that_it_is_almost_full_and_takes_the_message_that_fills_it() {
        Chat chat = AChat.open();
        for (int i = 0; i < 8; i++) {
            chat = AChat.sent(chat, fromAna("again"), at(2));
        }
        assertThat(chat.isAlmostFull()).isFalse();
        chat = AChat.sent(chat, fromAna("again"), at(2));
        assertThat(chat.isAlmostFull()).isTrue();
        assertThat(chat.isFull()).isFalse();
        assertThat(AChat.sent(chat, fromAna("again"), at(2)).isFull()).isTrue();
    }

    @Test
    void the_first_message_of_an_agent_is_remembered_and_what_nobody_answered() {
        Chat asked = AChat.sent(AChat.waiting(), fromAna("Hello"), at(1));
        Chat askedAgain = AChat.sent(asked, fromAna("Anybody?"), at(2));
        Chat open = AChat.after(askedAgain.take(KENJI, at(3)));
        Chat answered = AChat.sent(open, fromKenji("Here I am"), at(4));

        assertThat(open.progress().unansweredSince()).isEqualTo(at(1));
        assertThat(open.progress().answeredAt()).isNull();
        assertThat(answered.progress().unansweredSince()).isNull();
        assertThat(AChat.sent(answered, fromKenji("And again"), at(5))
                        .progress()
                        .answeredAt())
                .isEqualTo(at(4));
    }

    /** Whatever is sent, repeated, lost on its way back, or sent after the end: each message is there once. */
    @RepeatedTest(200)
    void nothing_is_lost_or_doubled_however_often_it_is_sent(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Chat chat = AChat.open();
        List<ChatEntry> entries = new ArrayList<>();
        Map<String, ChatEntry> byKey = new HashMap<>();
        List<ChatMessage> made = new ArrayList<>();
        for (int step = 0; step < 30; step++) {
            boolean fresh = made.isEmpty() || random.nextInt(3) == 0;
            ChatMessage message = fresh
                    ? random.nextBoolean() ? fromAna("m" + step) : fromKenji("m" + step)
                    : made.get(random.nextInt(made.size()));
            if (fresh) {
                made.add(message);
            }
            Sending sending = chat.send(message, byKey.get(message.key()), at(2 + step));
            if (sending instanceof Sending.Sent sent) {
                assertThat(byKey).doesNotContainKey(message.key());
                byKey.put(message.key(), sent.entry());
                entries.add(sent.entry());
                chat = sent.after();
            } else if (sending instanceof Sending.Repeated repeated) {
                assertThat(repeated.entry()).isEqualTo(byKey.get(message.key()));
            } else {
                assertThat(chat.isEnded()).isTrue();
                assertThat(byKey).doesNotContainKey(message.key());
            }
            if (!chat.isEnded() && (chat.isFull() || random.nextInt(25) == 0)) {
                Chat.Transition.Done ended = (chat.isFull() ? chat.fill(at(3 + step)) : chat.resolve(at(3 + step)))
                        .result()
                        .orElseThrow();
                entries.addAll(ended.said());
                chat = ended.after();
            }
        }
        assertThat(entries.stream().map(ChatEntry::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(2, entries.size() + 1).boxed().toList());
        assertThat(chat.progress().last()).isEqualTo(entries.size() + 1);
    }
}
