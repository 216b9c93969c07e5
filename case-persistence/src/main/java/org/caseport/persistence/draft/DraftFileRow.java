package org.caseport.persistence.draft;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.persistence.column.RowKey;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a file on a draft, without its bytes. */
@Entity
@Table(name = "draft_file")
@IdClass(DraftFileRow.Key.class)
@NullUnmarked
class DraftFileRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    @Column(name = "draft_id")
    String draft;

    @Id
    @Column(name = "file_id")
    String file;

    String name;

    @Column(name = "media_type")
    String mediaType;

    long size;

    @Column(name = "added_at")
    Instant addedAt;

    boolean expired;

    static DraftFileRow of(DraftRow draft, AttachedFile file, Instant now) {
        DraftFileRow row = new DraftFileRow();
        row.account = draft.account;
        row.draft = draft.id;
        row.file = file.id().value();
        row.name = StorableText.storable(file.name());
        row.mediaType = file.mediaType();
        row.size = file.size();
        row.addedAt = now;
        return row;
    }

    DraftFile toFile() {
        return new DraftFile(
                new AttachedFile(new FileId(file), StorableText.shown(name), mediaType, size), addedAt, expired);
    }

    static class Key extends RowKey {

        private static final long serialVersionUID = 1L;

        String account;
        String draft;
        String file;

        @Override
        protected List<Object> values() {
            return List.of(account, draft, file);
        }
    }
}
