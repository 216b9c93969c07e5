package org.caseport.persistence.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.caseport.domain.cases.CaseId;
import org.caseport.persistence.column.RowKey;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of one direction of a link between two cases. */
@Entity
@Table(name = "case_link")
@IdClass(CaseLinkRow.Key.class)
@NullUnmarked
class CaseLinkRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    @Column(name = "case_id")
    String supportCase;

    @Id
    @Column(name = "other_id")
    String other;

    @Column(name = "linked_at")
    Instant at;

    static CaseLinkRow of(CaseId from, CaseId to, Instant now) {
        CaseLinkRow row = new CaseLinkRow();
        row.account = from.account().digits();
        row.supportCase = from.value();
        row.other = to.value();
        row.at = now;
        return row;
    }

    static class Key extends RowKey {

        private static final long serialVersionUID = 1L;

        String account;
        String supportCase;
        String other;

        @Override
        protected List<Object> values() {
            return List.of(account, supportCase, other);
        }
    }
}
