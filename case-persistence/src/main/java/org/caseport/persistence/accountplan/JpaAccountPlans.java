package org.caseport.persistence.accountplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.accountplan.AccountPlans;
import org.caseport.domain.accountplan.EffectivePlan;
import org.caseport.domain.accountplan.PlanPeriod;
import org.caseport.domain.plan.SupportPlan;

@ApplicationScoped
@Transactional
class JpaAccountPlans implements AccountPlans {

    private static final String LATEST_FIRST = " order by p.number desc";

    @Inject
    EntityManager entities;

    @Override
    public EffectivePlan planAt(AccountId account, Instant at) {
        Optional<PlanPeriodRow> found = periods(account, " and p.since <= :at" + LATEST_FIRST, 1)
                .setParameter("at", at)
                .getResultStream()
                .findFirst();
        if (found.isPresent()) {
            return new EffectivePlan(
                    found.get().toPeriod().plan(), found.get().toPeriod().isInferred());
        }
        SupportPlan plan = periods(account, " order by p.number", 1)
                .getResultStream()
                .findFirst()
                .map(first -> first.toPeriod().plan())
                .orElseGet(() -> planOf(account));
        return new EffectivePlan(plan, true);
    }

    private SupportPlan planOf(AccountId account) {
        return entities.createQuery("select a.plan from AccountRow a where a.id = :account", String.class)
                .setParameter("account", account.digits())
                .getResultStream()
                .findFirst()
                .map(SupportPlan::new)
                .orElseThrow(() -> new IllegalArgumentException("there is no account " + account));
    }

    @Override
    public List<PlanPeriod> periodsOf(AccountId account, int most) {
        return periods(account, LATEST_FIRST, most)
                .getResultStream()
                .map(PlanPeriodRow::toPeriod)
                .toList();
    }

    @Override
    public void begin(AccountId account, SupportPlan before, PlanPeriod period) {
        Optional<PlanPeriodRow> latest =
                periods(account, LATEST_FIRST, 1).getResultStream().findFirst();
        long number = latest.map(row -> row.number).orElse(0L);
        boolean known =
                latest.map(row -> row.plan.equals(before.code())).orElse(period.origin() == PlanPeriod.Origin.CREATED);
        if (!known) {
            PlanPeriod inferred = PlanPeriod.inferred(before, period.since());
            entities.persist(PlanPeriodRow.of(account, ++number, inferred));
        }
        entities.persist(PlanPeriodRow.of(account, ++number, period));
        entities.flush();
    }

    private TypedQuery<PlanPeriodRow> periods(AccountId account, String more, int most) {
        return entities.createQuery(
                        "select p from PlanPeriodRow p where p.account = :account" + more, PlanPeriodRow.class)
                .setParameter("account", account.digits())
                .setMaxResults(most);
    }
}
