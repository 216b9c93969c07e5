package org.caseport.persistence.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.domain.notice.BouncedAddress;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of an e-mail address that a mail server refused. */
@Entity
@Table(name = "mail_address")
@NullUnmarked
class BouncedAddressRow {

    @Id
    String address;

    int bounces;
    String words;

    @Column(name = "bounced_at")
    Instant bouncedAt;

    BouncedAddress toAddress() {
        return new BouncedAddress(address, bounces, words, bouncedAt);
    }
}
