package org.caseport.persistence.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.domain.access.AccessKey;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of an access key. Its secret is already sealed when it arrives here. */
@Entity
@Table(name = "access_key")
@NullUnmarked
class AccessKeyRow {

    @Id
    String id;

    @Column(name = "account_id")
    String account;

    @Column(name = "person_id")
    String person;

    String label;

    @Column(name = "sealed_under")
    String sealedUnder;

    String sealed;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "last_used_at")
    Instant lastUsedAt;

    static AccessKeyRow of(AccessKey key) {
        AccessKeyRow row = new AccessKeyRow();
        row.id = key.id();
        row.account = key.account().digits();
        row.person = key.holder().value();
        row.createdAt = key.createdAt();
        row.update(key);
        return row;
    }

    void update(AccessKey key) {
        label = StorableText.storable(key.label());
        sealedUnder = key.secret().key();
        sealed = key.secret().text();
        lastUsedAt = key.lastUsedAt();
    }

    AccessKey toKey() {
        return new AccessKey(
                id,
                new AccountId(account),
                new PersonId(person),
                label,
                new SealedSecret(sealedUnder, sealed),
                createdAt,
                lastUsedAt);
    }
}
