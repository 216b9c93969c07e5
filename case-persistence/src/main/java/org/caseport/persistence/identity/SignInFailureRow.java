package org.caseport.persistence.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of the failed sign-in attempts for one name. */
@Entity
@Table(name = "sign_in_failure")
@NullUnmarked
class SignInFailureRow {

    @Id
    String email;

    @Column(name = "in_a_row")
    int inARow;

    @Column(name = "last_at")
    Instant lastAt;
}
