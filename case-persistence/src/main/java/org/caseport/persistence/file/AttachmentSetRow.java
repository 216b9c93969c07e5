package org.caseport.persistence.file;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.persistence.column.OwnedKey;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of an attachment set, without its files. */
@Entity
@Table(name = "attachment_set")
@IdClass(OwnedKey.class)
@NullUnmarked
class AttachmentSetRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    String id;

    @Column(name = "created_at")
    Instant createdAt;
}
