package org.caseport.persistence.file;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;
import org.caseport.domain.file.FileId;
import org.caseport.domain.file.Upload;
import org.caseport.persistence.column.RowKey;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a part of an upload that has arrived, without its bytes. */
@Entity
@Table(name = "upload_part")
@IdClass(UploadPartRow.Key.class)
@NullUnmarked
class UploadPartRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    @Column(name = "upload_id")
    String upload;

    @Id
    int number;

    @Column(name = "file_id")
    String file;

    String tag;

    boolean reported;

    static UploadPartRow of(Upload upload, Upload.Part part) {
        UploadPartRow row = new UploadPartRow();
        row.account = upload.account().digits();
        row.upload = upload.id().value();
        row.number = part.number();
        row.update(part);
        return row;
    }

    void update(Upload.Part part) {
        file = part.bytes().value();
        tag = part.tag();
        reported = part.reported();
    }

    Upload.Part toPart() {
        return new Upload.Part(number, new FileId(file), tag, reported);
    }

    static class Key extends RowKey {

        private static final long serialVersionUID = 1L;

        String account;
        String upload;
        int number;

        Key() {}

        Key(String account, String upload, int number) {
            this.account = account;
            this.upload = upload;
            this.number = number;
        }

        @Override
        protected List<Object> values() {
            return List.of(account, upload, number);
        }
    }
}
