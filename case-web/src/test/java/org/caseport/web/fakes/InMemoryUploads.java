package org.caseport.web.fakes;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.Upload;
import org.caseport.domain.file.UploadId;
import org.caseport.domain.file.Uploads;

/** Uploads by part, whose bytes are with the others. */
public final class InMemoryUploads implements Uploads {

    public final Map<UploadId, Upload> byId = new LinkedHashMap<>();
    public final InMemoryBytes bytes;

    public InMemoryUploads(InMemoryBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public void begin(Upload upload) {
        byId.put(upload.id(), upload);
    }

    @Override
    public Optional<Upload> find(AccountId account, UploadId id) {
        return Optional.ofNullable(byId.get(id)).filter(u -> u.account().equals(account));
    }

    @Override
    public Optional<Upload> lock(AccountId account, UploadId id) {
        return find(account, id);
    }

    @Override
    public void add(Upload upload, Upload.Part part) {
        Map<Integer, Upload.Part> parts = new TreeMap<>();
        upload.parts().forEach(one -> parts.put(one.number(), one));
        Upload.Part before = parts.put(part.number(), part);
        if (before != null) {
            bytes.delete(upload.account(), before.bytes());
        }
        keep(upload, upload.file(), upload.status(), List.copyOf(parts.values()));
    }

    @Override
    public void report(Upload upload, int part) {
        Upload now = byId.get(upload.id());
        keep(
                now,
                now.file(),
                now.status(),
                now.parts().stream()
                        .map(one -> one.number() == part
                                ? new Upload.Part(one.number(), one.bytes(), one.tag(), true)
                                : one)
                        .toList());
    }

    @Override
    public void join(Upload upload, AttachedFile whole) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        upload.parts().forEach(part -> all.writeBytes(bytes.byId.remove(part.bytes())));
        bytes.byId.put(whole.id(), all.toByteArray());
        keep(upload, whole, Upload.Status.READY, upload.parts());
    }

    @Override
    public void fail(Upload upload) {
        upload.parts().forEach(part -> bytes.delete(upload.account(), part.bytes()));
        keep(upload, upload.file(), Upload.Status.FAILED, upload.parts());
    }

    private void keep(Upload upload, AttachedFile file, Upload.Status status, List<Upload.Part> parts) {
        byId.put(
                upload.id(),
                new Upload(upload.id(), upload.account(), file, upload.partBytes(), status, upload.begunAt(), parts));
    }

    @Override
    public void useUp(Upload upload) {
        byId.remove(upload.id());
    }

    @Override
    public int begunSince(AccountId account, Instant since) {
        return (int) byId.values().stream()
                .filter(u -> u.account().equals(account) && u.begunAt().isAfter(since))
                .filter(u -> u.status() != Upload.Status.FAILED)
                .count();
    }

    @Override
    public int expire(Instant begunBefore) {
        int before = byId.size();
        byId.values().removeIf(u -> u.begunAt().isBefore(begunBefore));
        return before - byId.size();
    }
}
