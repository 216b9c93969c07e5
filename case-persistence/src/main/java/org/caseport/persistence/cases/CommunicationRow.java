package org.caseport.persistence.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.file.AttachedFile;
import org.caseport.persistence.column.CaseNumberKey;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a communication of a case. It never changes. */
@Entity
@Table(name = "communication")
@IdClass(CaseNumberKey.class)
@NullUnmarked
class CommunicationRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    @Column(name = "case_id")
    String supportCase;

    @Id
    int number;

    @Enumerated(EnumType.STRING)
    Communication.Side side;

    @Enumerated(EnumType.STRING)
    Communication.Purpose purpose;

    /** A purpose that servers of the version before do not know; for them it is a reply. */
    @Enumerated(EnumType.STRING)
    @Column(name = "newer_purpose")
    Communication.Purpose newerPurpose;

    @Column(name = "person_id")
    String person;

    @Column(name = "author_name")
    String authorName;

    String body;

    @Column(name = "written_at")
    Instant at;

    static CommunicationRow of(CaseId id, Communication communication) {
        CommunicationRow row = new CommunicationRow();
        row.account = id.account().digits();
        row.supportCase = id.value();
        row.number = communication.number();
        row.side = communication.side();
        boolean newer = communication.purpose() == Communication.Purpose.CALL
                || communication.purpose() == Communication.Purpose.CHAT;
        row.purpose = newer ? Communication.Purpose.REPLY : communication.purpose();
        row.newerPurpose = newer ? communication.purpose() : null;
        row.person =
                communication.person() == null ? null : communication.person().value();
        row.authorName = StorableText.storable(communication.authorName());
        row.body = StorableText.storable(communication.body().text());
        row.at = communication.at();
        return row;
    }

    Communication toCommunication(List<AttachedFile> attachments) {
        return new Communication(
                number,
                side,
                newerPurpose == null ? purpose : newerPurpose,
                person == null ? null : new PersonId(person),
                authorName,
                new Body(StorableText.shown(body)),
                attachments,
                at);
    }
}
