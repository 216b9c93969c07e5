package org.caseport.persistence.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.Upload;
import org.caseport.domain.file.UploadId;
import org.caseport.domain.file.Uploads;
import org.caseport.persistence.column.OwnedKey;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
class JpaUploads implements Uploads {

    @Inject
    EntityManager entities;

    @Override
    public void begin(Upload upload) {
        entities.persist(UploadRow.of(upload));
        entities.flush();
    }

    @Override
    public Optional<Upload> find(AccountId account, UploadId id) {
        return whole(entities.find(UploadRow.class, new OwnedKey(account.digits(), id.value())));
    }

    @Override
    public Optional<Upload> lock(AccountId account, UploadId id) {
        return whole(entities.find(
                UploadRow.class, new OwnedKey(account.digits(), id.value()), LockModeType.PESSIMISTIC_WRITE));
    }

    private Optional<Upload> whole(@Nullable UploadRow row) {
        return row == null ? Optional.empty() : Optional.of(row.toUpload(partsOf(row)));
    }

    private List<Upload.Part> partsOf(UploadRow row) {
        return entities.createQuery(
                        "select p from UploadPartRow p where p.account = :account and p.upload = :upload"
                                + " order by p.number",
                        UploadPartRow.class)
                .setParameter("account", row.account)
                .setParameter("upload", row.id)
                .getResultStream()
                .map(UploadPartRow::toPart)
                .toList();
    }

    @Override
    public void add(Upload upload, Upload.Part part) {
        UploadPartRow before = entities.find(UploadPartRow.class, key(upload, part.number()));
        if (before == null) {
            entities.persist(UploadPartRow.of(upload, part));
        } else {
            DatabaseBlobStore.delete(entities, before.account, before.file);
            before.update(part);
        }
        entities.flush();
    }

    @Override
    public void report(Upload upload, int part) {
        entities.find(UploadPartRow.class, key(upload, part)).reported = true;
        entities.flush();
    }

    private static UploadPartRow.Key key(Upload upload, int part) {
        return new UploadPartRow.Key(upload.account().digits(), upload.id().value(), part);
    }

    @Override
    public void join(Upload upload, AttachedFile whole) {
        DatabaseBlobStore.join(entities, upload, whole);
        UploadRow row = row(upload);
        row.mediaType = whole.mediaType();
        row.status = Upload.Status.READY.code();
        entities.flush();
    }

    @Override
    public void fail(Upload upload) {
        upload.parts()
                .forEach(part -> DatabaseBlobStore.delete(
                        entities, upload.account().digits(), part.bytes().value()));
        row(upload).status = Upload.Status.FAILED.code();
        entities.flush();
    }

    private UploadRow row(Upload upload) {
        return entities.find(
                UploadRow.class,
                new OwnedKey(upload.account().digits(), upload.id().value()));
    }

    @Override
    public void useUp(Upload upload) {
        // The foreign key deletes the rows of its parts; the bytes are in another table.
        entities.createQuery("delete from UploadRow u where u.account = :account and u.id = :id")
                .setParameter("account", upload.account().digits())
                .setParameter("id", upload.id().value())
                .executeUpdate();
    }

    @Override
    public int begunSince(AccountId account, Instant since) {
        return entities.createQuery(
                        "select count(u) from UploadRow u where u.account = :account and u.begunAt > :since"
                                + " and u.status <> :failed",
                        Long.class)
                .setParameter("account", account.digits())
                .setParameter("failed", Upload.Status.FAILED.code())
                .setParameter("since", since)
                .getSingleResult()
                .intValue();
    }

    @Override
    public int expire(Instant begunBefore) {
        // Their bytes are unused from now on, and deleted with the other unused files.
        return entities.createQuery("delete from UploadRow u where u.begunAt < :before")
                .setParameter("before", begunBefore)
                .executeUpdate();
    }
}
