package org.caseport.persistence.live;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.persistence.column.CasePersonKey;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of an agent who has a case open. */
@Entity
@Table(name = "attendance")
@IdClass(CasePersonKey.class)
@NullUnmarked
class CasePresenceRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    @Column(name = "case_id")
    String supportCase;

    @Id
    @Column(name = "person_id")
    String person;

    boolean writing;

    @Column(name = "came_at")
    Instant cameAt;

    @Column(name = "seen_at")
    Instant seenAt;
}
