package org.caseport.domain.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.chat.Chat.Transition;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.contact.ContactLanguage;

/** Chats, people and messages for tests. */
final class AChat {

    static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");

    static final PersonId ANA = new PersonId("ana");
    static final Agent KENJI = agent("kenji");
    static final Agent MEI = agent("mei");

    static final ChatTerms TERMS = new ChatTerms(
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
            new ChatTerms.Limits(10, 100, 4, 3, 30));

    private AChat() {}

    static Agent agent(String name) {
        return new Agent(new PersonId(name), name, false, Set.of("en"), Set.of());
    }

    /** A minute of the tests' hour. */
    static Instant at(int minute) {
        return NINE.plus(Duration.ofMinutes(minute));
    }

    static Chat waiting() {
        return Chat.ask(
                new ChatId("0123456789abcdef0123456789abcdef"),
                new CaseId("case-900000000001-muen-2026-0000000000000001"),
                ANA,
                ContactLanguage.ENGLISH,
                TERMS,
                NINE,
                NINE);
    }

    static Chat ringing() {
        return after(waiting().ring(KENJI, at(1)));
    }

    static Chat open() {
        return after(ringing().accept(KENJI, at(1)));
    }

    /** Open, and asks Mei to take it from Kenji. */
    static Chat handedOver() {
        return after(open().handOver(KENJI.id(), MEI, "Knows volumes", at(2)));
    }

    /** Open, and waits until the line has somebody to take it from Kenji. */
    static Chat handedToLine() {
        return after(open().handOver(KENJI.id(), null, "", at(2)));
    }

    static Chat ended() {
        return after(open().end(Side.CUSTOMER, ANA, "Ana", at(3)));
    }

    static Chat after(Transition transition) {
        return transition.result().orElseThrow().after();
    }

    static Chat sent(Chat chat, ChatMessage message, Instant now) {
        return ((Chat.Sending.Sent) chat.send(message, null, now)).after();
    }

    static ChatMessage fromAna(String text) {
        return message(Side.CUSTOMER, ANA, text);
    }

    static ChatMessage fromKenji(String text) {
        return message(Side.SUPPORT, KENJI.id(), text);
    }

    static ChatMessage message(Side side, PersonId person, String text) {
        return new ChatMessage(
                UUID.randomUUID().toString(), side, person, person.value(), text, List.of(), new TreeSet<>());
    }
}
