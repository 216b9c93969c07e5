package org.caseport.web.application.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.AttachmentSet;
import org.caseport.domain.file.AttachmentSetId;
import org.caseport.domain.file.EnclosedFiles;
import org.caseport.domain.file.Upload;
import org.caseport.domain.file.UploadId;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.correspondence.Reply;
import org.caseport.web.application.correspondence.ReplyingToCases;
import org.caseport.web.application.file.FillingAttachmentSets;
import org.caseport.web.application.file.UploadingByPart;
import org.caseport.web.application.opening.OpeningCases;
import org.jspecify.annotations.Nullable;

/**
 * Opens cases and adds replies together with files that a program sent ahead, in an attachment set or by parts. The
 * files are used up only if that succeeds.
 */
@ApplicationScoped
@Transactional
public class SubmittingWithFiles {

    @Inject
    FillingAttachmentSets sets;

    @Inject
    UploadingByPart uploading;

    @Inject
    OpeningCases openingCases;

    @Inject
    ReplyingToCases replying;

    /** Opens a case from complete data. */
    public Outcome<CaseId> open(Member member, DraftFields fields, SentAhead ahead) {
        return with(member, ahead, enclosed -> openingCases.openAtOnce(member, fields, enclosed));
    }

    /** Replies on a case. */
    public Outcome<ReplyingToCases.Replied> reply(
            Member member, CaseId id, String text, List<String> contacts, SentAhead ahead) {
        return with(member, ahead, enclosed -> replying.reply(member, new Reply(id, text, enclosed, contacts)));
    }

    private <T> Outcome<T> with(Member member, SentAhead ahead, Function<EnclosedFiles, Outcome<T>> act) {
        List<AttachmentSet> taken = new ArrayList<>();
        if (ahead.set() != null) {
            FillingAttachmentSets.Lookup taking = sets.take(member, ahead.set());
            if (taking instanceof FillingAttachmentSets.Lookup.Expired expired) {
                return new Outcome.Refused<>(new Rejection.SetExpired(expired.expiredAt()));
            }
            if (!(taking instanceof FillingAttachmentSets.Lookup.Taken set)) {
                return new Outcome.Refused<>(Rejection.NotFound.ATTACHMENT_SET);
            }
            taken.add(set.set());
        }
        List<Upload> held = new ArrayList<>();
        for (UploadId id : ahead.uploads()) {
            Optional<Upload> upload = uploading.hold(member, id);
            if (upload.isEmpty()) {
                return new Outcome.Refused<>(Rejection.NotFound.UPLOAD);
            }
            if (upload.get().status() != Upload.Status.READY) {
                return new Outcome.Refused<>(new Rejection.UploadNotReady(id));
            }
            held.add(upload.get());
        }
        List<AttachedFile> files =
                taken.stream().flatMap(set -> set.files().stream()).toList();
        Outcome<T> outcome = act.apply(
                new EnclosedFiles(files, held.stream().map(Upload::file).toList()));
        if (outcome instanceof Outcome.Done) {
            taken.forEach(sets::useUp);
            held.forEach(uploading::useUp);
        }
        return outcome;
    }

    /**
     * The files that a program sent ahead of the case or reply they belong to.
     *
     * @param set null for none
     * @param uploads each once, in the same order in every call, so that concurrent calls can't deadlock
     */
    public record SentAhead(@Nullable AttachmentSetId set, List<UploadId> uploads) {

        public static final SentAhead NOTHING = new SentAhead(null, List.of());

        public SentAhead {
            uploads = uploads.stream()
                    .distinct()
                    .sorted((a, b) -> a.value().compareTo(b.value()))
                    .toList();
        }
    }
}
