package org.caseport.persistence.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.persistence.column.RowKey;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of an attachment: a file on a communication, without its bytes. */
@Entity
@Table(name = "attachment")
@IdClass(AttachmentRow.Key.class)
@NullUnmarked
class AttachmentRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    @Column(name = "case_id")
    String supportCase;

    @Id
    int communication;

    @Id
    int position;

    @Column(name = "file_id")
    String file;

    String name;

    @Column(name = "media_type")
    String mediaType;

    long size;

    static AttachmentRow of(CaseId id, int communication, int position, AttachedFile file) {
        AttachmentRow row = new AttachmentRow();
        row.account = id.account().digits();
        row.supportCase = id.value();
        row.communication = communication;
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
        String supportCase;
        int communication;
        int position;

        @Override
        protected List<Object> values() {
            return List.of(account, supportCase, communication, position);
        }
    }
}
