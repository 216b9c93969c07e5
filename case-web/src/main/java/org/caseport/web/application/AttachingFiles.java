package org.caseport.web.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.Member;
import org.caseport.domain.audit.Journal;
import org.caseport.domain.audit.JournalEntry;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.draft.Drafts;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileBytes;
import org.caseport.domain.file.FileId;
import org.caseport.policy.entitlement.Limits;

/** Adds files to a draft and takes them off again. */
@ApplicationScoped
@Transactional
public class AttachingFiles {

    @Inject
    Drafts drafts;

    @Inject
    FileBytes bytes;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /**
     * Adds a file that has arrived completely.
     *
     * @param name as the browser gave it; path parts are dropped
     * @param arrived where its bytes wait; the caller deletes it
     */
    public Attaching attach(Member member, DraftId id, String name, Path arrived) throws IOException {
        Optional<CaseDraft> held = drafts.lock(member, id).filter(draft -> !draft.isSubmitted());
        if (held.isEmpty()) {
            return new Attaching.NoSuchDraft();
        }
        CaseDraft draft = held.get();
        Limits limits = consulting.rulingOn(member, draft).limits();
        Instant now = clock.instant();
        String plainName = FileName.plain(name);
        long size = Files.size(arrived);
        Optional<Attaching.Refused.Why> objection = objection(draft, limits, plainName, size, arrived, now);
        if (objection.isPresent()) {
            journal.append(new JournalEntry(
                    member.account(),
                    member.id(),
                    "draft.file-added",
                    id.value(),
                    "refused",
                    objection.get().name(),
                    now));
            return new Attaching.Refused(plainName, objection.get(), limits);
        }
        AttachedFile file = new AttachedFile(
                NewIds.file(), plainName, kindOf(plainName, arrived).mediaType(), size);
        try (InputStream in = Files.newInputStream(arrived)) {
            bytes.store(member.account(), file.id(), in, limits.fileBytes());
        }
        drafts.attach(draft, file, now);
        return new Attaching.Attached(file);
    }

    private static Optional<Attaching.Refused.Why> objection(
            CaseDraft draft, Limits limits, String name, long size, Path arrived, Instant now) throws IOException {
        long kept = draft.filesAt(now).stream().filter(file -> !file.expired()).count();
        if (size == 0) {
            return Optional.of(Attaching.Refused.Why.EMPTY);
        }
        if (size > limits.fileBytes()) {
            return Optional.of(Attaching.Refused.Why.TOO_LARGE);
        }
        if (kept >= limits.files()) {
            return Optional.of(Attaching.Refused.Why.TOO_MANY);
        }
        return kindOf(name, arrived).nameTellsTheTruth()
                ? Optional.empty()
                : Optional.of(Attaching.Refused.Why.NOT_WHAT_ITS_NAME_CLAIMS);
    }

    private static FileKind kindOf(String name, Path arrived) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(arrived))) {
            return FileKind.of(name, in);
        }
    }

    public void detach(Member member, DraftId id, FileId file) {
        drafts.lock(member, id).filter(draft -> !draft.isSubmitted()).ifPresent(draft -> drafts.detach(draft, file));
    }

    /** A file that is still on the draft, for a preview. */
    public Optional<AttachedFile> find(Member member, DraftId id, FileId file) {
        return drafts.find(member, id).stream()
                .flatMap(draft -> draft.filesAt(clock.instant()).stream())
                .filter(kept -> !kept.expired())
                .map(DraftFile::file)
                .filter(kept -> kept.id().equals(file))
                .findFirst();
    }

    public void copy(Member member, AttachedFile file, OutputStream out) throws IOException {
        bytes.copyTo(member.account(), file.id(), out);
    }
}
