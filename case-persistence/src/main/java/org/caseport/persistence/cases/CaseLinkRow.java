package org.caseport.persistence.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.caseport.domain.cases.CaseId;
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

    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        String account;
        String supportCase;
        String other;

        @Override
        public boolean equals(Object object) {
            return object instanceof Key key
                    && Objects.equals(account, key.account)
                    && Objects.equals(supportCase, key.supportCase)
                    && Objects.equals(other, key.other);
        }

        @Override
        public int hashCode() {
            return Objects.hash(account, supportCase, other);
        }
    }
}
