package org.caseport.web.application.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.DEVELOPER;
import static org.caseport.web.application.SupportDesk.KIM;
import static org.caseport.web.application.SupportDesk.LEE;
import static org.caseport.web.application.SupportDesk.STRANGER;
import static org.caseport.web.application.SupportDesk.done;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent.ChatStep;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.Communication.Purpose;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.Chat.Ending;
import org.caseport.domain.chat.Chat.State;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.web.application.Rejection;
import org.junit.jupiter.api.Test;

/** A chat from its request to its transcript. */
class ChattingTest {

    private final ChatDesk chatting = new ChatDesk();
    private final SupportCase supportCase = chatting.asks();
    private final CaseId id = supportCase.id();

    @Test
    void a_case_that_chose_chat_has_one_that_waits_and_asking_again_leads_to_it() {
        assertThat(chat().state()).isEqualTo(State.WAITING);
        assertThat(done(chatting.desk.startingChats.start(BUSINESS, id)).id()).isEqualTo(chat().id());
        assertThat(chatting.desk.chats.of(chatting.desk.openCase(BUSINESS).id()))
                .isEmpty();
        assertThat(chatting.steps()).containsExactly(ChatStep.REQUESTED);
    }

    @Test
    void three_messages_each_way_become_one_communication_that_says_all_of_it() {
        Chat open = talking();
        for (int i = 1; i <= 3; i++) {
            chatting.says(BUSINESS, open, "question " + i);
            chatting.says(KIM, open, "answer " + i);
        }
        done(chatting.desk.endingChats.end(KIM, open.id()));

        assertThat(chatting.entries(open).stream().map(ChatEntry::number)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        Communication transcript = last();
        assertThat(transcript.purpose()).isEqualTo(Purpose.CHAT);
        assertThat(transcript.side()).isEqualTo(Communication.Side.SUPPORT);
        assertThat(transcript.body().text()).isEqualTo("""
                Chat of November 23, 2026 (Europe/London)
                09:10:01 Support joined
                09:10:01 bea: question 1
                09:10:01 Support: answer 1
                09:10:01 bea: question 2
                09:10:01 Support: answer 2
                09:10:01 bea: question 3
                09:10:01 Support: answer 3
                09:10:01 Chat ended""");
        assertThat(chat().transcript()).isEqualTo(2);
        assertThat(chat().ending()).isEqualTo(Ending.AGENT);
        assertThat(chatting.steps())
                .containsExactly(
                        ChatStep.REQUESTED, ChatStep.RUNG, ChatStep.ACCEPTED, ChatStep.ANSWERED, ChatStep.ENDED);
    }

    @Test
    void the_first_message_of_an_agent_is_the_first_response_and_joining_is_none() {
        Chat open = talking();
        assertThat(supportCase.firstResponseAt()).isNull();
        assertThat(supportCase.status()).isEqualTo(CaseStatus.WORK_IN_PROGRESS);
        assertThat(supportCase.assignee().id()).isEqualTo(KIM.id());

        chatting.desk.later(Duration.ofMinutes(2));
        Instant answered = chatting.desk.clock.now;
        chatting.says(KIM, open, "Good morning");
        chatting.desk.later(Duration.ofMinutes(2));
        chatting.says(KIM, open, "Are you there?");

        assertThat(supportCase.firstResponseAt()).isEqualTo(answered);
    }

    @Test
    void a_transcript_is_no_first_response_where_no_agent_wrote() {
        Chat open = talking();
        chatting.says(BUSINESS, open, "Hello?");

        done(chatting.desk.endingChats.end(BUSINESS, open.id()));

        assertThat(last().purpose()).isEqualTo(Purpose.CHAT);
        assertThat(supportCase.firstResponseAt()).isNull();
    }

    @Test
    void a_message_sent_again_is_answered_alike_and_another_with_its_key_refused() {
        Chat open = talking();
        UUID key = UUID.randomUUID();
        TalkingInChats.Said first = done(chatting.sends(BUSINESS, open, key, " Hello \r\n"));

        TalkingInChats.Said again = done(chatting.sends(BUSINESS, open, key, "Hello"));

        assertThat(again.entry()).isEqualTo(first.entry());
        assertThat(first.first()).isTrue();
        assertThat(again.first()).isFalse();
        assertThat(chatting.sends(BUSINESS, open, key, "Hello!").rejection())
                .contains(ChatRejection.ChatRefusal.KEY_TAKEN);
        assertThat(chatting.sends(KIM, open, key, "Hello").rejection()).contains(ChatRejection.ChatRefusal.KEY_TAKEN);
        done(chatting.desk.endingChats.end(BUSINESS, open.id()));
        assertThat(done(chatting.sends(BUSINESS, open, key, "Hello")).entry()).isEqualTo(first.entry());
        assertThat(chatting.sends(BUSINESS, open, UUID.randomUUID(), "More").rejection())
                .contains(ChatRejection.ChatRefusal.ENDED);
    }

    @Test
    void secrets_are_removed_before_anything_is_kept_and_a_repetition_is_compared_without_them() {
        Chat open = talking();
        UUID key = UUID.randomUUID();
        String text = "The key is AKIAIOSFODNN7EXAMPLE and the card 4111 1111 1111 1111.";

        TalkingInChats.Said said = done(chatting.sends(BUSINESS, open, key, text));

        assertThat(said.entry().text()).doesNotContain("AKIA").doesNotContain("4111");
        assertThat(said.entry().removed()).isNotEmpty();
        assertThat(done(chatting.sends(BUSINESS, open, key, text)).first()).isFalse();
        assertThat(chatting.desk.removals()).hasSize(1);
    }

    @Test
    void an_empty_a_too_long_and_a_thirty_first_message_in_a_minute_are_refused() {
        Chat open = talking();
        assertThat(chatting.sends(BUSINESS, open, UUID.randomUUID(), " \n").rejection())
                .contains(ChatRejection.ChatRefusal.EMPTY);
        assertThat(chatting.sends(BUSINESS, open, UUID.randomUUID(), "x".repeat(8_001))
                        .rejection())
                .contains(ChatRejection.ChatRefusal.TOO_LONG);
        for (int i = 0; i < 30; i++) {
            chatting.says(BUSINESS, open, "again");
        }

        assertThat(chatting.sends(BUSINESS, open, UUID.randomUUID(), "again").rejection())
                .containsInstanceOf(ChatRejection.TooFast.class);
        chatting.says(KIM, open, "I can still write");
        chatting.desk.later(Duration.ofMinutes(1));
        chatting.says(BUSINESS, open, "again");
    }

    @Test
    void what_was_written_before_an_agent_came_is_there_when_one_comes() {
        chatting.says(BUSINESS, chat(), "It stopped again");

        Chat open = talking();

        ReadingChats.ChatView seen =
                chatting.desk.readingChats.of(KIM, open.id(), 0).orElseThrow();
        assertThat(seen.entries().get(0).text()).isEqualTo("It stopped again");
        assertThat(seen.entries().get(0).number()).isEqualTo(1);
    }

    @Test
    void a_chat_that_no_agent_joined_becomes_a_reply_of_the_customer_and_the_method_web() {
        chatting.says(BUSINESS, chat(), "It stopped again.");
        chatting.says(BUSINESS, chat(), "At 02:10.");

        done(chatting.desk.endingChats.leave(BUSINESS, chat().id(), Ending.WEB));

        assertThat(last().side()).isEqualTo(Communication.Side.CUSTOMER);
        assertThat(last().purpose()).isEqualTo(Purpose.REPLY);
        assertThat(last().body()).isEqualTo(new Body("It stopped again.\nAt 02:10."));
        assertThat(supportCase.request().method()).isEqualTo(ContactMethod.WEB);
        assertThat(supportCase.firstResponseAt()).isNull();
    }

    @Test
    void where_nothing_was_written_there_is_no_communication() {
        done(chatting.desk.endingChats.leave(BUSINESS, chat().id(), Ending.LEFT));

        assertThat(supportCase.correspondence()).hasSize(1);
        assertThat(chat().transcript()).isZero();
        assertThat(chatting.desk
                        .endingChats
                        .leave(BUSINESS, chat().id(), Ending.LEFT)
                        .rejection())
                .contains(ChatRejection.ChatRefusal.ENDED);
    }

    @Test
    void asking_for_a_call_makes_one_and_the_method_phone() {
        Map<String, String> number = Map.of("country", "GB", "phone", "020 7946 0018");

        done(chatting.desk.endingChats.askForCall(BUSINESS, chat().id(), DraftFields.of(number)));

        assertThat(chat().ending()).isEqualTo(Ending.CALL);
        assertThat(supportCase.request().method()).isEqualTo(ContactMethod.PHONE);
        assertThat(chatting.desk.callbacks.open(id).number().international()).isEqualTo("+44 20 7946 0018");
    }

    @Test
    void a_transcript_that_does_not_fit_says_how_many_more_there_are_and_has_all_in_a_file() {
        Chat open = talking();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            texts.add("part " + i + " " + "x".repeat(2_500));
            chatting.says(BUSINESS, open, texts.get(i));
        }

        done(chatting.desk.endingChats.end(BUSINESS, open.id()));

        assertThat(last().body().text()).endsWith("3 more: chat-20261123-0910.txt");
        assertThat(last().attachments()).singleElement().satisfies(file -> assertThat(file.name())
                .isEqualTo("chat-20261123-0910.txt"));
    }

    @Test
    void resolving_the_case_ends_its_chat_with_the_transcript() {
        Chat open = talking();
        chatting.says(KIM, open, "It works now");

        chatting.replies(BUSINESS, supportCase, "", true);

        assertThat(chat().ending()).isEqualTo(Ending.RESOLVED);
        assertThat(last().purpose()).isEqualTo(Purpose.CHAT);
        assertThat(supportCase.status()).isEqualTo(CaseStatus.RESOLVED);
        assertThat(chatting.desk.startingChats.start(BUSINESS, id).rejection())
                .contains(ChatRejection.ChatRefusal.CASE_RESOLVED);
    }

    @Test
    void a_reply_beside_the_chat_is_said_in_it() {
        Chat open = talking();

        chatting.replies(BUSINESS, supportCase, "By the way", false);

        List<ChatEntry> entries = chatting.entries(open);
        assertThat(entries.get(entries.size() - 1).kind()).isEqualTo(ChatEntry.Kind.REPLIED);
    }

    @Test
    void a_chat_of_another_account_looks_like_none() {
        Chat open = talking();

        assertThat(chatting.desk.readingChats.of(STRANGER, open.id(), 0)).isEmpty();
        assertThat(chatting.sends(STRANGER, open, UUID.randomUUID(), "Hello").rejection())
                .contains(Rejection.NotFound.CHAT);
        assertThat(chatting.desk.endingChats.end(DEVELOPER, open.id()).rejection())
                .contains(Rejection.NotFound.CHAT);
        assertThat(chatting.desk.startingChats.start(STRANGER, id).rejection()).contains(Rejection.NotFound.CASE);
        assertThat(chatting.desk.readingChats.mine(STRANGER)).isEmpty();
        assertThat(chatting.desk.readingChats.saw(STRANGER, open.id(), 1)).isFalse();
    }

    @Test
    void who_may_only_see_the_case_reads_the_chat_and_does_not_write() {
        Chat open = talking();
        Member reader = new Member(BUSINESS.id(), "bea", BUSINESS.email(), BUSINESS.account(), Set.of(Grant.SEE_ALL));

        assertThat(chatting.desk
                        .readingChats
                        .of(reader, open.id(), 0)
                        .orElseThrow()
                        .writable())
                .isFalse();
        assertThat(chatting.sends(reader, open, UUID.randomUUID(), "Hello").rejection())
                .contains(new Rejection.NotGranted(Grant.REPLY));
        assertThat(chatting.desk.endingChats.end(reader, open.id()).rejection())
                .contains(new Rejection.NotGranted(Grant.REPLY));
        assertThat(EnumSet.copyOf(reader.grants())).doesNotContain(Grant.REPLY);
    }

    @Test
    void an_agent_who_is_not_in_the_chat_reads_and_does_not_write() {
        Chat open = talking();

        assertThat(chatting.desk
                        .readingChats
                        .of(LEE, open.id(), 0)
                        .orElseThrow()
                        .writable())
                .isFalse();
        assertThat(chatting.sends(LEE, open, UUID.randomUUID(), "Hello").rejection())
                .contains(new ChatRejection.Taken("Kim"));
        assertThat(chatting.desk.endingChats.end(LEE, open.id()).rejection()).contains(new ChatRejection.Taken("Kim"));
    }

    @Test
    void an_account_has_ten_chats_at_once() {
        for (int i = 0; i < 9; i++) {
            chatting.asks();
        }
        chatting.desk.later(Duration.ofHours(1));
        SupportCase another = chatting.desk.openCase(BUSINESS);

        assertThat(chatting.desk.startingChats.start(BUSINESS, another.id()).rejection())
                .contains(new ChatRejection.TooManyChats(10));
    }

    @Test
    void who_writes_is_shown_for_six_seconds_to_others_and_never_what() {
        Chat open = talking();
        chatting.desk.readingChats.writes(BUSINESS, open.id());

        assertThat(chatting.desk
                        .readingChats
                        .of(KIM, open.id(), 0)
                        .orElseThrow()
                        .writing())
                .extracting(WritingNow.Writer::name)
                .containsExactly("bea");
        assertThat(chatting.desk
                        .readingChats
                        .of(BUSINESS, open.id(), 0)
                        .orElseThrow()
                        .writing())
                .isEmpty();
        chatting.desk.later(Duration.ofSeconds(6));
        assertThat(chatting.desk
                        .readingChats
                        .of(KIM, open.id(), 0)
                        .orElseThrow()
                        .writing())
                .isEmpty();
    }

    @Test
    void unread_counts_messages_of_others_after_the_own_number() {
        Chat open = talking();
        chatting.says(KIM, open, "one");
        chatting.says(KIM, open, "two");
        chatting.says(BUSINESS, open, "three");

        assertThat(chatting.desk.readingChats.mine(BUSINESS).get(0).unread()).isEqualTo(2);
        chatting.desk.readingChats.saw(BUSINESS, open.id(), 2);
        assertThat(chatting.desk.readingChats.mine(BUSINESS).get(0).unread()).isEqualTo(1);
        chatting.desk.readingChats.saw(BUSINESS, open.id(), 99);
        assertThat(chatting.desk.readingChats.mine(BUSINESS).get(0).unread()).isZero();
        assertThat(chatting.desk.readingChats.desk(KIM).mine().get(0).unread()).isEqualTo(1);
    }

    /** Kim is on duty, is asked and accepts. */
    @Test
    void end_and_resolve_resolves_the_case_and_ends_the_chat_with_its_transcript() {
        Chat open = talking();
        chatting.says(BUSINESS, open, "It works now");

        done(chatting.desk.endingChats.endAndResolve(KIM, open.id()));

        assertThat(supportCase.status()).isEqualTo(CaseStatus.RESOLVED);
        assertThat(chat().ending()).isEqualTo(Ending.RESOLVED);
        assertThat(last().purpose()).isEqualTo(Purpose.CHAT);
        assertThat(last().body().text()).contains("bea: It works now");
        assertThat(chatting.desk.endingChats.endAndResolve(KIM, open.id()).rejection())
                .contains(ChatRejection.ChatRefusal.ENDED);
    }

    @Test
    void only_the_agent_in_a_chat_and_supervisors_end_it_with_its_case() {
        Chat open = talking();

        assertThat(chatting.desk.endingChats.endAndResolve(LEE, open.id()).rejection())
                .contains(new ChatRejection.Taken(KIM.name()));

        assertThat(supportCase.status().isOpen()).isTrue();
        assertThat(chat().isEnded()).isFalse();
    }

    @Test
    void what_an_agent_has_not_sent_is_kept_for_this_agent_and_chat_and_goes_with_the_message() {
        Chat open = talking();
        DraftingInChats drafting = chatting.desk.draftingInChats;

        assertThat(drafting.keep(KIM, open.id(), "Half a sen")).isTrue();
        assertThat(drafting.keep(LEE, open.id(), "Of another agent")).isFalse();

        assertThat(drafting.of(KIM, open.id())).isEqualTo("Half a sen");
        assertThat(drafting.of(LEE, open.id())).isEmpty();
        assertThat(chatting.entries(open)).noneMatch(ChatEntry::isMessage);
        chatting.says(KIM, open, "Half a sentence");
        assertThat(drafting.of(KIM, open.id())).isEmpty();
    }

    @Test
    void secrets_are_not_kept_in_what_is_not_sent() {
        Chat open = talking();

        chatting.desk.draftingInChats.keep(KIM, open.id(), "Use AKIAIOSFODNN7EXAMPLF now");

        assertThat(chatting.desk.draftingInChats.of(KIM, open.id())).doesNotContain("AKIAIOSFODNN7EXAMPLF");
    }

    @Test
    void what_an_agent_had_not_sent_at_the_end_is_a_draft_of_a_reply() {
        Chat open = talking();
        chatting.desk.draftingInChats.keep(KIM, open.id(), "I was about to s");

        done(chatting.desk.endingChats.end(BUSINESS, open.id()));

        assertThat(replyOf(KIM)).isEqualTo("I was about to s");
        assertThat(chatting.desk.draftingInChats.keep(KIM, open.id(), "I was about to say"))
                .isTrue();
        assertThat(replyOf(KIM)).isEqualTo("I was about to say");
    }

    private String replyOf(Agent agent) {
        return chatting.desk
                .replyDrafts
                .begun(DraftAuthor.of(agent, id), id)
                .fields()
                .get(DraftFields.DESCRIPTION);
    }

    private Chat talking() {
        chatting.onDuty(KIM);
        chatting.ring();
        return chatting.accept(KIM, chat());
    }

    private Chat chat() {
        return chatting.chatOf(id);
    }

    private Communication last() {
        List<Communication> all = supportCase.correspondence();
        return all.get(all.size() - 1);
    }
}
