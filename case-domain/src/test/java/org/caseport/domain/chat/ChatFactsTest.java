package org.caseport.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEvent.CallStep;
import org.caseport.domain.cases.CaseEvent.ChatStep;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.chat.ChatEntry.Kind;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.report.CaseFact;
import org.caseport.domain.report.CaseTraits;
import org.caseport.domain.report.ChatFacts;
import org.caseport.domain.report.FactWriter;
import org.junit.jupiter.api.Test;

/** What reports are told of chats and calls. */
class ChatFactsTest {

    private static final CaseTraits TRAITS = new CaseTraits(
            new DisplayId("1730000042"),
            AChat.NINE,
            AChat.ANA,
            "business",
            "urgent",
            "technical",
            "compute",
            null,
            "en",
            "chat",
            3_600L,
            Promise.Clock.AROUND_THE_CLOCK,
            AChat.at(60),
            CaseStatus.WORK_IN_PROGRESS,
            null,
            null,
            0);

    private static List<String> told(List<CaseFact> facts) {
        return facts.stream()
                .map(fact -> fact.kind() + " "
                        + Duration.between(AChat.NINE, fact.at()).toMinutes() + " "
                        + (fact.elapsed() == null ? "-" : fact.elapsed().toMinutes())
                        + " "
                        + fact.detail())
                .map(String::strip)
                .toList();
    }

    private static ChatEntry said(int number, Side side, Instant at) {
        return new ChatEntry(
                number, Kind.MESSAGE, side, new PersonId("p"), "P", "Hello", List.of(), "", "key", new TreeSet<>(), at);
    }

    @Test
    void a_chat_that_was_accepted_tells_wait_answers_and_length() {
        Chat chat = AChat.ended();
        List<ChatEntry> entries = List.of(
                said(1, Side.CUSTOMER, AChat.at(0)),
                said(2, Side.CUSTOMER, AChat.at(1)),
                said(3, Side.SUPPORT, AChat.at(2)),
                said(4, Side.SUPPORT, AChat.at(2)),
                said(5, Side.CUSTOMER, AChat.at(3)));

        assertThat(told(ChatFacts.of(chat, entries, TRAITS, AChat.at(3), false)))
                .containsExactly("CHAT_ACCEPTED 1 1", "CHAT_REPLIED 2 2 3", "CHAT_ENDED 3 2 member");
    }

    @Test
    void a_chat_that_no_agent_accepted_tells_its_wait_and_why_it_ended() {
        Chat left = AChat.after(AChat.waiting().leave(Chat.Ending.CALL, AChat.ANA, "Ana", AChat.at(4)));

        assertThat(told(ChatFacts.of(left, List.of(said(1, Side.CUSTOMER, AChat.at(0))), TRAITS, AChat.at(4), false)))
                .containsExactly("CHAT_LEFT 4 4 call");
    }

    private static List<String> told(CaseEvent event, FactWriter.Call call) {
        FactWriter writer = new FactWriter(
                (id, of, until) -> Duration.between(of.openedAt(), until),
                (id, at) -> Optional.ofNullable(call),
                false);
        return told(new ArrayList<>(writer.of(event, TRAITS, () -> false)));
    }

    private static CaseEvent chat(ChatStep step, String detail) {
        return new CaseEvent.ChatChanged(
                AChat.waiting().caseId(), AChat.KENJI.id(), AChat.waiting().id().value(), step, detail, AChat.at(5));
    }

    @Test
    void an_agents_first_message_in_a_chat_meets_the_target_and_each_ring_is_told() {
        assertThat(told(chat(ChatStep.ANSWERED, "first-response"), null))
                .containsExactly("FIRST_RESPONSE 5 5", "TARGET_MET 5 5");
        assertThat(told(chat(ChatStep.ANSWERED, ""), null)).isEmpty();
        assertThat(told(chat(ChatStep.ACCEPTED, "handed-over"), null)).containsExactly("CHAT_RUNG 5 - accepted");
        assertThat(told(chat(ChatStep.DECLINED, "kenji"), null)).containsExactly("CHAT_RUNG 5 - declined");
        assertThat(told(chat(ChatStep.PASSED, "kenji"), null)).containsExactly("CHAT_RUNG 5 - passed");
        assertThat(told(chat(ChatStep.TAKEN, ""), null)).isEmpty();
    }

    private static CaseEvent call(CallStep step, String detail) {
        return new CaseEvent.CallChanged(
                AChat.waiting().caseId(), AChat.KENJI.id(), "call", step, detail, AChat.at(30));
    }

    @Test
    void a_call_is_in_time_if_it_reached_the_customer_no_later_than_owed() {
        FactWriter.Call early = new FactWriter.Call(AChat.at(30), AChat.at(27), 2);
        FactWriter.Call late = new FactWriter.Call(AChat.at(29), null, 5);

        assertThat(told(call(CallStep.TRIED, "reached 2"), early))
                .containsExactly("CALL_TRIED 30 3 reached", "CALL_REACHED 30 3 2", "CALL_IN_TIME 30 - reached");
        assertThat(told(call(CallStep.TRIED, "reached 5"), late))
                .containsExactly("CALL_TRIED 30 - reached", "CALL_REACHED 30 - 3", "CALL_NOT_IN_TIME 29 - reached");
        assertThat(told(call(CallStep.TRIED, "busy 2"), early)).containsExactly("CALL_TRIED 30 3 busy");
    }

    @Test
    void a_call_that_reached_nobody_is_not_in_time_unless_it_was_needed_no_more_before_it_was_owed() {
        FactWriter.Call owed = new FactWriter.Call(AChat.at(29), null, 0);
        FactWriter.Call later = new FactWriter.Call(AChat.at(31), null, 0);

        assertThat(told(call(CallStep.DONE, "gave-up"), later))
                .containsExactly("CALL_DONE 30 - gave-up", "CALL_NOT_IN_TIME 31 - gave-up");
        assertThat(told(call(CallStep.DONE, "cancelled"), owed))
                .containsExactly("CALL_DONE 30 - cancelled", "CALL_NOT_IN_TIME 29 - cancelled");
        assertThat(told(call(CallStep.DONE, "cancelled"), later)).containsExactly("CALL_DONE 30 - cancelled");
        assertThat(told(call(CallStep.DONE, "reached"), owed)).containsExactly("CALL_DONE 30 - reached");
    }
}
