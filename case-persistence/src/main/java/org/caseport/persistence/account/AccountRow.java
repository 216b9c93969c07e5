package org.caseport.persistence.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Suspension;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of an account. */
@Entity
@Table(name = "account")
@NullUnmarked
class AccountRow {

    @Id
    String id;

    String name;
    String country;
    String region;
    String zone;
    String plan;
    boolean resold;

    @Column(name = "operations_contact")
    String operationsContact;

    @Column(name = "suspended_at")
    Instant suspendedAt;

    @Column(name = "suspended_by")
    String suspendedBy;

    @Column(name = "suspension_reason")
    String suspensionReason;

    AccountRow update(Account account) {
        id = account.id().digits();
        name = StorableText.storable(account.name());
        country = account.country();
        region = account.region();
        zone = account.zone().getId();
        plan = account.plan().code();
        resold = account.resold();
        operationsContact = StorableText.storableOrNull(account.operationsContact());
        return this;
    }

    void suspend(Suspension suspension) {
        suspendedAt = suspension == null ? null : suspension.since();
        suspendedBy = suspension == null ? null : suspension.by().value();
        suspensionReason = suspension == null ? null : StorableText.storable(suspension.reason());
    }

    Account toAccount() {
        return new Account(
                new AccountId(id),
                StorableText.shown(name),
                country,
                region,
                ZoneId.of(zone),
                new SupportPlan(plan),
                resold,
                operationsContact,
                suspendedAt == null
                        ? null
                        : new Suspension(StorableText.shown(suspensionReason), suspendedAt, new PersonId(suspendedBy)));
    }
}
