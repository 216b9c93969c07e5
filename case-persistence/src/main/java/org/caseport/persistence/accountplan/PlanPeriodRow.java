package org.caseport.persistence.accountplan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.accountplan.PlanPeriod;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.persistence.column.NumberedKey;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a period in which an account has one plan. It never changes. */
@Entity
@Table(name = "account_plan")
@IdClass(NumberedKey.class)
@NullUnmarked
class PlanPeriodRow {

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    long number;

    String plan;
    Instant since;
    String origin;

    @Column(name = "set_by")
    String by;

    String reason;

    static PlanPeriodRow of(AccountId account, long number, PlanPeriod period) {
        PlanPeriodRow row = new PlanPeriodRow();
        row.account = account.digits();
        row.number = number;
        row.plan = period.plan().code();
        row.since = period.since();
        row.origin = period.origin().name();
        row.by = period.by() == null ? null : period.by().value();
        row.reason = period.reason().isEmpty() ? null : StorableText.storable(period.reason());
        return row;
    }

    PlanPeriod toPeriod() {
        return new PlanPeriod(
                new SupportPlan(plan),
                since,
                PlanPeriod.Origin.valueOf(origin),
                by == null ? null : new PersonId(by),
                reason == null ? "" : StorableText.shown(reason));
    }
}
