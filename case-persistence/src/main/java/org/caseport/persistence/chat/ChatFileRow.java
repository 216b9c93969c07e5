package org.caseport.persistence.chat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a file of a chat, without its bytes. The key is the file's id. */
@Entity
@Table(name = "chat_file")
@IdClass(ChatKey.class)
@NullUnmarked
class ChatFileRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    @Column(name = "chat_id")
    String chat;

    @Id
    @Column(name = "file_id")
    String key;

    /** The entry that it came with; null while it waits for its message. */
    @Column(name = "entry_number")
    Integer entry;

    int position;
    String name;

    @Column(name = "media_type")
    String mediaType;

    long size;

    @Column(name = "person_id")
    String person;

    @Column(name = "kept_at")
    Instant keptAt;

    AttachedFile toFile() {
        return new AttachedFile(new FileId(key), StorableText.shown(name), mediaType, size);
    }
}
