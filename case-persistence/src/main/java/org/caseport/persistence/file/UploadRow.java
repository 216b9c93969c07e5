package org.caseport.persistence.file;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.domain.file.Upload;
import org.caseport.domain.file.UploadId;
import org.caseport.persistence.column.EnumCodes;
import org.caseport.persistence.column.OwnedKey;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of an upload by parts, without its parts. */
@Entity
@Table(name = "upload")
@IdClass(OwnedKey.class)
@NullUnmarked
class UploadRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    String id;

    @Column(name = "file_id")
    String file;

    String name;

    @Column(name = "media_type")
    String mediaType;

    long size;

    @Column(name = "part_bytes")
    long partBytes;

    String status;

    @Column(name = "begun_at")
    Instant begunAt;

    static UploadRow of(Upload upload) {
        UploadRow row = new UploadRow();
        row.account = upload.account().digits();
        row.id = upload.id().value();
        row.file = upload.file().id().value();
        row.name = StorableText.storable(upload.file().name());
        row.mediaType = upload.file().mediaType();
        row.size = upload.file().size();
        row.partBytes = upload.partBytes();
        row.status = upload.status().code();
        row.begunAt = upload.begunAt();
        return row;
    }

    Upload toUpload(List<Upload.Part> parts) {
        return new Upload(
                new UploadId(id),
                new AccountId(account),
                new AttachedFile(new FileId(file), StorableText.shown(name), mediaType, size),
                partBytes,
                EnumCodes.uploadStatus(status),
                begunAt,
                parts);
    }
}
