package org.caseport.persistence.chat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.chat.Chats;
import org.caseport.persistence.column.EnumCodes;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of somebody who reads a chat. The key is the person's id. */
@Entity
@Table(name = "chat_reader")
@IdClass(ChatKey.class)
@NullUnmarked
class ChatReaderRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    @Column(name = "chat_id")
    String chat;

    @Id
    @Column(name = "person_id")
    String key;

    String side;

    @Column(name = "seen_number")
    int seen;

    @Column(name = "here_at")
    Instant hereAt;

    /** Written by statements of its own; null for nothing. */
    @Column(updatable = false)
    String unsent;

    Chats.Reader toReader() {
        return new Chats.Reader(new PersonId(key), EnumCodes.chatSide(side), seen, hereAt);
    }
}
