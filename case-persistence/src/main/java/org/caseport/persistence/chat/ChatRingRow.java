package org.caseport.persistence.chat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.Chats;
import org.caseport.persistence.column.EnumCodes;
import org.caseport.persistence.column.RowKey;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of what came of a ring. It never changes. */
@Entity
@Table(name = "chat_ring")
@IdClass(ChatRingRow.Key.class)
@NullUnmarked
class ChatRingRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    @Column(name = "chat_id")
    String chat;

    @Id
    @Column(name = "agent_id")
    String agent;

    @Id
    @Column(name = "rung_at")
    Instant rungAt;

    @Column(name = "ended_at")
    Instant endedAt;

    String result;

    static ChatRingRow of(AccountId account, Chats.RingResult ring) {
        ChatRingRow row = new ChatRingRow();
        row.account = account.digits();
        row.chat = ring.chat().value();
        row.agent = ring.agent().value();
        row.rungAt = ring.rungAt();
        row.endedAt = ring.endedAt();
        row.result = ring.result().code();
        return row;
    }

    Chats.RingResult toResult() {
        return new Chats.RingResult(
                new ChatId(chat), new PersonId(agent), rungAt, endedAt, EnumCodes.ringResult(result));
    }

    static class Key extends RowKey {

        private static final long serialVersionUID = 1L;

        String account;
        String chat;
        String agent;
        Instant rungAt;

        @Override
        protected List<Object> values() {
            return List.of(account, chat, agent, rungAt);
        }
    }
}
