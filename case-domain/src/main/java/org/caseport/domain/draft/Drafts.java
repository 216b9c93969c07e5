package org.caseport.domain.draft;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;

/** Every draft. A look-up names who asks: a draft of anybody else looks like none. */
public interface Drafts {

    Optional<CaseDraft> find(Author author, DraftId id);

    /** The same, and nobody else changes or submits this draft until the transaction ends. */
    Optional<CaseDraft> lock(Author author, DraftId id);

    /** The author's drafts that are not submitted, answers too, last touched first; without their files. */
    List<CaseDraft> unsubmittedOf(Author author);

    /** The answer that the author has begun in this case and not sent, with its files. */
    Optional<CaseDraft> answerOf(Author author, CaseId answered);

    /** Whether any draft of the account has this id, whoever's it is. */
    boolean isTaken(AccountId account, DraftId id);

    /** Keeps fields, step, times and submission; files have verbs of their own. */
    void store(CaseDraft draft);

    /** Deletes the draft with its files. A submitted draft stays, since it answers for its case. */
    void discard(Author author, DraftId id);

    /** Adds a file whose bytes are already kept. */
    void attach(CaseDraft draft, AttachedFile file, Instant now);

    /** Takes a file off the draft and deletes its bytes. */
    void detach(CaseDraft draft, FileId file);

    /** Takes all files off the draft and leaves their bytes, since they are on a case now. */
    void release(CaseDraft draft);

    /** Deletes the bytes of files on drafts to which none was added since; the lines stay, marked as expired. */
    int expireFiles(Instant lastAddedBefore);

    /** Deletes drafts, and their files, that were not touched since. */
    int deleteUntouchedSince(Instant touchedBefore);
}
