package org.caseport.persistence.live;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of an agent who has a case open. */
@Entity
@Table(name = "attendance")
@IdClass(AttendanceRow.Key.class)
@NullUnmarked
class AttendanceRow {

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

    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        String account;
        String supportCase;
        String person;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
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
