package org.caseport.web.application.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.draft.Drafts;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.BlobStore;
import org.caseport.domain.file.FileId;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.policy.entitlement.AccountLimits;
import org.caseport.web.application.NewIds;
import org.caseport.web.application.content.FileKind;
import org.caseport.web.application.content.Redacting;

/** Adds files to a draft and takes them off again. */
@ApplicationScoped
@Transactional
public class AttachingFiles {

    @Inject
    Drafts drafts;

    @Inject
    BlobStore bytes;

    @Inject
    AttachmentSlots slots;

    @Inject
    Journal journal;

    @Inject
    Redacting redacting;

    @Inject
    VirusScanner scanner;

    @Inject
    Clock clock;

    /**
     * Adds a file that has arrived completely. Its bytes are stored outside any transaction, so that slow uploads hold
     * neither a draft nor a database connection; whether the draft still has room is decided after that. If the
     * database fails in between, the next expiry run deletes the orphaned bytes.
     *
     * @param name as the browser gave it; path parts are dropped
     * @param arrived the temporary file with its bytes; the caller deletes it
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Outcome attach(DraftAuthor author, DraftId id, String name, Path arrived) throws IOException {
        String plainName = redacting.fileName(name);
        FileKind kind = kindOf(plainName, arrived);
        AttachedFile file = new AttachedFile(NewIds.file(), plainName, kind.mediaType(), Files.size(arrived));
        Outcome considered = slots.consider(author, id, file, kind.isDisguised());
        if (!(considered instanceof Outcome.Attached)) {
            return considered;
        }
        Optional<Outcome.Refused.Why> found =
                scanner.scan(() -> Files.newInputStream(arrived)).objection();
        if (found.isPresent()) {
            return slots.refuse(author, id, file, found.get());
        }
        SortedMap<String, Integer> removed;
        try (InputStream in = redacting.file(kind, Files.newInputStream(arrived))) {
            bytes.store(author.account(), file.id(), in, file.size());
            removed = Redacting.removedFrom(in);
        }
        Outcome taken = slots.take(author, id, file, removed);
        if (!(taken instanceof Outcome.Attached)) {
            bytes.delete(author.account(), file.id());
        }
        return taken;
    }

    private static FileKind kindOf(String name, Path arrived) throws IOException {
        try (InputStream in = Files.newInputStream(arrived)) {
            return FileKind.of(name, in);
        }
    }

    public void detach(DraftAuthor author, DraftId id, FileId file) {
        drafts.lock(author, id).filter(draft -> !draft.isSubmitted()).ifPresent(draft -> {
            drafts.detach(draft, file);
            journal.done(
                    author.account(),
                    author.id(),
                    JournalAct.DRAFT_FILE_REMOVED,
                    id.value(),
                    file.value(),
                    clock.instant());
        });
    }

    /** A file that is on the draft and has not expired, for a preview. */
    public Optional<AttachedFile> find(DraftAuthor author, DraftId id, FileId file) {
        return drafts.find(author, id).stream()
                .flatMap(draft -> draft.filesAt(clock.instant()).stream())
                .filter(kept -> !kept.expired())
                .map(DraftFile::file)
                .filter(kept -> kept.id().equals(file))
                .findFirst();
    }

    public void copy(DraftAuthor author, AttachedFile file, OutputStream out) throws IOException {
        bytes.copyTo(author.account(), file.id(), out);
    }

    /** The result of adding a file. */
    public sealed interface Outcome {

        /**
         * The file is on the draft.
         *
         * @param removed the kinds of secrets that were redacted in it
         */
        record Attached(AttachedFile file, List<Redacting.Removal> removed) implements Outcome {

            public Attached {
                removed = List.copyOf(removed);
            }
        }

        /** This file is refused; others are not affected. */
        record Refused(String name, Why why, AccountLimits limits) implements Outcome {

            /** The reason. Its sentence is in the message bundle. */
            public enum Why {
                EMPTY,
                TOO_LARGE,
                TOO_MANY,
                NOT_WHAT_ITS_NAME_CLAIMS,
                /** A scanner found malware in it. */
                INFECTED,
                /** No scanner could check it now, and the operator accepts only files that were checked. */
                NOT_CHECKED
            }
        }

        /** There is no such draft of this member, or it is a case by now. */
        record NoSuchDraft() implements Outcome {}
    }
}
