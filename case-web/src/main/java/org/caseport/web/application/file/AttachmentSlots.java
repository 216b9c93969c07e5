package org.caseport.web.application.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.draft.Drafts;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.policy.entitlement.AccountLimits;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.application.policy.ConsultingPolicy;

/** Decides whether a draft has room for a file, and adds it. Each call is a short transaction that touches no bytes. */
@ApplicationScoped
@Transactional
public class AttachmentSlots {

    @Inject
    Drafts drafts;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    Journal journal;

    @Inject
    Redacting redacting;

    @Inject
    Clock clock;

    /** The result that attaching this file would have now, so that the bytes of a refused file are never stored. */
    public AttachingFiles.Outcome consider(DraftAuthor author, DraftId id, AttachedFile file, boolean isDisguised) {
        Optional<CaseDraft> draft = drafts.find(author, id);
        return draft.isEmpty()
                ? new AttachingFiles.Outcome.NoSuchDraft()
                : ruled(author, draft.get(), file, isDisguised);
    }

    /** Refuses a file for what the virus scanner reported. */
    public AttachingFiles.Outcome refuse(
            DraftAuthor author, DraftId id, AttachedFile file, AttachingFiles.Outcome.Refused.Why why) {
        return refused(author, id, file, why, consulting.limitsOf(author.account()), clock.instant());
    }

    /**
     * Adds a file whose bytes are stored already; of several that arrive together the last may find no room.
     *
     * @param removed the secrets that were redacted in it
     */
    public AttachingFiles.Outcome take(
            DraftAuthor author, DraftId id, AttachedFile file, SortedMap<String, Integer> removed) {
        Optional<CaseDraft> held = drafts.lock(author, id);
        if (held.isEmpty()) {
            return new AttachingFiles.Outcome.NoSuchDraft();
        }
        AttachingFiles.Outcome ruled = ruled(author, held.get(), file, false);
        if (ruled instanceof AttachingFiles.Outcome.Attached) {
            Instant now = clock.instant();
            drafts.attach(held.get(), file, now);
            journal.done(
                    author.account(),
                    author.id(),
                    JournalAct.DRAFT_FILE_ADDED,
                    id.value(),
                    file.id().value(),
                    now);
            redacting.tell(author.account(), author.id(), id.value(), removed);
            return new AttachingFiles.Outcome.Attached(file, redacting.removals(removed));
        }
        return ruled;
    }

    private AttachingFiles.Outcome ruled(DraftAuthor author, CaseDraft draft, AttachedFile file, boolean isDisguised) {
        if (draft.isSubmitted()) {
            return new AttachingFiles.Outcome.NoSuchDraft();
        }
        Instant now = clock.instant();
        AccountLimits limits = consulting.limitsOf(author.account());
        Optional<AttachingFiles.Outcome.Refused.Why> objection = objection(draft, limits, file, isDisguised, now);
        if (objection.isEmpty()) {
            return new AttachingFiles.Outcome.Attached(file, List.of());
        }
        return refused(author, draft.id(), file, objection.get(), limits, now);
    }

    private AttachingFiles.Outcome refused(
            DraftAuthor author,
            DraftId id,
            AttachedFile file,
            AttachingFiles.Outcome.Refused.Why why,
            AccountLimits limits,
            Instant now) {
        journal.refused(author.account(), author.id(), JournalAct.DRAFT_FILE_ADDED, id.value(), why.name(), now);
        return new AttachingFiles.Outcome.Refused(file.name(), why, limits);
    }

    private static Optional<AttachingFiles.Outcome.Refused.Why> objection(
            CaseDraft draft, AccountLimits limits, AttachedFile file, boolean isDisguised, Instant now) {
        long kept = draft.filesAt(now).stream().filter(one -> !one.expired()).count();
        if (file.size() == 0) {
            return Optional.of(AttachingFiles.Outcome.Refused.Why.EMPTY);
        }
        if (file.size() > limits.fileBytes()) {
            return Optional.of(AttachingFiles.Outcome.Refused.Why.TOO_LARGE);
        }
        if (kept >= limits.files()) {
            return Optional.of(AttachingFiles.Outcome.Refused.Why.TOO_MANY);
        }
        return isDisguised
                ? Optional.of(AttachingFiles.Outcome.Refused.Why.NOT_WHAT_ITS_NAME_CLAIMS)
                : Optional.empty();
    }
}
