package org.caseport.persistence.announcement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.persistence.column.OwnedKey;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of the link of a case to the announced problem that affects it. Its key allows one for each case. */
@Entity
@Table(name = "affected_case")
@IdClass(OwnedKey.class)
@NullUnmarked
class AffectedCaseRow {

    @Id
    @Column(name = "account_id")
    String account;

    /** The id of the case. */
    @Id
    @Column(name = "case_id")
    String id;

    @Column(name = "announcement_id")
    String announcement;

    @Column(name = "linked_at")
    Instant at;
}
