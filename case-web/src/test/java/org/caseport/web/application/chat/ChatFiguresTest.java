package org.caseport.web.application.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.KIM;
import static org.caseport.web.application.SupportDesk.LEE;
import static org.caseport.web.application.SupportDesk.done;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.Chat.Ending;
import org.caseport.web.application.chat.ReadingChatFigures.ChatDay;
import org.caseport.web.application.chat.ReadingChatFigures.ChatFigures;
import org.caseport.web.application.chat.ReadingChatFigures.OnDutyNow;
import org.caseport.web.application.chat.ReadingChatFigures.Presence;
import org.junit.jupiter.api.Test;

/** What supervisors read about chats: each figure is the length of the list that it leads to. */
class ChatFiguresTest {

    private static final Agent SUE = new Agent(new PersonId("sue"), "Sue", true, Set.of("en"), Set.of());

    private final ChatDesk chatting = new ChatDesk();
    private final ReadingChatFigures reading = chatting.desk.fill(new ReadingChatFigures());
    private final Instant morning = chatting.desk.clock.now.minus(Duration.ofHours(1));

    @Test
    void a_supervisor_alone_reads_them() {
        assertThat(reading.since(KIM, morning)).isEmpty();
        assertThat(reading.day(KIM, morning)).isEmpty();
        assertThat(reading.since(SUE, morning)).isPresent();
    }

    @Test
    void chats_that_wait_and_that_are_open_are_counted_with_the_longest_wait() {
        Chat first = chatting.chatOf(chatting.asks().id());
        chatting.asks();
        Instant since = first.clock().waitsSince();
        assertThat(figures().line().waiting()).isEqualTo(2);
        assertThat(figures().line().longestSince()).isEqualTo(since);

        chatting.onDuty(KIM);
        done(chatting.desk.answeringChats.take(KIM, first.id()));

        assertThat(figures().line().waiting()).isEqualTo(1);
        assertThat(figures().open()).isEqualTo(1);
        assertThat(figures().line().longestSince()).isAfter(since);
        assertThat(day().accepted()).hasSize(1);
    }

    @Test
    void agents_on_duty_are_counted_for_each_of_their_languages_with_their_places() {
        Chat chat = chatting.chatOf(chatting.asks().id());
        chatting.onDuty(KIM);
        done(chatting.desk.answeringChats.take(KIM, chat.id()));

        assertThat(figures().teams())
                .filteredOn(team -> team.language().code().equals("en"))
                .singleElement()
                .satisfies(team -> {
                    assertThat(team.agents()).isEqualTo(1);
                    assertThat(team.places()).isEqualTo(3);
                    assertThat(team.free()).isEqualTo(2);
                });
        assertThat(presenceOf(KIM)).isEqualTo(Presence.ON_DUTY);
        assertThat(presenceOf(LEE)).isEqualTo(Presence.AWAY);
        chatting.desk.later(Duration.ofMinutes(1));
        assertThat(presenceOf(KIM)).isEqualTo(Presence.NOT_ONLINE);
    }

    @Test
    void rings_without_an_answer_and_chats_that_left_equal_their_lists() {
        Chat chat = chatting.chatOf(chatting.asks().id());
        chatting.onDuty(KIM);
        chatting.ring();
        chatting.pass(Duration.ofSeconds(70), BUSINESS, chat);
        done(chatting.desk.endingChats.leave(BUSINESS, chat.id(), Ending.LEFT));

        assertThat(day().passed())
                .hasSizeGreaterThanOrEqualTo(1)
                .hasSize(figures().unanswered());
        assertThat(day().passed().get(0).agent()).isEqualTo(KIM.name());
        assertThat(day().left()).hasSize(1).hasSize(figures().left());
        assertThat(day().left().get(0).waited()).isPositive();
        assertThat(reading.since(SUE, chatting.desk.clock.now.plusSeconds(1))
                        .orElseThrow()
                        .left())
                .isZero();
    }

    private Presence presenceOf(Agent agent) {
        return day().agents().stream()
                .filter(one -> one.agent().id().equals(agent.id()))
                .findFirst()
                .map(OnDutyNow::presence)
                .orElseThrow();
    }

    private ChatFigures figures() {
        return reading.since(SUE, morning).orElseThrow();
    }

    private ChatDay day() {
        return reading.day(SUE, morning).orElseThrow();
    }
}
