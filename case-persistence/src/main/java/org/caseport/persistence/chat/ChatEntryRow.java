package org.caseport.persistence.chat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.file.AttachedFile;
import org.caseport.persistence.column.EnumCodes;
import org.caseport.persistence.column.JsonColumns;
import org.caseport.persistence.column.RowKey;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of an entry of a chat. It changes only when a person is erased. */
@Entity
@Table(name = "chat_entry")
@IdClass(ChatEntryRow.Key.class)
@NullUnmarked
class ChatEntryRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    @Column(name = "chat_id")
    String chat;

    @Id
    int number;

    String kind;
    String side;

    @Column(name = "person_id")
    String person;

    @Column(name = "person_name")
    String name;

    @Column(name = "body")
    String text;

    String detail;

    @Column(name = "entry_key")
    String key;

    /** Stored as JSON, since they are only ever read together. */
    String removed;

    @Column(name = "written_at")
    Instant at;

    static ChatEntryRow of(AccountId account, ChatId chat, ChatEntry entry) {
        ChatEntryRow row = new ChatEntryRow();
        row.account = account.digits();
        row.chat = chat.value();
        row.number = entry.number();
        row.kind = entry.kind().code();
        row.side = entry.side().code();
        row.person = entry.person() == null ? null : entry.person().value();
        row.name = StorableText.storable(entry.name());
        row.text = StorableText.storable(entry.text());
        row.detail = entry.detail();
        row.key = entry.key();
        row.removed = JsonColumns.ofTexts(List.copyOf(entry.removed()));
        row.at = entry.at();
        return row;
    }

    ChatEntry toEntry(List<AttachedFile> files) {
        return new ChatEntry(
                number,
                EnumCodes.chatEntryKind(kind),
                EnumCodes.chatSide(side),
                person == null ? null : new PersonId(person),
                name,
                text,
                files,
                detail,
                key,
                new TreeSet<>(JsonColumns.toTexts(removed)),
                at);
    }

    static class Key extends RowKey {

        private static final long serialVersionUID = 1L;

        String account;
        String chat;
        int number;

        @Override
        protected List<Object> values() {
            return List.of(account, chat, number);
        }
    }
}
