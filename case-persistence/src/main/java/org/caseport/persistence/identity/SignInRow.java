package org.caseport.persistence.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.SignIn;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a sign-in. */
@Entity
@Table(name = "sign_in")
@NullUnmarked
class SignInRow {

    @Id
    @Column(name = "token_hash")
    String tokenHash;

    @Column(name = "person_id")
    String person;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "seen_at")
    Instant seenAt;

    String device;

    SignIn toSignIn() {
        return new SignIn(tokenHash, new PersonId(person), startedAt, seenAt, device == null ? "" : device);
    }
}
