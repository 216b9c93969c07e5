package org.caseport.domain.chat;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.file.AttachedFile;
import org.jspecify.annotations.Nullable;

/**
 * One line of a chat: a message, or something that happened. Entries are numbered from 1 without gaps, in the order in
 * which they were stored.
 *
 * @param person who wrote or did it; null for the system
 * @param name the person's name then; empty for the system
 * @param text what was written, without secrets; empty for events and for files without a text
 * @param detail a code that says more about an event, such as why a chat ended; else empty
 * @param key the key that the page made for a message before it sent it; null for events
 * @param removed codes of the kinds of secrets that were removed
 */
public record ChatEntry(
        int number,
        Kind kind,
        Side side,
        @Nullable PersonId person,
        String name,
        String text,
        List<AttachedFile> files,
        String detail,
        @Nullable String key,
        SortedSet<String> removed,
        Instant at) {

    public ChatEntry {
        files = List.copyOf(files);
        removed = new TreeSet<>(removed);
        if (number < 1) {
            throw new IllegalArgumentException("entries are numbered from 1, not " + number);
        }
    }

    /** Something that happened. */
    static ChatEntry event(
            int number, Kind kind, Side side, @Nullable PersonId person, String name, String detail, Instant at) {
        return new ChatEntry(number, kind, side, person, name, "", List.of(), detail, null, new TreeSet<>(), at);
    }

    /** Whether somebody wrote it, or sent it as a file. */
    public boolean isMessage() {
        return kind == Kind.MESSAGE || kind == Kind.FILE;
    }

    /** Whether sending this message made this entry, so that it is sent again. */
    boolean isOf(ChatMessage message) {
        return message.person().equals(person)
                && message.text().equals(text)
                && message.fileIds().equals(files.stream().map(AttachedFile::id).toList());
    }

    /** What an entry is. */
    public enum Kind {
        MESSAGE("message"),
        /** A message of files alone. */
        FILE("file"),
        /** An agent accepted the chat. */
        JOINED("joined"),
        /** Its agent was not online for too long, and it waits again. */
        LOST("lost"),
        /** Another agent accepted it from the one before. */
        HANDED_OVER("handed-over"),
        /** Another agent took it over from the one before. */
        TAKEN_OVER("taken-over"),
        /** Somebody answered that question. */
        STILL_HERE("still-here"),
        /** Somebody replied in the case, beside the chat. */
        REPLIED("replied"),
        ENDED("ended");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** Its code in tables and JSON. */
        public String code() {
            return code;
        }
    }

    /** On whose side somebody is. */
    public enum Side {
        CUSTOMER("customer"),
        SUPPORT("support"),
        SYSTEM("system");

        private final String code;

        Side(String code) {
            this.code = code;
        }

        /** Its code in tables and JSON. */
        public String code() {
            return code;
        }
    }
}
