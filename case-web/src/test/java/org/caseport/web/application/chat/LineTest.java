package org.caseport.web.application.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.KIM;
import static org.caseport.web.application.SupportDesk.LEE;
import static org.caseport.web.application.SupportDesk.done;

import java.time.Duration;
import java.util.Set;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseEvent.ChatStep;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.chat.Availability;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.Chat.Ending;
import org.caseport.domain.chat.Chat.State;
import org.junit.jupiter.api.Test;

/** Who is asked for which chat, what agents can do with chats, and what time brings about. */
class LineTest {

    private static final Agent SUE = new Agent(new PersonId("sue"), "Sue", true, Set.of("en"), Set.of());

    private final ChatDesk chatting = new ChatDesk();

    @Test
    void nobody_is_asked_who_is_not_available_and_online() {
        SupportCase asks = chatting.asks();
        chatting.ring();
        assertThat(chat(asks).state()).isEqualTo(State.WAITING);
        chatting.desk.availability.choose(KIM, true, false);
        chatting.ring();
        assertThat(chat(asks).state()).isEqualTo(State.WAITING);

        assertThat(chatting.desk.readingChats.isAnybodyOnDuty("en")).isFalse();
        chatting.online(KIM);
        chatting.ring();

        assertThat(chat(asks).asks(KIM.id())).isTrue();
        assertThat(chatting.desk.readingChats.isAnybodyOnDuty("en")).isTrue();
        assertThat(chatting.desk.readingChats.isAnybodyOnDuty("no")).isFalse();
    }

    @Test
    void one_agent_is_asked_for_one_chat_at_a_time_and_never_for_more_than_the_limit() {
        for (int i = 0; i < 5; i++) {
            chatting.asks();
        }
        chatting.onDuty(KIM);
        for (int i = 0; i < 5; i++) {
            chatting.ring();
            chatting.desk.chats.open().stream()
                    .filter(chat -> chat.asks(KIM.id()))
                    .toList()
                    .forEach(chat -> chatting.accept(KIM, chat));
        }

        assertThat(chatting.desk.chats.openOf(KIM.id())).hasSize(3);
        Chat next = chatting.desk.chats.open().stream()
                .filter(chat -> chat.state() == State.WAITING)
                .findFirst()
                .orElseThrow();
        assertThat(chatting.desk.answeringChats.take(KIM, next.id()).rejection())
                .contains(ChatRejection.ChatRefusal.NO_CAPACITY);
        done(chatting.desk.availability.limit(SUE, KIM.id(), 4, "A quiet day"));
        done(chatting.desk.answeringChats.take(KIM, next.id()));
        assertThat(chatting.desk.availability.limit(LEE, KIM.id(), 5, "Why not").rejection())
                .contains(ChatRejection.ChatRefusal.NOT_ALLOWED);
    }

    @Test
    void a_supervisor_sets_an_agent_to_away_with_a_reason_that_the_agent_reads() {
        chatting.onDuty(KIM);

        assertThat(chatting.desk.availability.sendAway(LEE, KIM.id(), "No").rejection())
                .contains(ChatRejection.ChatRefusal.NOT_ALLOWED);
        assertThat(chatting.desk.availability.sendAway(SUE, KIM.id(), " ").rejection())
                .contains(ChatRejection.ChatRefusal.NO_REASON);
        assertThat(chatting.availabilityOf(KIM.id()).chats()).isTrue();

        done(chatting.desk.availability.sendAway(SUE, KIM.id(), "Training at two"));

        Availability away = chatting.availabilityOf(KIM.id());
        assertThat(away.chats()).isFalse();
        assertThat(away.isSentAway()).isTrue();
        assertThat(away.awayReason()).isEqualTo("Training at two");
        assertThat(away.awayAt()).isEqualTo(chatting.desk.clock.now);
        assertThat(chatting.desk
                        .availability
                        .choose(KIM, true, false)
                        .availability()
                        .awayAt())
                .isNull();
    }

    @Test
    void two_rings_in_a_row_without_an_answer_set_the_agent_to_away() {
        SupportCase asks = chatting.asks();
        chatting.onDuty(KIM);
        chatting.ring();

        chatting.pass(Duration.ofSeconds(60), BUSINESS, chat(asks));
        assertThat(chat(asks).state()).isEqualTo(State.WAITING);
        assertThat(chatting.availabilityOf(KIM.id()).chats()).isTrue();
        // Asked again, since there is nobody else.
        chatting.pass(Duration.ofMinutes(2), BUSINESS, chat(asks));

        assertThat(chatting.availabilityOf(KIM.id()).chats()).isFalse();
        assertThat(chatting.availabilityOf(KIM.id()).awayAt()).isNotNull();
        assertThat(chatting.steps())
                .containsExactly(ChatStep.REQUESTED, ChatStep.RUNG, ChatStep.PASSED, ChatStep.RUNG, ChatStep.PASSED);
    }

    @Test
    void who_declines_is_not_asked_again_and_a_colleague_is() {
        SupportCase asks = chatting.asks();
        chatting.onDuty(KIM, LEE);
        chatting.ring();
        Agent first = chat(asks).asks(KIM.id()) ? KIM : LEE;
        Agent second = first.equals(KIM) ? LEE : KIM;

        done(chatting.desk.answeringChats.decline(first, chat(asks).id()));
        chatting.ring();

        assertThat(chat(asks).asks(second.id())).isTrue();
        assertThat(chatting.desk.answeringChats.accept(first, chat(asks).id()).rejection())
                .contains(new ChatRejection.Taken(second.name()));
    }

    @Test
    void of_two_who_take_a_chat_one_gets_it() {
        SupportCase asks = chatting.asks();

        done(chatting.desk.answeringChats.take(KIM, chat(asks).id()));

        assertThat(chatting.desk.answeringChats.take(LEE, chat(asks).id()).rejection())
                .contains(new ChatRejection.Taken("Kim"));
        done(chatting.desk.answeringChats.take(KIM, chat(asks).id()));
        assertThat(chatting.steps()).containsExactly(ChatStep.REQUESTED, ChatStep.TAKEN);
    }

    @Test
    void a_hand_over_is_accepted_by_the_colleague_who_then_has_case_and_chat() {
        SupportCase asks = chatting.asks();
        chatting.onDuty(KIM, LEE);
        Chat open = done(chatting.desk.answeringChats.take(KIM, chat(asks).id()));

        done(chatting.desk.answeringChats.handOver(KIM, open.id(), LEE.id(), "Knows exports"));
        assertThat(chat(asks).isWith(KIM.id())).isTrue();
        chatting.says(KIM, open, "A colleague comes");
        chatting.accept(LEE, open);

        assertThat(chat(asks).isWith(LEE.id())).isTrue();
        assertThat(asks.assignee().id()).isEqualTo(LEE.id());
        assertThat(chatting.desk.answeringChats.accept(KIM, open.id()).rejection())
                .contains(new ChatRejection.Taken("Lee"));
    }

    @Test
    void a_hand_over_to_the_line_asks_somebody_else_and_ends_after_a_minute() {
        SupportCase asks = chatting.asks();
        chatting.onDuty(KIM);
        Chat open = done(chatting.desk.answeringChats.take(KIM, chat(asks).id()));
        done(chatting.desk.answeringChats.handOver(KIM, open.id(), null, ""));
        chatting.ring();
        assertThat(chat(asks).ring()).isNull();

        chatting.onDuty(LEE);
        chatting.ring();
        assertThat(chat(asks).asks(LEE.id())).isTrue();
        chatting.pass(Duration.ofSeconds(70), BUSINESS, open);

        assertThat(chat(asks).handOver()).isNull();
        assertThat(chat(asks).isWith(KIM.id())).isTrue();
    }

    @Test
    void only_a_supervisor_or_who_has_the_case_takes_over_with_a_reason() {
        SupportCase asks = chatting.asks();
        chatting.desk.agents.byId.put(SUE.id(), SUE);
        Chat open = done(chatting.desk.answeringChats.take(KIM, chat(asks).id()));

        assertThat(chatting.desk.answeringChats.takeOver(LEE, open.id(), "mine").rejection())
                .contains(ChatRejection.ChatRefusal.NOT_ALLOWED);
        assertThat(chatting.desk.answeringChats.takeOver(SUE, open.id(), " ").rejection())
                .contains(ChatRejection.ChatRefusal.EMPTY);
        done(chatting.desk.answeringChats.takeOver(SUE, open.id(), "Kim is ill"));

        assertThat(chat(asks).isWith(SUE.id())).isTrue();
        assertThat(chatting.desk.notes.on(asks.id())).hasSize(1);
    }

    @Test
    void an_agent_who_is_gone_for_two_minutes_loses_the_chat_to_the_head_of_the_line() {
        SupportCase asks = chatting.asks();
        chatting.onDuty(KIM);
        done(chatting.desk.answeringChats.take(KIM, chat(asks).id()));

        chatting.desk.later(Duration.ofSeconds(119));
        chatting.desk.runningChats.run();
        assertThat(chat(asks).isWith(KIM.id())).isTrue();
        chatting.desk.later(Duration.ofSeconds(1));
        chatting.desk.runningChats.run();

        assertThat(chat(asks).state()).isEqualTo(State.WAITING);
        assertThat(chat(asks).place().returned()).isTrue();
    }

    @Test
    void an_agent_who_signs_out_is_away_and_loses_the_chats_at_once() {
        SupportCase asks = chatting.asks();
        chatting.onDuty(KIM);
        done(chatting.desk.answeringChats.take(KIM, chat(asks).id()));

        chatting.desk.runningChats.signedOut(KIM.id());

        assertThat(chat(asks).state()).isEqualTo(State.WAITING);
        assertThat(chatting.availabilityOf(KIM.id()).chats()).isFalse();
    }

    @Test
    void a_customer_who_is_gone_keeps_the_place_for_five_minutes_and_comes_back_to_the_old_one() {
        SupportCase asks = chatting.asks();
        Chat before = chat(asks);
        chatting.desk.later(Duration.ofMinutes(4));
        chatting.desk.runningChats.run();
        assertThat(chat(asks).state()).isEqualTo(State.WAITING);
        chatting.desk.later(Duration.ofMinutes(1));
        chatting.desk.runningChats.run();
        assertThat(chat(asks).ending()).isEqualTo(Ending.GONE);

        chatting.desk.later(Duration.ofMinutes(29));
        Chat again = done(chatting.desk.startingChats.start(BUSINESS, asks.id()));

        assertThat(again.place().since()).isEqualTo(before.place().since());
    }

    @Test
    void who_waited_half_an_hour_is_asked_and_without_an_answer_the_chat_ends() {
        SupportCase asks = chatting.asks();
        chatting.pass(Duration.ofMinutes(30), BUSINESS, chat(asks));
        assertThat(chat(asks).clock().waitingAskedAt()).isNotNull();
        done(chatting.desk.endingChats.keepWaiting(BUSINESS, chat(asks).id()));
        chatting.pass(Duration.ofMinutes(10), BUSINESS, chat(asks));
        assertThat(chat(asks).state()).isEqualTo(State.WAITING);

        chatting.pass(Duration.ofMinutes(26), BUSINESS, chat(asks));

        assertThat(chat(asks).ending()).isEqualTo(Ending.NOBODY);
        assertThat(asks.status()).isEqualTo(CaseStatus.UNASSIGNED);
    }

    @Test
    void silence_after_support_wrote_is_asked_about_and_ends_the_chat() {
        SupportCase asks = chatting.asks();
        chatting.onDuty(KIM);
        Chat open = done(chatting.desk.answeringChats.take(KIM, chat(asks).id()));
        chatting.says(BUSINESS, open, "Hello?");
        chatting.pass(Duration.ofMinutes(15), BUSINESS, open);
        assertThat(chat(asks).state()).isEqualTo(State.OPEN);

        chatting.says(KIM, open, "Is that all?");
        chatting.pass(Duration.ofMinutes(9), BUSINESS, open);
        assertThat(chat(asks).clock().silenceAskedAt()).isNotNull();
        done(chatting.desk.endingChats.stillHere(BUSINESS, open.id()));
        chatting.pass(Duration.ofMinutes(9), BUSINESS, open);
        assertThat(chat(asks).state()).isEqualTo(State.OPEN);
        chatting.pass(Duration.ofMinutes(2), BUSINESS, open);

        assertThat(chat(asks).ending()).isEqualTo(Ending.SILENCE);
    }

    @Test
    void no_time_counts_while_no_server_ran() {
        SupportCase asks = chatting.asks();
        chatting.onDuty(KIM);
        chatting.ring();
        chatting.desk.later(Duration.ofHours(2));

        chatting.desk.runningChats.serverStarted();
        chatting.desk.runningChats.run();

        assertThat(chat(asks).asks(KIM.id())).isTrue();
        assertThat(chatting.availabilityOf(KIM.id()).missed()).isZero();
    }

    @Test
    void a_chat_whose_transcript_was_not_made_gets_it_and_one_of_a_resolved_case_ends() {
        SupportCase asks = chatting.asks();
        chatting.says(BUSINESS, chat(asks), "Hello");
        Chat.Transition.Done ended =
                chat(asks).resolve(chatting.desk.clock.now).result().orElseThrow();
        chatting.desk.chats.store(ended.after(), ended.said());
        assertThat(asks.correspondence()).hasSize(1);

        chatting.desk.runningChats.catchUp();
        chatting.desk.runningChats.catchUp();

        assertThat(asks.correspondence()).hasSize(2);
        assertThat(chat(asks).transcript()).isEqualTo(2);
    }

    @Test
    void the_place_and_the_wait_are_shown_and_the_first_forecast_is_kept() {
        SupportCase first = chatting.asks();
        SupportCase second = chatting.asks();
        assertThat(place(second).expected().isUnknown()).isTrue();
        assertThat(chat(second).forecast()).isNull();

        chatting.onDuty(KIM);
        done(chatting.desk.availability.limit(sue(), KIM.id(), 1, "New here"));
        done(chatting.desk.answeringChats.take(KIM, chat(first).id()));
        SupportCase third = chatting.asks();

        assertThat(place(third).place()).isEqualTo(2);
        assertThat(place(third).expected().minutes()).isEqualTo(25);
        assertThat(chat(third).forecast()).isEqualTo(Duration.ofMinutes(24));
    }

    private ReadingChats.Place place(SupportCase asks) {
        return chatting.desk
                .readingChats
                .of(BUSINESS, chat(asks).id(), 0)
                .orElseThrow()
                .place();
    }

    private Agent sue() {
        chatting.desk.agents.byId.put(SUE.id(), SUE);
        return SUE;
    }

    private Chat chat(SupportCase asks) {
        return chatting.chatOf(asks.id());
    }
}
