package org.caseport.domain.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.jspecify.annotations.Nullable;

/**
 * Stores chats and their entries. Whoever changes a chat together with its case holds the case first and the chat after
 * it; whoever changes what an agent has to do holds the agent before both.
 */
public interface Chats {

    /** An id before all others. */
    ChatId BEFORE_ALL = new ChatId("0".repeat(32));

    /** Stores a chat that is new. */
    void add(Chat chat);

    /** Stores a chat that is locked, and the entries that came to it. */
    void store(Chat chat, List<ChatEntry> said);

    Optional<Chat> find(ChatId id);

    /** The same, locked until the transaction ends. */
    Optional<Chat> lock(ChatId id);

    /** The chat of the case that is not ended. */
    Optional<Chat> openOf(CaseId id);

    /** All chats of the case, oldest first. */
    List<Chat> of(CaseId id);

    /** Chats of the account that are not ended. */
    List<Chat> openOf(AccountId account);

    /** Chats in which the agent is, or which ask the agent, oldest first. */
    List<Chat> openOf(PersonId agent);

    /** All chats that are not ended, for timers; not locked. */
    List<Chat> open();

    // Entries.

    /** Entries after this number, in order. */
    List<ChatEntry> entries(ChatId id, int after, int most);

    /** The entry with this key. */
    Optional<ChatEntry> entryOf(ChatId id, String key);

    /** How many messages this person has sent into the chat since then. */
    int sentSince(ChatId id, PersonId person, Instant since);

    // Files.

    /** Keeps a file, whose bytes are stored already, for a message that its sender sends next. */
    void keep(ChatId id, PersonId sender, AttachedFile file, Instant now);

    /** The files with these ids that this person has kept for a message of the chat and not sent. */
    List<AttachedFile> kept(ChatId id, PersonId sender, List<FileId> files);

    /** A file that came with a message, or that this person has kept for one. */
    Optional<AttachedFile> file(ChatId id, PersonId reader, FileId file);

    /** How many files the chat has, sent or kept. */
    int filesOf(ChatId id);

    /** Deletes files that were kept before then and never sent; their bytes go with the next cleaning. */
    int deleteUnsent(Instant before);

    // Who has read it, and who is here.

    /** The person has seen the entries up to this number; a lower number changes nothing. */
    void saw(ChatId id, PersonId person, ChatEntry.Side side, int number);

    /** These people have a page open that shows the chat. */
    void here(ChatId id, PersonId person, ChatEntry.Side side, Instant now);

    /** Who has seen how much, and who was here when. */
    List<Reader> readers(ChatId id);

    /** The same for several chats. */
    Map<ChatId, List<Reader>> readers(Collection<ChatId> ids);

    // What agents have written and not sent.

    /** What this person has written in the chat and not sent; empty for nothing. */
    String unsent(ChatId id, PersonId person);

    /** Keeps what this person has written and not sent, in place of what was kept before. */
    void keepUnsent(ChatId id, PersonId person, ChatEntry.Side side, String text);

    /** What was kept in this chat and not sent, by person. */
    Map<PersonId, String> unsent(ChatId id);

    // Rings.

    /** Notes what came of a ring. */
    void note(RingResult result);

    /** The rings of these chats that ended since then, by agents who did not accept. */
    List<RingResult> notAccepted(Collection<ChatId> ids, Instant since);

    // The line.

    /** The lengths of the last chats in this language that ended since then, with an agent; the latest first. */
    List<Duration> lengths(String language, Instant since, int most);

    /** Chats that were accepted since then and are not in line any more. */
    List<Accepted> acceptedSince(Instant since);

    /** The customer's last chat of the case that ended as gone since then. */
    Optional<Chat> goneSince(CaseId id, Instant since);

    /** Chats that are not ended, of cases that are resolved. */
    List<ChatId> ofResolvedCases(int most);

    /** Chats that ended and whose transcript was not made. */
    List<ChatId> withoutTranscript(int most);

    // Records.

    /** Chats of an account with their entries, by id, for its export. */
    List<Recorded> exportOf(AccountId account, ChatId after, int most);

    /** Figures about all chats. */
    Counts counts();

    /** Rings that passed without an answer since then, the latest first. */
    List<RingResult> passedSince(Instant since, int most);

    /** Chats that ended since then before anybody accepted them, the latest first. */
    List<Chat> leftSince(Instant since, int most);

    /** Chats that were accepted for the first time since then, the latest first. */
    List<Chat> firstAcceptedSince(Instant since, int most);

    /**
     * Figures about all chats.
     *
     * @param in how many are in each state but ended
     * @param oldestInLine since when the one has waited that has waited longest; null where none waits
     * @param withoutTranscript how many ended and have no transcript yet
     */
    record Counts(Map<Chat.State, Long> in, @Nullable Instant oldestInLine, long withoutTranscript) {

        public static final Counts NONE = new Counts(Map.of(), null, 0);

        public Counts {
            in = Map.copyOf(in);
        }

        public long in(Chat.State state) {
            return in.getOrDefault(state, 0L);
        }
    }

    /** A chat with all of its entries. */
    record Recorded(Chat chat, List<ChatEntry> entries) {

        public Recorded {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Somebody who reads a chat.
     *
     * @param seen up to which number; 0 for nothing yet
     * @param hereAt when a page of the person showed it last; null for never
     */
    record Reader(
            PersonId person,
            ChatEntry.Side side,
            int seen,
            @Nullable Instant hereAt) {}

    /** What came of a ring. */
    record RingResult(ChatId chat, PersonId agent, Instant rungAt, Instant endedAt, Result result) {

        /** The outcome of a ring. */
        public enum Result {
            ACCEPTED("accepted"),
            DECLINED("declined"),
            PASSED("passed"),
            /** The chat ended or was taken before. */
            VOID("void");

            private final String code;

            Result(String code) {
                this.code = code;
            }

            /** Its code in tables and metrics. */
            public String code() {
                return code;
            }
        }
    }

    /** A chat that was accepted: as of when it stood in the line, and when that was. */
    record Accepted(String language, Severity severity, Instant since, Instant at) {}
}
