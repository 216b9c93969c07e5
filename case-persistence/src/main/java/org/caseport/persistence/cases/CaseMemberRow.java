package org.caseport.persistence.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.caseport.persistence.column.CasePersonKey;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity that makes a case a person's own: the requester's, or that of a member who is named in it. */
@Entity
@Table(name = "case_member")
@IdClass(CasePersonKey.class)
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
}
