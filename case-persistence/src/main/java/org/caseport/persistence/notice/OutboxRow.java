package org.caseport.persistence.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.domain.account.AccountId;
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
        row.account = notice.account().digits();
        row.number = number;
        row.supportCase = caseOf(notice);
        row.kind = notice.kind();
        row.communication = notice.communication();
        row.detail = notice.detail();
        row.at = notice.at();
        return row;
    }

    Notice toNotice() {
        return noticeOf(account, supportCase, kind, communication, detail, at);
    }

    static String caseOf(Notice notice) {
        return notice.caseId() == null
                ? ofNoCase(notice.account()).value()
                : notice.caseId().value();
    }

    /**
     * Stands for no case in a notice about the account itself. Servers of the release before read it, too, find no such
     * case, and go on with what else there is to deliver.
     */
    private static CaseId ofNoCase(AccountId account) {
        return CaseId.of(account, 0, 0);
    }

    static Notice noticeOf(
            String account, String supportCase, String kind, int communication, String detail, Instant at) {
        AccountId owner = new AccountId(account);
        CaseId id = new CaseId(supportCase);
        return new Notice(owner, id.equals(ofNoCase(owner)) ? null : id, kind, communication, detail, at);
    }
}
