package org.caseport.web.fakes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.accountplan.PlanChange;
import org.caseport.domain.accountplan.PlanChanges;

public final class InMemoryPlanChanges implements PlanChanges {

    private final Map<AccountId, PlanChange> byAccount = new LinkedHashMap<>();

    @Override
    public Optional<PlanChange> of(AccountId account) {
        return Optional.ofNullable(byAccount.get(account));
    }

    @Override
    public void schedule(PlanChange change) {
        byAccount.put(change.account(), change);
    }

    @Override
    public boolean remove(AccountId account) {
        return byAccount.remove(account) != null;
    }

    @Override
    public List<AccountId> due(Instant now, int most) {
        return byAccount.values().stream()
                .filter(change -> !change.effectiveAt().isAfter(now))
                .map(PlanChange::account)
                .limit(most)
                .toList();
    }
}
