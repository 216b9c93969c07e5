package org.caseport.persistence.desk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.desk.InternalNote;
import org.caseport.persistence.column.CaseNumberKey;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of an internal note. It never changes. */
@Entity
@Table(name = "internal_note")
@IdClass(CaseNumberKey.class)
@NullUnmarked
class InternalNoteRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    @Column(name = "case_id")
    String supportCase;

    @Id
    int number;

    @Column(name = "person_id")
    String person;

    @Column(name = "author_name")
    String authorName;

    String body;

    @Column(name = "written_at")
    Instant at;

    static InternalNoteRow of(CaseId id, InternalNote note) {
        InternalNoteRow row = new InternalNoteRow();
        row.account = id.account().digits();
        row.supportCase = id.value();
        row.number = note.number();
        row.person = note.person().value();
        row.authorName = StorableText.storable(note.authorName());
        row.body = StorableText.storable(note.body().text());
        row.at = note.at();
        return row;
    }

    InternalNote toNote() {
        return new InternalNote(number, new PersonId(person), authorName, new Body(StorableText.shown(body)), at);
    }
}
