package org.caseport.persistence.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.notice.Notice;
import org.caseport.persistence.column.NumberedKey;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a notice in the outbox. */
@Entity
@Table(name = "outbox")
@IdClass(NumberedKey.class)
@NullUnmarked
class OutboxRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    long number;

    @Column(name = "case_id")
    String supportCase;

    String kind;
    int communication;
    String detail;
    Instant at;

    @Column(name = "taken_up")
    boolean takenUp;

    String origin;

    static OutboxRow of(long number, Notice notice) {
        OutboxRow row = new OutboxRow();
        row.account = notice.caseId().account().digits();
        row.number = number;
        row.supportCase = notice.caseId().value();
        row.kind = notice.kind();
        row.communication = notice.communication();
        row.detail = notice.detail();
        row.at = notice.at();
        return row;
    }

    Notice toNotice() {
        return new Notice(new CaseId(supportCase), kind, communication, detail, at);
    }
}
