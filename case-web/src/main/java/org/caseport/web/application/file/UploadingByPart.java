package org.caseport.web.application.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Member;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.BlobStore;
import org.caseport.domain.file.Upload;
import org.caseport.domain.file.UploadId;
import org.caseport.domain.file.Uploads;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.policy.entitlement.AccountLimits;
import org.caseport.web.application.NewIds;
import org.caseport.web.application.content.FileKind;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.application.policy.ConsultingPolicy;
import org.jspecify.annotations.Nullable;

/** Accepts large files in parts from programs, ahead of the case or communication that they belong to. */
@ApplicationScoped
@Transactional
public class UploadingByPart {

    /** How long an upload is kept from its beginning, complete or not, unless a case uses it before. */
    public static final Duration KEPT = Duration.ofDays(1);

    /** The size of a part: small enough to be sent again, and twenty parts make the largest file. */
    static final long PART_BYTES = 8L * 1024 * 1024;

    /** How many uploads that are on no case an account may have at a time. */
    private static final int MOST_UPLOADS = 50;

    /** How much of a part is read at a time; parts are a multiple of it. */
    private static final int PIECE = 256 * 1024;

    @Inject
    Uploads uploads;

    @Inject
    BlobStore blobs;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    Journal journal;

    @Inject
    Redacting redacting;

    @Inject
    VirusScanner scanner;

    @Inject
    Clock clock;

    /**
     * Begins an upload.
     *
     * @param name as the program gave it; path parts are dropped
     */
    public Outcome begin(Member member, String name, long size) {
        Instant now = clock.instant();
        AccountLimits limits = consulting.limitsOf(member.account());
        if (size < 1 || size > limits.uploadBytes()) {
            refused(member, JournalAct.UPLOAD_BEGUN, null, "NOT_THAT_SIZE");
            return new Outcome.NotThatSize(limits.uploadBytes());
        }
        if (uploads.begunSince(member.account(), now.minus(KEPT)) >= MOST_UPLOADS) {
            refused(member, JournalAct.UPLOAD_BEGUN, null, "TOO_MANY");
            return new Outcome.TooMany();
        }
        AttachedFile file = new AttachedFile(NewIds.file(), redacting.fileName(name), "application/octet-stream", size);
        Upload upload = new Upload(
                NewIds.upload(), member.account(), file, PART_BYTES, Upload.Status.NOT_READY, now, List.of());
        uploads.begin(upload);
        journal.done(
                member.account(),
                member.id(),
                JournalAct.UPLOAD_BEGUN,
                upload.id().value(),
                Long.toString(size),
                clock.instant());
        return new Outcome.UnderWay(upload);
    }

    /** An upload of the member's account that is neither used nor expired. */
    public Optional<Upload> find(Member member, UploadId id) {
        return uploads.find(member.account(), id).filter(this::isKept);
    }

    private Optional<Upload> lock(Member member, UploadId id) {
        return uploads.lock(member.account(), id).filter(this::isKept);
    }

    private boolean isKept(Upload upload) {
        return clock.instant().isBefore(upload.begunAt().plus(KEPT));
    }

    /** The upload, if it accepts this part: for the first time or as a replacement. */
    public Optional<Upload> waitingFor(Member member, UploadId id, int part) {
        return find(member, id).filter(upload -> isWaitingFor(upload, part));
    }

    private static boolean isWaitingFor(Upload upload, int part) {
        return upload.status() == Upload.Status.NOT_READY && upload.hasPart(part);
    }

    /** Records a part whose bytes are stored, replacing an earlier one with its number; false when none is accepted. */
    public boolean take(Member member, UploadId id, Upload.Part part) {
        Optional<Upload> held = lock(member, id).filter(upload -> isWaitingFor(upload, part.number()));
        held.ifPresent(upload -> uploads.add(upload, part));
        return held.isPresent();
    }

    /** Records which parts the program reports, and joins them into one file once all are reported. */
    public Outcome report(Member member, UploadId id, List<Reported> reported) {
        Optional<Upload> held = lock(member, id);
        if (held.isEmpty()) {
            refused(member, JournalAct.UPLOAD_COMPLETED, id, "NO_SUCH_UPLOAD");
            return new Outcome.NoSuchUpload();
        }
        Upload upload = held.get();
        for (Reported part : reported) {
            if (upload.arrived(part.number())
                    .filter(arrived -> arrived.tag().equals(part.tag()))
                    .isEmpty()) {
                refused(member, JournalAct.UPLOAD_COMPLETED, id, "NOT_THAT_PART");
                return new Outcome.NotThatPart(part.number());
            }
        }
        if (upload.status() == Upload.Status.NOT_READY) {
            reported.forEach(part -> uploads.report(upload, part.number()));
            Upload known = uploads.find(member.account(), id).orElseThrow();
            if (known.isReportedWhole()) {
                VirusScanner.Verdict verdict = scanner.scan(() -> wholeOf(known));
                if (verdict == VirusScanner.Verdict.NOT_CHECKED) {
                    return new Outcome.NotChecked();
                }
                finish(member, known, verdict);
            }
        }
        return new Outcome.UnderWay(uploads.find(member.account(), id).orElseThrow());
    }

    private void finish(Member member, Upload upload, VirusScanner.Verdict verdict) {
        FileKind kind = kindOf(upload);
        boolean infected = verdict == VirusScanner.Verdict.INFECTED;
        if (!kind.isDisguised() && !infected) {
            AttachedFile file = upload.file();
            redact(member, upload, kind);
            uploads.join(upload, new AttachedFile(file.id(), file.name(), kind.mediaType(), file.size()));
            journal.done(
                    member.account(),
                    member.id(),
                    JournalAct.UPLOAD_COMPLETED,
                    upload.id().value(),
                    file.id().value(),
                    clock.instant());
            return;
        }
        refused(
                member,
                JournalAct.UPLOAD_COMPLETED,
                upload.id(),
                (infected
                                ? AttachingFiles.Outcome.Refused.Why.INFECTED
                                : AttachingFiles.Outcome.Refused.Why.NOT_WHAT_ITS_NAME_CLAIMS)
                        .name());
        uploads.fail(upload);
    }

    /** Redacts secrets in the stored parts in place: parts keep their sizes, and untouched bytes are not rewritten. */
    private void redact(Member member, Upload upload, FileKind kind) {
        if (!kind.isText()) {
            return;
        }
        try (InputStream clean = redacting.file(kind, wholeOf(upload))) {
            long from = 0;
            for (byte[] piece = clean.readNBytes(PIECE); piece.length > 0; piece = clean.readNBytes(PIECE)) {
                if (Redacting.isTouched(clean, from, piece.length)) {
                    Upload.Part part = upload.parts().get((int) (from / upload.partBytes()));
                    blobs.overwrite(upload.account(), part.bytes(), from % upload.partBytes(), piece);
                }
                from += piece.length;
            }
            redacting.tell(member.account(), member.id(), upload.id().value(), Redacting.removedFrom(clean));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The parts as one stream, read in pieces. */
    private InputStream wholeOf(Upload upload) {
        return new SequenceInputStream(Collections.enumeration(upload.parts().stream()
                .<InputStream>map(part -> new BlobInputStream(
                        blobs, upload.account(), part.bytes(), upload.bytesOf(part.number()), PIECE))
                .toList()));
    }

    private void refused(Member member, JournalAct act, @Nullable UploadId id, String why) {
        String target = id == null ? null : id.value();
        journal.refused(member.account(), member.id(), act, target, why, clock.instant());
    }

    private FileKind kindOf(Upload upload) {
        try (InputStream in = wholeOf(upload)) {
            return FileKind.of(upload.file().name(), in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The upload, locked for the case or communication that is about to use it. */
    public Optional<Upload> hold(Member member, UploadId id) {
        return lock(member, id);
    }

    public void useUp(Upload upload) {
        uploads.useUp(upload);
    }

    /** A part as a program reports it, with the tag that it was given for it. */
    public record Reported(int number, String tag) {}

    /** The result of a step of an upload by parts. */
    public sealed interface Outcome {

        /** The upload as it stands now. */
        record UnderWay(Upload upload) implements Outcome {}

        /** There is no such upload of this account, or it is expired or used. */
        record NoSuchUpload() implements Outcome {}

        /** The file is empty or larger than this many bytes. */
        record NotThatSize(long most) implements Outcome {}

        /** The account has too many uploads that are on no case. */
        record TooMany() implements Outcome {}

        /** All parts are there, but no scanner could check the file now; reporting the parts again tries again. */
        record NotChecked() implements Outcome {}

        /** No part of this number has arrived, or its tag differs; nothing of the report was recorded. */
        record NotThatPart(int number) implements Outcome {}
    }
}
