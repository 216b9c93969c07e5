package org.caseport.persistence.accountplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.accountplan.PlansInUse;
import org.caseport.domain.plan.SupportPlan;

@ApplicationScoped
@Transactional
class JpaPlansInUse implements PlansInUse {

    @Inject
    EntityManager entities;

    @Override
    public Set<SupportPlan> plans() {
        return Stream.of("select distinct a.plan from AccountRow a", "select distinct c.to from PlanChangeRow c")
                .flatMap(query -> entities.createQuery(query, String.class).getResultStream())
                .map(SupportPlan::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
