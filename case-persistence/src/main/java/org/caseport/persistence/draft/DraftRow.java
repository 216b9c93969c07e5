package org.caseport.persistence.draft;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.draft.DraftStep;
import org.caseport.persistence.column.OwnedKey;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a draft, without its fields and files. */
@Entity
@Table(name = "draft")
@IdClass(OwnedKey.class)
@NullUnmarked
class DraftRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    String id;

    @Column(name = "author_id")
    String author;

    /** The case that it is a reply in; null for a draft of a new case. */
    String answers;

    @Enumerated(EnumType.STRING)
    DraftStep step;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "touched_at")
    Instant touchedAt;

    /** When the last file was added; null if there is none with bytes. */
    @Column(name = "files_added_at")
    Instant filesAddedAt;

    boolean submitted;

    @Column(name = "submitted_as")
    String submittedAs;

    @Version
    long revision;

    static DraftRow of(CaseDraft draft) {
        DraftRow row = new DraftRow();
        row.account = draft.account().digits();
        row.id = draft.id().value();
        row.author = draft.author().value();
        row.answers = draft.answers() == null ? null : draft.answers().value();
        row.createdAt = draft.createdAt();
        row.touchedAt = draft.touchedAt();
        row.update(draft);
        return row;
    }

    void update(CaseDraft draft) {
        step = draft.step();
        touch(draft.touchedAt());
        submitted = draft.isSubmitted();
        submittedAs = draft.submittedAs() == null ? null : draft.submittedAs().value();
    }

    void touch(Instant at) {
        if (at.isAfter(touchedAt)) {
            touchedAt = at;
        }
    }

    CaseDraft toDraft(DraftFields fields, List<DraftFile> files) {
        return new CaseDraft(
                new DraftId(id),
                new AccountId(account),
                new PersonId(author),
                answers == null ? null : new CaseId(answers),
                step,
                fields,
                files,
                createdAt,
                touchedAt,
                submittedAs == null ? null : new CaseId(submittedAs));
    }
}
