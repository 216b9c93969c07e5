package org.caseport.web.application.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEvent.ChatStep;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.Chat.NotSent;
import org.caseport.domain.chat.Chat.Sending;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.ChatMessage;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.text.BlankText;
import org.caseport.policy.secret.Redacted;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.chat.HeldChats.Held;
import org.caseport.web.application.content.Redacting;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages of customers and agents. A message is stored once under the key that its page made, however often it
 * is sent. It touches neither the case nor the journal, except for the first message of an agent, which is the first
 * response.
 */
@ApplicationScoped
@Transactional
public class TalkingInChats {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @Inject
    Cases cases;

    @Inject
    Chats chats;

    @Inject
    HeldChats holding;

    @Inject
    EndingChats ending;

    @Inject
    WritingNow writing;

    @Inject
    Redacting redacting;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** A member's message. */
    public Outcome<Said> say(Member member, ChatId id, UUID key, String text, List<FileId> files) {
        Optional<Chat> found = chats.find(id)
                .filter(chat ->
                        chat.account().equals(member.account()) && cases.exists(Visibility.of(member), chat.caseId()));
        if (found.isEmpty()) {
            return refused(null, member.id(), id, Rejection.NotFound.CHAT);
        }
        if (!member.may(Grant.REPLY)) {
            return refused(found.get(), member.id(), id, new Rejection.NotGranted(Grant.REPLY));
        }
        return say(found.get(), Side.CUSTOMER, member.id(), member.name(), key, text, files);
    }

    /** A message of the agent in the chat. */
    public Outcome<Said> say(Agent agent, ChatId id, UUID key, String text, List<FileId> files) {
        Optional<Chat> found = chats.find(id);
        return found.isEmpty()
                ? refused(null, agent.id(), id, Rejection.NotFound.CHAT)
                : say(found.get(), Side.SUPPORT, agent.id(), agent.name(), key, text, files);
    }

    private Outcome<Said> say(
            Chat seen, Side side, PersonId person, String name, UUID key, String text, List<FileId> files) {
        ChatId id = seen.id();
        Redacted clean = redacting.message(plain(text));
        String kept = BlankText.stripLines(clean.text());
        if (kept.isEmpty() && files.isEmpty()) {
            return refused(seen, person, id, ChatRejection.ChatRefusal.EMPTY);
        }
        if (kept.codePointCount(0, kept.length()) > ChatMessage.LONGEST) {
            return refused(seen, person, id, ChatRejection.ChatRefusal.TOO_LONG);
        }
        // The case is locked before the chat, and only where it changes, too.
        boolean withCase = !seen.isEnded() && (seen.isAlmostFull() || (side == Side.SUPPORT && !isAnswered(seen)));
        Optional<SupportCase> supportCase =
                withCase ? cases.lock(Visibility.ofSupport(seen.account()), seen.caseId()) : Optional.empty();
        Chat chat = chats.lock(id).orElseThrow(() -> new IllegalStateException("chat " + id + " is gone"));
        Optional<ChatEntry> saved = chats.entryOf(id, key.toString());
        Instant now = clock.instant();
        if (saved.isEmpty()) {
            Optional<Rejection> tooFast = whyTooFast(chat, person, now);
            if (tooFast.isPresent()) {
                return refused(chat, person, id, tooFast.get());
            }
        }
        List<AttachedFile> enclosed = saved.map(ChatEntry::files)
                .filter(sent -> sent.stream().map(AttachedFile::id).toList().equals(files))
                .orElseGet(() -> chats.kept(id, person, files));
        if (enclosed.size() != files.size()) {
            return refused(
                    chat,
                    person,
                    id,
                    saved.isPresent() ? ChatRejection.ChatRefusal.KEY_TAKEN : ChatRejection.ChatRefusal.FILES);
        }
        SortedSet<String> removed = new TreeSet<>(clean.removed().keySet());
        Sending sending = chat.send(
                new ChatMessage(key.toString(), side, person, name, kept, enclosed, removed), saved.orElse(null), now);
        if (sending instanceof Sending.Sent sent) {
            redacting.tell(chat.account(), person, chat.caseId().value(), clean.removed());
            writing.sent(id, person);
            if (side == Side.SUPPORT) {
                chats.keepUnsent(id, person, side, "");
            }
            stored(sent, supportCase, person, now);
            return new Outcome.Done<>(new Said(sent.entry(), true));
        }
        if (sending instanceof Sending.Repeated repeated) {
            return new Outcome.Done<>(new Said(repeated.entry(), false));
        }
        return refused(chat, person, id, reason(chat, ((Sending.Refused) sending).why()));
    }

    /** As a database can keep it: without a null character, and without half a surrogate pair. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .map(point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                        ? 0xFFFD
                        : point)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean isAnswered(Chat chat) {
        return chat.progress().answeredAt() != null;
    }

    private Optional<Rejection> whyTooFast(Chat chat, PersonId person, Instant now) {
        int most = chat.terms().limits().messagesAMinute();
        return chats.sentSince(chat.id(), person, now.minus(A_MINUTE)) < most
                ? Optional.empty()
                : Optional.of(new ChatRejection.TooFast(A_MINUTE));
    }

    private void stored(Sending.Sent sent, Optional<SupportCase> supportCase, PersonId person, Instant now) {
        holding.keep(sent.after(), sent.entry());
        if (supportCase.isEmpty()) {
            return;
        }
        SupportCase held = supportCase.get();
        if (sent.entry().side() == Side.SUPPORT
                && sent.entry().at().equals(sent.after().progress().answeredAt())) {
            boolean first = held.status().isOpen() && held.supportWritesInChat(now);
            if (first) {
                cases.store(held);
            }
            holding.tell(
                    sent.after(), person, ChatStep.ANSWERED, first ? CaseEvent.ChatChanged.FIRST_RESPONSE : "", now);
        }
        sent.after().fill(now).result().ifPresent(done -> ending.ended(new Held(held, sent.after()), done, null, now));
    }

    private static Rejection reason(Chat chat, NotSent why) {
        return switch (why) {
            case ENDED -> ChatRejection.ChatRefusal.ENDED;
            case KEY_TAKEN -> ChatRejection.ChatRefusal.KEY_TAKEN;
            case NOT_IN_IT -> AnsweringChats.whyNot(chat);
            case TOO_MANY_FILES -> ChatRejection.ChatRefusal.FILES;
        };
    }

    private Outcome<Said> refused(@Nullable Chat chat, PersonId person, ChatId id, Rejection why) {
        journal.refused(
                chat == null ? null : chat.account(),
                person,
                JournalAct.CHAT_MESSAGE_SENT,
                chat == null ? id.value() : chat.caseId().value(),
                why.code(),
                clock.instant());
        return new Outcome.Refused<>(why);
    }

    /**
     * The message is in the chat.
     *
     * @param first whether it was stored just then; false for a repetition
     */
    public record Said(ChatEntry entry, boolean first) {}
}
