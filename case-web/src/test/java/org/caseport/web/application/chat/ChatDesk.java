package org.caseport.web.application.chat;

import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.KIM;
import static org.caseport.web.application.SupportDesk.LEE;
import static org.caseport.web.application.SupportDesk.done;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEvent.ChatStep;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.chat.Availability;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.chat.TalkingInChats.Said;
import org.caseport.web.application.correspondence.ReplySubmission;

/** A desk with people who chat. Time passes with everybody's pages open, except where a test says otherwise. */
final class ChatDesk {

    final SupportDesk desk = new SupportDesk();

    ChatDesk() {
        desk.runningChats.serverStarted();
        desk.later(Duration.ofMinutes(10));
    }

    /** A case that chose Chat, of this severity. */
    SupportCase asks(Member member, String severity) {
        // No two chats are asked for at the same instant.
        desk.later(Duration.ofSeconds(1));
        Map<String, String> fields = new HashMap<>(SupportDesk.completeTechnicalCase());
        fields.put(DraftFields.METHOD, "chat");
        fields.put(DraftFields.SEVERITY, severity);
        SupportCase opened = desk.openCase(member, fields);
        isHere(member, chatOf(opened.id()).id());
        return opened;
    }

    SupportCase asks() {
        return asks(BUSINESS, "normal");
    }

    void isHere(Member member, ChatId id) {
        desk.readingChats.of(member, id, 0);
    }

    Chat chatOf(CaseId id) {
        List<Chat> all = desk.chats.of(id);
        return all.get(all.size() - 1);
    }

    void onDuty(Agent... agents) {
        for (Agent agent : agents) {
            desk.agents.byId.put(agent.id(), agent);
            desk.availability.choose(agent, true, false);
            online(agent);
        }
    }

    void online(Agent... agents) {
        desk.availability.seen(List.of(agents).stream().map(Agent::id).toList());
    }

    /** Lets the timers run as often as a minute needs it, with everybody there. */
    void pass(Duration time, Member member, Chat chat) {
        Duration step = Duration.ofSeconds(10);
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(step)) {
            desk.later(step);
            isHere(member, chat.id());
            online(KIM, LEE);
            desk.runningChats.run();
        }
    }

    void ring() {
        desk.runningChats.ring();
    }

    Chat accept(Agent agent, Chat chat) {
        return done(desk.answeringChats.accept(agent, chat.id()));
    }

    Said says(Member member, Chat chat, String text) {
        return done(sends(member, chat, UUID.randomUUID(), text));
    }

    Said says(Agent agent, Chat chat, String text) {
        return done(sends(agent, chat, UUID.randomUUID(), text));
    }

    Outcome<Said> sends(Member member, Chat chat, UUID key, String text) {
        return desk.talking.say(member, chat.id(), key, text, List.of());
    }

    Outcome<Said> sends(Agent agent, Chat chat, UUID key, String text) {
        return desk.talking.say(agent, chat.id(), key, text, List.of());
    }

    void replies(Member member, SupportCase to, String text, boolean resolving) {
        DraftId draft = desk.replyDrafts.begun(DraftAuthor.of(member), to.id()).id();
        ReplySubmission sending = new ReplySubmission(to.id(), draft, Map.of(DraftFields.DESCRIPTION, text), to.seen());
        done(resolving ? desk.replying.sendAndResolve(member, sending) : desk.replying.send(member, sending));
    }

    List<ChatEntry> entries(Chat chat) {
        return desk.chats.entries(chat.id(), 0, Integer.MAX_VALUE);
    }

    Availability availabilityOf(PersonId agent) {
        return desk.chats.of(agent);
    }

    /** What happened to chats, in order. */
    List<ChatStep> steps() {
        return desk.told.stream()
                .filter(CaseEvent.ChatChanged.class::isInstance)
                .map(event -> ((CaseEvent.ChatChanged) event).step())
                .toList();
    }
}
