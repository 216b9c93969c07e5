package org.caseport.persistence.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity that makes a case a person's own: the requester's, or that of a member who is named in it. */
@Entity
@Table(name = "case_member")
@IdClass(CaseMemberRow.Key.class)
@NullUnmarked
class CaseMemberRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    @Column(name = "case_id")
    String supportCase;

    @Id
    @Column(name = "person_id")
    String person;

    static CaseMemberRow of(CaseRow row, String person) {
        CaseMemberRow member = new CaseMemberRow();
        member.account = row.account;
        member.supportCase = row.id;
        member.person = person;
        return member;
    }

    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        String account;
        String supportCase;
        String person;

        @Override
        public boolean equals(Object object) {
            return object instanceof Key key
                    && Objects.equals(account, key.account)
                    && Objects.equals(supportCase, key.supportCase)
                    && Objects.equals(person, key.person);
        }

        @Override
        public int hashCode() {
            return Objects.hash(account, supportCase, person);
        }
    }
}
