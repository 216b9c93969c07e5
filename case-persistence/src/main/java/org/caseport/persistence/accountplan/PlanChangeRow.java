package org.caseport.persistence.accountplan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.accountplan.PlanChange;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a change of a plan that is scheduled. */
@Entity
@Table(name = "plan_change")
@NullUnmarked
class PlanChangeRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Column(name = "from_plan")
    String from;

    @Column(name = "to_plan")
    String to;

    @Column(name = "effective_at")
    Instant effectiveAt;

    @Column(name = "scheduled_by")
    String scheduledBy;

    @Column(name = "scheduled_at")
    Instant scheduledAt;

    String reason;

    static PlanChangeRow of(PlanChange change) {
        PlanChangeRow row = new PlanChangeRow();
        row.account = change.account().digits();
        row.from = change.from().code();
        row.to = change.to().code();
        row.effectiveAt = change.effectiveAt();
        row.scheduledBy = change.scheduledBy().value();
        row.scheduledAt = change.scheduledAt();
        row.reason = change.reason().isEmpty() ? null : StorableText.storable(change.reason());
        return row;
    }

    PlanChange toChange() {
        return new PlanChange(
                new AccountId(account),
                new SupportPlan(from),
                new SupportPlan(to),
                effectiveAt,
                new PersonId(scheduledBy),
                scheduledAt,
                reason == null ? "" : StorableText.shown(reason));
    }
}
