package org.caseport.domain.draft;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * A case that is not submitted yet, or a reply that is not sent yet. Only its author sees it; colleagues don't.
 *
 * @param answers the case it is a reply to; null for a draft of a new case
 * @param step the step that the author reached last
 * @param submittedAs the case that it became, or that was replied to; from then on the draft never changes
 */
public record CaseDraft(
        DraftId id,
        AccountId account,
        PersonId author,
        @Nullable CaseId answers,
        DraftStep step,
        DraftFields fields,
        List<DraftFile> files,
        Instant createdAt,
        Instant touchedAt,
        @Nullable CaseId submittedAs) {

    public CaseDraft {
        files = List.copyOf(files);
    }

    public static CaseDraft begin(DraftId id, AccountId account, PersonId author, DraftFields fields, Instant now) {
        return new CaseDraft(id, account, author, null, DraftStep.HELP, fields, List.of(), now, now, null);
    }

    /** A new draft of a reply to this case. */
    public static CaseDraft answer(DraftId id, DraftAuthor author, CaseId answered, DraftFields fields, Instant now) {
        return new CaseDraft(
                id, author.account(), author.id(), answered, DraftStep.HELP, fields, List.of(), now, now, null);
    }

    public CaseDraft with(DraftFields changed, Instant now) {
        return new CaseDraft(id, account, author, answers, step, changed, files, createdAt, now, submittedAs);
    }

    public CaseDraft at(DraftStep reached, Instant now) {
        return new CaseDraft(id, account, author, answers, reached, fields, files, createdAt, now, submittedAs);
    }

    public CaseDraft submitted(CaseId as, Instant now) {
        if (submittedAs != null) {
            throw new IllegalStateException("draft " + id + " was submitted as " + submittedAs);
        }
        return new CaseDraft(id, account, author, answers, step, fields, files, createdAt, now, as);
    }

    /**
     * The files with their state at this instant: all of them expire {@link DraftFile#KEPT} after the last was added.
     */
    public List<DraftFile> filesAt(Instant now) {
        boolean expired = files.stream()
                .map(DraftFile::addedAt)
                .max(Comparator.naturalOrder())
                .map(last -> now.isAfter(last.plus(DraftFile.KEPT)))
                .orElse(false);
        return files.stream()
                .map(f -> new DraftFile(f.file(), f.addedAt(), f.expired() || expired))
                .toList();
    }

    public boolean isSubmitted() {
        return submittedAs != null;
    }
}
