package org.caseport.web.application.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.cases.Assignee;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEvent.ChatStep;
import org.caseport.domain.cases.CaseEventRecorder;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.chat.Availabilities;
import org.caseport.domain.chat.Availability;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.Chat.Ring;
import org.caseport.domain.chat.Chat.Seat;
import org.caseport.domain.chat.Chat.Transition;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.chat.Chats.RingResult;
import org.caseport.domain.chat.Chats.RingResult.Result;
import org.caseport.domain.desk.InternalNote;
import org.caseport.domain.desk.InternalNotes;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.text.BlankText;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.chat.HeldChats.Held;
import org.caseport.web.application.content.Redacting;
import org.jspecify.annotations.Nullable;

/**
 * Lets agents take chats, accept and decline those that ask them, hand them over and take them over. Of several agents
 * who try at once one gets it, and the others read who did. Locks the agent first, then the case, then the chat.
 */
@ApplicationScoped
@Transactional
public class AnsweringChats {

    /** How many code points a note for the next agent has at most. */
    private static final int LONGEST_NOTE = 1_000;

    @Inject
    Chats chats;

    @Inject
    Cases cases;

    @Inject
    HeldChats holding;

    @Inject
    RingingAgents ringing;

    @Inject
    Availabilities availabilities;

    @Inject
    Agents agents;

    @Inject
    Callbacks callbacks;

    @Inject
    InternalNotes notes;

    @Inject
    Redacting redacting;

    @Inject
    CaseEventRecorder caseJournal;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** The agent accepts the chat that asks the agent. Accepting it again changes nothing. */
    public Outcome<Chat> accept(Agent agent, ChatId id) {
        Availability availability = availabilities.lock(agent.id());
        Optional<Held> held = holding.hold(id);
        if (held.isEmpty()) {
            return refused(agent, null, JournalAct.CHAT_ACCEPTED, id, Rejection.NotFound.CHAT);
        }
        Chat chat = held.get().chat();
        if (chat.isWith(agent.id())) {
            return new Outcome.Done<>(chat);
        }
        Instant now = clock.instant();
        Ring ring = chat.ring();
        Optional<Transition.Done> accepted = chat.accept(agent, now).result();
        if (accepted.isEmpty() || ring == null) {
            return refused(agent, chat, JournalAct.CHAT_ACCEPTED, id, whyNot(chat));
        }
        chats.note(new RingResult(id, agent.id(), ring.since(), now, Result.ACCEPTED));
        availabilities.store(availability.answered());
        return new Outcome.Done<>(joined(
                agent, held.get(), accepted.get(), ChatStep.ACCEPTED, chat.isInLine() ? "" : "handed-over", now));
    }

    /** The agent does not want the chat that asks the agent. */
    public Outcome<Chat> decline(Agent agent, ChatId id) {
        Availability availability = availabilities.lock(agent.id());
        Optional<Held> held = holding.hold(id);
        if (held.isEmpty()) {
            return refused(agent, null, JournalAct.CHAT_DECLINED, id, Rejection.NotFound.CHAT);
        }
        Instant now = clock.instant();
        Chat chat = held.get().chat();
        Ring ring = chat.ring();
        Optional<Transition.Done> declined = chat.decline(agent.id(), now).result();
        if (declined.isEmpty() || ring == null) {
            return refused(agent, chat, JournalAct.CHAT_DECLINED, id, whyNot(chat));
        }
        chats.note(new RingResult(id, agent.id(), ring.since(), now, Result.DECLINED));
        availabilities.store(availability.answered());
        return new Outcome.Done<>(holding.keep(
                declined.get(), agent.id(), ChatStep.DECLINED, agent.id().value(), now));
    }

    /** The agent takes a chat from the list, out of turn too. */
    public Outcome<Chat> take(Agent agent, ChatId id) {
        Availability availability = availabilities.lock(agent.id());
        Optional<Held> held = holding.hold(id);
        if (held.isEmpty()) {
            return refused(agent, null, JournalAct.CHAT_TAKEN, id, Rejection.NotFound.CHAT);
        }
        Chat chat = held.get().chat();
        if (chat.isWith(agent.id())) {
            return new Outcome.Done<>(chat);
        }
        Optional<Rejection> why = whyNotTaken(agent, availability, held.get());
        if (why.isPresent()) {
            return refused(agent, chat, JournalAct.CHAT_TAKEN, id, why.get());
        }
        Instant now = clock.instant();
        return chat.take(agent, now)
                .result()
                .<Outcome<Chat>>map(
                        done -> new Outcome.Done<>(joined(agent, held.get(), done, ChatStep.TAKEN, "", now)))
                .orElseGet(() -> refused(agent, chat, JournalAct.CHAT_TAKEN, id, whyNot(chat)));
    }

    private Optional<Rejection> whyNotTaken(Agent agent, Availability availability, Held held) {
        SupportCase supportCase = held.supportCase();
        if (held.chat().state() != Chat.State.WAITING) {
            return Optional.of(whyNot(held.chat()));
        }
        if (!agent.canTake(
                supportCase.request().service(), held.chat().language().code())) {
            return Optional.of(ChatRejection.ChatRefusal.CANNOT_TAKE);
        }
        if (callbacks.claimedBy(agent.id()).isPresent()) {
            return Optional.of(ChatRejection.ChatRefusal.IN_CALL);
        }
        return ringing.canHaveOneMore(availability)
                ? Optional.empty()
                : Optional.of(ChatRejection.ChatRefusal.NO_CAPACITY);
    }

    /**
     * The agent in the chat hands it over, and stays until it is accepted.
     *
     * @param to a colleague; null for the line
     * @param note for agents alone; blank for none
     */
    public Outcome<Chat> handOver(Agent agent, ChatId id, @Nullable PersonId to, String note) {
        Availability colleague = to == null ? null : availabilities.lock(to);
        Optional<Held> held = holding.hold(id);
        if (held.isEmpty()) {
            return refused(agent, null, JournalAct.CHAT_HANDED_OVER, id, Rejection.NotFound.CHAT);
        }
        Instant now = clock.instant();
        Chat chat = held.get().chat();
        PersonId from =
                agent.supervisor() && chat.agent() != null ? chat.agent().person() : agent.id();
        Optional<Agent> asked = to == null ? Optional.empty() : agents.find(to);
        if (colleague != null && (asked.isEmpty() || !colleague.isOnline(now) || !ringing.canHaveOneMore(colleague))) {
            return refused(
                    agent, chat, JournalAct.CHAT_HANDED_OVER, id, ChatRejection.ChatRefusal.COLLEAGUE_NOT_AVAILABLE);
        }
        String clean = cut(BlankText.stripLines(
                redacting.text(chat.account(), agent.id(), chat.caseId().value(), note)));
        Optional<Transition.Done> handed =
                chat.handOver(from, asked.orElse(null), clean, now).result();
        if (handed.isEmpty()) {
            return refused(agent, chat, JournalAct.CHAT_HANDED_OVER, id, whyNot(chat));
        }
        if (colleague != null) {
            availabilities.store(colleague.rung(now));
        }
        return new Outcome.Done<>(
                holding.keep(handed.get(), agent.id(), ChatStep.HANDED_OVER, to == null ? "line" : to.value(), now));
    }

    private static String cut(String note) {
        return note.codePointCount(0, note.length()) <= LONGEST_NOTE
                ? note
                : note.substring(0, note.offsetByCodePoints(0, LONGEST_NOTE));
    }

    /**
     * A supervisor, or who has the case, takes a chat over from its agent.
     *
     * @param reason kept as an internal note
     */
    public Outcome<Chat> takeOver(Agent agent, ChatId id, String reason) {
        availabilities.lock(agent.id());
        Optional<Held> held = holding.hold(id);
        if (held.isEmpty()) {
            return refused(agent, null, JournalAct.CHAT_TAKEN_OVER, id, Rejection.NotFound.CHAT);
        }
        Chat chat = held.get().chat();
        Assignee assignee = held.get().supportCase().assignee();
        if (!agent.supervisor() && (assignee == null || !assignee.id().equals(agent.id()))) {
            return refused(agent, chat, JournalAct.CHAT_TAKEN_OVER, id, ChatRejection.ChatRefusal.NOT_ALLOWED);
        }
        if (BlankText.isBlank(reason)) {
            return refused(agent, chat, JournalAct.CHAT_TAKEN_OVER, id, ChatRejection.ChatRefusal.EMPTY);
        }
        Instant now = clock.instant();
        Seat before = chat.agent();
        Optional<Transition.Done> taken = chat.takeOver(agent, now).result();
        if (taken.isEmpty() || before == null) {
            return refused(agent, chat, JournalAct.CHAT_TAKEN_OVER, id, whyNot(chat));
        }
        note(agent, held.get().supportCase(), reason, now);
        return new Outcome.Done<>(joined(
                agent,
                held.get(),
                taken.get(),
                ChatStep.TAKEN_OVER,
                before.person().value(),
                now));
    }

    private void note(Agent agent, SupportCase supportCase, String reason, Instant now) {
        String clean = BlankText.stripLines(redacting.text(
                supportCase.account(), agent.id(), supportCase.id().value(), reason));
        int number = notes.on(supportCase.id()).size() + 1;
        notes.add(supportCase.id(), new InternalNote(number, agent.id(), agent.name(), new Body(cut(clean)), now));
        caseJournal.record(new CaseEvent.NoteAdded(supportCase.id(), agent.id(), number, now));
    }

    /** The agent is in the chat now: a case of nobody, and one that was handed over with it, are the agent's. */
    private Chat joined(Agent agent, Held held, Transition.Done done, ChatStep step, String detail, Instant now) {
        Chat after = holding.keep(done, agent.id(), step, detail, now);
        SupportCase supportCase = held.supportCase();
        List<CaseEvent> events =
                held.chat().isInLine() ? supportCase.supportJoinsChat(agent, now) : supportCase.take(agent, now);
        cases.store(supportCase);
        events.forEach(caseJournal::record);
        return after;
    }

    /** Why nothing can be done with the chat as it is: who has it, whom it asks, or that it has ended. */
    static Rejection whyNot(Chat chat) {
        Seat agent = chat.agent();
        if (agent != null) {
            return new ChatRejection.Taken(agent.name());
        }
        Ring ring = chat.ring();
        if (ring != null) {
            return new ChatRejection.Taken(ring.name());
        }
        return chat.isEnded() ? ChatRejection.ChatRefusal.ENDED : ChatRejection.ChatRefusal.NOT_IN_CHAT;
    }

    private Outcome<Chat> refused(Agent agent, @Nullable Chat chat, JournalAct act, ChatId id, Rejection why) {
        journal.refused(
                chat == null ? null : chat.account(),
                agent.id(),
                act,
                chat == null ? id.value() : chat.caseId().value(),
                why.code(),
                clock.instant());
        return new Outcome.Refused<>(why);
    }
}
