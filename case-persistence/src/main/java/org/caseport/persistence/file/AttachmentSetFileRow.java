package org.caseport.persistence.file;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.AttachmentSet;
import org.caseport.domain.file.FileId;
import org.caseport.persistence.column.RowKey;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a file in an attachment set, without its bytes. */
@Entity
@Table(name = "attachment_set_file")
@IdClass(AttachmentSetFileRow.Key.class)
@NullUnmarked
class AttachmentSetFileRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    @Column(name = "set_id")
    String set;

    @Id
    int position;

    @Column(name = "file_id")
    String file;

    String name;

    @Column(name = "media_type")
    String mediaType;

    long size;

    static AttachmentSetFileRow of(AttachmentSet set, int position, AttachedFile file) {
        AttachmentSetFileRow row = new AttachmentSetFileRow();
        row.account = set.account().digits();
        row.set = set.id().value();
        row.position = position;
        row.file = file.id().value();
        row.name = StorableText.storable(file.name());
        row.mediaType = file.mediaType();
        row.size = file.size();
        return row;
    }

    AttachedFile toFile() {
        return new AttachedFile(new FileId(file), StorableText.shown(name), mediaType, size);
    }

    static class Key extends RowKey {

        private static final long serialVersionUID = 1L;

        String account;
        String set;
        int position;

        @Override
        protected List<Object> values() {
            return List.of(account, set, position);
        }
    }
}
