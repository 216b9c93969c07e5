package org.caseport.web.application.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEvent.ChatStep;
import org.caseport.domain.cases.CaseEventRecorder;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.Chat.Transition;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.Chats;
import org.jspecify.annotations.Nullable;

/** Holds chats with their cases, stores what came of acts, and tells it. The case is locked first, then the chat. */
@ApplicationScoped
@Transactional
public class HeldChats {

    @Inject
    Cases cases;

    @Inject
    Chats chats;

    @Inject
    CaseEventRecorder caseJournal;

    @Inject
    Event<ChatMoved> moved;

    /** The chat with this id and its case, both locked until the transaction ends. */
    Optional<Held> hold(ChatId id) {
        return chats.find(id)
                .flatMap(chat -> cases.lock(Visibility.ofSupport(chat.account()), chat.caseId()))
                .flatMap(held -> chats.lock(id).map(chat -> new Held(held, chat)));
    }

    /** Stores a chat that is new, and tells it. */
    void begun(Chat chat, PersonId by, Instant now) {
        chats.add(chat);
        tell(chat, by, ChatStep.REQUESTED, chat.language().code(), now);
    }

    /** Stores what came of an act, without a word in the journal. */
    Chat keep(Transition.Done done) {
        chats.store(done.after(), done.said());
        moved.fire(new ChatMoved(done.after().id(), done.after().caseId(), null));
        return done.after();
    }

    /** Stores what came of an act, and tells it. */
    Chat keep(Transition.Done done, @Nullable PersonId by, ChatStep step, String detail, Instant now) {
        chats.store(done.after(), done.said());
        tell(done.after(), by, step, detail, now);
        return done.after();
    }

    /** Stores a message. */
    void keep(Chat after, ChatEntry entry) {
        chats.store(after, List.of(entry));
        moved.fire(new ChatMoved(after.id(), after.caseId(), entry.side()));
    }

    void tell(Chat chat, @Nullable PersonId by, ChatStep step, String detail, Instant now) {
        caseJournal.record(
                new CaseEvent.ChatChanged(chat.caseId(), by, chat.id().value(), step, detail, now));
        moved.fire(new ChatMoved(chat.id(), chat.caseId(), null));
    }

    /** A chat and its case, both locked. */
    record Held(SupportCase supportCase, Chat chat) {}
}
