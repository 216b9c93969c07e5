package org.caseport.web.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Assignee;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEvent.ChatStep;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.Chat.Sending;
import org.caseport.domain.chat.Chat.Transition;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.chat.ChatMessage;
import org.caseport.domain.chat.ChatTerms;
import org.caseport.web.application.NewIds;
import org.caseport.web.application.chat.EndingChats;
import org.caseport.web.application.chat.Transcript;

/** Replays the chat of a demo case, from its request to its transcript. */
final class DemoChat {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final SupportCase supportCase;
    private final Member member;
    private final Agent agent;
    private final Chat asked;
    private final List<ChatEntry> entries = new ArrayList<>();
    private final List<CaseEvent> events = new ArrayList<>();
    private Chat chat;

    private DemoChat(SupportCase supportCase, Member member, Agent agent, Chat asked) {
        this.supportCase = supportCase;
        this.member = member;
        this.agent = agent;
        this.asked = asked;
        this.chat = asked;
    }

    /** The chat of this case; empty for a case without one. */
    static Optional<DemoChat> of(
            List<DemoSaid> said, SupportCase supportCase, Member member, Agent agent, ChatTerms terms, ZoneId zone) {
        if (said.isEmpty()) {
            return Optional.empty();
        }
        Instant begin = said.get(0).at();
        Chat asked = Chat.ask(
                NewIds.chat(),
                supportCase.id(),
                member.id(),
                supportCase.request().language(),
                terms,
                begin,
                begin);
        DemoChat demo = new DemoChat(supportCase, member, agent, asked);
        demo.tell(member.id(), ChatStep.REQUESTED, asked.language().code(), begin);
        said.forEach(demo::happens);
        demo.end(said.get(said.size() - 1).at().plus(A_MINUTE), zone);
        return Optional.of(demo);
    }

    /** The chat as it was asked for, before all entries. */
    Chat asked() {
        return asked;
    }

    /** The chat as it is after its end. */
    Chat chat() {
        return chat;
    }

    List<ChatEntry> entries() {
        return entries;
    }

    List<CaseEvent> events() {
        return events;
    }

    private void happens(DemoSaid said) {
        if (said.bySupport() && !chat.isWith(agent.id())) {
            become(chat.take(agent, said.at()));
            events.addAll(supportCase.supportJoinsChat(agent, said.at()));
            tell(agent.id(), ChatStep.TAKEN, "", said.at());
        }
        ChatMessage message = new ChatMessage(
                UUID.nameUUIDFromBytes((chat.id() + " " + entries.size()).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                said.bySupport() ? Side.SUPPORT : Side.CUSTOMER,
                said.bySupport() ? agent.id() : member.id(),
                said.bySupport() ? agent.name() : member.name(),
                said.text(),
                List.of(),
                new TreeSet<>());
        if (chat.send(message, null, said.at()) instanceof Sending.Sent sent) {
            chat = sent.after();
            entries.add(sent.entry());
        }
        if (said.bySupport() && said.at().equals(chat.progress().answeredAt())) {
            boolean first = supportCase.supportWritesInChat(said.at());
            tell(agent.id(), ChatStep.ANSWERED, first ? CaseEvent.ChatChanged.FIRST_RESPONSE : "", said.at());
        }
    }

    private void end(Instant at, ZoneId zone) {
        become(chat.end(Side.CUSTOMER, member.id(), member.name(), at));
        Transcript transcript = Transcript.of(entries, chat.askedAt(), zone, chat.language());
        events.addAll(supportCase.chatEnds(
                new Assignee(agent.id(), agent.name()), member.id(), new Body(transcript.body()), List.of(), at));
        chat = chat.transcribed(supportCase.correspondence().size());
        tell(member.id(), ChatStep.ENDED, EndingChats.detail(chat, entries), at);
    }

    private void become(Transition transition) {
        Transition.Done done = transition.result().orElseThrow();
        chat = done.after();
        entries.addAll(done.said());
    }

    private void tell(PersonId by, ChatStep step, String detail, Instant at) {
        events.add(new CaseEvent.ChatChanged(supportCase.id(), by, chat.id().value(), step, detail, at));
    }
}
