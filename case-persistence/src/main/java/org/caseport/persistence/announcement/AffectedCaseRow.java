package org.caseport.persistence.announcement;

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

/** JPA entity of the link of a case to the announced problem that affects it. Its key allows one for each case. */
@Entity
@Table(name = "affected_case")
@IdClass(AffectedCaseRow.Key.class)
@NullUnmarked
class AffectedCaseRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    @Column(name = "case_id")
    String supportCase;

    @Column(name = "announcement_id")
    String announcement;

    @Column(name = "linked_at")
    Instant at;

    static class Key extends RowKey {

        private static final long serialVersionUID = 1L;

        String account;
        String supportCase;

        static Key of(CaseId id) {
            Key key = new Key();
            key.account = id.account().digits();
            key.supportCase = id.value();
            return key;
        }

        @Override
        protected List<Object> values() {
            return List.of(account, supportCase);
        }
    }
}
