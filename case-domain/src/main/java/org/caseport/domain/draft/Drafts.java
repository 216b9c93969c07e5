package org.caseport.domain.draft;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;

/** Stores all drafts. Each look-up takes the author; the draft of anybody else looks like one that does not exist. */
public interface Drafts {

    Optional<CaseDraft> find(DraftAuthor author, DraftId id);

    /** The same, locked: nobody else changes or submits this draft until the transaction ends. */
    Optional<CaseDraft> lock(DraftAuthor author, DraftId id);

    /** The author's drafts that are not submitted, replies too, last touched first; without their files. */
    List<CaseDraft> unsubmittedOf(DraftAuthor author);

    /** The reply to this case that the author has begun and not sent, with its files. */
    Optional<CaseDraft> answerOf(DraftAuthor author, CaseId answered);

    /**
     * The author's draft, submitted or not, that has this text in this field; the last touched one of several.
     */
    Optional<CaseDraft> lastWith(DraftAuthor author, String field, String text);

    /** Whether any draft of the account has this id, by any author. */
    boolean isTaken(AccountId account, DraftId id);

    /** Stores fields, step, times and submission; files have methods of their own. */
    void store(CaseDraft draft);

    /** Deletes the draft with its files. A submitted draft is not deleted, since it leads to its case. */
    void discard(DraftAuthor author, DraftId id);

    /** Adds a file whose bytes are already stored. */
    void attach(CaseDraft draft, AttachedFile file, Instant now);

    /** Removes a file from the draft and deletes its bytes. */
    void detach(CaseDraft draft, FileId file);

    /** Removes all files from the draft and keeps their bytes, since they are on a case now. */
    void release(CaseDraft draft);

    /**
     * Deletes the bytes of files on drafts to which none was added since then; the files stay listed, marked as
     * expired.
     */
    int expireFiles(Instant lastAddedBefore);

    /** Deletes drafts, and their files, that were not touched since then. */
    int deleteUntouchedSince(Instant touchedBefore);
}
