package org.caseport.persistence.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.factor.SecondFactor;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a second factor. Its secret is already sealed when it arrives here. */
@Entity
@Table(name = "second_factor")
@NullUnmarked
class SecondFactorRow {

    @Id
    @Column(name = "person_id")
    String person;

    @Column(name = "sealed_under")
    String sealedUnder;

    String sealed;

    Instant since;

    @Column(name = "last_step")
    long lastStep;

    static SecondFactorRow of(SecondFactor factor) {
        SecondFactorRow row = new SecondFactorRow();
        row.person = factor.person().value();
        row.sealedUnder = factor.secret().key();
        row.sealed = factor.secret().text();
        row.since = factor.since();
        row.lastStep = factor.lastStep();
        return row;
    }

    SecondFactor toFactor() {
        return new SecondFactor(new PersonId(person), new SealedSecret(sealedUnder, sealed), since, lastStep);
    }
}
