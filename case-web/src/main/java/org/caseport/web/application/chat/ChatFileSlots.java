package org.caseport.web.application.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.policy.entitlement.AccountLimits;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.application.file.AttachingFiles.Outcome;
import org.caseport.web.application.policy.ConsultingPolicy;

/** Decides whether a chat has room for a file, in short transactions that no upload holds open. */
@ApplicationScoped
@Transactional
public class ChatFileSlots {

    @Inject
    Chats chats;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    Journal journal;

    @Inject
    Redacting redacting;

    @Inject
    Clock clock;

    Optional<Outcome.Refused.Why> objection(Chat chat, AttachedFile file, boolean disguised) {
        AccountLimits limits = consulting.limitsOf(chat.account());
        if (file.size() == 0) {
            return Optional.of(Outcome.Refused.Why.EMPTY);
        }
        if (file.size() > limits.fileBytes()) {
            return Optional.of(Outcome.Refused.Why.TOO_LARGE);
        }
        if (isFull(chat)) {
            return Optional.of(Outcome.Refused.Why.TOO_MANY);
        }
        return disguised ? Optional.of(Outcome.Refused.Why.NOT_WHAT_ITS_NAME_CLAIMS) : Optional.empty();
    }

    /** Files that were never sent count too, so that nobody fills the storage with them. */
    private boolean isFull(Chat chat) {
        int most = chat.terms().limits().files();
        return chat.progress().files() >= most || chats.filesOf(chat.id()) >= 2 * most;
    }

    Outcome refuse(Chat chat, PersonId sender, AttachedFile file, Outcome.Refused.Why why) {
        journal.refused(
                chat.account(),
                sender,
                JournalAct.CHAT_FILE_ADDED,
                chat.caseId().value(),
                why.name(),
                clock.instant());
        return new Outcome.Refused(file.name(), why, consulting.limitsOf(chat.account()));
    }

    /** Keeps a file whose bytes are stored already; of several that arrive together the last may find no room. */
    Outcome take(ChatId id, PersonId sender, AttachedFile file, SortedMap<String, Integer> removed) {
        Optional<Chat> held = chats.lock(id).filter(chat -> !chat.isEnded());
        if (held.isEmpty()) {
            return new Outcome.NoSuchDraft();
        }
        Chat chat = held.get();
        if (isFull(chat)) {
            return refuse(chat, sender, file, Outcome.Refused.Why.TOO_MANY);
        }
        Instant now = clock.instant();
        chats.keep(id, sender, file, now);
        journal.done(
                chat.account(),
                sender,
                JournalAct.CHAT_FILE_ADDED,
                chat.caseId().value(),
                file.id().value(),
                now);
        redacting.tell(chat.account(), sender, chat.caseId().value(), removed);
        return new Outcome.Attached(file, redacting.removals(removed));
    }
}
